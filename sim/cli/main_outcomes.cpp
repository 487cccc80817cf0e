#include "cli/main_outcomes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "cli/numbers.hpp"

namespace stegvis::cli {
namespace {

using experiment::Outcome;
using experiment::whose;

bool is_main(const Outcome& outcome) {
  if (outcome.group || outcome.year || outcome.at || outcome.summary.n == 0) return false;
  static constexpr std::array alone{"arrivals", "placements", "sustained_share.6m", "sustained_share.12m",
                                    "sustained_share.24m"};
  if (std::any_of(alone.begin(), alone.end(), [&](const char* name) { return outcome.name == name; }))
    return true;
  return !whose(outcome.name, "entries.").empty() || !whose(outcome.name, "wait_days.").empty() ||
         (!whose(outcome.name, "gave_up.").empty() &&
          (outcome.summary.max > 0.0 || outcome.summary.min < 0.0)) ||
         (!whose(outcome.name, "cost.").empty() &&
          (outcome.summary.min != 0.0 || outcome.summary.max != 0.0));
}

/// Whose account is told as income, not as cost.
bool is_told_as_income(const Outcome& outcome, const std::vector<Outcome>& outcomes) {
  const std::string_view payer = whose(outcome.name, "cost.");
  return !payer.empty() && std::any_of(outcomes.begin(), outcomes.end(), [&](const Outcome& other) {
    return whose(other.name, "income.") == payer;
  });
}

}  // namespace

std::vector<const Outcome*> main_outcomes(const std::vector<Outcome>& outcomes) {
  std::vector<const Outcome*> found;
  for (const Outcome& outcome : outcomes) {
    if (!is_main(outcome) || is_told_as_income(outcome, outcomes)) continue;
    found.push_back(&outcome);
    const std::string_view pool = whose(outcome.name, "wait_days.");
    if (pool.empty()) continue;
    for (const Outcome& all : outcomes)
      if (all.name == "wait_days_all." + std::string{pool}) found.push_back(&all);
  }
  return found;
}

bool is_share(const Outcome& outcome) {
  static constexpr std::array shares{"utilisation.", "crowded.", "sustained_share.", "changed_coach."};
  return std::any_of(shares.begin(), shares.end(),
                     [&](const char* head) { return outcome.name.starts_with(head); });
}

std::string shown(double x, const Outcome& outcome, base::Language language) {
  return value(x, is_share(outcome) ? "share" : outcome.unit, language);
}

std::string shown_change(double x, const Outcome& outcome, base::Language language) {
  const bool swedish = language == base::Language::sv;
  const std::string words = is_share(outcome) && std::isfinite(x)
                                ? number(100.0 * x, language) + (swedish ? " p.e." : " pp")
                                : shown(x, outcome, language);
  return x > 0.0 && words.find_first_of("123456789") != std::string::npos ? "+" + words : words;
}

}  // namespace stegvis::cli
