#include "measure/layout.hpp"

#include <algorithm>

namespace stegvis::measure {
namespace {

/// Positions in `axis` of the ids of `common`.
std::vector<std::size_t> positions(const Axis& common, const Axis& axis) {
  std::vector<std::size_t> result;
  for (const auto& id : common.ids) {
    const auto found = std::find(axis.ids.begin(), axis.ids.end(), id);
    result.push_back(static_cast<std::size_t>(found - axis.ids.begin()));
  }
  return result;
}

/// The same thing in both: the same id and, along time, the same stretch.
bool same(const Axis& first, std::size_t i, const Axis& second, std::size_t k) {
  return (first.days.empty() || first.days[i] == second.days[k]) &&
         (first.until.empty() || first.until[i] == second.until[k]);
}

Axis common_axis(const Axis& first, const Axis& second) {
  Axis common;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto other = std::find(second.ids.begin(), second.ids.end(), first.ids[i]);
    if (other == second.ids.end() ||
        !same(first, i, second, static_cast<std::size_t>(other - second.ids.begin())))
      continue;
    common.ids.push_back(first.ids[i]);
    common.names.push_back(first.names[i]);
    if (!first.days.empty()) common.days.push_back(first.days[i]);
    if (!first.until.empty()) common.until.push_back(first.until[i]);
  }
  return common;
}

using Positions = std::array<std::vector<std::size_t>, axis_count>;

Positions all_positions(const Layout& common, const Layout& layout) {
  Positions result;
  for (std::size_t axis = 0; axis < axis_count; ++axis)
    result[axis] = positions(common.axes[axis], layout.axes[axis]);
  return result;
}

/// Where each number of `table` (of the common layout) lies in `other`'s row, in the table's own order.
void append_places(std::vector<std::size_t>& into, const Layout& common, const Table& table,
                   const Layout& layout, const Table& other, const Positions& at) {
  const std::vector<std::size_t> shape = common.shape(table);
  for (std::size_t i = 0; i < table.size; ++i) {
    std::size_t rest = i, place = 0, stride = 1;
    for (std::size_t k = shape.size(); k-- > 0;) {
      const auto axis = static_cast<std::size_t>(table.axes[k]);
      place += at[axis][rest % shape[k]] * stride;
      rest /= shape[k];
      stride *= layout.axes[axis].size();
    }
    into.push_back(other.first + place);
  }
}

}  // namespace

const Table* Tables::find(const std::string& name) const {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

std::vector<std::size_t> Layout::shape(const Table& table) const {
  std::vector<std::size_t> lengths;
  for (const Along along : table.axes) lengths.push_back(axis(along).size());
  return lengths;
}

std::size_t Layout::add(Series which, Table table) {
  Tables& tables = series[static_cast<std::size_t>(which)];
  table.first = tables.size;
  table.size = 1;
  for (const std::size_t length : shape(table)) table.size *= length;
  tables.size += table.size;
  tables.tables.push_back(std::move(table));
  return tables.tables.back().first;
}

Shared shared(const Layout& first, const Layout& second) {
  Shared result;
  for (std::size_t axis = 0; axis < axis_count; ++axis)
    result.layout.axes[axis] = common_axis(first.axes[axis], second.axes[axis]);
  const Positions in_first = all_positions(result.layout, first);
  const Positions in_second = all_positions(result.layout, second);
  for (std::size_t leg : in_first[static_cast<std::size_t>(Along::leg)]) {
    result.layout.leg_from.push_back(first.leg_from[leg]);
    result.layout.leg_to.push_back(first.leg_to[leg]);
  }
  for (const Series which : all_series) {
    const auto s = static_cast<std::size_t>(which);
    for (const Table& table : first.in(which).tables) {
      const Table* other = second.in(which).find(table.name);
      if (other == nullptr || other->axes != table.axes) continue;
      result.layout.add(which, table);
      const Table& common = result.layout.in(which).tables.back();
      append_places(result.in_first[s], result.layout, common, first, table, in_first);
      append_places(result.in_second[s], result.layout, common, second, *other, in_second);
    }
  }
  return result;
}

}  // namespace stegvis::measure
