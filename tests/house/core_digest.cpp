#include "house/core_digest.hpp"

#include <string>

#include "experiment/draw_bench.hpp"
#include "experiment/draws.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/replicate.hpp"
#include "experiment/summary.hpp"
#include "house/hash.hpp"
#include "measure/recorder.hpp"
#include "model/fields.hpp"
#include "model/programme.hpp"

namespace stegvis::house {
namespace {

using experiment::Block;
using experiment::Ran;

constexpr std::uint32_t replications = 10, draws = 5, at_each_draw = 2;

model::Scenario scenario_of(std::string_view composed) {
  model::Scenario scenario;
  std::string table;
  while (!composed.empty()) {
    const std::size_t end = std::min(composed.find('\n'), composed.size());
    const std::string_view line = composed.substr(0, end);
    composed.remove_prefix(std::min(end + 1, composed.size()));
    if (line.starts_with('[')) {
      table = line.substr(1, line.size() - 2);
      base::expects(model::make(scenario, table), "a table of a scenario");
    } else if (const std::size_t sign = line.find(" = "); sign != std::string_view::npos) {
      const std::string path = (table.empty() ? "" : table + ".") + std::string{line.substr(0, sign)};
      // Sources and notes are for people.
      if (path.ends_with(".source") || path.ends_with(".note")) continue;
      base::expects(model::set(scenario, path, model::value_of(line.substr(sign + 3))).empty(),
                    "a value that was read before");
    }
  }
  return scenario;
}

void add(Hash& hash, const experiment::Rows& rows, std::uint32_t count, const experiment::Width& width) {
  for (const measure::Series series : measure::all_series) {
    const std::size_t size = count * width[static_cast<std::size_t>(series)];
    if (size > 0) hash.add(rows.of(series).first(size));
  }
}

void add(Hash& hash, const measure::Curves& curves) {
  const measure::MonthlyCurves told = measure::at_months(curves);
  for (const auto* curve : {&told.placed, &told.other_exit, &told.still_waiting}) hash.add(*curve);
  for (const auto& curve : told.retained) hash.add(curve);
}

void add(Hash& hash, const experiment::Summary& summary) {
  for (const experiment::Outcome& outcome : experiment::outcomes(summary)) {
    hash.add(outcome.name);
    const stats::Summary& s = outcome.summary;
    for (const double number : {s.mean, s.se, s.sd, s.min, s.q05, s.q10, s.q50, s.q90, s.q95, s.max})
      hash.add(number);
  }
}

/// Everything that is handed over, and what is made of it.
class Listening {
 public:
  Listening(const model::Programme& own, const model::Programme* base, std::uint32_t per_draw)
      : widths_{experiment::width_of(measure::layout_of(own)), {}},
        numbers_{base != nullptr
                     ? experiment::Comparison{measure::layout_of(own), measure::layout_of(*base), per_draw}
                     : experiment::Comparison{measure::layout_of(own), per_draw}} {
    if (base != nullptr) widths_.base = experiment::width_of(measure::layout_of(*base));
  }
  base::Problems hear(const Block& block) {
    add(hash_, block.own, block.count, widths_.own);
    if (numbers_.base() != nullptr) add(hash_, block.base, block.count, widths_.base);
    numbers_.add(block);
    return {};
  }
  std::uint64_t finish(const Ran& ran) {
    hash_.add(std::uint64_t{ran.replications});
    add(hash_, ran.curves);
    add(hash_, numbers_.own());
    if (numbers_.difference() != nullptr) add(hash_, *numbers_.difference());
    return hash_.state;
  }
  const experiment::Widths& widths() const { return widths_; }

 private:
  experiment::Widths widths_;
  experiment::Comparison numbers_;
  Hash hash_;
};

constexpr auto never = [] { return false; };

/// Of draws of the numbers that carry a distribution; 0 where none does.
base::Result<std::uint64_t> drawn(const Work& work, const model::Programme& own,
                                  const model::Programme* base) {
  std::vector<const model::Scenario*> scenarios{&work.scenario};
  if (work.base) scenarios.push_back(&*work.base);
  const auto numbers = experiment::uncertain_numbers(work.scenario, {});
  if (!numbers) return numbers.problems();
  if (numbers->empty()) return std::uint64_t{0};
  const auto made = experiment::Draws::create(scenarios, {}, work.scenario.seed, draws);
  if (!made) return made.problems();
  Listening listening{own, base, at_each_draw};
  experiment::SerialExecutor executor;
  const experiment::DrawDesign design{.draws = &*made,
                                      .seed = work.scenario.seed,
                                      .count = draws,
                                      .per_draw = at_each_draw,
                                      .has_base = base != nullptr,
                                      .widths = listening.widths()};
  const auto ran = experiment::replicate_draws(
      design, executor, [&](const Block& block) { return listening.hear(block); }, never);
  if (!ran) return ran.problems();
  return listening.finish(*ran);
}

}  // namespace

Work work_of(std::string_view composed, std::string_view base) {
  Work work{scenario_of(composed), {}};
  if (!base.empty()) work.base = scenario_of(base);
  return work;
}

base::Result<std::uint64_t> core_digest(const Work& work) {
  const auto own = model::compile(work.scenario);
  if (!own) return own.problems();
  std::optional<model::Programme> base;
  if (work.base) {
    auto compiled = model::compile(*work.base);
    if (!compiled) return compiled.problems();
    base = std::move(compiled).value();
  }
  const model::Programme* beside = base ? &*base : nullptr;
  Listening listening{*own, beside, 1};
  experiment::SerialExecutor executor;
  const experiment::Design design{
      .programme = &*own, .base = beside, .seed = work.scenario.seed, .replications = replications};
  const auto ran = experiment::replicate(
      design, executor, [&](const Block& block) { return listening.hear(block); }, never);
  if (!ran) return ran.problems();
  const auto of_draws = drawn(work, *own, beside);
  if (!of_draws) return of_draws.problems();
  Hash both;
  both.add(listening.finish(*ran));
  both.add(*of_draws);
  return both.state;
}

}  // namespace stegvis::house
