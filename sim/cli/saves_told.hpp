#pragma once

#include <cstdint>

#include "cli/verbs.hpp"
#include "io/saves.hpp"

/// \file
/// What is said of saves.
namespace stegvis::cli {

/// Those of other runs, and those that are damaged.
void say_saves(const io::Saves& saves, const Context& context);

/// How much of `what` (in the plural) is saved when Ctrl-C or SIGTERM ended a run without an answer. Returns
/// what the program then ends with.
int stopped_and_saved(std::int64_t saved, std::int64_t wanted, const base::Text& what,
                      const Context& context);

/// How many replications are in the answer, and saved, where Ctrl-C or SIGTERM ended a run. Returns what the
/// program ends with: fine when nothing did.
int ended(std::int64_t completed, std::int64_t wanted, const Context& context);

}  // namespace stegvis::cli
