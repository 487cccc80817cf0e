#include "io/seal.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "io/checksum.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view begins = "stegvis seal ";
constexpr std::size_t seal_size =
    begins.size() + 16 + 1;  ///< and sixteen hexadecimal digits, and a line's end

std::string seal_of(std::uint64_t checksum) { return fmt::format("{}{:016x}\n", begins, checksum); }

/// The checksum of the first so many bytes; nothing when there are fewer.
std::optional<std::uint64_t> checksum_of(std::ifstream& file, std::uintmax_t size) {
  Checksum checksum;
  std::vector<char> bytes(std::size_t{1} << 18);
  while (size > 0) {
    const std::size_t some = static_cast<std::size_t>(std::min<std::uintmax_t>(size, bytes.size()));
    if (!file.read(bytes.data(), static_cast<std::streamsize>(some))) return std::nullopt;
    checksum.add({bytes.data(), some});
    size -= some;
  }
  return checksum.value();
}

/// What a seal should be, and what stands in its place.
struct Seal {
  std::string due, found;
  bool read = true;  ///< false: the file is there, and its bytes cannot be had

  bool there() const { return found.starts_with(begins); }
};
Seal read_seal(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size < seal_size) return {};
  std::ifstream file{path, std::ios::binary};
  Seal seal{{}, std::string(seal_size, '\0')};
  file.seekg(static_cast<std::streamoff>(size - seal_size));
  seal.read = static_cast<bool>(file.read(seal.found.data(), seal_size));
  if (!seal.read || !seal.there()) return seal;
  file.seekg(0);
  const auto checksum = checksum_of(file, size - seal_size);
  seal.read = checksum.has_value();
  if (seal.read) seal.due = seal_of(*checksum);
  return seal;
}

base::Problem cannot_write(const fs::path& path, const std::string& cause) {
  return {"",
          {fmt::format("{}: cannot be written ({})", path.string(), cause),
           fmt::format("{}: går inte att skriva ({})", path.string(), cause)}};
}

}  // namespace

base::Problems seal(const fs::path& path) {
  std::error_code error;
  std::ifstream file{path, std::ios::binary};
  const auto checksum = checksum_of(file, fs::file_size(path, error));
  if (!checksum || error) return {cannot_write(path, "it cannot be read back")};
  std::ofstream end{path, std::ios::binary | std::ios::app};
  if (!(end << seal_of(*checksum) << std::flush)) return {cannot_write(path, std::strerror(errno))};
  end.close();
  const Seal read = read_seal(path);
  if (!end || !read.read || !read.there() || read.found != read.due)
    return {cannot_write(path, "it does not read back as written")};
  return {};
}

base::Problems check_seal(const fs::path& path) {
  const Seal seal = read_seal(path);
  if (!seal.read)
    return {{"", {path.string() + ": the file cannot be read", path.string() + ": filen går inte att läsa"}}};
  if (!seal.there() || seal.found == seal.due) return {};
  return {{"",
           {path.string() + ": is damaged: its bytes are not those that were written",
            path.string() + ": är skadad: dess bytes är inte de som skrevs"}}};
}

}  // namespace stegvis::io
