#include "cli/checks.hpp"

#include <fmt/format.h>

#include <system_error>

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  return fs::weakly_canonical(a, ignored) == fs::weakly_canonical(b, ignored);
}

void check_output(base::Problems& problems, const Output& output, const io::ScenarioFile& scenario) {
  const auto& [option, path] = output;
  const auto add = [&](const char* en, const char* sv) {
    problems.push_back({"",
                        {fmt::format("{} {}: {}", option, path.string(), en),
                         fmt::format("{} {}: {}", option, path.string(), sv)}});
  };
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error))
    add("is no file that can be replaced", "är ingen fil som kan ersättas");
  const fs::path folder = path.parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error))
    add("its folder does not exist", "mappen finns inte");
  for (const auto& source : scenario.sources)
    if (same_file(path, source.name))
      add("is a file of the scenario; it would be overwritten",
          "är en av scenariots filer; den skulle skrivas över");
}

}  // namespace

void check_range(base::Problems& problems, const char* option, std::int64_t value, std::int64_t least,
                 std::int64_t most) {
  if (value >= least && value <= most) return;
  problems.push_back(
      {"",
       {fmt::format("{} = {} is out of range; allowed: {} to {}", option, value, least, most),
        fmt::format("{} = {} är utanför det tillåtna; tillåtet: {} till {}", option, value, least, most)}});
}

void check_outputs(base::Problems& problems, const std::vector<Output>& outputs,
                   const io::ScenarioFile& scenario) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    check_output(problems, outputs[i], scenario);
    for (std::size_t k = 0; k < i; ++k)
      if (same_file(outputs[i].second, outputs[k].second))
        problems.push_back({"",
                            {fmt::format("{} and {} name the same file", outputs[k].first, outputs[i].first),
                             fmt::format("{} och {} är samma fil", outputs[k].first, outputs[i].first)}});
  }
}

base::Problems located(base::Problems problems, const io::ScenarioFile& scenario) {
  for (base::Problem& problem : problems) {
    const std::string where = io::where_is(scenario, problem.path);
    if (!where.empty()) problem.text = {where + ": " + problem.text.en, where + ": " + problem.text.sv};
  }
  return problems;
}

}  // namespace stegvis::cli
