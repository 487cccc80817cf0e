#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace stegvis::cli {

Progress::Progress(std::int64_t total, base::Language language)
    : total_{total},
      language_{language},
      shown_{isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr} {}

void Progress::tell(std::int64_t done) {
  const Clock::time_point now = Clock::now();
  if (!shown_ || done == 0 || now - last_ < std::chrono::milliseconds{200}) return;
  last_ = now;
  written_ = true;
  const double spent = std::chrono::duration<double>(now - began_).count();
  const double left =
      spent * static_cast<double>(done < total_ ? total_ - done : 0) / static_cast<double>(done);
  const int filled = static_cast<int>(done < total_ ? 30 * done / total_ : 30);
  const bool swedish = language_ == base::Language::sv;
  std::fprintf(stderr, "\r%.*s%.*s %lld/%lld, %.0f s %s", filled, "##############################",
               30 - filled, "..............................", static_cast<long long>(done),
               static_cast<long long>(total_), left, swedish ? "kvar" : "left");
  if (saved_ > 0)
    std::fprintf(stderr, ", %lld %s", static_cast<long long>(saved_), swedish ? "sparade" : "saved");
  std::fputs("\x1b[K", stderr);
}

void Progress::clear() {
  if (written_) std::fprintf(stderr, "\r\x1b[K");
  written_ = false;
}

}  // namespace stegvis::cli
