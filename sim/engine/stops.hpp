#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "model/programme.hpp"

/// \file
/// What stops a run: a scenario that never comes to rest. Values, told to the user with the stages' names.
namespace stegvis::engine {

inline constexpr std::uint16_t circle_limit = 1000;  ///< moves of one participant at one instant

/// Who moves a thousand times at one instant goes in a circle. Names the stages entered most often, in the
/// order of ids; `entries` and `joins` are by stage.
base::Problem circle_of_no_length(const model::Programme& programme, const std::uint16_t* entries,
                                  const std::uint16_t* joins, double now);

/// More visits of one participant to one stage than luck has numbers for.
base::Problem too_many_visits(const model::StagePlan& stage);

}  // namespace stegvis::engine
