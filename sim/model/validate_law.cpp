#include <algorithm>

#include "model/families.hpp"
#include "model/judge.hpp"
#include "model/units.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Text;

std::string in_words(const Recipe& recipe) {
  std::string words;
  for (const std::string_view name : recipe.parameters)
    words += (words.empty() ? "`" : " + `") + std::string{name} + "`";
  return words;
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Text all_recipes(Family family) {
  Text text;
  for (const Recipe& recipe : recipes()) {
    if (recipe.family != family) continue;
    text.en += (text.en.empty() ? "" : ", or ") + in_words(recipe);
    text.sv += (text.sv.empty() ? "" : ", eller ") + in_words(recipe);
  }
  return text;
}

void check_parameters(Judge& judge, const LawSpot& spot, const Law& law, const Recipe& recipe) {
  const auto said = said_parameters(law);
  const std::string family{recipe.name};
  for (const std::string_view name : recipe.parameters) {
    if (has(said, name)) continue;
    judge.missing(spot.path + "." + std::string{name}, {family + " needs it", family + " behöver det"},
                  all_recipes(law.family));
  }
  for (const std::string_view name : said) {
    if (has(recipe.parameters, name)) continue;
    judge.wrong(spot.path + "." + std::string{name},
                {"does not belong to " + family, "hör inte till " + family}, {}, all_recipes(law.family));
  }
}

using MaybeSpan = std::optional<base::Span>;

bool above(const MaybeSpan& low, const MaybeSpan& high) { return low && high && low->days() > high->days(); }

void check_order(Judge& judge, const LawSpot& spot, const Law& law) {
  if (above(law.low, law.high)) judge.wrong(spot.path + ".low", {"is above `high`", "ligger över `high`"});
  if (law.family == Family::pert && (above(law.low, law.mode) || above(law.mode, law.high))) {
    judge.wrong(spot.path + ".mode",
                {"is not between `low` and `high`", "ligger inte mellan `low` och `high`"});
  }
}

void check_pieces(Judge& judge, const LawSpot& spot, const Law& law) {
  const std::string path = spot.path + ".from";
  if (law.from.size() != law.rates.size()) {
    judge.wrong(path, {"has " + std::to_string(law.from.size()) + " pieces and `rates` has " +
                           std::to_string(law.rates.size()),
                       "har " + std::to_string(law.from.size()) + " bitar och `rates` har " +
                           std::to_string(law.rates.size())});
  }
  if (law.from.front().days() != 0.0)
    judge.wrong(path, {"does not begin at \"0 days\"", "börjar inte vid \"0 dagar\""});
  const auto not_rising = [](const base::Span& one, const base::Span& next) {
    return one.days() >= next.days();
  };
  if (std::adjacent_find(law.from.begin(), law.from.end(), not_rising) != law.from.end()) {
    judge.wrong(path, {"does not rise from piece to piece", "stiger inte från bit till bit"});
  }
}

}  // namespace

void judge_law(Judge& judge, const LawSpot& spot, const std::string& family, const Law& law) {
  if (family.empty()) {
    for (const std::string_view name : said_parameters(law)) {
      judge.idle(spot.path + "." + std::string{name},
                 {"no `" + spot.family_key + "` names a distribution",
                  "ingen `" + spot.family_key + "` namnger en fördelning"});
    }
    return;
  }
  const Recipe* recipe = recipe_for(law);
  if (recipe == nullptr) return;  // the word itself was refused when it was set
  check_parameters(judge, spot, law, *recipe);
  check_order(judge, spot, law);
  if (law.family == Family::piecewise && !law.from.empty() && !law.rates.empty())
    check_pieces(judge, spot, law);
}

}  // namespace stegvis::model
