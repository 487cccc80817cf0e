#include "cli/verbs.hpp"

#include <cstdio>

namespace stegvis::cli {

void say(const Context& context, const base::Text& text) {
  std::fprintf(stderr, "%s\n", text.in(context.language).c_str());
}

int fail(const base::Problems& problems, const Context& context, int code) {
  for (const base::Problem& problem : problems) say(context, problem.text);
  return code;
}

int refuse(const base::Problems& problems, const Context& context) {
  if (context.rank > 0) return users_fault;  // the first rank says the same
  (void)fail(problems, context, users_fault);
  const bool swedish = context.language == base::Language::sv;
  const char* word = swedish ? "problem" : problems.size() == 1 ? "problem" : "problems";
  std::fprintf(stderr, swedish ? "%zu %s; ingenting kördes.\n" : "%zu %s; nothing was run.\n",
               problems.size(), word);
  return users_fault;
}

std::vector<Verb> all_verbs() {
  return {check_verb(),    run_verb(),       compare_verb(),     sweep_verb(), merge_verb(),
          tornado_verb(),  calibrate_verb(), sensitivity_verb(), value_verb(), price_verb(),
          figures_verb(),  digest_verb(),    explain_verb(),     paths_verb(), set_verb(),
          template_verb(), schema_verb(),    version_verb()};
}

}  // namespace stegvis::cli
