#include "io/folder_hold.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace stegvis::io {

void FolderHold::take() {
  using namespace std::chrono_literals;
  if (descriptor_ >= 0 && is_still_there()) return;
  let_go();
  for (const auto until = std::chrono::steady_clock::now() + 10s; !open_and_lock();) {
    if (errno != EWOULDBLOCK || waited_) return;
    waited_ = std::chrono::steady_clock::now() >= until;
    std::this_thread::sleep_for(10ms);
  }
}

/// When not, errno says why.
bool FolderHold::open_and_lock() {
  descriptor_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) return false;
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 && is_still_there()) return true;
  const int why = errno;
  let_go();
  errno = why;
  return false;
}

/// Whoever held it may have removed it when all was done.
bool FolderHold::is_still_there() const {
  struct stat held {
  }, named{};
  const bool same = ::fstat(descriptor_, &held) == 0 && ::stat(folder_.c_str(), &named) == 0 &&
                    held.st_dev == named.st_dev && held.st_ino == named.st_ino;
  if (!same) errno = ENOENT;
  return same;
}

void FolderHold::let_go() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace stegvis::io
