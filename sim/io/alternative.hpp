#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace stegvis::io {

/// An alternative to a scenario: what is changed, as `path=value` on a command line, and what is taken away.
struct Alternative {
  std::filesystem::path base;
  std::vector<std::string> changes;
  std::vector<std::string> removed;
};

/// The alternative as a scenario file of a few lines: `base`, `remove` and [set]. It is written only if it is
/// valid; an existing file stays unless `replace`.
base::Problems write_alternative(const Alternative& alternative, const std::filesystem::path& path,
                                 bool replace);

}  // namespace stegvis::io
