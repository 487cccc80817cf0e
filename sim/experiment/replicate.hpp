#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.hpp"
#include "experiment/event_log.hpp"
#include "experiment/executor.hpp"
#include "measure/curves.hpp"
#include "measure/layout.hpp"
#include "model/programme.hpp"

namespace stegvis::experiment {

/// What is to be run: replications `first` to `first + replications - 1` of one programme, and of another beside it with
/// the same luck when there is a base to compare with.
struct Design {
  const model::Programme& programme;
  const model::Programme* base = nullptr;
  std::uint64_t seed;
  std::uint32_t first = 0;
  std::uint32_t replications;
  bool log = false;  ///< write down every participant of the programme (not of the base)
};

/// The numbers of one programme in one replication, laid out as its layout says.
struct Numbers {
  std::array<std::vector<double>, measure::series_count> rows;

  measure::ConstRow row() const;
};

/// One replication, told in order of their numbers.
struct Replication {
  std::uint32_t number = 0;
  Numbers programme;
  Numbers base;             ///< empty without a base
  std::vector<LogRow> log;  ///< empty unless asked for
};

/// What came of it.
struct Ran {
  std::uint32_t replications = 0;  ///< told to the sink: fewer than asked for when stopped
  measure::Curves curves;          ///< of all of them together
  measure::Curves base_curves;
};

/// Runs the design. `sink` is told every replication in order, in the calling order of the executor's deliveries; `stop`
/// is asked between blocks. The same design gives the same bits on any executor.
/// Problems: those of the engine (engine/simulator.hpp), of the first replication that has one; what came before it has
/// been told.
base::Result<Ran> replicate(const Design& design, Executor& executor,
                            const std::function<void(const Replication&)>& sink, const std::function<bool()>& stop);

}  // namespace stegvis::experiment
