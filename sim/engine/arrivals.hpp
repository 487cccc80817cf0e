#pragma once

#include <cstdint>
#include <vector>

#include "engine/event_tree.hpp"
#include "engine/person.hpp"
#include "model/programme.hpp"
#include "random/luck.hpp"

namespace stegvis::engine {

/// When each source brings its next group. Gaps are keyed by (source, number of the group), so an intake
/// keeps its moments whatever happens to those who have come; a changed rate stretches the same gaps.
class Arrivals {
 public:
  explicit Arrivals(const model::Programme& programme)
      : programme_{programme}, states_(programme.sources.size()) {}

  /// Puts the first group of every source into the tree.
  void start(std::uint64_t seed, std::uint32_t replication, EventTree& tree);

  /// Puts the source's next group into the tree.
  void next(EventTree& tree, std::uint32_t source) {
    const double at = moment(source);
    const bool ends =
        programme_.sources[source].kind != model::Coming::counts && at >= programme_.sources[source].until;
    tree.set(source, ends ? never : at, [this](std::uint32_t leaf) { return turn_of(leaf); });
  }

  /// In which rank a leaf of that tree acts: coaches stand behind the sources.
  Rank rank_of(std::uint32_t leaf) const { return leaf < states_.size() ? Rank::arrival : Rank::staff; }
  std::uint64_t turn_of(std::uint32_t leaf) const { return turn(rank_of(leaf), leaf); }

  /// How many come together now.
  std::int64_t group_size(std::uint32_t index) const {
    const model::Source& source = programme_.sources[index];
    return source.kind == model::Coming::counts ? source.counts[states_[index].groups - 1].second
                                                : source.group;
  }

  /// The number of the next participant of the source.
  std::uint32_t take_number(std::uint32_t source) { return states_[source].people++; }

 private:
  /// Gaps are filled ahead a few at a time: a cache of a pure function, and the processor need not wait for
  /// each.
  static constexpr std::uint32_t batch = 16;
  struct State {
    double intensity = 0.0;    ///< cumulated Exp(1) gaps
    double gaps[batch] = {};   ///< of the groups from the last multiple of `batch` on
    std::uint32_t groups = 0;  ///< groups so far, the next one included
    std::uint32_t people = 0;
    std::size_t knot = 0;
  };
  /// Most sources have a constant rate, and most gaps have been filled in.
  double moment(std::uint32_t index) {
    const model::Source& source = programme_.sources[index];
    State& state = states_[index];
    const bool constant = source.kind == model::Coming::poisson && source.rate > 0.0 && source.knots.empty();
    if (!constant || state.groups % batch == 0) return any_moment(index);
    state.intensity += state.gaps[state.groups++ % batch];
    return source.from + state.intensity / source.rate;
  }
  double any_moment(std::uint32_t source);
  void fill_gaps(const model::Source& source, State& state, std::uint32_t first) const;

  const model::Programme& programme_;
  std::uint64_t seed_ = 0;
  std::uint32_t replication_ = 0;
  std::vector<State> states_;
};

/// Somebody who comes, and where what they carry is kept.
struct Carrier {
  const model::Source& source;
  random::Key luck;  ///< theirs; purpose and visit are filled in
  double now;
  std::uint16_t* values;
  double* numbers;
  std::uint32_t& cell;
  const double* drawn = nullptr;  ///< by attribute, the uniform numbers of theirs that are known already
};

/// Draws what a new participant carries: attributes by keyed uniforms, in an order in which `given` comes
/// first. For a starting stock with exact numbers `which` is the value of its attribute; for a list it is the
/// row, and what the row says is not drawn.
void draw_attributes(const model::Programme& programme, const Carrier& carrier, std::uint32_t which);

/// The index of the first cumulative share above u.
std::uint16_t pick(const model::Shares& shares, double u);

}  // namespace stegvis::engine
