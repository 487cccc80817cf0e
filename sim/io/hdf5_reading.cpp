#include "io/hdf5_reading.hpp"

#include <fmt/format.h>

namespace stegvis::io::hdf5 {

base::Problem unreadable(const std::filesystem::path& path, const std::string& what) {
  return {"",
          {fmt::format("{}: cannot be read as HDF5 ({})", path.string(), what),
           fmt::format("{}: går inte att läsa som HDF5 ({})", path.string(), what)}};
}

Handle open_to_read(const std::filesystem::path& path) {
  quiet();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose};
}

bool visit_all(hid_t file, H5O_iterate_t each, void* into) {
  return H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_NATIVE, each, into, H5O_INFO_BASIC) >= 0;
}

std::string text_of(hid_t attribute) {
  char* text = nullptr;
  if (H5Aread(attribute, text_type(), static_cast<void*>(&text)) < 0 || text == nullptr) return "";
  std::string result{text};
  H5free_memory(text);
  return result;
}

std::string text_attribute(hid_t object, const char* name) {
  if (H5Aexists(object, name) <= 0) return "";
  return text_of(Handle{H5Aopen(object, name, H5P_DEFAULT), H5Aclose});
}

std::int32_t number_attribute(hid_t object, const char* name) {
  std::int32_t number = 0;
  if (H5Aexists(object, name) <= 0) return number;
  const Handle attribute{H5Aopen(object, name, H5P_DEFAULT), H5Aclose};
  return H5Aread(attribute, H5T_NATIVE_INT32, &number) < 0 ? 0 : number;
}

}  // namespace stegvis::io::hdf5
