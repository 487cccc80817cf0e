#include "io/hdf5_scales.hpp"

#include <cstdint>

namespace stegvis::io::hdf5 {
namespace {

bool refer_to(hid_t dataset, hobj_ref_t& reference) {
  return H5Rcreate(&reference, dataset, ".", H5R_OBJECT, -1) >= 0;
}

/// As H5DSset_scale writes its texts: of fixed length, with a zero at the end.
bool put_text(hid_t object, const char* name, const std::string& text) {
  const Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
  return H5Tset_size(type, text.size() + 1) >= 0 && put_attribute(object, name, type, {}, text.c_str());
}

}  // namespace

bool Scales::add(hid_t dataset, const std::string& path, const std::string& dimension, std::size_t length) {
  Scale& scale = scales_[path];
  scale = {.length = length};
  return put_text(dataset, "CLASS", "DIMENSION_SCALE") && put_text(dataset, "NAME", dimension) &&
         refer_to(dataset, scale.reference);
}

std::optional<hsize_t> Scales::length(const std::string& path) const {
  const auto found = scales_.find(path);
  return found == scales_.end() ? std::nullopt : std::optional{found->second.length};
}

bool Scales::attach(hid_t dataset, const std::vector<std::string>& paths) {
  if (paths.empty()) return true;
  hobj_ref_t variable{};
  if (!refer_to(dataset, variable)) return false;
  std::vector<hvl_t> scales;
  for (const std::string& path : paths) {
    const auto found = scales_.find(path);
    if (found == scales_.end()) return false;
    found->second.variables.push_back({variable, static_cast<std::int32_t>(scales.size())});
    scales.push_back({1, &found->second.reference});
  }
  const Handle type{H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose};
  return put_attribute(dataset, "DIMENSION_LIST", type, {scales.size()}, scales.data());
}

bool Scales::finish(hid_t file) const {
  const Handle type{H5Tcreate(H5T_COMPOUND, sizeof(Along)), H5Tclose};
  H5Tinsert(type, "dataset", HOFFSET(Along, variable), H5T_STD_REF_OBJ);
  H5Tinsert(type, "dimension", HOFFSET(Along, dimension), H5T_NATIVE_INT);
  for (const auto& [path, scale] : scales_) {
    if (scale.variables.empty()) continue;
    const Handle dataset{H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose};
    if (!dataset.good() ||
        !put_attribute(dataset, "REFERENCE_LIST", type, {scale.variables.size()}, scale.variables.data()))
      return false;
  }
  return true;
}

}  // namespace stegvis::io::hdf5
