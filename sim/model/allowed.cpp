#include "model/allowed.hpp"

#include <fmt/format.h>

#include <cmath>

#include "model/complaint.hpp"
#include "model/rows.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Language;
using base::Text;

bool is_time(Kind kind) {
  return kind == Kind::span || kind == Kind::spans || kind == Kind::instant || kind == Kind::instants;
}

/// Without an exponent: 0.000001, 10000000.
std::string plain(double x) {
  std::string digits = fmt::format("{:.6f}", x);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string bound(Kind kind, double x, Language language) {
  const bool swedish = language == Language::sv;
  if (is_time(kind)) {
    if (std::abs(x) == longest_days)
      return std::string{x < 0 ? "-1000" : "1000"} + (swedish ? " år" : " years");
    return plain(x) + (swedish ? " dagar" : " days");
  }
  if (kind == Kind::rate || kind == Kind::rates) return plain(x) + (swedish ? " / dag" : " / day");
  if (kind == Kind::money) return plain(x) + " SEK";
  return plain(x);
}

std::string range_in(const Field& field, Language language) {
  const bool swedish = language == Language::sv;
  const bool from = std::isfinite(field.range.least), to = std::isfinite(field.range.most);
  const std::string least = bound(field.kind, field.range.least, language);
  const std::string most = bound(field.kind, field.range.most, language);
  const std::string above = (swedish ? "över " : "above ") + least;
  const std::string below = (swedish ? "under " : "below ") + most;
  if (!from && !to) return {};
  if (!to) return field.range.above ? above : least + (swedish ? " eller mer" : " or more");
  if (!from) return field.range.below ? below : (swedish ? "högst " : "at most ") + most;
  if (field.range.above || field.range.below) {
    return (field.range.above ? above : (swedish ? "minst " : "at least ") + least) +
           (swedish ? " och " : " and ") +
           (field.range.below ? below : (swedish ? "högst " : "at most ") + most);
  }
  return least + (swedish ? " till " : " to ") + most;
}

Text form_of(const Field& field) {
  switch (field.kind) {
    case Kind::text:
      return {"a text in quotes", "en text inom citattecken"};
    case Kind::file:
      return {"the name of a file in quotes", "en fils namn inom citattecken"};
    case Kind::flag:
      return {"true or false", "true eller false"};
    case Kind::id:
      return {"an id in quotes (a to z, digits, _)", "ett id inom citattecken (a till z, siffror, _)"};
    case Kind::ids:
      return {"a list of ids, such as [\"a\", \"b\"]", "en lista med id:n, som [\"a\", \"b\"]"};
    case Kind::choice:
    case Kind::family:
      return listed(field.choices);
    case Kind::number:
      return {"a number", "ett tal"};
    case Kind::whole:
      return {"a whole number", "ett heltal"};
    case Kind::share:
      return {"a share such as 0.35 or \"35 %\"", "en andel som 0.35 eller \"35 %\""};
    case Kind::share_or_rest:
      return {"a share such as 0.35 or \"35 %\", or \"rest\"",
              "en andel som 0.35 eller \"35 %\", eller \"rest\""};
    case Kind::growth:
      return {"a share per year such as \"3 % / year\"", "en andel per år som \"3 % / år\""};
    case Kind::rate:
      return {"a number per time such as \"0.5 / month\"", "ett tal per tid som \"0.5 / månad\""};
    case Kind::rates:
      return {"a list such as [\"0.02 / week\", \"0.06 / week\"]",
              "en lista som [\"0.02 / vecka\", \"0.06 / vecka\"]"};
    case Kind::span:
      return {"a length of time such as \"6 months\" (days, weeks, months or years)",
              "en tidslängd som \"6 månader\" (dagar, veckor, månader eller år)"};
    case Kind::spans:
      return {"a list such as [\"0 days\", \"13 weeks\"]", "en lista som [\"0 dagar\", \"13 veckor\"]"};
    case Kind::money:
      return {"SEK with at most two decimals", "kronor med högst två decimaler"};
    case Kind::date:
      return {"a date such as 2020-01-31, without quotes", "ett datum som 2020-01-31, utan citattecken"};
    case Kind::instant:
      return {"a date such as 2020-01-31 (without quotes), or a time after the start such as \"13 weeks\"",
              "ett datum som 2020-01-31 (utan citattecken), eller en tid efter starten som \"13 veckor\""};
    case Kind::instants:
      return {"a list of dates or times after the start, such as [2020-01-31, \"13 weeks\"]",
              "en lista med datum eller tider efter starten, som [2020-01-31, \"13 veckor\"]"};
    case Kind::seed:
      return {"a whole number, 0 or more", "ett heltal, 0 eller mer"};
  }
  return {};
}

}  // namespace

Text range_of(const Field& field) { return {range_in(field, Language::en), range_in(field, Language::sv)}; }

Text allowed_in(const Field& field) {
  Text text = form_of(field);
  const Text range = range_of(field);
  if (range.en.empty()) return text;
  return {text.en + ", " + range.en, text.sv + ", " + range.sv};
}

Text unit_of(const Field& field) {
  if (!field.unit.empty()) return same(field.unit);
  switch (field.kind) {
    case Kind::span:
    case Kind::spans:
      return {"days, weeks, months or years", "dagar, veckor, månader eller år"};
    case Kind::rate:
    case Kind::rates:
      return {"per day, week, month or year", "per dag, vecka, månad eller år"};
    case Kind::growth:
      return {"per year", "per år"};
    case Kind::money:
      return same("SEK");
    case Kind::share:
    case Kind::share_or_rest:
      return {"share of 1, or %", "andel av 1, eller %"};
    default:
      return {};
  }
}

}  // namespace stegvis::model
