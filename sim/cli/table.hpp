#pragma once

#include <string>
#include <vector>

namespace stegvis::cli {

/// Rows as lines, each column as wide as its widest word; the last is not padded. Contract: as many words in
/// every row.
std::string laid_out(const std::vector<std::vector<std::string>>& rows);

}  // namespace stegvis::cli
