#include "cli/saved_trials.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "io/packing.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;

constexpr std::size_t piece_size = 256;  // proposals between looks at the clock

}  // namespace

void SavedTrials::recall(const Context& context) {
  for (const io::SaveFound& found : saves_.find()) {
    if (found.head.first != known()) continue;
    std::vector<double> numbers;
    bool fine = true;
    const bool whole = io::read_save(found.path, [&](char, std::string_view bytes) {
      io::Unpacker unpack{bytes};
      unpack(numbers);
      fine = fine && unpack.whole() && numbers.size() == (found.last - found.head.first) * targets_;
    });
    if (whole && fine) told_.insert(told_.end(), numbers.begin(), numbers.end());
  }
  saved_ = known();
  for (const base::Text& line : saves_.others()) say(context, line);
  if (saved_ > 0)
    say(context, {fmt::format("{} simulations were saved earlier; the rest is run.", saved_),
                  fmt::format("{} simuleringar var sparade sedan tidigare; resten körs.", saved_)});
}

base::Result<std::vector<double>> SavedTrials::run(std::span<const double> proposals, std::uint32_t first) {
  const std::size_t count = proposals.size() / unknowns_;
  while (known() < first + count) {
    const std::size_t from = known() - first, some = std::min(piece_size, count - from);
    const auto told = trials_(proposals.subspan(from * unknowns_, some * unknowns_),
                              static_cast<std::uint32_t>(first + from));
    if (!told) return told.problems();
    told_.insert(told_.end(), told->begin(), told->end());
    if (Clock::now() - last_save_ < every_) continue;
    if (Problems problems = save(); !problems.empty()) return problems;
  }
  const auto begin = told_.begin() + static_cast<std::ptrdiff_t>(first * targets_);
  return std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(count * targets_));
}

Problems SavedTrials::save() {
  last_save_ = Clock::now();
  if (saved_ == known()) return {};
  io::SaveWriter writer = saves_.begin(saved_);
  const std::vector<double> fresh(told_.begin() + static_cast<std::ptrdiff_t>(saved_ * targets_),
                                  told_.end());
  Problems problems = writer.add('t', io::packed(fresh));
  if (problems.empty()) problems = writer.commit(known());
  unwritten_ = !problems.empty();
  if (problems.empty()) saved_ = known();
  return problems;
}

}  // namespace stegvis::cli
