#include "experiment/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "experiment/outcomes.hpp"
#include "experiment/vary.hpp"
#include "measure/recorder.hpp"
#include "model/complaint.hpp"
#include "model/uncertain.hpp"
#include "model/validate.hpp"
#include "random/luck.hpp"
#include "stats/estimate.hpp"
#include "stats/sobol_points.hpp"

namespace stegvis::experiment {
namespace {

using base::Problems;

constexpr std::uint32_t of_all = 0xffffffffu;  ///< a shift is of no point

double uniform(std::uint64_t seed, const std::string& path, std::uint32_t number, std::uint32_t draw) {
  return random::first_uniform({.seed = seed,
                                .replication = number,
                                .number = 0,
                                .purpose = random::purpose_word("sweep." + path),
                                .source = random::source_word("sweep"),
                                .visit = 0},
                               draw);
}

/// Every stratum once, in an order that is luck, and a place within it.
std::vector<double> strata(std::uint64_t seed, const std::string& path, std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i-- > 1;) {
    const double u = uniform(seed, path, static_cast<std::uint32_t>(i), 0);
    std::swap(order[i], order[static_cast<std::size_t>(u * static_cast<double>(i + 1))]);
  }
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i)
    values[i] = (static_cast<double>(order[i]) + uniform(seed, path, static_cast<std::uint32_t>(i), 1)) /
                static_cast<double>(count);
  return values;
}

Problems design_problems(const std::vector<Axis>& axes, Plan plan, std::size_t points) {
  Problems problems;
  const auto add = [&](const std::string& en, const std::string& sv) { problems.push_back({"", {en, sv}}); };
  if (axes.empty())
    add("nothing varies: say --vary PATH=VALUES", "ingenting varierar: ange --vary SÖKVÄG=VÄRDEN");
  double count = plan == Plan::grid ? 1.0 : static_cast<double>(points);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      if (axes[k].path == axes[i].path)
        add(axes[i].path + " is varied twice", axes[i].path + " varieras två gånger");
    if (plan == Plan::grid && axes[i].law)
      add("--vary " + axes[i].written + ": a grid needs steps, as 1..3/5; or say --lhs N or --sobol N",
          "--vary " + axes[i].written +
              ": ett rutnät behöver steg, som 1..3/5; eller ange --lhs N eller --sobol N");
    if (plan == Plan::grid) count *= static_cast<double>(std::max<std::size_t>(axes[i].values.size(), 1));
  }
  if (count < 1.0) add("no points", "inga punkter");
  if (count > static_cast<double>(most_points))
    add("too many points: at most 10000000", "för många punkter: högst 10000000");
  return problems;
}

}  // namespace

base::Result<Sweep> Sweep::create(const model::Scenario& scenario, std::vector<Axis> axes, Plan plan,
                                  std::size_t points, std::uint64_t seed) {
  SerialExecutor here;
  return create(scenario, std::move(axes), plan, points, seed, here);
}

base::Result<Sweep> Sweep::laid_out(const model::Scenario& scenario, std::vector<Axis> axes, Plan plan,
                                    std::size_t points, std::uint64_t seed) {
  if (Problems problems = design_problems(axes, plan, points); !problems.empty()) return problems;
  Sweep made;
  made.scenario_ = &scenario;
  made.axes_ = std::move(axes);
  made.plan_ = plan;
  made.count_ = points;
  if (plan == Plan::grid) {
    made.count_ = 1;
    for (const Axis& axis : made.axes_) made.count_ *= axis.values.size();
  }
  made.lay_out(seed);
  return made;
}

Problems Sweep::try_some(std::size_t first, std::size_t count) const {
  for (std::size_t point = first; point < first + count; ++point) {
    const auto tried = at(point);
    const Problems found = tried ? model::validate(*tried) : tried.problems();
    if (found.empty()) continue;
    return {{found.front().path,
             {"the scenario cannot be at " + shown(point) + ": " + found.front().text.en,
              "scenariot går inte ihop vid " + shown(point) + ": " + found.front().text.sv}}};
  }
  return {};
}

