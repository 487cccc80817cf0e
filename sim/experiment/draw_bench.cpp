#include "experiment/draw_bench.hpp"

#include <array>

namespace stegvis::experiment {

using base::Problems;

namespace {

constexpr const char* other_en =
    "a draw changes what is measured (a number of periods or stages): that cannot vary";
constexpr const char* other_sv =
    "en dragning ändrar vad som mäts (antal perioder eller stadier): det kan inte variera";

/// Adds a block's rows; whether they are as long as those already there. The first block of all is full, so
/// that its rows' length can be told.
class Appending {
 public:
  explicit Appending(Rows& into) : into_{into} {
    for (auto& numbers : into_.numbers) numbers.clear();
  }
  void add(const Rows& part, std::size_t count) {
    for (std::size_t s = 0; s < measure::series_count; ++s) {
      if (!begun_) lengths_[s] = part.numbers[s].size() / count;
      into_.numbers[s].insert(into_.numbers[s].end(), part.numbers[s].begin(),
                              part.numbers[s].begin() + static_cast<std::ptrdiff_t>(count * lengths_[s]));
    }
    begun_ = true;
  }

 private:
  Rows& into_;
  std::array<std::size_t, measure::series_count> lengths_{};
  bool begun_ = false;
};

std::vector<std::size_t> lengths_of(const Block& block) {
  std::vector<std::size_t> lengths;
  const auto add = [&](const Rows& rows) {
    for (const auto& numbers : rows.numbers) lengths.push_back(numbers.size());
  };
  add(block.own);
  add(block.base);
  for (const Rows& rows : block.beside) add(rows);
  return lengths;
}

std::vector<std::size_t> lengths_of(const Widths& widths, std::size_t rows) {
  std::vector<std::size_t> lengths;
  const auto add = [&](const Width& width) {
    for (const std::size_t size : width) lengths.push_back(rows * size);
  };
  add(widths.own);
  add(widths.base);
  for (const Width& width : widths.beside) add(width);
  return lengths;
}

}  // namespace

base::Result<std::vector<model::Programme>> DrawBench::programmes(std::size_t draw) const {
  std::vector<model::Programme> made;
  for (std::size_t s = 0; s < design_.draws->scenarios(); ++s) {
    const auto scenario = design_.draws->at(s, draw);
    if (!scenario) return scenario.problems();
    auto programme = model::compile(*scenario);
    if (!programme) return programme.problems();
    made.push_back(std::move(programme).value());
  }
  return made;
}

DrawBench::DrawBench(const DrawDesign& design, std::size_t trays)
    : design_{design}, trays_(trays), rans_(trays) {
  if (design.widths) lengths_ = lengths_of(*design.widths, design.per_draw);
}

void DrawBench::work(std::size_t draw, std::size_t tray) {
  Block& block = trays_[tray];
  block.first = static_cast<std::uint32_t>(draw * design_.per_draw);
  block.count = design_.per_draw;
  block.log.clear();
  block.problems.clear();
  const auto made = programmes(draw);
  if (!made) {
    block.problems = made.problems();
    return;
  }
  Design design{.programme = &(*made)[0],
                .base = design_.has_base ? &(*made)[1] : nullptr,
                .seed = design_.seed,
                .first = block.first,
                .replications = design_.per_draw,
                .log = design_.log};
  for (std::size_t i = design_.has_base ? 2 : 1; i < made->size(); ++i) design.beside.push_back(&(*made)[i]);
  block.beside.resize(design.beside.size());
  Appending own{block.own}, base{block.base};
  std::vector<Appending> beside;
  for (Rows& rows : block.beside) beside.emplace_back(rows);
  SerialExecutor here;
  auto ran = replicate(
      design, here,
      [&](const Block& part) {
        own.add(part.own, part.count);
        if (design_.has_base) base.add(part.base, part.count);
        for (std::size_t i = 0; i < beside.size(); ++i) beside[i].add(part.beside[i], part.count);
        block.log.insert(block.log.end(), part.log.begin(), part.log.end());
        return Problems{};
      },
      [] { return false; });
  if (ran)
    rans_[tray] = std::move(ran).value();
  else
    block.problems = ran.problems();
}

void DrawBench::hand_over(std::size_t tray, Ran& ran) {
  Block& block = trays_[tray];
  if (lengths_.empty()) lengths_ = lengths_of(block);
  if (lengths_of(block) != lengths_) {
    block.problems = {{"", {other_en, other_sv}}};
    return;
  }
  add(ran, rans_[tray]);
}

}  // namespace stegvis::experiment
