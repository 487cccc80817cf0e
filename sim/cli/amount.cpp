#include "cli/amount.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "cli/checks.hpp"
#include "cli/numbers.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::Reached;

std::string told(double width, const Reached& one, Language language) {
  return "±" + (one.target.relative ? percent(width, language) : number(width, language));
}

std::string until_line(const Reached& one, std::int64_t replications, Language language) {
  const bool swedish = language == Language::sv;
  const std::string name = one.target.outcome + (one.of.empty() ? "" : " (" + one.of + ")");
  const std::string n = number(static_cast<double>(replications), language);
  const char* known =
      swedish ? "{}: känt på {} när (95 % konfidensintervall för medelvärdet) efter {} replikationer"
              : "{}: known to {} (95 % confidence interval of the mean) after {} replications";
  std::string line = fmt::format(fmt::runtime(known), name, told(one.half_width, one, language), n);
  if (one.reached) return line + ".";
  const bool ever = one.needed < (std::int64_t{1} << 62);
  line +=
      fmt::format(fmt::runtime(swedish ? ", inte {}" : ", not {}"), told(one.target.width, one, language));
  if (!ever) return line + ".";
  const char* takes = swedish ? "; det tar ungefär {}." : "; that takes about {}.";
  return line + fmt::format(fmt::runtime(takes), number(static_cast<double>(one.needed), language));
}

}  // namespace

Option until_option(std::vector<std::string>& into) {
  return {
      .name = "--until",
      .into = &into,
      .help =
          {"run until a total's mean is known so well, as 'placements ±2%' or 'wait_days.se ±3' "
           "(may be given several times)",
           "kör tills ett utfalls medelvärde är känt så väl, som 'placements ±2%' eller 'wait_days.se ±3' "
           "(kan ges flera gånger)"},
      .choices = {},
      .one_each = true};
}

Option at_most_option(std::optional<std::int64_t>& into) {
  return {.name = "--at-most",
          .into = &into,
          .help = {"with --until: never more replications than this (default 100000)",
                   "med --until: aldrig fler replikationer än så (annars 100000)"},
          .choices = {}};
}

Amount amount_of(base::Problems& problems, std::optional<std::int64_t> replications,
                 const std::vector<std::string>& until, std::optional<std::int64_t> at_most) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  Amount amount;
  for (const std::string& written : until) {
    auto target = experiment::read_target(written);
    if (target)
      amount.targets.push_back(std::move(target).value());
    else
      problems.insert(problems.end(), target.problems().begin(), target.problems().end());
  }
  if (until.empty() && at_most)
    problems.push_back(
        {"", {"--at-most has no effect without --until", "--at-most betyder inget utan --until"}});
  if (!until.empty() && replications)
    problems.push_back({"",
                        {"--replications and --until: choose one; --at-most sets a limit",
                         "--replications och --until: välj den ena; --at-most sätter en gräns"}});
  if (replications) check_range(problems, "--replications", *replications, 1, most);
  if (at_most) check_range(problems, "--at-most", *at_most, experiment::first_look, most);
  const std::int64_t number =
      until.empty() ? replications.value_or(default_replications) : at_most.value_or(default_at_most);
  amount.replications = static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 1, most));
  return amount;
}

std::int64_t expected(const std::vector<Reached>& targets, std::uint32_t at_most) {
  std::int64_t needed = 1;
  for (const Reached& one : targets) needed = std::max(needed, one.needed);
  return std::min<std::int64_t>(needed, at_most);
}

std::string until_lines(const std::vector<Reached>& targets, std::int64_t replications, Language language) {
  std::string text;
  for (const Reached& one : targets) text += until_line(one, replications, language) + "\n";
  return text;
}

}  // namespace stegvis::cli
