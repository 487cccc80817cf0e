#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "model/scenario.hpp"

/// \file
/// What stands for all that the pure floors make of a scenario: rows of every replication, curves, summaries,
/// paired differences, numbers drawn anew. Pure itself, so that WebAssembly computes it too.
namespace stegvis::house {

/// What is run: a scenario, and what it is compared with.
struct Work {
  model::Scenario scenario;
  std::optional<model::Scenario> base;
};

/// The work as told by the texts of two files with all of theirs in them (io::ScenarioFile::composed); an
/// empty one is none. Contract: they were read without a problem before.
Work work_of(std::string_view composed, std::string_view base);

/// Of some replications; with numbers that carry a distribution also of some draws of them.
base::Result<std::uint64_t> core_digest(const Work& work);

}  // namespace stegvis::house
