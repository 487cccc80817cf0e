#pragma once

#include <hdf5.h>

#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

/// \file
/// What writing and reading through HDF5 have in common. The one file that includes the library; only what
/// stands behind results_file.hpp includes this one.
namespace stegvis::io::hdf5 {

/// What must be given back to HDF5.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle() = default;
  Handle(hid_t id, Close close) : id_{id}, close_{close} {}
  Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, -1)}, close_{other.close_} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() { release(); }

  bool good() const { return id_ >= 0; }
  operator hid_t() const { return id_; }
  /// Whether it could be given back.
  bool release() {
    const hid_t id = std::exchange(id_, -1);
    return id < 0 || close_(id) >= 0;
  }

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

using Shape = std::vector<hsize_t>;

/// The library neither prints nor closes files behind our back.
inline void quiet() {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

/// The innermost thing that HDF5 complains about, such as a full disk.
inline std::string complaint() {
  std::string text;
  const auto first = [](unsigned, const H5E_error2_t* error, void* into) -> herr_t {
    auto& told = *static_cast<std::string*>(into);
    if (told.empty() && error->desc != nullptr) told = error->desc;
    return 0;
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first, &text);
  return text.empty() ? "HDF5" : text;
}

/// The type of a text, for as long as the program runs. Variable length: fixed-length strings crash Debian
/// 12's netCDF.
inline hid_t text_type() {
  static const hid_t type = [] {
    const hid_t made = H5Tcopy(H5T_C_S1);
    H5Tset_size(made, H5T_VARIABLE);
    H5Tset_cset(made, H5T_CSET_UTF8);
    return made;
  }();
  return type;
}

/// How values go between file and memory, for as long as the program runs. By itself the library wipes a
/// megabyte for every variable that it converts, which costs far more than the few numbers that most of them
/// hold.
inline hid_t in_small_pieces() {
  static const hid_t properties = [] {
    const hid_t made = H5Pcreate(H5P_DATASET_XFER);
    H5Pset_buffer(made, std::size_t{1} << 14, nullptr, nullptr);
    return made;
  }();
  return properties;
}

inline Handle space_of(const Shape& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose};
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose};
}

inline bool put_attribute(hid_t object, const char* name, hid_t type, const Shape& shape, const void* data) {
  const Handle attribute{H5Acreate2(object, name, type, space_of(shape), H5P_DEFAULT, H5P_DEFAULT), H5Aclose};
  return attribute.good() && H5Awrite(attribute, type, data) >= 0;
}

inline std::size_t size_of(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                         [](std::size_t n, hsize_t m) { return n * m; });
}

}  // namespace stegvis::io::hdf5
