#include "cli/shared_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "io/packing.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;
using experiment::Ran;

/// What the first rank asks for.
struct Order {
  io::Identity identity;
  std::uint32_t first = 0, count = 0;

  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.identity, self.first, self.count);
  }
};

/// What it gets.
struct Answer {
  std::vector<std::string> blocks;
  std::string ran;
  std::vector<std::pair<std::string, std::pair<std::string, std::string>>> problems;

  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.blocks, self.ran, self.problems);
  }
  void add(const Problems& all) {
    for (const base::Problem& one : all) problems.push_back({one.path, {one.text.en, one.text.sv}});
  }
  Problems told() const {
    Problems all;
    for (const auto& [path, text] : problems) all.push_back({path, {text.first, text.second}});
    return all;
  }
};

Problems not_understood() {
  return {{"",
           {"a rank answers what this one does not understand: is the same stegvis on all machines?",
            "en rank svarar något som denna inte förstår: finns samma stegvis på alla maskiner?"}}};
}

constexpr auto never = [] { return false; };

}  // namespace

void Handful::taken(std::chrono::duration<double> time) {
  if (time.count() < 0.3)
    size_ = std::min<std::uint64_t>(size_ * 2, 1u << 16);
  else if (time.count() > 1.2)
    size_ = std::max<std::uint64_t>(size_ / 2, 1);
}

base::Result<Ran> SharedOut::simulate(std::uint32_t first, std::uint32_t count, const Consume& consume,
                                      const Stop& stop) {
  Ran all;
  while (all.replications < count && !stop()) {
    const auto begun = std::chrono::steady_clock::now();
    const std::uint64_t some = (handful_.size() + unit_ - 1) / unit_ * unit_ * together_.ranks();
    const std::uint32_t left = count - all.replications;
    const auto ran = share(first + all.replications,
                           static_cast<std::uint32_t>(std::min<std::uint64_t>(some, left)), consume);
    if (!ran) return ran.problems();
    add(all, *ran);
    handful_.taken(std::chrono::steady_clock::now() - begun);
  }
  return all;
}

base::Result<Ran> SharedOut::share(std::uint32_t first, std::uint32_t count, const Consume& consume) {
  const auto begin_of = [&](std::uint32_t rank) {
    const io::Shard part{rank + 1, together_.ranks()};
    return first + static_cast<std::uint32_t>(part.first(count / unit_)) * unit_;
  };
  const auto end_of = [&](std::uint32_t rank) {
    return rank + 1 < together_.ranks() ? begin_of(rank + 1) : first + count;
  };
  for (std::uint32_t rank = 1; rank < together_.ranks(); ++rank)
    together_.send(rank, io::packed(Order{identity_, begin_of(rank), end_of(rank) - begin_of(rank)}));
  Ran all;
  Problems problems;
  if (end_of(0) > first) {
    auto own = own_(first, end_of(0) - first, consume, never);
    if (own)
      all = *own;
    else
      problems = own.problems();
  }
  // All are heard, whatever the first one says: an answer that nobody takes would meet the next order.
  for (std::uint32_t rank = 1; rank < together_.ranks(); ++rank) {
    const std::string told = together_.receive(rank);
    if (problems.empty()) problems = take(told, consume, all);
  }
  if (!problems.empty()) return problems;
  return all;
}

Problems SharedOut::take(std::string_view told, const Consume& consume, Ran& all) const {
  io::Unpacker unpack{told};
  Answer answer;
  unpack(answer);
  if (!unpack.whole()) return not_understood();
  experiment::Block block;
  for (const std::string& bytes : answer.blocks) {
    if (!io::unpack_block(bytes, widths_, block)) return not_understood();
    if (Problems problems = consume(block); !problems.empty()) return problems;
  }
  if (!answer.problems.empty()) return answer.told();
  Ran ran;
  if (answer.ran.empty()) return {};
  if (!io::unpack_ran(answer.ran, ran)) return not_understood();
  add(all, ran);
  return {};
}

std::string SharedOut::answer(std::string_view bytes) const {
  io::Unpacker unpack{bytes};
  Order order;
  unpack(order);
  Answer answer;
  if (!unpack.whole() || order.identity != identity_)
    answer.add(
        {{"",
          {"a rank has another scenario, seed or version than the first one: do all machines see the "
           "same files?",
           "en rank har ett annat scenario, frö eller en annan version än den första: ser alla maskiner "
           "samma filer?"}}});
  else if (order.count > 0) {
    const auto keep = [&](const experiment::Block& block) {
      answer.blocks.push_back(io::packed_block(block, widths_, io::Periods::taken));
      return Problems{};
    };
    const auto ran = own_(order.first, order.count, keep, never);
    if (ran)
      answer.ran = io::packed_ran(*ran);
    else
      answer.add(ran.problems());
  }
  return io::packed(answer);
}

void SharedOut::serve() const {
  cli::serve(together_, [&](std::string_view order) { return answer(order); });
}

std::string cannot_take_part(std::uint32_t rank) {
  Answer answer;
  answer.add(
      {{"",
        {fmt::format("rank {} refuses what the first one accepts: do all machines see the same files?", rank),
         fmt::format("rank {} godtar inte det som den första godtar: ser alla maskiner samma filer?",
                     rank)}}});
  return io::packed(answer);
}

int with_all_ranks(const Context& context, const io::Identity& identity, const experiment::Widths& widths,
                   std::uint32_t unit, Legs::Simulate own,
                   const std::function<int(const Legs::Simulate&)>& then) {
  if (context.together == nullptr) return then(own);
  SharedOut shared{*context.together, identity, widths, unit, std::move(own)};
  if (context.rank == 0)
    return then([&](std::uint32_t first, std::uint32_t count, const Consume& consume, const Stop& stop) {
      return shared.simulate(first, count, consume, stop);
    });
  shared.serve();
  return fine;
}

}  // namespace stegvis::cli
