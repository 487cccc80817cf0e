#include "model/start_list.hpp"

#include <algorithm>
#include <map>

#include "model/list_parts.hpp"
#include "model/value.hpp"
#include "random/luck.hpp"

namespace stegvis::model {
namespace {

using list::Reading;
using list::Sheet;
using Holds = ListColumn::Holds;

/// Reads the rows under a head that is known.
class RowReader {
 public:
  explicit RowReader(Sheet& sheet) : sheet_{sheet} {
    for (const ListColumn& column : sheet.columns)
      words_.push_back(column.holds == Holds::word ? value_words(sheet.said, column.attribute)
                       : column.holds == Holds::stage || column.holds == Holds::waits_for
                           ? stage_words(sheet.said)
                           : Words{});
  }

  std::vector<Participant> read() {
    for (const TableRow& row : sheet_.table.rows) take(row);
    return std::move(people_);
  }

 private:
  void take(const TableRow& row) {
    Reading reading{.row = row};
    for (std::size_t i = 0; i < sheet_.holds.size(); ++i)
      if (sheet_.holds[i] != Sheet::no_column) take_cell(reading, i);
    check_width(reading);
    list::check_person(sheet_, reading);
    if (reading.whole) people_.push_back(std::move(reading.person));
  }

  void take_cell(Reading& reading, std::size_t i) {
    const ListColumn& column = sheet_.columns[sheet_.holds[i]];
    const std::vector<Cell>& cells = reading.row.cells;
    if (i >= cells.size() || cells[i].text.empty()) return missing(reading, i, column);
    if (sheet_.spoilt.contains(cells[i].at)) {
      reading.whole = false;
      return;
    }
    reading.of(column.holds) = &cells[i];
    list::take_cell(sheet_, reading, cells[i], column, words_[sheet_.holds[i]]);
    if (column.holds == Holds::id) check_id(reading, cells[i], column);
  }

  void missing(Reading& reading, std::size_t i, const ListColumn& column) {
    if (!column.required) return;
    reading.whole = false;
    const Cell& nearest = reading.row.cells[std::min(i, reading.row.cells.size() - 1)];
    sheet_.complain(reading.row, nearest.at,
                    {.path = sheet_.table.header.cells[i].text,
                     .problem = {"is missing", "saknas"},
                     .allowed = column.meaning});
  }

  /// Everybody has one row and a luck of their own.
  void check_id(Reading& reading, const Cell& cell, const ListColumn& column) {
    const auto [first, fresh] = rows_.emplace(cell.text, reading.row.number);
    const std::string row = std::to_string(first->second);
    if (!fresh)
      return complain(sheet_, reading, cell, column,
                      {.problem = {"stands in row " + row + " too", "står också på rad " + row},
                       .why = {"each participant has one row", "varje deltagare har en rad"}});
    const auto [owner, own] = luck_.emplace(random::participant_word(cell.text), cell.text);
    if (!own)
      complain(sheet_, reading, cell, column,
               {.problem = {"would share its luck with " + owner->second,
                            "skulle dela sin lott med " + owner->second},
                .why = {"the two ids give the same random numbers", "de två id:na ger samma slumptal"},
                .allowed = {"another id", "ett annat id"}});
  }

  void check_width(Reading& reading) {
    const std::vector<Cell>& cells = reading.row.cells;
    for (std::size_t i = sheet_.holds.size(); i < cells.size(); ++i) {
      if (cells[i].text.empty() || sheet_.spoilt.contains(cells[i].at)) continue;
      reading.whole = false;
      return sheet_.complain(
          reading.row, cells[i].at,
          {.found = quoted(cells[i].text),
           .problem = {"stands to the right of the last column", "står till höger om sista kolumnen"},
           .why = {"is there a separator too many, or one inside a cell without quotes?",
                   "finns det ett skiljetecken för mycket, eller ett inne i en cell utan citattecken?"}});
    }
  }

  Sheet& sheet_;
  std::vector<Words> words_;                   ///< by column
  std::map<std::string, std::uint32_t> rows_;  ///< by id
  std::map<std::uint32_t, std::string> luck_;  ///< ids by the number of their luck
  std::vector<Participant> people_;
};

}  // namespace

StartList read_start_list(const Scenario& scenario, const TextTable& table) {
  Sheet sheet{scenario, table};
  list::spot_personal_numbers(sheet);
  StartList read;
  if (list::take_head(sheet)) read.people = RowReader{sheet}.read();
  if (table.rows.empty())
    sheet.complain(table.header, table.header.cells.front().at,
                   {.problem = {"nobody is in the list", "ingen finns i listan"},
                    .why = {"there is no row below the head", "det finns ingen rad under rubrikerna"}});
  read.problems = std::move(sheet.problems);
  return read;
}

}  // namespace stegvis::model
