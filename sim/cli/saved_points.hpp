#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "cli/verbs.hpp"
#include "experiment/sweep.hpp"
#include "io/save_file.hpp"
#include "io/saves.hpp"

namespace stegvis::cli {

/// The points of a sweep, which come in any order, saved as they go, so that the same command goes on with
/// those that an earlier start of it lacked.
class SavedPoints {
 public:
  /// `width` numbers are a point; of all `count` points this process wants [first, last); `every` [seconds] a
  /// save is due.
  SavedPoints(const std::filesystem::path& results, const io::Identity& identity, std::size_t width,
              std::size_t count, std::size_t first, std::size_t last, double every)
      : saves_{results, identity},
        width_{width},
        first_{first},
        last_{last},
        every_{every},
        numbers_(count * width),
        done_(count) {}

  /// Takes what is saved, and says so.
  void recall(const Context& context);
  /// Takes what a shard holds; false when it is none of these points.
  bool take(const io::SaveFound& shard);
  /// Takes a point, and saves when that is due.
  base::Problems add(const experiment::PointResult& point);

  std::size_t wanted() const { return last_ - first_; }
  /// Of those that are wanted.
  std::size_t known() const { return wanted() - missing().size(); }
  std::vector<std::size_t> missing() const;
  /// Of all points, in order.
  std::vector<double> numbers() && { return std::move(numbers_); }

  /// How many points were known at the latest save, or at the start.
  std::size_t saved() const { return saved_; }
  base::Problems save();
  /// All that are wanted, as one file.
  base::Problems write_shard(const std::filesystem::path& path, const io::SaveHead& head) const;
  /// Whether it was saving that failed.
  bool unwritten() const { return unwritten_; }
  /// When the results are in place.
  void remove() const { saves_.remove(); }

 private:
  using Clock = std::chrono::steady_clock;

  void put(const experiment::PointResult& point);

  io::Saves saves_;
  std::size_t width_, first_, last_;
  std::chrono::duration<double> every_;
  std::vector<double> numbers_;
  std::vector<bool> done_;
  std::vector<experiment::PointResult> unsaved_;
  std::size_t saved_ = 0;
  std::uint64_t next_save_ = 0;  ///< saves are numbered in the order in which they were made
  Clock::time_point last_save_ = Clock::now();
  bool unwritten_ = false;
};

}  // namespace stegvis::cli
