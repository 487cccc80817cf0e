#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "io/compose.hpp"
#include "model/scenario.hpp"

namespace stegvis::io {

/// A scenario as read: what it says, the texts it was read from, and where each thing stands.
struct ScenarioFile {
  model::Scenario scenario;
  std::string name;                     ///< of the file asked for
  std::vector<Source> sources;          ///< every file read, the one asked for first
  std::string composed;                 ///< what all of them say together, as one TOML text in one order
  std::map<std::string, Place> places;  ///< by path, of leaves and tables
  std::optional<model::Scenario> base;  ///< what the file's `base` says by itself
  std::string base_name;
  std::string base_composed;  ///< as `composed`, of the base
};

/// Whether the lists of participants that a scenario names are read too.
enum class Rows { read, leave };

/// Reads, composes and checks. Failing, it gives every problem at once, in the order of the files, each
/// beginning with `file:line:column: `.
base::Result<ScenarioFile> read_scenario(const std::filesystem::path& path, Rows rows = Rows::read);

/// The same for a text that is not written yet, as if it stood at `path`.
base::Result<ScenarioFile> read_scenario_text(const std::filesystem::path& path, const std::string& text);

/// `file:line:column` of a path, or of the nearest table above it; empty when nothing of it is in the files.
std::string where_is(const ScenarioFile& file, std::string_view path);

}  // namespace stegvis::io
