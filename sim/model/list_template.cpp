#include "model/list_template.hpp"

#include <algorithm>
#include <set>

#include "model/complaint.hpp"
#include "model/hazard.hpp"
#include "model/list_columns.hpp"

namespace stegvis::model {
namespace {

using base::Language;
using Holds = ListColumn::Holds;

constexpr double most_days = 30.0;  // less where nobody stays so long
constexpr int example_age = 25;     // years

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

/// Whether somebody may have been in the stage (or on its list) for so many days.
bool may_stay(const Scenario& said, const Stage& stage, bool waiting, double days) {
  const auto fits = [&](const std::string& duration, const Law& law) {
    return duration.empty() || duration_of(law).longest(said.start, -days) >= days;
  };
  const auto& ways = waiting ? stage.waiting.to : stage.to;
  const bool patient = !waiting || fits(stage.patience.duration, stage.patience.law);
  return patient && std::all_of(ways.begin(), ways.end(),
                                [&](const auto& way) { return fits(way.second.duration, way.second.law); });
}

/// How long the example has been there [days].
double example_stay(const Scenario& said, const Stage& stage, bool waiting) {
  double days = most_days;
  while (days > 0.0 && !may_stay(said, stage, waiting, days)) days -= 1.0;
  return days;
}

class Template {
 public:
  Template(const Scenario& scenario, Language language)
      : said_{scenario}, language_{language}, columns_{list_columns(scenario)} {}

  std::string text() {
    note({"One row for each participant who is there when the scenario starts, " + base::iso(said_.start) +
              ". Rows that begin with # are notes.",
          "En rad för varje deltagare som finns när scenariot börjar, " + base::iso(said_.start) +
              ". Rader som börjar med # är anteckningar."});
    note(
        {"No personal identity numbers and no names: a pseudonym is enough, and who holds the key keeps it "
         "elsewhere.",
         "Inga personnummer och inga namn: det räcker med en pseudonym, och nyckeln förvaras någon "
         "annanstans."});
    for (const ListColumn& column : columns_) legend(column);
    std::vector<std::string> heads;
    for (const ListColumn& column : columns_) heads.push_back(column.header.in(language_));
    row(heads);
    for (const auto& [id, stage] : said_.stage) {
      example(id, stage, false);
      if (!stage.needs.empty()) example(id, stage, true);
      for (const std::string& target : waited_for_in(said_, id)) example(id, stage, false, target);
    }
    return std::move(text_);
  }

 private:
  void note(const base::Text& words) { row({"# " + words.in(language_)}); }

  void legend(const ListColumn& column) {
    const char* values = language_ == Language::sv ? ". Tillåtet: " : ". Allowed: ";
    std::string words = column.header.in(language_) + ": " + column.meaning.in(language_);
    if (column.holds == Holds::stage || column.holds == Holds::waits_for)
      words += values + joined(stages_of(column), ", ");
    if (column.holds == Holds::word)
      words += values + joined(value_words(said_, column.attribute).ids(), ", ");
    note(same(words));
  }

  std::vector<std::string> stages_of(const ListColumn& column) const {
    if (column.holds == Holds::stage) return stage_words(said_).ids();
    std::set<std::string> stages;
    for (const auto& [id, stage] : said_.stage)
      for (const std::string& target : waited_for_in(said_, id)) stages.insert(target);
    return {stages.begin(), stages.end()};
  }

  void example(const std::string& id, const Stage& stage, bool waiting, const std::string& target = {}) {
    std::vector<std::string> cells;
    for (const ListColumn& column : columns_)
      cells.push_back(example_cell(column, id, stage, waiting, target));
    row(cells);
  }

  std::string example_cell(const ListColumn& column, const std::string& id, const Stage& stage, bool waiting,
                           const std::string& target) {
    const double stay = example_stay(said_, stage, waiting);
    switch (column.holds) {
      case Holds::id:
        return (language_ == Language::sv ? "exempel_" : "example_") + std::to_string(++examples_);
      case Holds::stage:
        return id;
      case Holds::since:
        return days_ago(stay);
      case Holds::waits_for:
        return target;
      case Holds::waits_since:
        return target.empty() ? ""
                              : days_ago(std::min(stay, example_stay(said_, said_.stage.at(target), true)));
      case Holds::place:
        return waiting || !target.empty() ? "1" : "";
      case Holds::born:
        return base::iso(base::plus_months(said_.start, -12 * example_age));
      case Holds::word:
        return value_words(said_, column.attribute).ids().front();
      default:
        return "";
    }
  }
  std::string days_ago(double days) const { return base::iso(base::date_after(said_.start, -days)); }

  void row(const std::vector<std::string>& cells) {
    std::string line;
    const char separator = language_ == Language::sv ? ';' : ',';
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += separator;
      line += cells[i].find(separator) == std::string::npos ? cells[i] : quoted_cell(cells[i]);
    }
    text_ += line + "\r\n";
  }
  static std::string quoted_cell(const std::string& text) {
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? std::string{"\"\""} : std::string(1, c);
    return cell + "\"";
  }

  const Scenario& said_;
  Language language_;
  std::vector<ListColumn> columns_;
  std::string text_;
  int examples_ = 0;
};

}  // namespace

std::string list_template(const Scenario& scenario, Language language) {
  return Template{scenario, language}.text();
}

}  // namespace stegvis::model
