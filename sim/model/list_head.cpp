#include <algorithm>

#include "base/nearest.hpp"
#include "model/list_parts.hpp"
#include "model/value.hpp"

namespace stegvis::model::list {
namespace {

/// Reads the head, column by column.
class Head {
 public:
  explicit Head(Sheet& sheet) : sheet_{sheet}, cells_{sheet.table.header.cells} {}

  bool take() {
    for (const Cell& cell : cells_)
      sheet_.holds.push_back(column_headed(cell.text, sheet_.columns, sheet_.said));
    if (std::none_of(sheet_.holds.begin(), sheet_.holds.end(),
                     [&](std::size_t column) { return known(column); }))
      return nothing_known();
    for (std::size_t i = 0; i < cells_.size(); ++i) check(i);
    for (std::size_t column = 0; column < sheet_.columns.size(); ++column)
      if (sheet_.columns[column].required && !spoken_of_.contains(column)) missing(sheet_.columns[column]);
    return true;
  }

 private:
  bool known(std::size_t column) const { return column < sheet_.columns.size(); }

  bool nothing_known() {
    sheet_.complain(sheet_.table.header, cells_.front().at,
                    {.problem = {"names no column of the list", "namnger ingen kolumn i listan"},
                     .why = {"the first row says what each column holds",
                             "första raden säger vad varje kolumn innehåller"},
                     .allowed = sheet_.headers()});
    return false;
  }

  void check(std::size_t i) {
    const std::size_t column = sheet_.holds[i];
    if (known(column) && spoken_of_.insert(column).second) return;
    sheet_.holds[i] = Sheet::no_column;
    if (sheet_.spoilt.contains(cells_[i].at)) return;
    if (cells_[i].text.empty()) return check_headless(i);
    if (known(column))
      sheet_.complain(
          sheet_.table.header, cells_[i].at,
          {.path = cells_[i].text, .problem = {"heads two columns", "är rubrik för två kolumner"}});
    else
      unknown(cells_[i]);
  }

  /// A misspelt column is not also missing.
  void unknown(const Cell& cell) {
    const std::string meant = nearest_to(cell.text);
    if (!meant.empty()) spoken_of_.insert(column_headed(meant, sheet_.columns, sheet_.said));
    sheet_.complain(sheet_.table.header, cell.at,
                    {.path = cell.text,
                     .problem = {"is no column of a list for this scenario",
                                 "är ingen kolumn i en lista för detta scenario"},
                     .why = {"what is not used is left out", "det som inte används lämnas utanför"},
                     .allowed = sheet_.headers(),
                     .suggestion = meant});
  }

  std::string nearest_to(const std::string& text) const {
    std::vector<std::string> all;
    for (const ListColumn& column : sheet_.columns) {
      all.push_back(column.header.en);
      all.push_back(column.header.sv);
    }
    return base::nearest(text, all);
  }

  /// Spreadsheets leave empty columns behind; what stands in one belongs somewhere.
  void check_headless(std::size_t i) {
    for (const TableRow& row : sheet_.table.rows) {
      if (i >= row.cells.size() || row.cells[i].text.empty() || sheet_.spoilt.contains(row.cells[i].at))
        continue;
      return sheet_.complain(
          row, row.cells[i].at,
          {.found = quoted(row.cells[i].text),
           .problem = {"stands in a column without a head", "står i en kolumn utan rubrik"},
           .allowed = sheet_.headers()});
    }
  }

  void missing(const ListColumn& column) {
    sheet_.complain(sheet_.table.header, cells_.front().at,
                    {.problem = {"the column " + column.header.en + " is missing",
                                 "kolumnen " + column.header.sv + " saknas"},
                     .why = column.meaning});
  }

  Sheet& sheet_;
  const std::vector<Cell>& cells_;
  std::set<std::size_t> spoken_of_;
};

}  // namespace

bool take_head(Sheet& sheet) { return Head{sheet}.take(); }

}  // namespace stegvis::model::list
