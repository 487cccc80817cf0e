#include <algorithm>

#include "io/hdf5_reading.hpp"
#include "io/hdf5_values.hpp"
#include "io/results_file.hpp"

namespace stegvis::io {

using hdf5::Handle;

bool holds(const std::filesystem::path& path, const std::string& variable) {
  const Handle file = hdf5::open_to_read(path);
  return file.good() && Handle{H5Dopen2(file, variable.c_str(), H5P_DEFAULT), H5Dclose}.good();
}

base::Result<std::vector<double>> read_numbers(const std::filesystem::path& path,
                                               const std::string& variable) {
  const Handle file = hdf5::open_to_read(path);
  if (!file.good()) return hdf5::unreadable(path, hdf5::complaint());
  const Handle dataset{H5Dopen2(file, variable.c_str(), H5P_DEFAULT), H5Dclose};
  if (!dataset.good()) return hdf5::unreadable(path, variable);
  const Handle space{H5Dget_space(dataset), H5Sclose};
  const hssize_t size = H5Sget_simple_extent_npoints(space);
  std::vector<double> numbers(static_cast<std::size_t>(std::max<hssize_t>(0, size)));
  if (H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, hdf5::in_small_pieces(), numbers.data()) < 0)
    return hdf5::unreadable(path, variable);
  return numbers;
}

base::Result<std::vector<std::string>> read_texts(const std::filesystem::path& path,
                                                  const std::string& variable) {
  const Handle file = hdf5::open_to_read(path);
  if (!file.good()) return hdf5::unreadable(path, hdf5::complaint());
  const Handle dataset{H5Dopen2(file, variable.c_str(), H5P_DEFAULT), H5Dclose};
  if (!dataset.good()) return hdf5::unreadable(path, variable);
  const Handle stored{H5Dget_type(dataset), H5Tclose}, space{H5Dget_space(dataset), H5Sclose};
  if (H5Tget_class(stored) != H5T_STRING) return hdf5::unreadable(path, variable);
  std::vector<std::string> texts;
  bool is_length = true;  // each text is told after its length
  const bool read = hdf5::tell_texts(dataset, space, [&](std::span<const std::uint8_t> bytes) {
    if (!is_length) texts.emplace_back(bytes.begin(), bytes.end());
    is_length = !is_length;
  });
  if (!read) return hdf5::unreadable(path, variable);
  return texts;
}

std::string kind_of_file(const std::filesystem::path& path) {
  const Handle file = hdf5::open_to_read(path);
  return file.good() ? hdf5::text_attribute(file, "file_kind") : std::string{};
}

std::uint64_t read_number(const std::filesystem::path& path, const char* name) {
  const Handle file = hdf5::open_to_read(path);
  std::uint64_t number = 0;
  if (!file.good() || H5Aexists(file, name) <= 0) return number;
  const Handle attribute{H5Aopen(file, name, H5P_DEFAULT), H5Aclose};
  return H5Aread(attribute, H5T_NATIVE_UINT64, &number) < 0 ? 0 : number;
}

std::string read_attribute(const std::filesystem::path& path, const char* name) {
  const Handle file = hdf5::open_to_read(path);
  return file.good() ? hdf5::text_attribute(file, name) : std::string{};
}

}  // namespace stegvis::io
