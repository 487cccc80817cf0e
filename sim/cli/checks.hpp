#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "io/read_scenario.hpp"

/// \file
/// What several verbs check about their options before anything runs.
namespace stegvis::cli {

inline constexpr std::int64_t most_threads = 1024;

/// Complains of a number outside what its option allows.
void check_range(base::Problems& problems, const char* option, std::int64_t value, std::int64_t least,
                 std::int64_t most);

/// A file to be written: the option that names it, and where.
using Output = std::pair<const char*, std::filesystem::path>;

/// Complains of outputs that could not be written, that would overwrite a file of the scenario, and of two
/// that are the same file.
void check_outputs(base::Problems& problems, const std::vector<Output>& outputs,
                   const io::ScenarioFile& scenario);

/// Problems with file, line and column of the paths they are about.
base::Problems located(base::Problems problems, const io::ScenarioFile& scenario);

}  // namespace stegvis::cli
