#pragma once

namespace stegvis::cli {

/// While one of these lives, Ctrl-C and SIGTERM ask the run to stop after what is under way; a second one
/// ends the program as usual.
class Stopping {
 public:
  Stopping();
  ~Stopping();
  Stopping(const Stopping&) = delete;
  Stopping& operator=(const Stopping&) = delete;

  /// The signal that asked, or 0.
  static int asked();
};

}  // namespace stegvis::cli
