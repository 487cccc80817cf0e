#include <memory>

#include "cli/common_options.hpp"
#include "cli/draw.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"
#include "io/results_file.hpp"

namespace stegvis::cli {
namespace {

struct FiguresOptions {
  std::string file, out, formats;
  bool json = false;
};

}  // namespace

Verb figures_verb() {
  const auto typed = std::make_shared<FiguresOptions>();
  return {.name = "figures",
          .help = {"draw the figures of a results file", "rita figurerna ur en resultatfil"},
          .options = {{"FILE", &typed->file, {"the results file", "resultatfilen"}, true, {}},
                      {"--out,-o",
                       &typed->out,
                       {"folder (default: beside the file)", "mapp (annars bredvid filen)"},
                       false,
                       {}},
                      {"--formats",
                       &typed->formats,
                       {"svg,png,pdf or some of them", "svg,png,pdf eller några av dem"},
                       false,
                       {}},
                      json_option(&typed->json)},
          .act = [typed](const Context& context) {
            const base::Problems problems = io::check_results(typed->file);
            return problems.empty()
                       ? draw_figures(typed->file, typed->out, typed->formats, context, typed->json)
                       : refuse_as(typed->json, typed->file, problems, context);
          }};
}

}  // namespace stegvis::cli
