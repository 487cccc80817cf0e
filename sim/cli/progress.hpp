#pragma once

#include <chrono>
#include <cstdint>

#include "base/text.hpp"

namespace stegvis::cli {

/// One line on the error stream that says how far a run is and how long it will take; silent unless that is a
/// terminal, and when NO_COLOR is set.
class Progress {
 public:
  Progress(std::int64_t total, base::Language language);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of the total; shown a few times a second at most.
  void tell(std::int64_t done);
  void clear();
  /// So many are saved by now.
  void saved(std::int64_t count) { saved_ = count; }
  /// So many are expected after all.
  void expect(std::int64_t total) { total_ = total; }

 private:
  using Clock = std::chrono::steady_clock;

  std::int64_t total_;
  base::Language language_;
  bool shown_;
  bool written_ = false;
  std::int64_t saved_ = 0;
  Clock::time_point began_ = Clock::now(), last_ = began_;
};

}  // namespace stegvis::cli
