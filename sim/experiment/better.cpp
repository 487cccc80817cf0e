#include "experiment/better.hpp"

#include <algorithm>
#include <array>

namespace stegvis::experiment {
namespace {

constexpr std::array<std::string_view, 3> more_is_better{"placements", "sustained", "sus.to_work_studies"};
constexpr std::array<std::string_view, 12> less_is_better{
    "wait_days",       "waiting",        "held_back",
    "refused",         "gave_up",        "crowded",
    "vacant_fte_days", "uncoached_days", "coach_changes",
    "changed_coach",   "cost",           "coach_vacant_fte_days"};

/// `placements`, `sustained.6m`, `wait_days_all.se` for `wait_days`: whole words, or with an ending of their
/// own.
bool begins(std::string_view outcome, std::string_view word) {
  if (!outcome.starts_with(word)) return false;
  return outcome.size() == word.size() || outcome[word.size()] == '.' || outcome[word.size()] == '_';
}

template <std::size_t count>
bool any_begins(std::string_view outcome, const std::array<std::string_view, count>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return begins(outcome, word); });
}

}  // namespace

Better better(std::string_view outcome) {
  // Of how many a share is, says nothing by itself.
  if (begins(outcome, "sustained_of")) return Better::unsaid;
  if (any_begins(outcome, more_is_better)) return Better::more;
  return any_begins(outcome, less_is_better) ? Better::less : Better::unsaid;
}

}  // namespace stegvis::experiment
