#pragma once

#include <string>
#include <vector>

#include "measure/cube.hpp"
#include "measure/layout.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// What each entry of an axis sums: places by stage (the stage, its phases if any, its list), members by
/// pool.
struct Bundles {
  std::vector<Bundle> places;   ///< along Along::place, of Programme::places
  std::vector<Bundle> members;  ///< along Along::pool, of Programme::members
  std::vector<Bundle> groups;   ///< along Along::group, of reporting cells
};

Bundles bundles_of(const model::Programme& programme);

/// A layout with all its axes and no tables yet.
Layout axes_of(const model::Programme& programme);

/// How a leg is named: "work.job_loss", with its target when it is one of several: "work.job_loss.seeking".
std::string leg_id(const model::Programme& programme, const model::Leg& leg);

}  // namespace stegvis::measure
