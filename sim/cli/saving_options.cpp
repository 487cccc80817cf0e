#include "cli/saving_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include "experiment/tbb_executor.hpp"

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;

/// "2/4"; nothing when it is none.
std::optional<io::Shard> read_shard(const std::string& written) {
  io::Shard shard;
  const char* const end = written.data() + written.size();
  const auto part = std::from_chars(written.data(), end, shard.part);
  if (part.ec != std::errc{} || part.ptr == end || *part.ptr != '/') return std::nullopt;
  const auto of = std::from_chars(part.ptr + 1, end, shard.of);
  if (of.ec != std::errc{} || of.ptr != end) return std::nullopt;
  if (shard.part < 1 || shard.part > shard.of || shard.of > most_shards) return std::nullopt;
  return shard;
}

}  // namespace

void SavingOptions::add_to(std::vector<Option>& options) {
  add_every_to(options);
  options.push_back({"--shard",
                     &shard,
                     {"only part i of n, as 2/4, into a file of its own (merge puts them together)",
                      "bara del i av n, som 2/4, till en egen fil (merge sätter ihop dem)"},
                     false,
                     {}});
}

void SavingOptions::add_every_to(std::vector<Option>& options) {
  options.push_back({"--save-every",
                     &save_every,
                     {"seconds between saves (default 30)", "sekunder mellan sparningar (annars 30)"},
                     false,
                     {}});
}

SavingPlan decide(base::Problems& problems, const SavingOptions& options) {
  SavingPlan plan;
  plan.every = options.save_every.value_or(default_save_every);
  if (!(plan.every >= 0.0)) problems.push_back({"", {"--save-every is below 0", "--save-every är under 0"}});
  if (options.shard.empty()) return plan;
  plan.shard = read_shard(options.shard);
  if (!plan.shard)
    problems.push_back({"",
                        {fmt::format("--shard {}: is no part i/n with 1 <= i <= n <= {}, as 2/4",
                                     options.shard, most_shards),
                         fmt::format("--shard {}: är ingen del i/n med 1 <= i <= n <= {}, som 2/4",
                                     options.shard, most_shards)}});
  return plan;
}

void check_until_goes_with(base::Problems& problems, const std::vector<std::string>& until,
                           const SavingPlan& saving) {
  if (!saving.shard || until.empty()) return;
  problems.push_back(
      {"",
       {"--shard cannot be used with --until: whether to go on depends on all replications, and shards do "
        "not "
        "see each other's. Use mpirun, whose ranks do; or ask for --until with a small --at-most here, which "
        "tells how many replications it takes, and share out that --replications",
        "--shard kan inte användas med --until: om det ska fortsätta beror på alla replikationer, och delar "
        "ser "
        "inte varandras. Använd mpirun, vars rangar gör det; eller kör --until med ett litet --at-most här, "
        "som "
        "säger hur många replikationer som behövs, och dela upp så många --replications"}});
}

fs::path shard_path(const fs::path& results, const io::Shard& shard) {
  fs::path path = results;
  return path.replace_extension(fmt::format(".{}of{}.shard", shard.part, shard.of));
}

base::Problems may_become_shard(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found || io::find_save(path)) return {};
  return {
      {"",
       {path.string() + ": exists and is no shard of stegvis; it is left alone (name another with --out)",
        path.string() + ": finns och är ingen del från stegvis; den lämnas i fred (välj ett annat namn med "
                        "--out)"}}};
}

void say_shared(const fs::path& path, const io::Shard& shard, const Context& context) {
  if (context.ranks > 1) return;
  say(context,
      {fmt::format("Shard {} of {}: {}. When all are done, `stegvis merge` with all their names puts them "
                   "together.",
                   shard.part, shard.of, path.string()),
       fmt::format("Del {} av {}: {}. När alla är klara sätter `stegvis merge` med alla namnen ihop dem.",
                   shard.part, shard.of, path.string())});
}

std::int64_t threads_here() { return static_cast<std::int64_t>(experiment::TbbExecutor::cores()); }

bool is_done(const fs::path& path, const io::SaveHead& head, const Context& context) {
  const auto found = io::find_save(path);
  if (!found || found->head.identity != head.identity || found->head.shard.part != head.shard.part ||
      found->head.shard.of != head.shard.of)
    return false;
  say(context, {path.string() + ": was done earlier.", path.string() + ": blev klar tidigare."});
  return true;
}

}  // namespace stegvis::cli
