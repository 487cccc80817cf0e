#include "experiment/until.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "experiment/outcomes.hpp"
#include "model/units.hpp"
#include "stats/estimate.hpp"
#include "stats/student.hpp"

namespace stegvis::experiment {
namespace {

constexpr std::int64_t believed_after = 1'000;
constexpr std::int64_t never = std::int64_t{1} << 62;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// A width as people write it: 2, 0.5, 0,5.
std::optional<double> width_of(std::string_view text) {
  std::string number{trimmed(text)};
  std::replace(number.begin(), number.end(), ',', '.');
  const auto width = model::parse_number(number);
  return width && *width > 0.0 ? width : std::nullopt;
}

base::Problem not_a_target(std::string_view written) {
  const std::string own{written};
  return {"",
          {"--until \"" + own +
               "\": is no target; write a total and how well to know it, as \"placements ±2%\" or "
               "\"placements ±1.5\"",
           "--until \"" + own +
               "\": är inget mål; skriv ett utfall och hur väl det ska vara känt, som \"placements "
               "±2%\" eller \"placements ±1,5\""}};
}

}  // namespace

base::Result<Accuracy> read_target(std::string_view written) {
  constexpr std::array<std::string_view, 3> signs{"±", "+-", "+/-"};
  for (const std::string_view sign : signs) {
    const std::size_t at = written.find(sign);
    if (at == std::string_view::npos) continue;
    std::string_view width = trimmed(written.substr(at + sign.size()));
    const bool relative = width.ends_with('%');
    if (relative) width.remove_suffix(1);
    const auto number = width_of(width);
    const std::string name{trimmed(written.substr(0, at))};
    if (!number || name.empty() || (relative && *number >= 100.0)) break;
    return Accuracy{name, relative ? *number / 100.0 : *number, relative};
  }
  return not_a_target(written);
}

Reached reached(const Accuracy& target, double mean, double standard_error, std::int64_t n) {
  Reached told{target};
  if (n < 2) return told;
  const double reach = stats::student_95(static_cast<std::size_t>(n - 1)) * standard_error;
  const double size = std::fabs(mean);
  if (reach == 0.0) {
    told.reached = n >= believed_after;
    told.needed = believed_after;
    return told;
  }
  told.half_width = target.relative ? reach / size : reach;
  const double wanted = target.relative ? size * target.width / (1.0 + target.width) : target.width;
  told.reached = reach <= wanted;
  told.needed = wanted > 0.0 ? stats::replications_for(reach, static_cast<double>(n), wanted) : never;
  return told;
}

base::Result<std::vector<Reached>> placed(const std::vector<Accuracy>& targets,
                                          const measure::Layout& layout) {
  const std::vector<Total> totals = totals_of(layout);
  std::vector<Reached> found;
  base::Problems problems;
  for (const Accuracy& target : targets) {
    const auto total = std::find_if(totals.begin(), totals.end(),
                                    [&](const Total& one) { return one.name == target.outcome; });
    if (total == totals.end())
      problems.push_back(no_total("--until: \"" + target.outcome + "\"", target.outcome, totals));
    else
      found.push_back({.target = target, .at = total->at});
  }
  if (!problems.empty()) return problems;
  return found;
}

void judge(std::vector<Reached>& targets, const Summary& summary) {
  for (Reached& one : targets) {
    const stats::Summary told = summary.of(measure::Series::totals, one.at);
    const std::size_t at = one.at;
    one = reached(one.target, told.mean, told.se, summary.independent(measure::Series::totals, one.at));
    one.at = at;
    one.needed = std::min(one.needed, never / static_cast<std::int64_t>(summary.per_draw())) *
                 static_cast<std::int64_t>(summary.per_draw());
  }
}

bool all_reached(const std::vector<Reached>& targets) {
  return std::all_of(targets.begin(), targets.end(), [](const Reached& one) { return one.reached; });
}

base::Result<Ran> replicate_until(const Design& design,
                                  const std::function<base::Result<Ran>(const Design&)>& simulate,
                                  const std::function<bool()>& enough, Ran known, std::uint32_t each) {
  Ran all = std::move(known);
  Design piece = design;
  const auto replications_at = [&](std::uint32_t look) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(std::uint64_t{look} * each, design.replications));
  };
  std::uint32_t look = 0;
  while (replications_at(look) < all.replications) look = next_look(look);
  if (all.replications > 0 && replications_at(look) == all.replications && enough()) return all;
  while (all.replications < design.replications) {
    if (replications_at(look) <= all.replications) look = next_look(look);
    piece.first = design.first + all.replications;
    piece.replications = replications_at(look) - all.replications;
    const base::Result<Ran> ran = simulate(piece);
    if (!ran) return ran.problems();
    add(all, *ran);
    if (all.replications < replications_at(look) || enough()) break;
  }
  return all;
}

}  // namespace stegvis::experiment
