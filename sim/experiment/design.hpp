#pragma once

#include <cstdint>
#include <vector>

#include "model/programme.hpp"

namespace stegvis::experiment {

/// What is kept of each replication beside its totals; summaries over replications are always kept of
/// everything.
enum class Keep : std::uint8_t {
  totals,
  yearly,
  monthly,
  prices  ///< also all that prices are paid for, so that the run can be priced again
};

/// Monthly numbers of each replication are kept by default as long as their file stays handy.
constexpr Keep default_keep(std::uint64_t replications) {
  return replications <= 10'000 ? Keep::monthly : Keep::yearly;
}

/// What to run: a programme, and beside it, with the same people and the same luck, what it is compared with.
struct Design {
  const model::Programme* programme = nullptr;
  const model::Programme* base = nullptr;  ///< null: nothing to compare with
  std::uint64_t seed = 1;
  std::uint32_t first = 0;  ///< number of the first replication
  std::uint32_t replications = 1'000;
  bool log = false;    ///< of every participant of `programme`
  bool units = false;  ///< whether blocks carry what prices are paid for, the base's too
  std::vector<const model::Programme*> beside = {};  ///< more of them, replication by replication
};

}  // namespace stegvis::experiment
