#include "experiment/unknowns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "base/nearest.hpp"
#include "base/survival.hpp"
#include "experiment/vary.hpp"
#include "model/complaint.hpp"
#include "model/validate.hpp"

namespace stegvis::experiment {
namespace {

using base::Problem;
using base::Problems;

Problem no_number(const Unknown& unknown, const std::string& path, const std::vector<std::string>& paths) {
  const model::Field* field = model::find_field(path);
  base::Text why = field == nullptr ? base::Text{}
                                    : base::Text{"the scenario does not say it", "scenariot säger det inte"};
  return model::problem_of({.path = unknown.id,
                            .found = model::quoted(path),
                            .problem = {"is no number of the scenario", "är inget tal i scenariot"},
                            .why = std::move(why),
                            .allowed = {},
                            .suggestion = base::nearest(path, paths)});
}

Problem decided_twice(const Unknown& unknown, const std::string& path, const std::string& other) {
  return model::problem_of({.path = unknown.id,
                            .found = model::quoted(path),
                            .problem = {"is decided by " + other + " already", "bestäms redan av " + other},
                            .why = {},
                            .allowed = {},
                            .suggestion = {}});
}

Problem at_end(const Unknown& unknown, double value, const Problem& problem) {
  const std::string where = model::shown(value);
  return {
      unknown.id,
      {unknown.id + " = " + unknown.written + ": at " + where + " the scenario cannot be: " + problem.text.en,
       unknown.id + " = " + unknown.written + ": vid " + where +
           " går scenariot inte ihop: " + problem.text.sv}};
}

/// What the field can hold of it.
model::Value fitting(const model::Field& field, double x) {
  if (field.kind == model::Kind::whole) return {static_cast<std::int64_t>(std::llround(x))};
  if (field.kind == model::Kind::money) return {std::round(x * 100.0) / 100.0};
  return {x};
}

}  // namespace

double value_at(const model::Uncertainty& distribution, double normal) {
  // The smaller tail keeps its digits; both stay clear of 0 and 1.
  const double tail = std::max(base::normal_survival(std::fabs(normal)), 0x1p-53);
  return model::quantile(distribution, normal < 0 ? tail : 1.0 - tail);
}

base::Result<Unknowns> Unknowns::create(const model::Scenario& scenario, std::vector<Unknown> unknowns,
                                        Ends ends) {
  Unknowns made{scenario, std::move(unknowns)};
  Problems problems = made.find_numbers();
  if (problems.empty() && ends == Ends::tried) problems = made.try_ends();
  if (!problems.empty()) return problems;
  return made;
}

Problems Unknowns::find_numbers() {
  std::map<std::string, model::Parameter> numbers;
  std::vector<std::string> paths;
  for (model::Parameter& one : model::parameters(*scenario_)) {
    paths.push_back(one.path);
    numbers.emplace(one.path, std::move(one));
  }
  Problems problems;
  std::map<std::string, std::string> decided;
  for (const Unknown& unknown : all_) {
    numbers_.emplace_back();
    for (const std::string& path : unknown.paths) {
      const auto [other, fresh] = decided.emplace(path, unknown.id);
      if (!fresh) problems.push_back(decided_twice(unknown, path, other->second));
      const auto found = numbers.find(path);
      if (found == numbers.end())
        problems.push_back(no_number(unknown, path, paths));
      else
        numbers_.back().push_back(found->second);
    }
  }
  return problems;
}

Problems Unknowns::try_ends() const {
  constexpr double end = 3.090232306167813;  // the normal quantile 0.999
  Problems problems;
  for (std::size_t u = 0; u < all_.size(); ++u)
    for (const double normal : {-end, end}) {
      model::Scenario tried = *scenario_;
      const double value = value_at(all_[u].distribution, normal);
      Problems found = set(tried, u, value);
      if (found.empty()) found = model::validate(tried);
      if (!found.empty()) problems.push_back(at_end(all_[u], value, found.front()));
    }
  return problems;
}

Problems Unknowns::set(model::Scenario& scenario, std::size_t unknown, double value) const {
  Problems problems;
  for (const model::Parameter& number : numbers_[unknown]) {
    const model::Provenance kept = kept_of(scenario, number.path, number.unit);
    const double x = all_[unknown].factor ? value * number.value : value;
    Problems found = model::set(scenario, number.path, fitting(*number.field, x), &kept);
    std::move(found.begin(), found.end(), std::back_inserter(problems));
  }
  return problems;
}

std::vector<double> Unknowns::values(std::span<const double> normals) const {
  std::vector<double> values;
  for (std::size_t u = 0; u < all_.size(); ++u) values.push_back(value_at(all_[u].distribution, normals[u]));
  return values;
}

base::Result<model::Scenario> Unknowns::at(std::span<const double> values) const {
  model::Scenario scenario = *scenario_;
  Problems problems;
  for (std::size_t u = 0; u < all_.size(); ++u) {
    Problems found = set(scenario, u, values[u]);
    std::move(found.begin(), found.end(), std::back_inserter(problems));
  }
  if (problems.empty()) problems = model::validate(scenario);
  if (!problems.empty()) return problems;
  return scenario;
}

}  // namespace stegvis::experiment
