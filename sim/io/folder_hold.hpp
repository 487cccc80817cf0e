#pragma once

#include <filesystem>
#include <utility>

namespace stegvis::io {

/// A folder that one process works in at a time. Whoever ends a work gently may still be saving when the same
/// command is given again: what that one then reads shall stand still.
class FolderHold {
 public:
  explicit FolderHold(std::filesystem::path folder) : folder_{std::move(folder)} {}
  ~FolderHold() { let_go(); }
  FolderHold(const FolderHold&) = delete;
  FolderHold& operator=(const FolderHold&) = delete;

  /// Holds the folder from now on, if it is there. Waits for another process that holds it, but no more than
  /// ten seconds in all: one that works on does its own saves, whose names nobody else takes. Where the file
  /// system knows no locks nothing is held.
  void take();

 private:
  bool open_and_lock();
  bool is_still_there() const;
  void let_go();

  std::filesystem::path folder_;
  int descriptor_ = -1;
  bool waited_ = false;
};

}  // namespace stegvis::io
