#pragma once

#include "cli/verbs.hpp"

/// \file
/// Options that several verbs take, said in the same words by each.
namespace stegvis::cli {

Option scenario_option(std::string* into);                 ///< FILE
Option seed_option(std::optional<std::uint64_t>* into);    ///< --seed
Option threads_option(std::optional<std::int64_t>* into);  ///< --threads
Option json_option(bool* into);                            ///< --json
Option figures_option(bool* into);                         ///< --figures

}  // namespace stegvis::cli
