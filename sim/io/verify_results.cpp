#include "io/checksum.hpp"
#include "io/hdf5_reading.hpp"
#include "io/hdf5_sums.hpp"
#include "io/hdf5_values.hpp"
#include "io/results_file.hpp"

namespace stegvis::io {
namespace {

using hdf5::Handle;

/// What has been read back so far, and where it went wrong.
struct ReadBack {
  std::uint64_t sum = 0;
  std::string path, wrong;
};

/// One attribute: our texts are of variable length, HDF5's own are not.
herr_t add_text(hid_t object, const char* name, const H5A_info_t*, void* into) {
  auto& found = *static_cast<ReadBack*>(into);
  const Handle attribute{H5Aopen(object, name, H5P_DEFAULT), H5Aclose};
  const Handle type{H5Aget_type(attribute), H5Tclose};
  if (!attribute.good() || !type.good()) return -1;
  if (H5Tis_variable_str(type) > 0) found.sum += hdf5::sum_of(found.path, name, hdf5::text_of(attribute));
  return 0;
}

bool add_values(hid_t dataset, ReadBack& found) {
  Checksum values;
  const auto tell = [&](std::span<const std::uint8_t> bytes) {
    values.add({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  };
  const auto shape = hdf5::tell_values(dataset, tell, [](std::uint64_t, const hdf5::Shape&) {});
  if (shape) found.sum += hdf5::sum_of(found.path, shape->first, shape->second, values);
  return shape.has_value();
}

/// Everything an object holds; by its address, for its path would be looked up group by group.
herr_t add_object(hid_t file, const char* name, const H5O_info_t* info, void* into) {
  auto& found = *static_cast<ReadBack*>(into);
  found.path = std::string_view{name} == "." ? "" : name;
  const Handle object{H5Oopen_by_addr(file, info->addr), H5Oclose};
  if ((info->type != H5O_TYPE_DATASET || add_values(object, found)) &&
      H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, add_text, into) >= 0)
    return 0;
  found.wrong = found.path + ": " + hdf5::complaint();
  return -1;
}

}  // namespace

base::Problems verify_results(const std::filesystem::path& path, std::uint64_t sum) {
  const Handle file = hdf5::open_to_read(path);
  if (!file.good()) return {hdf5::unreadable(path, hdf5::complaint())};
  ReadBack found;
  if (!hdf5::visit_all(file, add_object, &found))
    return {hdf5::unreadable(path, found.wrong.empty() ? hdf5::complaint() : found.wrong)};
  if (found.sum == sum) return {};
  return {hdf5::unreadable(path, "what was read back is not what was written")};
}

}  // namespace stegvis::io
