#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "io/hdf5_reading.hpp"
#include "io/hdf5_values.hpp"
#include "io/results_file.hpp"
#include "io/seal.hpp"
#include "io/sha256.hpp"

namespace stegvis::io {
namespace {

/// Every variable; nothing when not all could be found.
std::optional<std::vector<std::string>> paths_in_order(hid_t file) {
  std::vector<std::string> paths;
  const auto note = [](hid_t, const char* name, const H5O_info_t* info, void* into) -> herr_t {
    if (info->type == H5O_TYPE_DATASET) static_cast<std::vector<std::string>*>(into)->emplace_back(name);
    return 0;
  };
  if (!hdf5::visit_all(file, note, &paths)) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool tell_variable(hid_t file, const std::string& path, const hdf5::Told& tell) {
  hdf5::tell_text(tell, path.c_str());
  const auto about = [&](std::uint64_t kind, const hdf5::Shape& shape) {
    hdf5::tell_number(tell, kind);
    hdf5::tell_number(tell, shape.size());
    for (const hsize_t length : shape) hdf5::tell_number(tell, length);
  };
  const hdf5::Handle dataset{H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose};
  return hdf5::tell_values(dataset, tell, about).has_value();
}

base::Problems tell_everything(const std::filesystem::path& path, const hdf5::Told& tell) {
  const hdf5::Handle file = hdf5::open_to_read(path);
  if (!file.good()) return {hdf5::unreadable(path, hdf5::complaint())};
  const auto variables = paths_in_order(file);
  if (!variables) return {hdf5::unreadable(path, hdf5::complaint())};
  for (const std::string& variable : *variables)
    if (!tell_variable(file, variable, tell))
      return {hdf5::unreadable(path, variable + ": " + hdf5::complaint())};
  return {};
}

}  // namespace

base::Result<std::string> digest_of(const std::filesystem::path& path) {
  Sha256 hash;
  if (base::Problems broken = check_seal(path); !broken.empty()) return broken;
  base::Problems problems =
      tell_everything(path, [&](std::span<const std::uint8_t> bytes) { hash.add(bytes); });
  if (!problems.empty()) return problems;
  return hash.finish();
}

}  // namespace stegvis::io
