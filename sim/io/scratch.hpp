#pragma once

#include <filesystem>
#include <string>

#include "experiment/columns.hpp"

namespace stegvis::io {

/// A shelf on disk beside the results, in a file that has no name: whatever happens to the process, nothing
/// is left.
class Scratch final : public experiment::Shelf {
 public:
  /// Beside the file of that name. Nothing is made until something is put.
  explicit Scratch(std::filesystem::path beside) : beside_{std::move(beside)} {}
  ~Scratch() override;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::uint64_t put(std::span<const double> block) override;
  void take(std::uint64_t place, std::span<double> into) const override;
  base::Problems problems() const override;

 private:
  void open();
  void fail() const;

  std::filesystem::path beside_;
  int file_ = -1;
  std::uint64_t numbers_ = 0;  ///< put so far
  mutable std::string wrong_;
};

}  // namespace stegvis::io
