#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "io/checksum.hpp"
#include "io/hdf5.hpp"

/// \file
/// What stands for a file's contents: taken of all that is given to write, and again of all that is read
/// back.
namespace stegvis::io::hdf5 {

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
