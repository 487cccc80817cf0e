#include <fmt/format.h>

#include <algorithm>

#include "io/hdf5_reading.hpp"
#include "io/results_file.hpp"
#include "io/seal.hpp"

namespace stegvis::io {

base::Problems knows_layout(const std::filesystem::path& path) {
  const hdf5::Handle file = hdf5::open_to_read(path);
  if (!file.good()) return {hdf5::unreadable(path, hdf5::complaint())};
  const std::string kind = hdf5::text_attribute(file, "file_kind");
  const auto kinds = {results_kind,     comparison_kind, posterior_kind,
                      sensitivity_kind, tornado_kind,    sweep_kind};
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    return {{"",
             {path.string() + ": is not a results file of stegvis",
              path.string() + ": är ingen resultatfil från stegvis"}}};
  const std::int32_t version = hdf5::number_attribute(file, "layout_version");
  if (version == results_layout) return {};
  return {{"",
           {fmt::format("{}: has layout {}; this program reads layout {}", path.string(), version,
                        results_layout),
            fmt::format("{}: har layout {}; det här programmet läser layout {}", path.string(), version,
                        results_layout)}}};
}

base::Problems check_results(const std::filesystem::path& path) {
  // The seal first: a file that is damaged may look like none of ours.
  base::Problems problems = check_seal(path);
  return problems.empty() ? knows_layout(path) : problems;
}

}  // namespace stegvis::io
