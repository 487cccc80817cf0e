#include "experiment/draws.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/nearest.hpp"
#include "base/survival.hpp"
#include "model/complaint.hpp"
#include "model/distribution.hpp"
#include "model/fields.hpp"
#include "random/luck.hpp"
#include "stats/cholesky.hpp"
#include "stats/sobol_points.hpp"

namespace stegvis::experiment {
namespace {

using base::Problems;

/// Uniform numbers of a path: of the whole experiment (a shift), or of a draw.
double uniform(std::uint64_t seed, const std::string& path, std::uint32_t draw) {
  return random::first_uniform({.seed = seed,
                                .replication = draw,
                                .number = 0,
                                .purpose = random::purpose_word("uncertain." + path),
                                .source = random::source_word("uncertain"),
                                .visit = 0},
                               0);
}

double normal_of(double u) { return base::normal_from_log_survival(base::log1p(-u)); }

void append(Problems& into, const Problems& problems) {
  for (const base::Problem& problem : problems) {
    const auto same = [&](const base::Problem& other) { return other.text.en == problem.text.en; };
    if (std::none_of(into.begin(), into.end(), same)) into.push_back(problem);
  }
}

}  // namespace

base::Result<std::vector<Unknown>> uncertain_numbers(const model::Scenario& scenario,
                                                     const Uncertainties& uncertainties) {
  std::map<std::string, std::string> written;
  std::map<std::string, double> values;
  for (const model::Parameter& number : model::parameters(scenario)) {
    values.emplace(number.path, number.value);
    if (uncertainties.carried && !number.carried.distribution.empty())
      written[number.path] = number.carried.distribution;
  }
  for (const auto& [path, distribution] : uncertainties.given)
    if (values.contains(path)) written[path] = distribution;
  for (const std::string& path : uncertainties.fixed) written.erase(path);
  std::vector<Unknown> unknowns;
  Problems problems;
  for (const auto& [path, distribution] : written) {
    model::ReadUncertainty read = model::read_uncertainty(distribution, values.at(path));
    if (read.uncertainty)
      unknowns.push_back(
          {.id = path, .paths = {path}, .distribution = *read.uncertainty, .written = distribution});
    else
      problems.push_back(model::problem_of({.path = path,
                                            .found = model::quoted(distribution),
                                            .problem = read.problem,
                                            .why = {},
                                            .allowed = read.allowed,
                                            .suggestion = {}}));
  }
  if (!problems.empty()) return problems;
  return unknowns;
}

Problems nowhere(const std::vector<const model::Scenario*>& scenarios, const Uncertainties& uncertainties) {
  std::set<std::string> known;
  for (const model::Scenario* scenario : scenarios)
    for (const model::Parameter& number : model::parameters(*scenario)) known.insert(number.path);
  const std::vector<std::string> paths(known.begin(), known.end());
  Problems problems;
  std::vector<std::string> named = uncertainties.fixed;
  for (const auto& [path, distribution] : uncertainties.given) named.push_back(path);
  for (const std::string& path : named)
    if (!known.contains(path))
      problems.push_back(model::problem_of(
          {.path = path,
           .found = {},
           .problem = {"is no number that the scenario says", "är inget tal som scenariot säger"},
           .why = {},
           .allowed = {},
           .suggestion = base::nearest(path, paths)}));
  return problems;
}

base::Result<Draws> Draws::create(std::vector<const model::Scenario*> scenarios,
                                  const Uncertainties& uncertainties, std::uint64_t seed, std::size_t count,
                                  std::size_t tried) {
  base::expects(count > 0, "at least one draw");
  Draws made;
  made.scenarios_ = std::move(scenarios);
  made.count_ = count;
  Problems problems = made.find(uncertainties);
  if (problems.empty()) problems = made.correlate();
  if (!problems.empty()) return problems;
  made.draw(uncertainties.sampling, seed);
  problems = made.try_first(std::min(tried, count));
  if (!problems.empty()) return problems;
  return made;
}

base::Result<Draws> Draws::of_values(std::vector<const model::Scenario*> scenarios,
                                     const std::vector<Unknown>& unknowns, std::vector<double> values,
                                     std::size_t count, std::size_t tried) {
  base::expects(count > 0 && !unknowns.empty() && !values.empty() && values.size() % unknowns.size() == 0,
                "whole rows of values");
  Draws made;
  made.scenarios_ = std::move(scenarios);
  made.count_ = count;
  made.given_ = std::move(values);
  Problems problems;
  for (const Unknown& unknown : unknowns) made.paths_.push_back(unknown.id);
  for (const model::Scenario* scenario : made.scenarios_) {
    auto own = Unknowns::create(*scenario, unknowns, Ends::left_out);
    if (own)
      made.unknowns_.push_back(std::move(own).value());
    else
      append(problems, own.problems());
    made.path_of_.emplace_back(unknowns.size());
    std::iota(made.path_of_.back().begin(), made.path_of_.back().end(), std::size_t{0});
  }
  if (problems.empty()) problems = made.try_first(std::min(tried, count));
  if (!problems.empty()) return problems;
  return made;
}

Problems Draws::find(const Uncertainties& uncertainties) {
  Problems problems = nowhere(scenarios_, uncertainties);
  std::vector<std::vector<std::string>> own;
  std::set<std::string> all;
  for (const model::Scenario* scenario : scenarios_) {
    own.emplace_back();
    auto unknowns = uncertain_numbers(*scenario, uncertainties);
    if (!unknowns) {
      append(problems, unknowns.problems());
      continue;
    }
    for (const Unknown& unknown : *unknowns) own.back().push_back(unknown.id);
    all.insert(own.back().begin(), own.back().end());
    auto made = Unknowns::create(*scenario, std::move(unknowns).value());
    if (made)
      unknowns_.push_back(std::move(made).value());
    else
      append(problems, made.problems());
  }
  if (!problems.empty()) return problems;
  paths_.assign(all.begin(), all.end());
  if (paths_.empty())
    return {{"",
             {"no number has a distribution: nothing is uncertain (give one with --distribution PATH=U(1,2))",
              "inget tal har en fördelning: ingenting är osäkert (ge en med --distribution SÖKVÄG=U(1,2))"}}};
  if (paths_.size() > stats::most_sobol_dimensions)
    return {{"", {"too many uncertain numbers: at most 3667", "för många osäkra tal: högst 3667"}}};
  for (const auto& paths : own) {
    path_of_.emplace_back();
    for (const std::string& path : paths)
      path_of_.back().push_back(
          static_cast<std::size_t>(std::lower_bound(paths_.begin(), paths_.end(), path) - paths_.begin()));
  }
  return {};
}

/// The Cholesky factor of what goes together; the first scenario that says a pair decides it.
Problems Draws::correlate() {
  const std::size_t n = paths_.size();
  std::vector<double> matrix(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1.0;
  bool any = false;
  const auto find = [&](const std::string& path) {
    return static_cast<std::size_t>(std::find(paths_.begin(), paths_.end(), path) - paths_.begin());
  };
  for (const model::Scenario* scenario : scenarios_)
    for (const auto& [id, pair] : scenario->correlation) {
      const std::size_t a = find(pair.of), b = find(pair.with);
      const std::string name = "correlation." + id;
      if (a == n || b == n) {
        if (std::find(idle_.begin(), idle_.end(), name) == idle_.end()) idle_.push_back(name);
        continue;
      }
      if (matrix[a * n + b] != 0.0) continue;
      matrix[a * n + b] = matrix[b * n + a] = pair.r;
      any = true;
    }
  if (!any) return {};
  if (!stats::cholesky(matrix, n))
    return {{"correlation",
             {"correlation: no numbers can have these correlations together (the matrix is not positive "
              "definite)",
              "correlation: inga tal kan ha dessa korrelationer tillsammans (matrisen är inte positivt "
              "definit)"}}};
  lower_ = std::move(matrix);
  return {};
}

void Draws::draw(Sampling sampling, std::uint64_t seed) {
  const std::size_t n = paths_.size();
  constexpr std::uint32_t shift_of_all = 0xffffffffu;  // no draw has this number
  if (sampling == Sampling::sobol) {
    std::vector<double> shift;
    for (const std::string& path : paths_) shift.push_back(uniform(seed, path, shift_of_all));
    normals_ = stats::sobol_points(0, count_, shift);
  } else {
    for (std::size_t d = 0; d < count_; ++d)
      for (const std::string& path : paths_)
        normals_.push_back(uniform(seed, path, static_cast<std::uint32_t>(d)));
  }
  for (double& u : normals_) u = normal_of(u);
  if (lower_.empty()) return;
  for (std::size_t d = 0; d < count_; ++d) {
    double* z = normals_.data() + d * n;
    for (std::size_t i = n; i-- > 0;) {
      double sum = 0.0;
      for (std::size_t k = 0; k <= i; ++k) sum += lower_[i * n + k] * z[k];
      z[i] = sum;
    }
  }
}

/// Nothing is run before every draw that will be is known to be a scenario; of those that perhaps will be,
/// the first.
Problems Draws::try_first(std::size_t count) const {
  Problems problems;
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    std::size_t bad = 0;
    base::Problem first;
    for (std::size_t d = 0; d < count; ++d) {
      const auto scenario = at(s, d);
      if (scenario.ok()) continue;
      if (bad++ == 0) first = scenario.problems().front();
    }
    if (bad == 0) continue;
    const std::string share = std::to_string(bad), all = std::to_string(count);
    append(problems,
           {{first.path,
             {share + " of " + all + " draws leave what is allowed; the first: " + first.text.en,
              share + " av " + all + " dragningar lämnar det tillåtna; den första: " + first.text.sv}}});
  }
  return problems;
}

std::vector<double> Draws::values(std::size_t scenario, std::size_t draw) const {
  if (!given_.empty()) {
    const std::size_t width = paths_.size(), row = draw % (given_.size() / width);
    const auto first = given_.begin() + static_cast<std::ptrdiff_t>(row * width);
    return {first, first + static_cast<std::ptrdiff_t>(width)};
  }
  std::vector<double> normals;
  for (const std::size_t path : path_of_[scenario]) normals.push_back(normals_[draw * paths_.size() + path]);
  return unknowns_[scenario].values(normals);
}

double Draws::value(std::size_t scenario, std::size_t draw, std::size_t path) const {
  const auto& own = path_of_[scenario];
  const auto found = std::find(own.begin(), own.end(), path);
  if (found == own.end()) return std::numeric_limits<double>::quiet_NaN();
  return values(scenario, draw)[static_cast<std::size_t>(found - own.begin())];
}

base::Result<model::Scenario> Draws::at(std::size_t scenario, std::size_t draw) const {
  return unknowns_[scenario].at(values(scenario, draw));
}

base::Result<std::vector<model::Programme>> DrawBench::programmes(std::size_t draw) const {
  std::vector<model::Programme> made;
  for (std::size_t s = 0; s < design_.draws->scenarios(); ++s) {
    const auto scenario = design_.draws->at(s, draw);
    if (!scenario) return scenario.problems();
    auto programme = model::compile(*scenario);
    if (!programme) return programme.problems();
    made.push_back(std::move(programme).value());
  }
  return made;
}

namespace {

constexpr const char* other_en =
    "a draw changes what is measured (a number of periods or stages): that cannot vary";
constexpr const char* other_sv =
    "en dragning ändrar vad som mäts (antal perioder eller stadier): det kan inte variera";

/// Adds a block's rows; whether they are as long as those already there. The first block of all is full, so
/// that its rows' length can be told.
class Appending {
 public:
  explicit Appending(Rows& into) : into_{into} {
    for (auto& numbers : into_.numbers) numbers.clear();
  }
  void add(const Rows& part, std::size_t count) {
    for (std::size_t s = 0; s < measure::series_count; ++s) {
      if (!begun_) lengths_[s] = part.numbers[s].size() / count;
      into_.numbers[s].insert(into_.numbers[s].end(), part.numbers[s].begin(),
                              part.numbers[s].begin() + static_cast<std::ptrdiff_t>(count * lengths_[s]));
    }
    begun_ = true;
  }

