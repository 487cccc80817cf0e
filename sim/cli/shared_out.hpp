#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/legs.hpp"
#include "cli/together.hpp"
#include "cli/verbs.hpp"
#include "io/save_file.hpp"

namespace stegvis::cli {

/// How many pieces of work each rank gets at a time: so many that handing over costs little, so few that a
/// stop or a save does not wait long. It decides nothing but that.
class Handful {
 public:
  explicit Handful(std::uint64_t first) : size_{first} {}

  std::uint64_t size() const { return size_; }
  /// Looks at how long the last ones took.
  void taken(std::chrono::duration<double> time);

 private:
  std::uint64_t size_;
};

/// Replications that all ranks simulate, handed over in order on the first one: the same as `own` gives,
/// which is how a rank simulates by itself. No `unit` of them is divided.
class SharedOut {
 public:
  SharedOut(const Together& together, io::Identity identity, experiment::Widths widths, std::uint32_t unit,
            Legs::Simulate own)
      : together_{together},
        identity_{std::move(identity)},
        widths_{std::move(widths)},
        unit_{unit},
        own_{std::move(own)},
        handful_{16} {}

  /// On the first rank. It is stopped between handfuls, so that nothing completed is thrown away.
  base::Result<experiment::Ran> simulate(std::uint32_t first, std::uint32_t count, const Consume& consume,
                                         const Stop& stop);
  /// On the others, until dismissed.
  void serve() const;

 private:
  base::Result<experiment::Ran> share(std::uint32_t first, std::uint32_t count, const Consume& consume);
  std::string answer(std::string_view order) const;
  base::Problems take(std::string_view answer, const Consume& consume, experiment::Ran& ran) const;

  const Together& together_;
  io::Identity identity_;
  experiment::Widths widths_;
  std::uint32_t unit_;
  Legs::Simulate own_;
  Handful handful_;
};

/// How a verb simulates: by itself; or, where it is one of several ranks that work together, with them. The
/// ranks that are not the first do nothing else: `then` is the first one's.
int with_all_ranks(const Context& context, const io::Identity& identity, const experiment::Widths& widths,
                   std::uint32_t unit, Legs::Simulate own,
                   const std::function<int(const Legs::Simulate&)>& then);

/// What a rank says that cannot do what the first one can.
std::string cannot_take_part(std::uint32_t rank);

}  // namespace stegvis::cli
