#include "io/posterior_file.hpp"

#include <algorithm>
#include <numeric>

#include "base/nearest.hpp"
#include "io/results_file.hpp"
#include "io/results_tables.hpp"
#include "io/take_name.hpp"
#include "model/complaint.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using experiment::Learned;
using experiment::ObservedTarget;
using experiment::Quantiles;
using experiment::Round;
using experiment::Unknown;

const std::vector<std::string> statistics{"mean", "sd", "q025", "q10", "q50", "q90", "q975"};

void append(std::vector<double>& to, const Quantiles& spread) {
  to.insert(to.end(), {spread.mean, spread.sd, spread.q025, spread.q10, spread.q50, spread.q90, spread.q975});
}

std::string joined(const std::vector<std::string>& paths) {
  std::string all;
  for (const std::string& path : paths) all += (all.empty() ? "" : " ") + path;
  return all;
}

const char* word_of(experiment::Identified identified) {
  if (identified == experiment::Identified::well) return "well";
  return identified == experiment::Identified::somewhat ? "somewhat" : "not_at_all";
}

class Writer {
 public:
  Writer(ResultsFile& out, const CalibrationTold& told)
      : out_{out},
        told_{told},
        chosen_{experiment::resampled(told.particles, told.design.particles, told.design.seed)} {}

  void write() {
    attributes();
    posterior();
    prior();
    unknowns();
    targets();
    rounds();
    write_scenario(out_, told_.scenario);
    out_.write("targets_file/name", fs::path{told_.asked.source.name}.filename().string());
    out_.write("targets_file/text", told_.asked.source.text);
  }

 private:
  void attributes() {
    const auto say = [&](const char* name, const AttributeValue& value) { out_.attribute("", name, value); };
    const model::Scenario& scenario = told_.scenario.scenario;
    say("Conventions", "CF-1.8");
    say("title", scenario.title);
    say("source", std::string{"stegvis "} + STEGVIS_VERSION);
    say("file_kind", posterior_kind);
    say("layout_version", results_layout);
    say("seed", std::uint64_t{told_.design.seed});
    say("language", scenario.language);
    say("constructed", scenario.constructed);
    say("scenario", fs::path{told_.scenario.name}.filename().string());
    say("simulated", static_cast<std::uint64_t>(told_.posterior.rounds.back().simulated));
    say("effective", told_.particles.effective());
  }

  template <class Things, class Pick>
  void texts(const std::string& variable, const char* dim, const Things& things, const Pick& pick) {
    std::vector<std::string> all;
    for (const auto& one : things) all.push_back(pick(one));
    out_.write({.path = variable, .dims = {dim}}, all);
  }
  template <class Things, class Pick>
  void numbers(const std::string& variable, const char* dim, const Things& things, const Pick& pick) {
    std::vector<double> all;
    for (const auto& one : things) all.push_back(pick(one));
    out_.write({.path = variable, .dims = {dim}}, all);
  }
  void count(const std::string& scale, std::size_t size) {
    std::vector<double> all(size);
    std::iota(all.begin(), all.end(), 0.0);
    out_.scale({.path = scale, .number = Number::int32}, all);
  }
  void unknown_axis(const std::string& group) {
    std::vector<std::string> ids;
    for (const Unknown& one : told_.unknowns.all()) ids.push_back(one.id);
    out_.scale({.path = group + "/unknown"}, ids);
    texts(group + "/unknown_name", "unknown", told_.unknowns.all(),
          [](const Unknown& one) { return one.shown(); });
  }
  void target_axis(const std::string& group) {
    std::vector<std::string> ids;
    for (const ObservedTarget& one : told_.asked.targets) ids.push_back(one.id);
    out_.scale({.path = group + "/target"}, ids);
  }

  void posterior() {
    const std::size_t unknowns = told_.unknowns.size(), targets = told_.asked.targets.size();
    const std::vector<double> values = values_of(told_.unknowns, told_.particles);
    std::vector<double> drawn, simulated;
    for (const std::size_t p : chosen_) {
      const auto value = values.begin() + static_cast<std::ptrdiff_t>(p * unknowns);
      drawn.insert(drawn.end(), value, value + static_cast<std::ptrdiff_t>(unknowns));
      const auto y = told_.particles.simulated.begin() + static_cast<std::ptrdiff_t>(p * targets);
      simulated.insert(simulated.end(), y, y + static_cast<std::ptrdiff_t>(targets));
    }
    count("posterior/draw", chosen_.size());
    unknown_axis("posterior");
    target_axis("posterior");
    out_.write({.path = "posterior/value", .dims = {"draw", "unknown"}}, drawn);
    out_.write({.path = "posterior/simulated", .dims = {"draw", "target"}}, simulated);
    texts("posterior/paths", "unknown", told_.unknowns.all(),
          [](const Unknown& one) { return joined(one.paths); });
    texts("posterior/distribution", "unknown", told_.unknowns.all(),
          [](const Unknown& one) { return one.written; });
    numbers("posterior/factor", "unknown", told_.unknowns.all(),
            [](const Unknown& one) { return one.factor ? 1.0 : 0.0; });
  }

  void prior() {
    count("prior/draw", chosen_.size());
    unknown_axis("prior");
    out_.write({.path = "prior/value", .dims = {"draw", "unknown"}},
               experiment::prior_draws(told_.unknowns, chosen_.size(), told_.design.seed));
  }

