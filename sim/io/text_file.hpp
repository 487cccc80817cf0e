#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace stegvis::io {

/// Files larger than this are refused before they are read [bytes].
inline constexpr std::uintmax_t largest_text = 64u << 20;

/// The whole text of a file. Refused before anything is read: what is no file (a folder, a device, a pipe)
/// and what is larger than `largest_text`.
base::Result<std::string> read_text(const std::filesystem::path& path);

/// Writes a text beside `path` and renames it into place, so that a reader never sees half of it.
base::Problems write_text(const std::filesystem::path& path, const std::string& text);

}  // namespace stegvis::io
