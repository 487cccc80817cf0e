#include <cmath>

#include "experiment/sweep.hpp"
#include "model/complaint.hpp"
#include "model/path.hpp"
#include "model/quantity.hpp"
#include "model/units.hpp"

namespace stegvis::experiment {
namespace {

using base::Text;

constexpr std::int64_t most_steps = 1'000'000;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

base::Problem wrong(std::string_view written, Text problem, std::string suggestion = {}) {
  return model::problem_of({.path = "--vary " + std::string{written},
                            .found = {},
                            .problem = std::move(problem),
                            .why = {},
                            .allowed = {"PATH=1,2,3, PATH=1..3/5, PATH=1..3 or PATH=U(1,3)",
                                        "SÖKVÄG=1,2,3, SÖKVÄG=1..3/5, SÖKVÄG=1..3 eller SÖKVÄG=U(1,3)"},
                            .suggestion = std::move(suggestion)});
}

/// The unit in which the scenario says this number; empty when it says none.
std::string unit_said(const model::Scenario& scenario, const std::string& path) {
  for (const model::Parameter& parameter : model::parameters(scenario))
    if (parameter.path == path) return parameter.unit;
  return {};
}

/// 1..3/5: five values from 1 to 3, or any between without steps.
base::Problems read_range(Axis& axis, std::string_view text, std::size_t dots) {
  const auto low = model::parse_number(trimmed(text.substr(0, dots)));
  std::string_view rest = text.substr(dots + 2);
  const std::size_t slash = rest.find('/');
  const auto high = model::parse_number(trimmed(rest.substr(0, slash)));
  if (!low || !high) return {wrong(axis.written, {"has no two numbers", "har inte två tal"})};
  if (!(*low < *high)) return {wrong(axis.written, {"does not rise", "stiger inte"})};
  if (slash == std::string_view::npos) {
    axis.law = model::Uncertainty{"U", {*low, *high}};
    return {};
  }
  const auto steps = model::parse_whole(trimmed(rest.substr(slash + 1)));
  if (!steps || *steps < 2 || *steps > most_steps)
    return {wrong(axis.written, {"needs 2 to 1000000 steps after /", "behöver 2 till 1000000 steg efter /"})};
  for (std::int64_t i = 0; i < *steps; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(*steps - 1);
    axis.values.push_back({model::in_unit(model::Kind::number, *low + share * (*high - *low), "")});
  }
  return {};
}

base::Problems read_list(Axis& axis, std::string_view text) {
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    if (item.empty()) return {wrong(axis.written, {"has an empty value", "har ett tomt värde"})};
    axis.values.push_back(model::value_of(item));
    if (comma == std::string_view::npos) return {};
    text.remove_prefix(comma + 1);
  }
}

bool is_law(std::string_view text) { return text.ends_with(')') && text.find('(') != std::string_view::npos; }

base::Problems read_law(Axis& axis, std::string_view text, const model::Scenario& scenario) {
  double value = 0.0;
  for (const model::Parameter& parameter : model::parameters(scenario))
    if (parameter.path == axis.path) value = parameter.value;
  model::ReadUncertainty read = model::read_uncertainty(text, value);
  if (!read.uncertainty) return {wrong(axis.written, read.problem)};
  axis.law = read.uncertainty;
  return {};
}

}  // namespace

base::Result<Axis> read_axis(std::string_view written, const model::Scenario& scenario) {
  const std::size_t sign = written.find('=');
  if (sign == std::string_view::npos || sign == 0)
    return wrong(written, {"is not understood", "kan inte tolkas"});
  Axis axis{.path = std::string{trimmed(written.substr(0, sign))}, .written = std::string{written}};
  const std::string_view text = trimmed(written.substr(sign + 1));
  const model::Field* field = model::find_field(axis.path);
  if (field == nullptr || !model::carrier_of(axis.path).empty())
    return wrong(written,
                 {"is no path of a scenario that can vary", "är ingen sökväg i ett scenario som kan variera"},
                 model::nearest_path(axis.path));
  if (!model::get(scenario, axis.path) &&
      std::holds_alternative<std::monostate>(model::existing_slot(scenario, axis.path)))
    return wrong(written,
                 {"is of something that the scenario does not have", "gäller något som scenariot inte har"});
  axis.unit = unit_said(scenario, axis.path);
  const std::size_t dots = text.find("..");
  base::Problems problems = text.empty()   ? base::Problems{wrong(written, {"has no value", "saknar värde"})}
                            : is_law(text) ? read_law(axis, text, scenario)
                            : dots != std::string_view::npos ? read_range(axis, text, dots)
                                                             : read_list(axis, text);
  if (!problems.empty()) return problems;
  return axis;
}

}  // namespace stegvis::experiment