  void unknowns() {
    unknown_axis("unknowns");
    out_.scale({.path = "unknowns/statistic"}, statistics);
    std::vector<double> before, after;
    for (const Learned& one : told_.learned) append(before, one.prior), append(after, one.posterior);
    out_.write({.path = "unknowns/prior", .dims = {"unknown", "statistic"}}, before);
    out_.write({.path = "unknowns/posterior", .dims = {"unknown", "statistic"}}, after);
    numbers("unknowns/contraction", "unknown", told_.learned,
            [](const Learned& one) { return one.contraction; });
    numbers("unknowns/contraction_se", "unknown", told_.learned,
            [](const Learned& one) { return one.contraction_se; });
    texts("unknowns/identified", "unknown", told_.learned,
          [](const Learned& one) { return word_of(one.identified); });
  }

  void targets() {
    const auto& all = told_.asked.targets;
    target_axis("targets");
    out_.scale({.path = "targets/statistic"}, statistics);
    numbers("targets/observed", "target", all, [](const ObservedTarget& one) { return one.observed.value; });
    numbers("targets/observed_sd", "target", all, [](const ObservedTarget& one) { return one.observed.sd; });
    texts("targets/outcome", "target", all, [](const ObservedTarget& one) { return one.number.outcome; });
    texts("targets/label", "target", all, [&](const ObservedTarget& one) {
      return one.at.label.in(told_.scenario.scenario.language == "sv" ? base::Language::sv
                                                                      : base::Language::en);
    });
    texts("targets/year", "target", all,
          [](const ObservedTarget& one) { return one.number.year.value_or(""); });
    texts("targets/group", "target", all,
          [](const ObservedTarget& one) { return one.number.group.value_or(""); });
    texts("targets/source", "target", all, [](const ObservedTarget& one) { return one.source; });
    std::vector<double> fitted;
    for (const Quantiles& spread : experiment::fitted(told_.particles, all.size())) append(fitted, spread);
    out_.write({.path = "targets/fitted", .dims = {"target", "statistic"}}, fitted);
  }

  void rounds() {
    const auto& all = told_.posterior.rounds;
    count("rounds/round", all.size());
    numbers("rounds/tolerance", "round", all, [](const Round& one) { return one.tolerance; });
    numbers("rounds/accepted", "round", all, [](const Round& one) { return one.accepted; });
    numbers("rounds/effective", "round", all, [](const Round& one) { return one.effective; });
    numbers("rounds/simulated", "round", all,
            [](const Round& one) { return static_cast<double>(one.simulated); });
  }

  ResultsFile& out_;
  const CalibrationTold& told_;
  std::vector<std::size_t> chosen_;
};

std::vector<std::string> split(const std::string& paths) {
  std::vector<std::string> all;
  for (std::size_t from = 0; from <= paths.size();) {
    const std::size_t to = std::min(paths.find(' ', from), paths.size());
    all.push_back(paths.substr(from, to - from));
    from = to + 1;
  }
  return all;
}

base::Problem no_posterior(const fs::path& path) {
  return {"",
          {path.string() + ": is no posterior of stegvis (calibrate writes one)",
           path.string() + ": är ingen posterior från stegvis (calibrate skriver en)"}};
}

}  // namespace

base::Problems write_posterior(const fs::path& path, const CalibrationTold& told) {
  return write_whole(path, [&](ResultsFile& out) { Writer{out, told}.write(); });
}

base::Result<Draws> read_draws(const fs::path& path) {
  if (kind_of_file(path) != posterior_kind) return no_posterior(path);
  if (base::Problems problems = check_results(path); !problems.empty()) return problems;
  const auto ids = read_texts(path, "posterior/unknown"), names = read_texts(path, "posterior/unknown_name"),
             paths = read_texts(path, "posterior/paths"),
             written = read_texts(path, "posterior/distribution");
  const auto factor = read_numbers(path, "posterior/factor"), values = read_numbers(path, "posterior/value");
  for (const auto* texts : {&ids, &names, &paths, &written})
    if (!texts->ok() || texts->value().size() != ids.value().size()) return no_posterior(path);
  if (!factor || !values || ids->empty() || factor->size() != ids->size() ||
      values->size() % ids->size() != 0 || values->empty())
    return no_posterior(path);
  Draws draws;
  for (std::size_t u = 0; u < ids->size(); ++u) {
    Unknown one{(*ids)[u], (*names)[u], split((*paths)[u]), {}, (*written)[u], (*factor)[u] != 0.0};
    draws.unknowns.push_back(std::move(one));
  }
  draws.values = *values;
  draws.observed = read_observed(path);
  return draws;
}

base::Result<Draws> without(const Draws& draws, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  std::vector<std::size_t> kept;
  for (std::size_t u = 0; u < draws.unknowns.size(); ++u) {
    known.push_back(draws.unknowns[u].id);
    if (std::find(ids.begin(), ids.end(), known.back()) == ids.end()) kept.push_back(u);
  }
  base::Problems problems;
  for (const std::string& id : ids)
    if (std::find(known.begin(), known.end(), id) == known.end())
      problems.push_back(
          model::problem_of({.path = "--fixed",
                             .found = model::quoted(id),
                             .problem = {"is no unknown of the posterior", "är inget okänt i posteriorn"},
                             .why = {},
                             .allowed = model::listed(known),
                             .suggestion = base::nearest(id, known)}));
  if (problems.empty() && kept.empty())
    problems.push_back(
        {"",
         {"--fixed leaves nothing of the posterior to draw", "--fixed lämnar inget av posteriorn att dra"}});
  if (!problems.empty()) return problems;
  Draws rest;
  for (const std::size_t u : kept) rest.unknowns.push_back(draws.unknowns[u]);
  for (std::size_t d = 0; d < draws.size(); ++d)
    for (const std::size_t u : kept) rest.values.push_back(draws.of(d)[u]);
  rest.observed = draws.observed;
  return rest;
}

}  // namespace stegvis::io