 private:
  Rows& into_;
  std::array<std::size_t, measure::series_count> lengths_{};
  bool begun_ = false;
};

std::vector<std::size_t> lengths_of(const Block& block) {
  std::vector<std::size_t> lengths;
  const auto add = [&](const Rows& rows) {
    for (const auto& numbers : rows.numbers) lengths.push_back(numbers.size());
  };
  add(block.own);
  add(block.base);
  for (const Rows& rows : block.beside) add(rows);
  return lengths;
}

std::vector<std::size_t> lengths_of(const Widths& widths, std::size_t rows) {
  std::vector<std::size_t> lengths;
  const auto add = [&](const Width& width) {
    for (const std::size_t size : width) lengths.push_back(rows * size);
  };
  add(widths.own);
  add(widths.base);
  for (const Width& width : widths.beside) add(width);
  return lengths;
}

}  // namespace

DrawBench::DrawBench(const DrawDesign& design, std::size_t trays)
    : design_{design}, trays_(trays), rans_(trays) {
  if (design.widths) lengths_ = lengths_of(*design.widths, design.per_draw);
}

void DrawBench::work(std::size_t draw, std::size_t tray) {
  Block& block = trays_[tray];
  block.first = static_cast<std::uint32_t>(draw * design_.per_draw);
  block.count = design_.per_draw;
  block.log.clear();
  block.problems.clear();
  const auto made = programmes(draw);
  if (!made) {
    block.problems = made.problems();
    return;
  }
  Design design{.programme = &(*made)[0],
                .base = design_.has_base ? &(*made)[1] : nullptr,
                .seed = design_.seed,
                .first = block.first,
                .replications = design_.per_draw,
                .log = design_.log};
  for (std::size_t i = design_.has_base ? 2 : 1; i < made->size(); ++i) design.beside.push_back(&(*made)[i]);
  block.beside.resize(design.beside.size());
  Appending own{block.own}, base{block.base};
  std::vector<Appending> beside;
  for (Rows& rows : block.beside) beside.emplace_back(rows);
  SerialExecutor here;
  auto ran = replicate(
      design, here,
      [&](const Block& part) {
        own.add(part.own, part.count);
        if (design_.has_base) base.add(part.base, part.count);
        for (std::size_t i = 0; i < beside.size(); ++i) beside[i].add(part.beside[i], part.count);
        block.log.insert(block.log.end(), part.log.begin(), part.log.end());
        return Problems{};
      },
      [] { return false; });
  if (ran)
    rans_[tray] = std::move(ran).value();
  else
    block.problems = ran.problems();
}

void DrawBench::hand_over(std::size_t tray, Ran& ran) {
  Block& block = trays_[tray];
  if (lengths_.empty()) lengths_ = lengths_of(block);
  if (lengths_of(block) != lengths_) {
    block.problems = {{"", {other_en, other_sv}}};
    return;
  }
  add(ran, rans_[tray]);
}

}  // namespace stegvis::experiment
