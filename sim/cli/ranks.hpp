#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "cli/merging.hpp"
#include "cli/saving_options.hpp"
#include "cli/verbs.hpp"

/// \file
/// `mpirun -n N stegvis ...`: a rank is a shard number, and nothing else; the first one puts the shards
/// together. Where shards would not know when to stop (`--until`), the ranks simulate for the first one
/// (cli/together.hpp).
namespace stegvis::cli {

/// What mpirun says of this process.
struct Rank {
  std::uint32_t number = 0, of = 1;
  std::uint32_t here = 1;  ///< ranks on this machine
};
Rank this_rank();

/// Does a work as the ranks' shards. `share` does this rank's part and tells how it ended, as an ExitCode;
/// `merge` gets the names of all parts, on the first rank, when all of them went well. Returns an ExitCode,
/// the same on all ranks.
int over_ranks(const Rank& rank, const std::filesystem::path& results, const std::function<int()>& share,
               const std::function<int(const std::vector<std::string>& shards)>& merge,
               const Context& context);

/// Does a work on the first rank with the others' help: `act` gets to know them by its context. Returns an
/// ExitCode, the same on all ranks.
int together_with(const Rank& rank, const std::function<int(const Context&)>& act, const Context& context);

/// Does what only one process can; several ranks are told so. Returns an ExitCode.
int only_alone(const std::function<int()>& act, const Context& context);

/// Whether a work must be looked at while it goes on.
template <class Options>
bool has_targets(const Options& options) {
  if constexpr (requires { options.until; }) return !options.until.empty();
  return false;
}

/// Runs a verb whose work can be shared out: alone, or as one of several ranks. `results` names the file of
/// options that lack one.
template <class Options>
int alone_or_over_ranks(Options options, const Context& context,
                        const std::function<int(const Options&, const Context&)>& act,
                        const std::function<std::string(const Options&)>& results) {
  const Rank rank = this_rank();
  if (rank.of == 1) return act(options, context);
  if (!options.saving.shard.empty())
    return refuse({{"",
                    {"--shard cannot be used under mpirun: ranks are shards",
                     "--shard kan inte användas under mpirun: varje rank är en del"}}},
                  context);
  if (!options.threads) options.threads = std::max<std::int64_t>(1, threads_here() / rank.here);
  if (has_targets(options))
    return together_with(
        rank, [&](const Context& own) { return act(options, own); }, context);
  const Options asked = options;
  if (options.out.empty()) options.out = results(options);
  const std::filesystem::path whole = options.out;
  const io::Shard shard{rank.number + 1, rank.of};
  options.out = shard_path(whole, shard);
  options.saving.shard = std::to_string(shard.part) + "/" + std::to_string(shard.of);
  Context own = context;
  own.rank = rank.number;
  own.ranks = rank.of;
  return over_ranks(
      rank, whole, [&] { return act(options, own); },
      [&](const std::vector<std::string>& shards) {
        return merge_shards({shards, asked.out, asked.json, asked.figures}, context);
      },
      context);
}

}  // namespace stegvis::cli
