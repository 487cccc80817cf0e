#pragma once

#include "engine/plain_simulator.hpp"
#include "engine/simulator.hpp"
#include "recording.hpp"

/// \file
/// The simulators that tell a recording, compiled once for all tests of the engine, and not in each of them.
namespace stegvis::engine {

extern template class Simulator<told::Recording>;
extern template class PlainSimulator<told::Recording>;

}  // namespace stegvis::engine
