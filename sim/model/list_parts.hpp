#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/complaint.hpp"
#include "model/list_columns.hpp"
#include "model/start_list.hpp"

/// \file
/// The parts of `read_start_list`. Private to the model floor.
namespace stegvis::model::list {

/// A list on its way: what it may hold, what its head says, and what is wrong in it.
struct Sheet {
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  Sheet(const Scenario& scenario, const TextTable& cells);

  const Scenario& said;
  const TextTable& table;
  const std::vector<ListColumn> columns;
  std::vector<std::size_t> holds;  ///< for each column of the file which of `columns` it is, or no_column
  std::set<Spot> spoilt;           ///< cells with a personal identity number; nothing more is said of them
  std::vector<Misplaced> problems;

  /// The one column that holds this; contract: not for words and numbers.
  const ListColumn& column(ListColumn::Holds holds) const;
  /// What a column may be headed, for messages.
  base::Text headers() const;
  /// Tells it with the number of the row.
  void complain(const TableRow& row, Spot at, const Complaint& complaint);
};

/// One row on its way to a participant: where its cells stand, and whether all of them were understood.
struct Reading {
  const TableRow& row;
  Participant person{};
  const Cell* cells[10] = {};  ///< by what they hold; null: empty
  bool whole = true;

  const Cell*& of(ListColumn::Holds holds) { return cells[static_cast<std::size_t>(holds)]; }
};

/// A cell that says something wrong: its column's head and its value are put before the words.
void complain(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
              Complaint complaint);

/// Notes every cell that holds a personal identity number.
void spot_personal_numbers(Sheet& sheet);
/// Reads what the columns hold; false: none is known, and the rows mean nothing.
bool take_head(Sheet& sheet);
/// Reads one cell of a known column, all but the id.
void take_cell(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
               const Words& words);
/// Judges what the cells of a row say together.
void check_person(Sheet& sheet, Reading& reading);

/// Nobody is older, nor has anybody been anywhere longer [days].
inline constexpr double oldest = 120.0 * base::days_per_year;

}  // namespace stegvis::model::list
