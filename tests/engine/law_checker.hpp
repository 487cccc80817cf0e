#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/programme.hpp"
#include "recording.hpp"

/// \file
/// A sink that knows the laws every run keeps. Use it wherever something is simulated in a test: record, then
/// ask for `breaches`, which is empty for a correct engine.
namespace stegvis::engine::told {

using Complaints = std::vector<std::string>;

Complaints breaches(const model::Programme& programme, const Recording& recording,
                    std::uint64_t participants);

}  // namespace stegvis::engine::told
