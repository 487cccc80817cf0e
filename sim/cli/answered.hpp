#pragma once

#include <filesystem>
#include <string>

#include "cli/verbs.hpp"

namespace stegvis::cli {

/// Prints an answer and, unless it is JSON, where the results are; then draws the figures, where they are
/// asked for. Returns an ExitCode.
int answered(const std::string& answer, const std::filesystem::path& results, bool json, bool figures,
             const Context& context);

}  // namespace stegvis::cli
