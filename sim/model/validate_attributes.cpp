#include <algorithm>

#include "model/judge.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Text;

void check_numbers(Judge& judge, const std::string& path, const std::string& id, const Attribute& attribute) {
  judge_law(judge, {path, "distribution", id != "age"}, attribute.distribution, attribute.law);
  const Text why{"the attribute is a number", "attributet är ett tal"};
  if (!attribute.values.empty()) judge.idle(path + ".values", why);
  if (!attribute.by.empty()) judge.idle(path + ".by", why);
  if (!attribute.given.empty()) judge.idle(path + ".given", why);
}

void check_given(Judge& judge, const std::string& path, const Attribute& attribute) {
  if (!judge.said.attribute.contains(attribute.given) || !judge.has_words(path + ".given", attribute.given))
    return;
  for (const auto& [given, shares] : attribute.by) {
    if (judge.is_value(path + ".by." + given, attribute.given, given))
      judge.check_shares(path + ".by." + given, shares);
  }
  for (const std::string& value : judge.values_of(attribute.given)) {
    if (attribute.by.contains(value) || !attribute.values.empty()) continue;
    judge.missing(path + ".by." + value, {"nothing is said of those with " + attribute.given + " = " + value,
                                          "inget sägs om dem med " + attribute.given + " = " + value});
  }
}

void check_words(Judge& judge, const std::string& path, const Attribute& attribute) {
  if (attribute.values.empty() && attribute.by.empty()) {
    judge.missing(path + ".values", {"an attribute has values or a distribution",
                                     "ett attribut har värden eller en fördelning"});
  }
  if (!attribute.values.empty()) judge.check_shares(path + ".values", attribute.values);
  if (!attribute.given.empty())
    check_given(judge, path, attribute);
  else if (!attribute.by.empty())
    judge.missing(path + ".given", {"`by` depends on another attribute", "`by` beror på ett annat attribut"});
  judge_law(judge, {path, "distribution", true}, "", attribute.law);
  const std::string id = path.substr(path.rfind('.') + 1);
  for (const auto& [value, label] : attribute.label)
    (void)judge.is_value(path + ".label." + value, id, value);
}

void check_reserved(Judge& judge, const std::string& path, const std::string& id) {
  if (id == "phase") {
    judge.wrong(path, {"cannot be called phase", "kan inte heta phase"},
                {"`ratio.phase` means the phases of a stage", "`ratio.phase` betyder faserna i ett stadium"});
  }
  for (const std::string& value : judge.values_of(id)) {
    if (value != "per_unit" && value != "reference") continue;
    judge.wrong(path, {"has a value called " + value, "har ett värde som heter " + value},
                {"`ratio` uses that word itself", "`ratio` använder själv det ordet"});
  }
}

/// The attributes on which this one depends, in a circle; empty when it comes to an end.
std::string circle_of(const Scenario& said, const std::string& first) {
  std::vector<std::string> trail;
  std::string at = first;
  while (!at.empty() && said.attribute.contains(at)) {
    const auto before = std::find(trail.begin(), trail.end(), at);
    if (before == trail.begin() && before != trail.end()) {
      std::string circle;
      for (const std::string& step : trail) circle += step + " -> ";
      return circle + at;
    }
    if (before != trail.end()) return {};  // a circle further on: told where it is
    trail.push_back(at);
    at = said.attribute.at(at).given;
  }
  return {};
}

}  // namespace

void judge_attributes(Judge& judge) {
  for (const auto& [id, attribute] : judge.said.attribute) {
    const std::string path = "attribute." + id;
    if (!attribute.distribution.empty())
      check_numbers(judge, path, id, attribute);
    else if (id == "age")
      judge.missing(path + ".distribution", {"the age is a number", "åldern är ett tal"});
    else
      check_words(judge, path, attribute);
    check_reserved(judge, path, id);
    const std::string circle = circle_of(judge.said, id);
    if (!circle.empty()) {
      judge.wrong(path + ".given", {"depends on itself: " + circle, "beror på sig själv: " + circle});
    }
  }
}

}  // namespace stegvis::model
