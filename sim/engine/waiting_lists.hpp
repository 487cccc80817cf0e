#pragma once

#include <cstdint>
#include <vector>

#include "engine/person.hpp"

namespace stegvis::engine {

/// Who waits, in what order. A node is a request: 2 * slot for a stage, 2 * slot + 1 for support beside one,
/// so a participant may stand on two lists. A list is a queue in order of joining; who was interrupted goes
/// to its head.
class WaitingLists {
 public:
  void reset(std::size_t lists) {
    heads_.assign(lists, Ends{});
    links_.clear();
  }

  bool empty(std::size_t list) const { return heads_[list].first == nobody; }
  std::uint32_t first(std::size_t list) const { return heads_[list].first; }
  std::uint32_t last(std::size_t list) const { return heads_[list].last; }
  std::uint32_t after(std::uint32_t node) const { return links_[node].after; }
  std::uint32_t before(std::uint32_t node) const { return links_[node].before; }

  void join(std::size_t list, std::uint32_t node) {
    Ends& ends = room_for(node, list);
    links_[node] = {ends.last, nobody};
    (ends.last == nobody ? ends.first : links_[ends.last].after) = node;
    ends.last = node;
  }
  void join_at_head(std::size_t list, std::uint32_t node) {
    Ends& ends = room_for(node, list);
    links_[node] = {nobody, ends.first};
    (ends.first == nobody ? ends.last : links_[ends.first].before) = node;
    ends.first = node;
  }
  /// Behind `other`, which is on the list; at the head when that is nobody.
  void join_after(std::size_t list, std::uint32_t node, std::uint32_t other) {
    if (other == nobody) return join_at_head(list, node);
    const std::uint32_t next = links_[other].after;
    if (next == nobody) return join(list, node);
    links_[node] = {other, next};
    links_[other].after = node;
    links_[next].before = node;
  }
  void leave(std::size_t list, std::uint32_t node) {
    const Link link = links_[node];
    (link.before == nobody ? heads_[list].first : links_[link.before].after) = link.after;
    (link.after == nobody ? heads_[list].last : links_[link.after].before) = link.before;
  }

 private:
  struct Link {
    std::uint32_t before, after;
  };
  struct Ends {
    std::uint32_t first = nobody, last = nobody;
  };
  Ends& room_for(std::uint32_t node, std::size_t list) {
    if (node >= links_.size()) grow(node);
    return heads_[list];
  }
  [[gnu::noinline, gnu::cold]] void grow(std::uint32_t node) {
    links_.resize(std::size_t{node} + node / 8 + 64);
  }

  std::vector<Ends> heads_;
  std::vector<Link> links_;
};

}  // namespace stegvis::engine
