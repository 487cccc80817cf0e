#include <algorithm>

#include "model/list_parts.hpp"
#include "model/personal_number.hpp"
#include "model/value.hpp"

namespace stegvis::model::list {
namespace {

void look_at(Sheet& sheet, const TableRow& row) {
  const std::vector<Cell>& heads = sheet.table.header.cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (!has_personal_number(cell.text)) continue;
    sheet.spoilt.insert(cell.at);
    const bool has_head = &row != &sheet.table.header && i < heads.size();
    sheet.complain(
        row, cell.at,
        {.path = has_head ? masked(heads[i].text) : std::string{},
         .found = quoted(masked(cell.text)),
         .problem = {"holds a personal identity number",
                     "innehåller ett personnummer eller samordningsnummer"},
         .why = {"a pseudonym is enough, and under the GDPR no more may be kept than is needed",
                 "det räcker med en pseudonym, och enligt GDPR får inte mer sparas än vad som behövs"},
         .allowed = {"a pseudonym of your own", "en egen pseudonym"}});
  }
}

}  // namespace

Sheet::Sheet(const Scenario& scenario, const TextTable& cells)
    : said{scenario}, table{cells}, columns{list_columns(scenario)} {}

const ListColumn& Sheet::column(ListColumn::Holds what) const {
  return *std::find_if(columns.begin(), columns.end(),
                       [&](const ListColumn& one) { return one.holds == what; });
}

base::Text Sheet::headers() const {
  std::vector<std::string> en, sv;
  for (const ListColumn& column : columns) {
    en.push_back(column.header.en);
    sv.push_back(column.header.sv);
  }
  return {listed(en).en, listed(sv).sv};
}

void Sheet::complain(const TableRow& row, Spot at, const Complaint& complaint) {
  base::Problem problem = problem_of(complaint);
  const std::string number = std::to_string(row.number);
  problem.text = {"row " + number + ": " + problem.text.en, "rad " + number + ": " + problem.text.sv};
  problems.push_back({at, std::move(problem)});
}

void complain(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
              Complaint complaint) {
  reading.whole = false;
  for (std::size_t i = 0; i < sheet.holds.size(); ++i)
    if (sheet.holds[i] != Sheet::no_column && &sheet.columns[sheet.holds[i]] == &column)
      complaint.path = sheet.table.header.cells[i].text;
  complaint.found = quoted(cell.text);
  sheet.complain(reading.row, cell.at, complaint);
}

void spot_personal_numbers(Sheet& sheet) {
  look_at(sheet, sheet.table.header);
  for (const TableRow& row : sheet.table.notes) look_at(sheet, row);
  for (const TableRow& row : sheet.table.rows) look_at(sheet, row);
}

}  // namespace stegvis::model::list
