#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"

/// \file
/// The names, units and shapes of all that a run measures. A replication's numbers lie in four flat rows, one
/// per Series; each Table says where in its row an outcome lies and along which axes.
namespace stegvis::measure {

/// How finely an outcome is told in time.
enum class Series : std::uint8_t {
  totals,   ///< one number for the measured time, [measure_from, end)
  yearly,   ///< per calendar year
  monthly,  ///< per report period (months or weeks)
  observed  ///< at each moment of `observe`: the state just before
};
inline constexpr std::size_t series_count = 4;
inline constexpr std::array all_series{Series::totals, Series::yearly, Series::monthly, Series::observed};

enum class Along : std::uint8_t { period, year, observation, group, place, stage, leg, pool, payer, coach };
inline constexpr std::size_t axis_count = 10;

/// One axis: ids for programs, names for people.
struct Axis {
  std::vector<std::string> ids;
  std::vector<base::Text> names;
  std::vector<double>
      days;  ///< period, year: beginning; observation: the moment [days from start]; else empty
  std::vector<double> until;  ///< period, year: end [days from start]; else empty

  std::size_t size() const { return ids.size(); }
};

/// An outcome: its numbers lie at `first`, the last axis running fastest.
struct Table {
  std::string name;  ///< "entries.work", "stock"
  std::string unit;  ///< "1", "days", "SEK"
  base::Text label;
  bool whole = false;     ///< counts: whole numbers within 32 bits
  bool may_lack = false;  ///< NaN where there is nothing to tell, such as the mean of no waits
  std::vector<Along> axes = {};
  std::size_t first = 0;
  std::size_t size = 1;
};

/// The tables of one series and the length of its row.
struct Tables {
  std::vector<Table> tables;
  std::size_t size = 0;

  /// The table of that name, or null.
  const Table* find(const std::string& name) const;
};

struct Layout {
  std::array<Axis, axis_count> axes;
  std::array<Tables, series_count> series;
  /// What each leg joins, for those who draw the chain: the place left ("seeking", "seeking.waiting") and the
  /// stage entered.
  std::vector<std::string> leg_from, leg_to;

  const Axis& axis(Along which) const { return axes[static_cast<std::size_t>(which)]; }
  Axis& axis(Along which) { return axes[static_cast<std::size_t>(which)]; }
  const Tables& in(Series which) const { return series[static_cast<std::size_t>(which)]; }

  /// Appends a table (its axes must be complete) and returns where its numbers begin.
  std::size_t add(Series which, Table table);

  /// The lengths of a table's axes.
  std::vector<std::size_t> shape(const Table& table) const;
};

/// One replication's numbers, laid out as the layout says.
using Row = std::array<std::span<double>, series_count>;
using ConstRow = std::array<std::span<const double>, series_count>;
inline std::span<double> of(const Row& row, Series series) { return row[static_cast<std::size_t>(series)]; }
inline std::span<const double> of(const ConstRow& row, Series series) {
  return row[static_cast<std::size_t>(series)];
}

/// What two layouts share, by ids: names, axes and shapes, and for each number of the shared layout its place
/// in the rows of both.
struct Shared {
  Layout layout;
  std::array<std::vector<std::size_t>, series_count> in_first, in_second;
};
Shared shared(const Layout& first, const Layout& second);

}  // namespace stegvis::measure
