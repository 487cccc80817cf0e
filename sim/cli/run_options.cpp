#include "cli/run_options.hpp"

#include <fmt/format.h>

#include <limits>
#include <system_error>
#include <utility>

#include "experiment/tbb_executor.hpp"
#include "io/write_results.hpp"

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;
using Named = std::pair<const char*, fs::path>;

constexpr std::int64_t default_replications = 1000;
constexpr std::int64_t most_threads = 1024;

void check_range(base::Problems& problems, const char* option, std::int64_t value, std::int64_t least,
                 std::int64_t most) {
  if (value >= least && value <= most) return;
  problems.push_back(
      {"",
       {fmt::format("{} = {} is out of range; allowed: {} to {}", option, value, least, most),
        fmt::format("{} = {} är utanför det tillåtna; tillåtet: {} till {}", option, value, least, most)}});
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  return fs::weakly_canonical(a, ignored) == fs::weakly_canonical(b, ignored);
}

void check_output(base::Problems& problems, const Named& output, const io::ScenarioFile& scenario) {
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

void check_outputs(base::Problems& problems, const std::vector<Named>& outputs,
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

experiment::Keep keep_of(const std::string& word, std::uint64_t replications) {
  if (word == "totals") return experiment::Keep::totals;
  if (word == "yearly") return experiment::Keep::yearly;
  if (word == "monthly") return experiment::Keep::monthly;
  return experiment::default_keep(replications);
}

}  // namespace

std::vector<Option> RunOptions::options() {
  return {
      {"FILE", &file, {"the scenario", "scenariot"}, true, {}},
      {"--replications,-n", &replications, {"how many (default 1000)", "hur många (annars 1000)"}, false, {}},
      {"--seed", &seed, {"instead of the scenario's", "i stället för scenariots"}, false, {}},
      {"--threads", &threads, {"default: all cores", "annars alla kärnor"}, false, {}},
      {"--keep",
       &keep,
       {"what is kept of each replication (default monthly up to 10 000, else yearly)",
        "vad som sparas av varje replikation (annars monthly upp till 10 000, sedan yearly)"},
       false,
       {"totals", "yearly", "monthly"}},
      {"--out,-o",
       &out,
       {"results file (default SCENARIO.h5 here)", "resultatfil (annars SCENARIO.h5 här)"},
       false,
       {}},
      {"--json",
       &json,
       {"print one JSON object instead of the answer", "skriv ett JSON-objekt i stället för svaret"},
       false,
       {}},
      {"--csv", &csv, {"also a table for spreadsheets", "också en tabell för kalkylprogram"}, false, {}},
      {"--log",
       &log,
       {"event log of every participant (.csv, or .xes)", "logg över varje deltagare (.csv eller .xes)"},
       false,
       {}},
      {"--figures",
       &figures,
       {"also draw the figures, beside the results file", "rita figurerna också, bredvid resultatfilen"},
       false,
       {}},
  };
}

base::Result<RunPlan> decide(const RunOptions& options, const io::ScenarioFile& scenario) {
  base::Problems problems;
  const std::int64_t replications = options.replications.value_or(default_replications);
  check_range(problems, "--replications", replications, 1, std::numeric_limits<std::uint32_t>::max());
  const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
  check_range(problems, "--threads", options.threads.value_or(cores), 1, most_threads);
  const fs::path out =
      options.out.empty() ? fs::path{options.file}.stem().concat(".h5") : fs::path{options.out};
  std::vector<Named> outputs{{"--out", out}};
  if (!options.csv.empty()) outputs.emplace_back("--csv", options.csv);
  if (!options.log.empty()) outputs.emplace_back("--log", options.log);
  check_outputs(problems, outputs, scenario);
  if (problems.empty()) problems = io::may_become_results(out);
  if (!problems.empty()) return problems;
  return RunPlan{static_cast<std::uint32_t>(replications), options.seed.value_or(scenario.scenario.seed),
                 static_cast<std::size_t>(options.threads.value_or(cores)),
                 keep_of(options.keep, static_cast<std::uint64_t>(replications)), out};
}

}  // namespace stegvis::cli
