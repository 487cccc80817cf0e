#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.hpp"
#include "io/results_file.hpp"

namespace stegvis::io {

/// Where a results file grows until it is whole: beside its final name, of this process alone.
std::filesystem::path beside(const std::filesystem::path& path);

/// Removes what processes that are no more left beside a final name.
void remove_orphans(const std::filesystem::path& path);

/// Whether a file's bytes have reached the disk; a folder's: the names in it.
bool reach_disk(const std::filesystem::path& path);

/// Gives a closed results file its final name: read back and held against ResultsFile::sum(), sealed, on
/// disk, and only then renamed. Until then a file of that name stays as it is.
base::Problems take_name(const std::filesystem::path& beside, const std::filesystem::path& path,
                         std::uint64_t sum);

/// A results file that is written in one go: `write` fills it beside its final name, which it is given when
/// all of it is on disk; else nothing of it is left.
base::Problems write_whole(const std::filesystem::path& path, const std::function<void(ResultsFile&)>& write);

}  // namespace stegvis::io
