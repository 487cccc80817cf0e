#pragma once

namespace stegvis::cli {

/// While one of these lives, Ctrl-C and SIGTERM ask the run to stop after what is under way; a second one
/// ends the program as usual. A file that may grow no further (SIGXFSZ) is from then on a full disk, told as
/// such.
class Stopping {
 public:
  Stopping();
  ~Stopping();
  Stopping(const Stopping&) = delete;
  Stopping& operator=(const Stopping&) = delete;

  /// The signal that asked, or 0.
  static int asked();
  /// What the program ends with: fine, or 128 + the signal that asked.
  static int code() { return asked() == 0 ? 0 : 128 + asked(); }
};

}  // namespace stegvis::cli
