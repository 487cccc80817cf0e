#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/common_options.hpp"
#include "cli/merging.hpp"
#include "io/saves.hpp"

namespace stegvis::cli {
namespace {

using base::Problem;
using base::Problems;

std::string value_of(const io::Identity& identity, const char* name) {
  for (const auto& [key, value] : identity)
    if (key == name) return value;
  return "";
}

/// Everything that is wrong with what was named.
class Assembly {
 public:
  explicit Assembly(const std::vector<std::string>& names) {
    for (const std::string& name : names) take(name);
    if (shards_.empty()) return;
    std::stable_sort(shards_.begin(), shards_.end(),
                     [](const auto& a, const auto& b) { return a.head.shard.part < b.head.shard.part; });
    find_twins();
    if (problems_.empty()) find_missing();
  }
  const Problems& problems() const { return problems_; }
  const Shards& shards() const { return shards_; }

 private:
  void add(const std::string& en, const std::string& sv) { problems_.push_back({"", {en, sv}}); }

  void take(const std::string& name) {
    auto found = io::find_save(name);
    if (!found || found->head.options.empty()) {
      add(name + ": is no shard of stegvis, or is damaged: run its part again",
          name + ": är ingen del från stegvis, eller skadad: kör dess del igen");
      return;
    }
    if (!shards_.empty()) compare(*found);
    shards_.push_back(std::move(*found));
  }

  void compare(const io::SaveFound& one) {
    const io::SaveFound& first = shards_.front();
    const base::Text names = io::differing(one.head.identity, first.head.identity);
    const std::string path = one.path.string(), other = first.path.string();
    if (!names.en.empty())
      add(fmt::format("{}: is of another run than {} ({} differ)", path, other, names.en),
          fmt::format("{}: är från en annan körning än {} ({} skiljer)", path, other, names.sv));
    else if (one.head.shard.of != first.head.shard.of)
      add(fmt::format("{}: is one of {}, {} is one of {}", path, one.head.shard.of, other,
                      first.head.shard.of),
          fmt::format("{}: är en av {}, {} är en av {}", path, one.head.shard.of, other,
                      first.head.shard.of));
  }

  void find_twins() {
    for (std::size_t i = 1; i < shards_.size(); ++i) {
      const io::SaveFound &a = shards_[i - 1], &b = shards_[i];
      if (a.head.shard.part != b.head.shard.part) continue;
      add(fmt::format("{} and {} are both shard {}", a.path.string(), b.path.string(), a.head.shard.part),
          fmt::format("{} och {} är båda del {}", a.path.string(), b.path.string(), a.head.shard.part));
    }
  }

  void find_missing() {
    const std::uint32_t of = shards_.front().head.shard.of;
    std::string names;
    std::size_t missing = 0;
    auto next = shards_.begin();
    for (std::uint32_t part = 1; part <= of; ++part) {
      if (next != shards_.end() && next->head.shard.part == part) {
        ++next;
        continue;
      }
      if (++missing <= 20) names += fmt::format("{}{}", names.empty() ? "" : ", ", part);
    }
    if (missing > 20) names += ", …";
    if (missing > 0)
      add(fmt::format("{} of {} shards are missing: {}", missing, of, names),
          fmt::format("{} av {} delar saknas: {}", missing, of, names));
  }

  Problems problems_;
  Shards shards_;
};

}  // namespace

int merge_shards(const MergeOptions& options, const Context& context) {
  const Assembly assembly{options.shards};
  if (!assembly.problems().empty()) return refuse(assembly.problems(), context);
  const std::string verb = value_of(assembly.shards().front().head.identity, "verb");
  if (verb == "sweep") return merge_sweep(options, assembly.shards(), context);
  if (verb == "compare") return merge_compare(options, assembly.shards(), context);
  if (verb == "tornado") return merge_tornado(options, assembly.shards(), context);
  if (verb == "sensitivity") return merge_sensitivity(options, assembly.shards(), context);
  return merge_run(options, assembly.shards(), context);
}

base::Problems same_work(const Shards& shards, const io::Identity& identity) {
  const base::Text names = io::differing(identity, shards.front().head.identity);
  if (names.en.empty()) return {};
  return {{"",
           {"the shards are of another run than what their command says now (" + names.en +
                " differ): nothing can be put together",
            "delarna är från en annan körning än vad deras kommando säger nu (" + names.sv +
                " skiljer): de går inte att sätta ihop"}}};
}

base::Problem not_understood(const Shards& shards) {
  const std::string path = shards.front().path.string();
  return {"",
          {path + ": was written by another version of stegvis",
           path + ": skrevs av en annan version av stegvis"}};
}

Verb merge_verb() {
  const auto options = std::make_shared<MergeOptions>();
  return {.name = "merge",
          .help = {"put the shards of a work together, in the folder where they were run",
                   "sätt ihop delarna av ett arbete, i mappen där de kördes"},
          .options = {{"SHARD", &options->shards, {"all of them", "alla delar"}, true, {}},
                      {"--out,-o",
                       &options->out,
                       {"results file (default as without shards)", "resultatfil (annars som utan delar)"},
                       false,
                       {}},
                      json_option(&options->json),
                      figures_option(&options->figures)},
          .act = [options](const Context& context) { return merge_shards(*options, context); }};
}

}  // namespace stegvis::cli
