#include "model/describer.hpp"

namespace stegvis::model {
namespace {

std::string targets(const Describer& describer, const std::string& to, const Branches& branches) {
  if (branches.empty()) return describer.stage(to);
  return describer.shares(branches);
}

std::string rhythm(const Describer& describer, const std::string& path, const Arrival& arrival) {
  if (arrival.kind == "even")
    return describer.in("one every ", "en per ") + describer.number(path + ".every", 0.0);
  if (arrival.kind == "counts") {
    double people = 0.0;
    for (const auto& [id, dated] : arrival.counts) people += dated.second;
    return describer.decimal(people) + describer.in(" on given days", " på givna dagar");
  }
  std::string words = describer.in("at random, ", "slumpmässigt, ") + describer.number(path + ".rate", 0.0) +
                      describer.in(" on average", " i medeltal");
  if (arrival.growth != 0.0)
    words += describer.in(", growing ", ", växer ") + describer.percent(arrival.growth) +
             describer.in(" a year", " per år");
  if (arrival.season.amplitude != 0.0) words += describer.in(", with a season", ", med årstid");
  if (!arrival.window.empty()) words += describer.in(", with calendar windows", ", med kalenderfönster");
  return words;
}

void describe_attributes(Describer& describer) {
  if (describer.said.attribute.empty()) return;
  describer.heading("What people carry", "Vad människorna bär med sig");
  for (const auto& [id, attribute] : describer.said.attribute) {
    std::string words = describer.named(id, attribute.name) + ": ";
    if (!attribute.distribution.empty())
      words += describer.law("attribute." + id, attribute.law);
    else if (!attribute.given.empty())
      words += describer.in("depends on ", "beror på ") + attribute.given;
    else
      words += describer.shares(attribute.values);
    describer.line(1, words);
  }
}

}  // namespace

void describe_people(Describer& describer) {
  describer.heading("Who comes", "Vilka som kommer");
  for (const auto& [id, stock] : describer.said.stock) {
    if (!stock.list.empty()) {
      describe_list(describer, id, stock);
      continue;
    }
    double people = stock.count;
    for (const auto& [value, count] : stock.counts) people += count;
    std::string words = describer.named(id, stock.name) + ": " + describer.decimal(people) +
                        (stock.waiting ? describer.in(" on the list for ", " på listan till ")
                                       : describer.in(" in ", " i ")) +
                        describer.stage(stock.stage) + describer.in(" at the start", " från början");
    if (!stock.elapsed.empty()) {
      words += describer.in(", there since ", ", där sedan ") + describer.law("stock." + id, stock.law);
    }
    describer.line(1, words);
  }
  for (const auto& [id, arrival] : describer.said.arrival) {
    const std::string path = "arrival." + id;
    std::string words = describer.named(id, arrival.name) + ": " + rhythm(describer, path, arrival);
    if (arrival.group != 1.0)
      words += describer.in(", in groups of ", ", i grupper om ") + describer.decimal(arrival.group);
    if (arrival.from.said() || arrival.until.said()) {
      words += describer.in(", from ", ", från ") + describer.moment(arrival.from, "the start", "starten") +
               describer.in(" until ", " till ") + describer.moment(arrival.until, "the end", "slutet");
    }
    describer.line(1, words + " -> " + targets(describer, arrival.to, arrival.branches));
  }
  describe_attributes(describer);
}

}  // namespace stegvis::model
