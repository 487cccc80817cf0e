#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "experiment/reprice.hpp"
#include "model/scenario.hpp"

namespace stegvis::io {

/// A kept run and the scenario that it would have been with other money: each table of money that `prices`
/// holds (`price`, `levy`, `payer` ...) replaces the run's whole table of that name, the others stay. So in
/// the base that it was compared with.
struct Repriced {
  model::Scenario scenario;
  experiment::KeptRun run;
  std::optional<model::Scenario> base;
  experiment::KeptRun base_run;
  std::string name;  ///< of the run's scenario
  std::uint64_t seed = 0;
};

base::Result<Repriced> read_new_prices(const std::filesystem::path& results,
                                       const std::filesystem::path& prices);

}  // namespace stegvis::io
