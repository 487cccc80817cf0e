#include "io/take_name.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "io/results_file.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

/// Whether a file's bytes have reached the disk; a folder's: the names in it.
bool reach_disk(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool reached = ::fsync(file) == 0;
  return ::close(file) == 0 && reached;
}

base::Problem cannot_write(const fs::path& path) {
  return {"", {path.string() + ": cannot be written", path.string() + ": går inte att skriva"}};
}

}  // namespace

fs::path beside(const fs::path& path) { return path.string() + fmt::format(".{}.part", ::getpid()); }

base::Problems take_name(const fs::path& beside, const fs::path& path) {
  if (base::Problems problems = verify_results(beside); !problems.empty()) return problems;
  if (!reach_disk(beside)) return {cannot_write(path)};
  std::error_code error;
  fs::rename(beside, path, error);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
  if (error || !reach_disk(folder)) return {cannot_write(path)};
  return {};
}

}  // namespace stegvis::io