void Sweep::lay_out(std::uint64_t seed) {
  const std::size_t n = axes_.size();
  if (plan_ == Plan::sobol) {
    std::vector<double> shift;
    for (const Axis& axis : axes_) shift.push_back(uniform(seed, axis.path, of_all, 0));
    uniforms_ = stats::sobol_points(0, count_, shift);
  } else if (plan_ == Plan::lhs) {
    uniforms_.resize(count_ * n);
    for (std::size_t a = 0; a < n; ++a) {
      const std::vector<double> values = strata(seed, axes_[a].path, count_);
      for (std::size_t i = 0; i < count_; ++i) uniforms_[i * n + a] = values[i];
    }
  }
}

model::Value Sweep::value(std::size_t point, std::size_t axis) const {
  const Axis& one = axes_[axis];
  if (plan_ == Plan::grid) {
    for (std::size_t k = axes_.size(); --k > axis;) point /= axes_[k].values.size();
    return one.values[point % one.values.size()];
  }
  const double u = uniforms_[point * axes_.size() + axis];
  if (one.values.empty()) {
    const double x = model::quantile(*one.law, u);
    const model::Field* field = model::find_field(one.path);
    if (field->kind == model::Kind::whole) return {std::round(x)};
    if (field->kind == model::Kind::money) return {std::round(x * 100.0) / 100.0};
    return {x};
  }
  const double length = static_cast<double>(one.values.size());
  return one.values[std::min(one.values.size() - 1, static_cast<std::size_t>(u * length))];
}

base::Result<model::Scenario> Sweep::at(std::size_t point) const {
  model::Scenario scenario = *scenario_;
  Problems problems;
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const model::Value own = value(point, a);
    // A number without a unit is in the one that the scenario says it in.
    const model::Provenance kept = kept_of(scenario, axes_[a].path, own.is_number() ? axes_[a].unit : "");
    Problems found = model::set(scenario, axes_[a].path, own, &kept);
    problems.insert(problems.end(), found.begin(), found.end());
  }
  if (!problems.empty()) return problems;
  return scenario;
}

std::string Sweep::shown(std::size_t point) const {
  std::string text;
  for (std::size_t a = 0; a < axes_.size(); ++a)
    text += (a > 0 ? ", " : "") + axes_[a].path + " = " + model::shown(value(point, a));
  return text;
}

namespace {

/// Where the outcomes stand among a layout's totals; the length of the row where there is none.
std::vector<std::size_t> places_of(const std::vector<std::string>& outcomes, const measure::Layout& layout) {
  const std::vector<Total> totals = totals_of(layout);
  std::vector<std::size_t> places;
  for (const std::string& name : outcomes) {
    const auto found =
        std::find_if(totals.begin(), totals.end(), [&](const Total& total) { return total.name == name; });
    places.push_back(found == totals.end() ? layout.in(measure::Series::totals).size : found->at);
  }
  return places;
}

void append_statistics(std::vector<double>& into, std::vector<double> column) {
  std::erase_if(column, [](double x) { return x != x; });
  const stats::Summary told = stats::summarise(column);
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  for (const double x : {told.mean, told.se, told.sd, told.q10, told.q50, told.q90})
    into.push_back(told.n > 0 ? x : nothing);
}

}  // namespace

PointResult run_point(const SweepDesign& design, std::size_t point) {
  PointResult result{.point = point};
  const auto scenario = design.sweep->at(point);
  if (!scenario) return {point, {}, scenario.problems()};
  const auto programme = model::compile(*scenario);
  if (!programme) return {point, {}, programme.problems()};
  const measure::Layout layout = measure::layout_of(*programme);
  const std::vector<std::size_t> places = places_of(design.outcomes, layout);
  const std::size_t size = layout.in(measure::Series::totals).size;
  std::vector<std::vector<double>> columns(places.size());
  SerialExecutor here;
  const auto ran = replicate(
      Design{.programme = &*programme, .seed = design.seed, .replications = design.replications}, here,
      [&](const Block& block) {
        const auto rows = block.own.of(measure::Series::totals);
        for (std::size_t i = 0; i < places.size(); ++i)
          for (std::size_t row = 0; row < block.count; ++row)
            columns[i].push_back(places[i] < size ? rows[row * size + places[i]]
                                                  : std::numeric_limits<double>::quiet_NaN());
        return Problems{};
      },
      [] { return false; });
  if (!ran) return {point, {}, ran.problems()};
  for (std::vector<double>& column : columns) append_statistics(result.numbers, std::move(column));
  return result;
}

}  // namespace stegvis::experiment
