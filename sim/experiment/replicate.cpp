#include "experiment/replicate.hpp"

#include <algorithm>

#include "engine/plain_simulator.hpp"
#include "measure/recorder.hpp"

namespace stegvis::experiment {
namespace {

using measure::EventLog;
using measure::Recorder;
using Logged = measure::Tee<Recorder, EventLog>;

/// Few enough replications that a stop is quick, threads end together and their numbers leave the processor's
/// cache to the people; enough that handing over costs little; and never much memory.
std::uint32_t block_size(const Design& design) {
  if (design.log) return 4;
  const measure::Layout layout = measure::layout_of(*design.programme);
  std::size_t numbers = 1;
  for (const measure::Series series : measure::all_series) numbers += layout.in(series).size;
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(50'000 / numbers, 1, 50));
}

measure::Row row_of(Rows& rows, const measure::Layout& layout, std::size_t at) {
  measure::Row row;
  for (std::size_t s = 0; s < row.size(); ++s) {
    const std::size_t size = layout.series[s].size;
    if (rows.numbers[s].size() < (at + 1) * size) rows.numbers[s].resize((at + 1) * size);
    row[s] = {rows.numbers[s].data() + at * size, size};
  }
  return row;
}

}  // namespace

void add(Ran& all, const Ran& more) {
  if (all.replications == 0) {
    all = more;
    return;
  }
  if (more.replications == 0) return;
  all.replications += more.replications;
  all.curves.add(more.curves);
  all.base_curves.add(more.base_curves);
}

/// A programme's simulator and recorder, as one lane holds them.
class Bench::Runner {
 public:
  explicit Runner(const model::Programme& programme)
      : programme_{programme}, recorder_{programme}, logging_{programme} {
    if (engine::is_plain(programme))
      plain_.emplace(programme);
    else
      whole_.emplace(programme);
  }

  base::Problems run(std::uint64_t seed, std::uint32_t replication, std::size_t at, Rows& rows) {
    recorder_.begin();
    const auto run = [&](auto& simulator) { return simulator->run(seed, replication, recorder_); };
    return finish(plain_ ? run(plain_) : run(whole_), at, rows);
  }
  base::Problems run_logged(std::uint64_t seed, std::uint32_t replication, std::size_t at, Block& block) {
    recorder_.begin();
    log_.begin(replication);
    Logged both{&recorder_, &log_};
    base::Problems problems = finish(logging_.run(seed, replication, both), at, block.own);
    if (problems.empty()) log_.finish(block.log);
    return problems;
  }
  const measure::Curves& curves() const { return recorder_.curves(); }
  void keep_units(std::vector<double>& units) {
    if (!kept_) kept_.emplace(programme_, measure::Grid{programme_}.segments());
    units.resize(units.size() + kept_->size());
    kept_->write(recorder_.units(), std::span{units}.last(kept_->size()));
  }

 private:
  base::Problems finish(const base::Result<engine::Finished>& finished, std::size_t at, Rows& rows) {
    if (!finished) return finished.problems();
    recorder_.finish(row_of(rows, recorder_.layout(), at));
    return {};
  }

  const model::Programme& programme_;
  Recorder recorder_;
  std::optional<measure::KeptUnits> kept_;
  EventLog log_;
  std::optional<engine::PlainSimulator<Recorder>> plain_;  ///< one of these two
  std::optional<engine::Simulator<Recorder>> whole_;
  engine::Simulator<Logged> logging_;
};

Bench::Bench(const Design& design, std::size_t lanes, std::size_t trays)
    : design_{design},
      block_size_{block_size(design)},
      runners_(lanes),
      base_runners_(lanes),
      beside_runners_(design.beside.size()),
      trays_(trays) {
  for (auto& runners : beside_runners_) runners.resize(lanes);
  for (Block& tray : trays_) tray.beside.resize(design.beside.size());
}

Bench::~Bench() = default;

std::size_t Bench::blocks() const { return (design_.replications + block_size_ - 1) / block_size_; }

void Bench::work(std::size_t lane, std::size_t number, std::size_t tray) {
  Block& block = trays_[tray];
  const auto first = static_cast<std::uint32_t>(number * block_size_);
  const std::uint32_t wanted = std::min(block_size_, design_.replications - first);
  block.first = design_.first + first;
  block.count = 0;
  block.log.clear();
  block.units.clear();
  block.base_units.clear();
  block.problems.clear();
  while (block.count < wanted && block.problems.empty()) {
    block.problems = run_one(lane, block.count, block);
    if (block.problems.empty()) ++block.count;
  }
}

base::Problems Bench::run_one(std::size_t lane, std::uint32_t row, Block& block) {
  Runner& own = runner(runners_, lane, *design_.programme);
  const std::uint32_t replication = block.first + row;
  base::Problems problems = design_.log ? own.run_logged(design_.seed, replication, row, block)
                                        : own.run(design_.seed, replication, row, block.own);
  if (problems.empty() && design_.units) own.keep_units(block.units);
  if (problems.empty() && design_.base != nullptr) {
    Runner& base = runner(base_runners_, lane, *design_.base);
    problems = base.run(design_.seed, replication, row, block.base);
    if (problems.empty() && design_.units) base.keep_units(block.base_units);
  }
  for (std::size_t i = 0; i < design_.beside.size() && problems.empty(); ++i)
    problems = runner(beside_runners_[i], lane, *design_.beside[i])
                   .run(design_.seed, replication, row, block.beside[i]);
  return problems;
}

Bench::Runner& Bench::runner(std::vector<std::unique_ptr<Runner>>& runners, std::size_t lane,
                             const model::Programme& programme) {
  if (!runners[lane]) runners[lane] = std::make_unique<Runner>(programme);
  return *runners[lane];
}

void Bench::add_curves(Ran& ran) const {
  // Whole numbers: it does not matter which lane counted what.
  const auto sum = [](const std::vector<std::unique_ptr<Runner>>& runners, double horizon) {
    measure::Curves all{horizon};
    for (const auto& runner : runners)
      if (runner) all.add(runner->curves());
    return all;
  };
  ran.curves = sum(runners_, design_.programme->horizon);
  if (design_.base != nullptr) ran.base_curves = sum(base_runners_, design_.base->horizon);
}

}  // namespace stegvis::experiment
