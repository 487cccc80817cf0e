#include "io/scratch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>

#include "io/take_name.hpp"

namespace stegvis::io {
namespace {

/// All the bytes, by as many calls as it takes; `call` moves some of them and says how many.
template <class Call>
bool all(std::size_t bytes, const Call& call) {
  for (std::size_t done = 0; done < bytes;) {
    const ssize_t moved = call(done);
    if (moved < 0 && errno == EINTR) continue;
    if (moved == 0) errno = EIO;
    if (moved <= 0) return false;
    done += static_cast<std::size_t>(moved);
  }
  return true;
}

}  // namespace

Scratch::~Scratch() {
  if (file_ >= 0) ::close(file_);
}

void Scratch::fail() const {
  if (wrong_.empty()) wrong_ = std::strerror(errno);
}

void Scratch::open() {
  const std::string name = beside(beside_.string() + ".rows");
  file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file_ < 0 || ::unlink(name.c_str()) != 0) fail();
}

std::uint64_t Scratch::put(std::span<const double> block) {
  const std::uint64_t place = numbers_;
  if (file_ < 0 && wrong_.empty()) open();
  numbers_ += block.size();
  if (!wrong_.empty()) return place;
  const char* bytes = reinterpret_cast<const char*>(block.data());
  const auto call = [&](std::size_t done) {
    return ::pwrite(file_, bytes + done, block.size_bytes() - done,
                    static_cast<off_t>(place * sizeof(double) + done));
  };
  if (!all(block.size_bytes(), call)) fail();
  return place;
}

void Scratch::take(std::uint64_t place, std::span<double> into) const {
  char* bytes = reinterpret_cast<char*>(into.data());
  const auto call = [&](std::size_t done) {
    return ::pread(file_, bytes + done, into.size_bytes() - done,
                   static_cast<off_t>(place * sizeof(double) + done));
  };
  if (wrong_.empty() && all(into.size_bytes(), call)) return;
  fail();
  for (double& number : into) number = std::numeric_limits<double>::quiet_NaN();
}

base::Problems Scratch::problems() const {
  if (wrong_.empty()) return {};
  const std::string folder = beside_.has_parent_path() ? beside_.parent_path().string() : ".";
  return {{"",
           {folder + ": replications cannot be kept there while it runs: " + wrong_,
            folder + ": där går det inte att ha replikationerna under körningen: " + wrong_}}};
}

}  // namespace stegvis::io
