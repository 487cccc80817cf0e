#pragma once

#include <filesystem>

#include "base/result.hpp"

/// \file
/// The last line of a results file, behind all that HDF5 looks at: "stegvis seal " and a checksum of every
/// byte before it. HDF5 has checksums for its own tables and for large data, not for texts, small data and
/// the indices of pieces.
namespace stegvis::io {

/// Adds it to a closed file, and reads all of it back.
base::Problems seal(const std::filesystem::path& path);

/// What the seal says against a file, or that it cannot be read; nothing when it is whole, or has no seal
/// (another program rewrote it).
base::Problems check_seal(const std::filesystem::path& path);

}  // namespace stegvis::io
