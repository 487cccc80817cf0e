#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

/// \file
/// A table of cells as somebody wrote it, whatever the file format, and a mistake in one of them.
namespace stegvis::model {

/// Where something stands in a table's file, from 1.
struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  ///< in characters

  auto operator<=>(const Spot&) const = default;
};

/// One cell, without the blanks and quotes around it.
struct Cell {
  std::string text;
  Spot at;
};

/// One row; `number` is what a spreadsheet calls it: the rows of the file counted from 1, empty ones too.
struct TableRow {
  std::uint32_t number = 0;
  std::vector<Cell> cells;
};

/// Rows that say nothing are not kept; lines that begin with `# ` are, as `notes`.
struct TextTable {
  TableRow header;
  std::vector<TableRow> rows;
  std::vector<TableRow> notes;
};

/// A mistake in a table and where it stands.
struct Misplaced {
  Spot at;
  base::Problem problem;
};

}  // namespace stegvis::model
