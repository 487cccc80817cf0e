#include "io/take_name.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <system_error>

#include "io/results_file.hpp"
#include "io/seal.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

base::Problem cannot_write(const fs::path& path) {
  return {"", {path.string() + ": cannot be written", path.string() + ": går inte att skriva"}};
}

}  // namespace

bool reach_disk(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool reached = ::fsync(file) == 0;
  return ::close(file) == 0 && reached;
}

void remove_orphans(const fs::path& path) {
  const std::string begins = path.filename().string() + ".", ends = ".part";
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(begins) || !name.ends_with(ends) || name.size() <= begins.size() + ends.size())
      continue;
    const std::string pid = name.substr(begins.size(), name.size() - begins.size() - ends.size());
    if (pid.find_first_not_of("0123456789") != std::string::npos || pid.size() > 9) continue;
    if (::kill(std::stoi(pid), 0) != 0 && errno == ESRCH) fs::remove(entry.path(), ignored);
  }
}

fs::path beside(const fs::path& path) { return path.string() + fmt::format(".{}.part", ::getpid()); }

base::Problems take_name(const fs::path& beside, const fs::path& path, std::uint64_t sum) {
  if (base::Problems problems = verify_results(beside, sum); !problems.empty()) return problems;
  if (base::Problems problems = seal(beside); !problems.empty()) return problems;
  if (!reach_disk(beside)) return {cannot_write(path)};
  std::error_code error;
  fs::rename(beside, path, error);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
  if (error || !reach_disk(folder)) return {cannot_write(path)};
  return {};
}

base::Problems write_whole(const fs::path& path, const std::function<void(ResultsFile&)>& write) {
  const fs::path part = beside(path);
  ResultsFile out{part};
  write(out);
  base::Problems problems = out.close();
  if (problems.empty()) problems = take_name(part, path, out.sum());
  std::error_code ignored;
  if (!problems.empty()) fs::remove(part, ignored);
  return problems;
}

}  // namespace stegvis::io
