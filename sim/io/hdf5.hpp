#pragma once

#include <hdf5.h>
#include <hdf5_hl.h>

#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/checksum.hpp"

/// \file
/// What writing and reading through HDF5 have in common. The one file that includes the library; only
/// results_file.cpp and results_reading.cpp include this one.
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

/// Variable length: fixed-length strings crash Debian 12's netCDF.
inline Handle text_type() {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return type;
}

inline Handle space_of(const Shape& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose};
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose};
}

inline std::size_t size_of(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                         [](std::size_t n, hsize_t m) { return n * m; });
}

inline void add(Checksum& checksum, std::string_view text) {
  checksum.add(text.size());
  checksum.add(text);
}

inline void add(Checksum& checksum, std::span<const std::string> texts) {
  for (const std::string& text : texts) add(checksum, std::string_view{text});
}

/// What stands for a variable; of a file the sum is taken, so that their order is of no matter.
inline std::uint64_t sum_of(const std::string& path, std::uint64_t kind, const Shape& shape,
                            const Checksum& values) {
  Checksum checksum;
  add(checksum, std::string_view{path});
  checksum.add(kind);
  for (const hsize_t length : shape) checksum.add(std::uint64_t{length});
  checksum.add(values.value());
  return checksum.value();
}

/// What stands for a text that belongs to an object.
inline std::uint64_t sum_of(const std::string& object, const std::string& name, std::string_view text) {
  Checksum checksum;
  for (const std::string_view part : {std::string_view{object}, std::string_view{name}, text})
    add(checksum, part);
  return checksum.value();
}

}  // namespace stegvis::io::hdf5
