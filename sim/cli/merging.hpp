#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/verbs.hpp"
#include "io/packing.hpp"
#include "io/save_file.hpp"

/// \file
/// What the verb `merge` and the verbs whose shards it puts together know of each other.
namespace stegvis::cli {

/// What was typed after `merge`.
struct MergeOptions {
  std::vector<std::string> shards;
  std::string out;
  bool json = false;
  bool figures = false;
};

/// Puts shards together, or tells everything that is wrong with them. Returns an ExitCode.
int merge_shards(const MergeOptions& options, const Context& context);

/// All shards of one work, in order.
using Shards = std::vector<io::SaveFound>;

/// Whether the shards are of this work; if not, what differs.
base::Problems same_work(const Shards& shards, const io::Identity& identity);

/// What was typed for the shards; false when another program wrote them.
template <class Options>
bool unpacked(const Shards& shards, Options& options) {
  io::Unpacker unpack{shards.front().head.options};
  unpack(options);
  return unpack.whole();
}
base::Problem not_understood(const Shards& shards);

/// Does what was typed for the shards, on all that they hold.
template <class Options>
int merged(const MergeOptions& merge, const Shards& shards, const Context& context,
           int (*act)(const Options&, const Context&, const Shards*)) {
  Options options;
  if (!unpacked(shards, options)) return refuse({not_understood(shards)}, context);
  options.out = merge.out;
  options.json = merge.json;
  options.figures = merge.figures;
  return act(options, context, &shards);
}

int merge_run(const MergeOptions& merge, const Shards& shards, const Context& context);
int merge_sweep(const MergeOptions& merge, const Shards& shards, const Context& context);
int merge_compare(const MergeOptions& merge, const Shards& shards, const Context& context);
int merge_tornado(const MergeOptions& merge, const Shards& shards, const Context& context);
int merge_sensitivity(const MergeOptions& merge, const Shards& shards, const Context& context);

}  // namespace stegvis::cli
