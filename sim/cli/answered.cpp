#include "cli/answered.hpp"

#include <cstdio>

#include "cli/draw.hpp"

namespace stegvis::cli {

int answered(const std::string& answer, const std::filesystem::path& results, bool json, bool figures,
             const Context& context) {
  std::fputs(answer.c_str(), stdout);
  const bool swedish = context.language == base::Language::sv;
  if (!json) std::printf("%s %s\n", swedish ? "Resultat:" : "Results:", results.c_str());
  std::fflush(stdout);
  return figures ? draw_figures(results, {}, {}, context) : static_cast<int>(fine);
}

}  // namespace stegvis::cli
