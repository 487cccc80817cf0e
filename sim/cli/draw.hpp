#pragma once

#include <filesystem>
#include <string>

#include "cli/verbs.hpp"

namespace stegvis::cli {

/// Draws the figures of a results file by analysis/figures.py, run by Debian's own Python. An empty folder or
/// list of formats leaves the choice to it: beside the file; SVG, PNG and PDF. It prints the files, as one
/// object with `json`. Returns an ExitCode.
int draw_figures(const std::filesystem::path& results, const std::string& folder, const std::string& formats,
                 const Context& context, bool json = false);

}  // namespace stegvis::cli
