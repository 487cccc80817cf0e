#include "experiment/draws.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/survival.hpp"
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

}  // namespace stegvis::experiment
