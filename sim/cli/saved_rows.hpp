#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "cli/merging.hpp"
#include "cli/verbs.hpp"
#include "io/saves.hpp"

namespace stegvis::cli {

/// Rows of numbers that come in their order, saved as they go, so that the same command goes on after those
/// that an earlier start of it knew.
class SavedRows {
 public:
  /// `width` numbers are a row; the first one here is row `first` of the work; `every` [seconds] a save is
  /// due.
  SavedRows(const std::filesystem::path& results, const io::Identity& identity, std::size_t width,
            std::uint64_t first, double every)
      : saves_{results, identity}, width_{width}, first_{first}, every_{every} {}

  /// Takes what is saved, and says so: how many `rows` of what they are, in the plural.
  void recall(const base::Text& rows, const Context& context);
  /// Takes what a shard holds, or another process sent; false when it is none of these rows.
  bool take(const io::SaveFound& save);

  std::size_t count() const { return numbers_.size() / width_; }
  std::span<const double> numbers() const { return numbers_; }
  void add(std::span<const double> rows) { numbers_.insert(numbers_.end(), rows.begin(), rows.end()); }

  bool due() const { return Clock::now() - last_save_ >= every_; }
  base::Problems save();
  /// All of them as one file.
  base::Problems write_shard(const std::filesystem::path& path, const io::SaveHead& head) const;
  /// Whether it was saving that failed.
  bool unwritten() const { return unwritten_; }
  /// When the results are in place.
  void remove() const { saves_.remove(); }

 private:
  using Clock = std::chrono::steady_clock;

  io::Saves saves_;
  std::size_t width_;
  std::uint64_t first_;
  std::chrono::duration<double> every_;
  std::vector<double> numbers_;
  std::size_t saved_ = 0;  ///< rows
  Clock::time_point last_save_ = Clock::now();
  bool unwritten_ = false;
};

}  // namespace stegvis::cli
