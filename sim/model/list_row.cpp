#include <algorithm>

#include "model/list_cells.hpp"
#include "model/list_parts.hpp"
#include "model/units.hpp"

namespace stegvis::model::list {
namespace {

using base::Text;

void take_stage(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
                const Words& stages) {
  constexpr std::string_view waiting = ".waiting";
  std::string word = cell.text;
  reading.person.waiting = word.ends_with(waiting);
  if (reading.person.waiting) word.resize(word.size() - waiting.size());
  reading.person.stage = stages.meant_by(word);
  if (!reading.person.stage.empty()) return;
  complain(sheet, reading, cell, column,
           {.problem = {"is no known stage", "är inget känt stadium"},
            .allowed = listed(stages.ids()),
            .suggestion = stages.nearest_to(word)});
}

void take_waits_for(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
                    const Words& stages) {
  reading.person.waits_for = stages.meant_by(cell.text);
  if (!reading.person.waits_for.empty()) return;
  complain(sheet, reading, cell, column,
           {.problem = {"is no known stage", "är inget känt stadium"},
            .allowed = listed(stages.ids()),
            .suggestion = stages.nearest_to(cell.text)});
}

void no_date(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column, Text allowed) {
  complain(sheet, reading, cell, column,
           {.problem = {"is no date", "är inget datum"},
            .allowed = std::move(allowed),
            .suggestion = date_meant_by(cell.text)});
}

void take_since(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column, Date& since) {
  const auto date = date_in_cell(cell.text);
  if (!date)
    return no_date(sheet, reading, cell, column, {"a date such as 2026-11-22", "ett datum som 2026-11-22"});
  const std::string start = base::iso(sheet.said.start);
  if (*date > sheet.said.start)
    return complain(sheet, reading, cell, column,
                    {.problem = {"is after the start", "ligger efter starten"},
                     .why = {"the list tells how things are when the scenario starts",
                             "listan säger hur det är när scenariot börjar"},
                     .allowed = {start + " or earlier", start + " eller tidigare"}});
  if (base::days_between(*date, sheet.said.start) > oldest)
    return complain(sheet, reading, cell, column,
                    {.problem = {"is more than 120 years ago", "är mer än 120 år sedan"}});
  since = *date;
}

void take_born(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column) {
  const auto date = birth_date_in_cell(cell.text);
  if (!date)
    return no_date(sheet, reading, cell, column,
                   {"a date such as 1998-04-17, or 1998-04", "ett datum som 1998-04-17, eller 1998-04"});
  const double age = base::days_between(*date, sheet.said.start);
  if (age < 0.0 || age > oldest)
    return complain(sheet, reading, cell, column,
                    {.problem = age < 0.0 ? Text{"is after the start", "ligger efter starten"}
                                          : Text{"is more than 120 years ago", "är mer än 120 år sedan"},
                     .allowed = {"a birth date before " + base::iso(sheet.said.start),
                                 "ett födelsedatum före " + base::iso(sheet.said.start)}});
  reading.person.born = *date;
}

void take_place(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column) {
  const auto place = parse_whole(cell.text);
  if (!place || *place < 1)
    return complain(sheet, reading, cell, column,
                    {.problem = {"is no place on a list", "är ingen plats i en kö"},
                     .allowed = {"a whole number, 1 or more; empty for who does not wait",
                                 "ett heltal, 1 eller mer; tomt för den som inte väntar"}});
  reading.person.place = static_cast<double>(*place);
}

void take_word(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
               const Words& words) {
  const std::string value = words.meant_by(cell.text);
  if (!value.empty()) {
    reading.person.words[column.attribute] = value;
    return;
  }
  const Text values = listed(words.ids());
  complain(sheet, reading, cell, column,
           {.problem = {"is no known value", "är inget känt värde"},
            .allowed = {values.en + ", or empty where it is not known",
                        values.sv + ", eller tomt där det inte är känt"},
            .suggestion = words.nearest_to(cell.text)});
}

void take_number(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column) {
  const auto number = number_in_cell(cell.text);
  if (number)
    reading.person.numbers[column.attribute] = *number;
  else
    complain(
        sheet, reading, cell, column,
        {.problem = {"is no number", "är inget tal"},
         .allowed = {"a number such as 12.5 or 12,5, or empty", "ett tal som 12,5 eller 12.5, eller tomt"}});
}

}  // namespace

void take_cell(Sheet& sheet, Reading& reading, const Cell& cell, const ListColumn& column,
               const Words& words) {
  using Holds = ListColumn::Holds;
  switch (column.holds) {
    case Holds::id:
      reading.person.id = cell.text;
      return;
    case Holds::coach:
      reading.person.coach = cell.text;
      return;
    case Holds::stage:
      return take_stage(sheet, reading, cell, column, words);
    case Holds::since:
      return take_since(sheet, reading, cell, column, reading.person.since);
    case Holds::waits_for:
      return take_waits_for(sheet, reading, cell, column, words);
    case Holds::waits_since:
      return take_since(sheet, reading, cell, column, reading.person.waits_since);
    case Holds::place:
      return take_place(sheet, reading, cell, column);
    case Holds::born:
      return take_born(sheet, reading, cell, column);
    case Holds::word:
      return take_word(sheet, reading, cell, column, words);
    case Holds::number:
      return take_number(sheet, reading, cell, column);
  }
}

}  // namespace stegvis::model::list
