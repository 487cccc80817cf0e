#include "cli/saved_points.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/saves_told.hpp"
#include "io/pack_points.hpp"

namespace stegvis::cli {

using base::Problems;
using experiment::PointResult;

void SavedPoints::put(const PointResult& point) {
  if (point.point >= done_.size()) return;
  done_[point.point] = true;
  std::copy(point.numbers.begin(), point.numbers.end(),
            numbers_.begin() + static_cast<std::ptrdiff_t>(point.point * width_));
}

std::vector<std::size_t> SavedPoints::missing() const {
  std::vector<std::size_t> missing;
  for (std::size_t i = first_; i < last_; ++i)
    if (!done_[i]) missing.push_back(i);
  return missing;
}

bool SavedPoints::take(const io::SaveFound& shard) {
  return io::read_points(shard, width_, [&](const PointResult& point) { put(point); });
}

void SavedPoints::recall(const Context& context) {
  for (const io::SaveFound& found : saves_.find()) {
    (void)take(found);
    next_save_ = std::max(next_save_, found.last);
  }
  say_saves(saves_, context);
  saved_ = known();
  if (saved_ > 0)
    say(context,
        {fmt::format("{} of {} points were saved earlier; the rest is run.", saved_, wanted()),
         fmt::format("{} av {} punkter var sparade sedan tidigare; resten körs.", saved_, wanted())});
}

Problems SavedPoints::add(const PointResult& point) {
  put(point);
  unsaved_.push_back(point);
  return Clock::now() - last_save_ >= every_ ? save() : Problems{};
}

Problems SavedPoints::save() {
  last_save_ = Clock::now();
  if (unsaved_.empty()) return {};
  io::SaveWriter writer = saves_.begin(next_save_);
  Problems problems = io::add_points(writer, unsaved_);
  if (problems.empty()) problems = writer.commit(next_save_ + 1);
  unwritten_ = !problems.empty();
  if (problems.empty()) {
    ++next_save_;
    saved_ += unsaved_.size();
  }
  unsaved_.clear();
  return problems;
}

Problems SavedPoints::write_shard(const std::filesystem::path& path, const io::SaveHead& head) const {
  std::vector<PointResult> points;
  for (std::size_t i = first_; i < last_; ++i) {
    const auto from = numbers_.begin() + static_cast<std::ptrdiff_t>(i * width_);
    points.push_back({i, {from, from + static_cast<std::ptrdiff_t>(width_)}, {}});
  }
  io::SaveWriter out{path, head};
  Problems problems = io::add_points(out, points);
  if (problems.empty()) problems = out.commit(last_);
  return problems;
}

}  // namespace stegvis::cli
