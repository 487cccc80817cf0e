#include "io/hdf5_numbers.hpp"

#include <vector>

namespace stegvis::io::hdf5 {
namespace {

template <class Kept>
std::vector<Kept> kept_as(std::span<const double> numbers) {
  return std::vector<Kept>(numbers.begin(), numbers.end());
}

}  // namespace

hid_t type_of(Number number) {
  switch (number) {
    case Number::int8:
      return H5T_STD_I8LE;
    case Number::int32:
      return H5T_STD_I32LE;
    case Number::uint64:
      return H5T_STD_U64LE;
    case Number::float64:
      return H5T_IEEE_F64LE;
  }
  return H5T_IEEE_F64LE;
}

H5T_class_t class_of(Number number) { return number == Number::float64 ? H5T_FLOAT : H5T_INTEGER; }

std::size_t bytes_of(Number number) { return number == Number::int8 ? 1 : number == Number::int32 ? 4 : 8; }

herr_t write_numbers(hid_t dataset, hid_t memory, hid_t file, Number number,
                     std::span<const double> numbers) {
  const auto put = [&](hid_t type, const void* data) {
    return H5Dwrite(dataset, type, memory, file, in_small_pieces(), data);
  };
  switch (number) {
    case Number::int8:
      return put(H5T_NATIVE_INT8, kept_as<std::int8_t>(numbers).data());
    case Number::int32:
      return put(H5T_NATIVE_INT32, kept_as<std::int32_t>(numbers).data());
    case Number::uint64:
      return put(H5T_NATIVE_UINT64, kept_as<std::uint64_t>(numbers).data());
    case Number::float64:
      return put(H5T_NATIVE_DOUBLE, numbers.data());
  }
  return -1;
}

void add(Checksum& checksum, Number number, std::span<const double> numbers) {
  if (number == Number::float64)
    checksum.add({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()});
  else
    for (const double x : numbers) checksum.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(x)));
}

}  // namespace stegvis::io::hdf5
