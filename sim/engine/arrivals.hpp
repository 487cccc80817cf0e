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
    State& state = states_[source];
    if (state.groups % batch == 0) look_ahead(programme_.sources[source], state);
    const double at = state.moments[state.groups++ % batch];
    tree.set(source, at, [this](std::uint32_t leaf) { return turn_of(leaf); });
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
  /// Groups are looked up a few at a time: a cache of a pure function, and the processor need not wait for
  /// each.
  static constexpr std::uint32_t batch = 16;
  struct State {
    double moments[batch] = {};  ///< of the groups from the last multiple of `batch` on; never, past the last
    double intensity = 0.0;      ///< cumulated Exp(1) gaps of all these
    std::uint32_t groups = 0;    ///< groups so far, the next one included
    std::uint32_t people = 0;
    std::size_t knot = 0;
  };
  void look_ahead(const model::Source& source, State& state) const;
  void fill_poisson(const model::Source& source, State& state) const;
  void fill_gaps(const model::Source& source, State& state) const;

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
