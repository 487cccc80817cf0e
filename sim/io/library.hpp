#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "io/document.hpp"

namespace stegvis::io {

/// A scenario file that was read.
struct Source {
  std::string name;  ///< as the reader would find it from where the program was started
  std::string text;
};

/// One file that another takes in.
struct Reference {
  std::size_t file;  ///< which
  Place place;       ///< where it is asked for
};

/// One file with everything it draws in.
struct Volume {
  Document document;
  std::vector<Reference> includes;
  std::vector<Reference> base;  ///< one, or none
};

/// All files that a scenario is made of, each read once. Files of `include` and `base` are looked for beside
/// the file that names them.
struct Library {
  std::vector<Source> sources;
  std::vector<Volume> volumes;    ///< as `sources`; the first is the one asked for
  std::vector<Located> problems;  ///< of files, and of keys and values that no scenario can have
  bool complete = true;           ///< false when a file is missing, too large, not TOML, or part of a circle
};

/// `text`, where given, is taken for the contents of `path`, which need not exist.
Library read_library(const std::filesystem::path& path,
                     const std::optional<std::string>& text = std::nullopt);

}  // namespace stegvis::io
