#pragma once

#include <cstdint>
#include <vector>

#include "base/grown.hpp"
#include "engine/person.hpp"

namespace stegvis::engine {

/// Lists in order of coming, and the requests on them. A request takes memory only while it waits: few do at
/// a time, of many who are inside.
class Requests {
 public:
  void reset(std::size_t lists) {
    ends_.assign(lists, Ends{});
    used_ = 0;
    freed_ = nobody;
  }

  /// `who` asks at `since` [days] and stands at the end of the list. The number by which to leave it.
  std::uint32_t join(std::size_t list, std::uint32_t who, double since) {
    const std::uint32_t request = take();
    Ends& ends = ends_[list];
    requests_[request] = {since, who, ends.last, nobody};
    (ends.last == nobody ? ends.first : requests_[ends.last].after) = request;
    ends.last = request;
    return request;
  }
  /// Since when they have asked.
  double leave(std::size_t list, std::uint32_t request) {
    const Request left = requests_[request];
    Ends& ends = ends_[list];
    (left.before == nobody ? ends.first : requests_[left.before].after) = left.after;
    (left.after == nobody ? ends.last : requests_[left.after].before) = left.before;
    requests_[request].after = freed_;
    freed_ = request;
    return left.since;
  }
  /// Who stands first, or nobody.
  std::uint32_t first(std::size_t list) const {
    const std::uint32_t request = ends_[list].first;
    return request == nobody ? nobody : requests_[request].who;
  }

 private:
  struct Request {
    double since;
    std::uint32_t who, before, after;
  };
  struct Ends {
    std::uint32_t first = nobody, last = nobody;
  };
  std::uint32_t take() {
    if (freed_ == nobody) {
      if (used_ == requests_.size()) grow();
      return used_++;
    }
    const std::uint32_t request = freed_;
    freed_ = requests_[request].after;
    return request;
  }
  [[gnu::noinline, gnu::cold]] void grow() { requests_.grow(2 * requests_.size() + 64); }

  std::vector<Ends> ends_;
  base::Grown<Request> requests_;
  std::uint32_t used_ = 0;
  std::uint32_t freed_ = nobody;  ///< the one left last; `after` says which before it
};

}  // namespace stegvis::engine
