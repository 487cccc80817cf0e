#include "experiment/outcomes.hpp"

#include "base/nearest.hpp"

namespace stegvis::experiment {
namespace {

using measure::Along;
using measure::Series;

/// Says which of the table's numbers this is, along one axis.
void place_along(Outcome& outcome, Along along, const measure::Axis& axis, std::size_t at) {
  switch (along) {
    case Along::group:
      if (at > 0) outcome.group = axis.ids[at];
      return;
    case Along::year:
      outcome.year = axis.ids[at];
      return;
    case Along::observation:
      outcome.at = axis.days[at];
      return;
    default:
      outcome.name += "." + axis.ids[at];
  }
}

/// One number of a table, by name; nothing is known of it yet.
Outcome named(const measure::Layout& layout, const measure::Table& table, std::size_t offset) {
  Outcome outcome{table.name, table.unit, table.label, {}, {}, {}, {}};
  const std::vector<std::size_t> shape = layout.shape(table);
  std::vector<std::size_t> at(shape.size());
  for (std::size_t axis = shape.size(), rest = offset; axis-- > 0; rest /= shape[axis])
    at[axis] = rest % shape[axis];
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    place_along(outcome, table.axes[axis], layout.axis(table.axes[axis]), at[axis]);
  return outcome;
}

}  // namespace

std::string_view whose(std::string_view name, std::string_view kind) {
  if (!name.starts_with(kind)) return {};
  const std::string_view rest = name.substr(kind.size());
  return rest.find('.') == std::string_view::npos ? rest : std::string_view{};
}

std::vector<Outcome> outcomes(const Summary& summary) {
  std::vector<Outcome> all;
  for (const Series series : {Series::totals, Series::yearly, Series::observed})
    for (const measure::Table& table : summary.layout().in(series).tables)
      for (std::size_t i = 0; i < table.size; ++i) {
        all.push_back(named(summary.layout(), table, i));
        all.back().summary = summary.of(series, table.first + i);
      }
  return all;
}

std::vector<Total> totals_of(const measure::Layout& layout) {
  std::vector<Total> all;
  for (const measure::Table& table : layout.in(Series::totals).tables)
    for (std::size_t i = 0; i < table.size; ++i)
      if (Outcome outcome = named(layout, table, i); !outcome.group)
        all.push_back(
            {std::move(outcome.name), std::move(outcome.unit), std::move(outcome.label), table.first + i});
  return all;
}

base::Problem no_total(const std::string& said, const std::string& name, const std::vector<Total>& totals) {
  std::vector<std::string> names;
  for (const Total& total : totals) names.push_back(total.name);
  const std::string meant = base::nearest(name, names);
  base::Text text{said + " is no total that this scenario tells",
                  said + " är inget utfall som detta scenario har"};
  if (!meant.empty())
    text = {text.en + ". Did you mean \"" + meant + "\"?", text.sv + ". Menade du \"" + meant + "\"?"};
  return {"", text};
}

}  // namespace stegvis::experiment
