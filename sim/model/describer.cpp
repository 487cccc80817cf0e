#include "model/describer.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "model/describe_many.hpp"
#include "model/families.hpp"
#include "model/units.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

struct Word {
  std::string_view en;
  std::string_view sv;
};

/// Units and families as people say them.
constexpr std::array units{
    Word{"days", "dagar"},
    Word{"weeks", "veckor"},
    Word{"months", "månader"},
    Word{"years", "år"},
    Word{"day", "dag"},
    Word{"week", "vecka"},
    Word{"month", "månad"},
    Word{"year", "år"},
    Word{"/ day", "/ dag"},
    Word{"/ week", "/ vecka"},
    Word{"/ month", "/ månad"},
    Word{"/ year", "/ år"},
    Word{"SEK / day", "kr / dag"},
    Word{"SEK / month", "kr / månad"},
    Word{"SEK / year", "kr / år"},
    Word{"QALY / year", "QALY / år"},
    Word{"SEK", "kr"},
    Word{"persons", "personer"},
    Word{"places", "platser"},
    Word{"groups", "grupper"},
    Word{"FTE", "heltidstjänster"},
    Word{"participants / FTE", "deltagare / heltidstjänst"},
};

std::string swedish_unit(std::string_view unit) {
  for (const Word& word : units) {
    if (word.en == unit) return std::string{word.sv};
  }
  return std::string{unit};
}

Programme compiled(const Scenario& scenario) {
  const base::Result<Programme> programme = compile(scenario);
  base::expects(programme.ok(), "a validated scenario can be made ready to run");
  return *programme;
}

}  // namespace

Describer::Describer(const Scenario& scenario, base::Language chosen)
    : said{scenario}, programme{compiled(scenario)}, language{chosen} {
  for (Parameter& parameter : parameters(scenario)) parameters_.emplace(parameter.path, std::move(parameter));
}

std::string Describer::named(const std::string& id, const std::string& name) const {
  return name.empty() || name == id ? id : name + " (" + id + ")";
}

std::string Describer::stage(const std::string& id) const { return named(id, said.stage.at(id).name); }
std::string Describer::pool(const std::string& id) const { return named(id, said.pool.at(id).name); }
std::string Describer::payer(const std::string& id) const { return named(id, said.payer.at(id).name); }

std::string Describer::decimal(double x) const {
  std::string digits = fmt::format("{:.6g}", x);
  if (std::abs(x) >= 1e6 && std::abs(x) < 1e15) digits = fmt::format("{:.0f}", x);
  if (const std::size_t point = digits.find('.'); swedish() && point != std::string::npos)
    digits[point] = ',';
  return digits;
}

std::string Describer::percent(double share) const { return decimal(share * 100.0) + " %"; }

std::string Describer::number(const std::string& path, double otherwise) const {
  const auto found = parameters_.find(path);
  if (found == parameters_.end()) return decimal(otherwise);
  const Parameter& parameter = found->second;
  std::string unit = parameter.unit;
  const bool one_of_many = parameter.value == 1.0 && parameter.field->kind == Kind::span;
  if (one_of_many && !unit.empty()) unit.pop_back();
  if (swedish()) unit = swedish_unit(unit);
  return decimal(parameter.value) + (unit.empty() ? "" : " " + unit);
}

std::string Describer::span(base::Span length) const {
  const std::string words = shown(length);
  const std::size_t space = words.find(' ');
  return decimal(length.count) + " " +
         (swedish() ? swedish_unit(words.substr(space + 1)) : words.substr(space + 1));
}

std::string Describer::moment(const Instant& instant, const char* otherwise_en,
                              const char* otherwise_sv) const {
  if (instant.date) return base::iso(*instant.date);
  if (instant.after_start) return span(*instant.after_start) + in(" after the start", " efter starten");
  return in(otherwise_en, otherwise_sv);
}

std::string Describer::law(const std::string& table, const Law& law) const {
  const Recipe* recipe = recipe_for(law);
  if (recipe == nullptr) return {};
  std::string words = recipe->phrase.in(language);
  for (const std::string_view name : recipe->parameters) {
    const std::string path = table + "." + std::string{name};
    const bool list = name == "from" || name == "rates";
    const std::string value =
        list ? shown(get(said, path).value_or(Value{std::string{}})) : number(path, 0.0);
    const std::string mark = "{" + std::string{name} + "}";
    if (const std::size_t at = words.find(mark); at != std::string::npos)
      words.replace(at, mark.size(), value);
  }
  return words;
}

std::string Describer::shares(const ById<Share>& shares) const {
  double named_sum = 0.0;
  for (const auto& [id, share] : shares) named_sum += share.rest ? 0.0 : share.value;
  std::vector<OneOfMany> each;
  for (const auto& [id, share] : shares)
    each.push_back({id, " " + percent(share.rest ? 1.0 - named_sum : share.value)});
  std::string words;
  for (const std::string& one : told_together(*this, each)) words += (words.empty() ? "" : ", ") + one;
  return words;
}

std::string Describer::only(const When& when) const {
  std::string words;
  for (const auto& [attribute, values] : when) {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : in(" or ", " eller ")) + value;
    words += (words.empty() ? "" : in(" and ", " och ")) + attribute + " = " + list;
  }
  return words.empty() ? words : in(", only for ", ", bara för ") + words;
}

}  // namespace stegvis::model
