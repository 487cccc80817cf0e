#include "io/write_units.hpp"

#include <algorithm>
#include <utility>

#include "measure/grid.hpp"
#include "measure/units.hpp"

namespace stegvis::io {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;  ///< entries, written and compressed together

}  // namespace

UnitsWriter::UnitsWriter(std::string group, const model::Programme& programme)
    : group_{std::move(group)}, programme_{programme} {}

Variable UnitsWriter::place() const {
  return {.path = group_ + "/place_in_row",
          .dims = {"entry"},
          .number = Number::int32,
          .attributes = {{"units", "1"}}};
}

Variable UnitsWriter::value() const {
  return {.path = group_ + "/value", .dims = {"entry"}, .attributes = {{"units", "days or 1"}}};
}

void UnitsWriter::begin(ResultsFile& out, std::uint32_t replications) const {
  const measure::KeptUnits row{programme_, measure::Grid{programme_}.segments()};
  out.begin_rows(place(), row.size() * replications, piece);
  out.begin_rows(value(), row.size() * replications, piece);
}

/// Most of a replication's units are zero: few people, many places and classes.
void UnitsWriter::take(ResultsFile& out, std::span<const double> units, std::size_t row, std::size_t count) {
  const std::size_t size = units.size() / count;
  first_.push_back(static_cast<double>(entries_ + values_.size()));
  for (std::size_t i = 0; i < size; ++i) {
    const double value = units[row * size + i];
    if (value == 0.0) continue;
    places_.push_back(static_cast<double>(i));
    values_.push_back(value);
  }
  if (values_.size() >= piece) flush(out);
}

void UnitsWriter::flush(ResultsFile& out) {
  if (values_.empty()) return;
  out.put_rows(place().path, entries_, places_);
  out.put_rows(value().path, entries_, values_);
  entries_ += values_.size();
  places_.clear();
  values_.clear();
}

void UnitsWriter::finish(ResultsFile& out, std::size_t first, std::uint32_t replications, const Told& told) {
  flush(out);
  const measure::Grid grid{programme_};
  std::vector<double> ends, entries(std::max<std::size_t>(entries_, 1));
  for (std::size_t s = 0; s < grid.segments(); ++s) ends.push_back(grid.end(s));
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = static_cast<double>(i);
  write_replications(out, group_, first, replications, told);
  out.scale({.path = group_ + "/segment_end", .attributes = {{"units", "days"}}}, ends);
  out.scale({.path = group_ + "/entry", .number = Number::int32}, entries);
  out.end_rows(place(), entries.size());
  out.end_rows(value(), entries.size());
  out.write({.path = group_ + "/first_entry", .dims = {"replication"}}, first_);
}

}  // namespace stegvis::io
