#include "model/judge.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

std::vector<std::string> factors_of(const std::string& product) {
  std::vector<std::string> factors(1);
  for (const char letter : product) {
    if (letter == '*')
      factors.emplace_back();
    else
      factors.back() += letter;
  }
  return factors;
}

}  // namespace

/// Groups are combinations of values; so many that no page could show them are a mistake.
void judge_reporting(Judge& judge) {
  constexpr double most_groups = 10000.0;
  double groups = 0.0;
  for (const std::string& product : judge.said.report_by) {
    double combinations = 1.0;
    for (const std::string& attribute : factors_of(product)) {
      if (!judge.has_words("report_by", attribute)) return;
      combinations *= static_cast<double>(judge.values_of(attribute).size());
    }
    groups += combinations;
  }
  double classes = 1.0;
  for (const std::string& attribute : judge.said.paying_class) {
    if (!judge.has_words("paying_class", attribute)) return;
    classes *= static_cast<double>(judge.values_of(attribute).size());
  }
  if (classes > most_groups) {
    judge.wrong("paying_class",
                {"makes " + shown(classes) + " classes", "ger " + shown(classes) + " klasser"}, {},
                {"at most 10000 classes", "högst 10000 klasser"});
  }
  if (groups > most_groups) {
    judge.wrong("report_by", {"makes " + shown(groups) + " groups", "ger " + shown(groups) + " grupper"}, {},
                {"at most 10000 groups", "högst 10000 grupper"});
  }
}

}  // namespace stegvis::model
