#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/verbs.hpp"
#include "io/save_file.hpp"

/// \file
/// How often what is done is saved, and which part of the work this process takes.
namespace stegvis::cli {

inline constexpr double default_save_every = 30.0;  ///< [seconds]
inline constexpr std::uint32_t most_shards = 1'000'000;

/// What was typed.
struct SavingOptions {
  std::optional<double> save_every;
  std::string shard;

  void add_to(std::vector<Option>& options);
  /// Of verbs whose work is not shared out.
  void add_every_to(std::vector<Option>& options);
};

/// The same, decided.
struct SavingPlan {
  double every = default_save_every;
  std::optional<io::Shard> shard;
};

/// Adds to the problems what cannot be.
SavingPlan decide(base::Problems& problems, const SavingOptions& options);

/// Shards cannot tell each other when to stop; where they are asked to, what to do instead is added to the
/// problems.
void check_until_goes_with(base::Problems& problems, const std::vector<std::string>& until,
                           const SavingPlan& saving);

/// Threads that a process alone on this machine takes.
std::int64_t threads_here();

/// `kedjan.h5` is by default shared out as `kedjan.2of4.shard` and so on.
std::filesystem::path shard_path(const std::filesystem::path& results, const io::Shard& shard);

/// Whether a shard may take this name: nothing there, or an earlier shard.
base::Problems may_become_shard(const std::filesystem::path& path);

/// Says that a shard is done, where it is not put together at once.
void say_shared(const std::filesystem::path& path, const io::Shard& shard, const Context& context);

/// Whether the very same shard is there already; if so, it is said.
bool is_done(const std::filesystem::path& path, const io::SaveHead& head, const Context& context);

}  // namespace stegvis::cli
