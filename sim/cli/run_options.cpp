#include "cli/run_options.hpp"

#include "cli/amount.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/write_results.hpp"

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;

experiment::Keep keep_of(const std::string& word, std::uint64_t replications) {
  if (word == "totals") return experiment::Keep::totals;
  if (word == "yearly") return experiment::Keep::yearly;
  if (word == "prices") return experiment::Keep::prices;
  if (word == "monthly") return experiment::Keep::monthly;
  return experiment::default_keep(replications);
}

}  // namespace

std::vector<Option> RunOptions::options() {
  std::vector<Option> all{
      scenario_option(&file),
      {"--replications,-n", &replications, {"how many (default 1000)", "hur många (annars 1000)"}, false, {}},
      until_option(until),
      at_most_option(at_most),
      seed_option(&seed),
      threads_option(&threads),
      {"--keep",
       &keep,
       {"what is kept of each replication (default monthly up to 10 000, else yearly; prices: also what can "
        "be priced "
        "again)",
        "vad som sparas av varje replikation (annars monthly upp till 10 000, sedan yearly; prices: också "
        "det som "
        "kan prissättas på nytt)"},
       false,
       {"totals", "yearly", "monthly", "prices"}},
      {"--out,-o",
       &out,
       {"results file (default SCENARIO.h5 here)", "resultatfil (annars SCENARIO.h5 här)"},
       false,
       {}},
      json_option(&json),
      {"--csv", &csv, {"also a table for spreadsheets", "också en tabell för kalkylprogram"}, false, {}},
      {"--log",
       &log,
       {"event log of every participant (.csv, or .xes)", "logg över varje deltagare (.csv eller .xes)"},
       false,
       {}},
      figures_option(&figures),
  };
  uncertain.add_to(all);
  uncertain.add_draws_to(all);
  saving.add_to(all);
  return all;
}

fs::path default_out(const RunOptions& options) { return fs::path{options.file}.stem().concat(".h5"); }

base::Result<RunPlan> decide(const RunOptions& options, const io::ScenarioFile& scenario) {
  base::Problems problems;
  Amount amount = amount_of(problems, options.replications, options.until, options.at_most);
  const UncertainPlan uncertain = decide(problems, options.uncertain, amount);
  if (uncertain.asked && keep_of(options.keep, amount.replications) == experiment::Keep::prices)
    problems.push_back(
        {"",
         {"--keep prices goes with one scenario, not with numbers drawn anew; leave out one of them",
          "--keep prices hör till ett scenario, inte till tal som dras om; utelämna det ena"}});
  const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
  check_range(problems, "--threads", options.threads.value_or(cores), 1, most_threads);
  const SavingPlan saving = decide(problems, options.saving);
  check_until_goes_with(problems, options.until, saving);
  fs::path out = options.out.empty() ? default_out(options) : fs::path{options.out};
  if (saving.shard && options.out.empty()) out = shard_path(out, *saving.shard);
  std::vector<Output> outputs{{"--out", out}};
  if (!options.csv.empty()) outputs.emplace_back("--csv", options.csv);
  if (!options.log.empty()) outputs.emplace_back("--log", options.log);
  check_outputs(problems, outputs, scenario);
  if (problems.empty()) problems = saving.shard ? may_become_shard(out) : io::may_become_results(out);
  if (!problems.empty()) return problems;
  return RunPlan{amount.replications,
                 amount.targets,
                 uncertain,
                 options.seed.value_or(scenario.scenario.seed),
                 static_cast<std::size_t>(options.threads.value_or(cores)),
                 keep_of(options.keep, amount.replications),
                 saving,
                 out};
}

const char* RunPlan::keep_word() const {
  using experiment::Keep;
  return keep == Keep::totals    ? "totals"
         : keep == Keep::yearly  ? "yearly"
         : keep == Keep::monthly ? "monthly"
                                 : "prices";
}

}  // namespace stegvis::cli
