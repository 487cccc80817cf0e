#include "io/results_inside.hpp"

#include <algorithm>

#include "io/hdf5_numbers.hpp"
#include "io/hdf5_properties.hpp"
#include "io/hdf5_sums.hpp"

namespace stegvis::io {
namespace {

using hdf5::Handle;
using hdf5::Shape;

std::string group_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}
std::string leaf_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
std::string beside(const std::string& path, const std::string& name) {
  const std::string group = group_of(path);
  return group.empty() ? name : group + "/" + name;
}

}  // namespace

void ResultsFile::Inside::count(const std::string& name, Number number, const Shape& shape,
                                std::span<const double> numbers) {
  Checksum values;
  hdf5::add(values, number, numbers);
  sum += hdf5::sum_of(name, hdf5::class_of(number), shape, values);
}

void ResultsFile::Inside::count(const std::string& name, const Shape& shape,
                                std::span<const std::string> texts) {
  Checksum values;
  hdf5::add(values, texts);
  sum += hdf5::sum_of(name, H5T_STRING, shape, values);
}

void ResultsFile::Inside::make_groups(const std::string& name) {
  if (name.empty() || !good() || groups.contains(name)) return;
  make_groups(group_of(name));
  const Handle group{H5Gcreate2(file, name.c_str(), H5P_DEFAULT, hdf5::group_properties(), H5P_DEFAULT),
                     H5Gclose};
  if (check(group.good())) groups.insert(name);
}

void ResultsFile::Inside::put_attribute(hid_t object, const std::string& path_of_object,
                                        const std::string& name, const AttributeValue& value) {
  const auto put = [&](hid_t type, const Shape& shape, const void* data) {
    check(hdf5::put_attribute(object, name.c_str(), type, shape, data));
  };
  const auto put_value = [&](const auto& held) {
    using Held = std::decay_t<decltype(held)>;
    if constexpr (std::is_same_v<Held, std::string>) {
      const char* text = held.c_str();
      sum += hdf5::sum_of(path_of_object, name, text);
      put(hdf5::text_type(), {}, static_cast<const void*>(&text));
    } else if constexpr (std::is_same_v<Held, std::int32_t>) {
      put(H5T_STD_I32LE, {}, &held);
    } else if constexpr (std::is_same_v<Held, std::uint64_t>) {
      put(H5T_STD_U64LE, {}, &held);
    } else if constexpr (std::is_same_v<Held, double>) {
      put(H5T_IEEE_F64LE, {}, &held);
    } else {
      put(H5T_STD_I8LE, {held.size()}, held.data());
    }
  };
  std::visit(put_value, value);
}

void ResultsFile::Inside::put_numbers(hid_t dataset, Number number, std::span<const double> numbers) {
  check(hdf5::write_numbers(dataset, H5S_ALL, H5S_ALL, number, numbers) >= 0);
}

void ResultsFile::Inside::put_texts(hid_t dataset, std::span<const std::string> texts) {
  std::vector<const char*> all;
  for (const std::string& text : texts) all.push_back(text.c_str());
  check(H5Dwrite(dataset, hdf5::text_type(), H5S_ALL, H5S_ALL, hdf5::in_small_pieces(),
                 static_cast<const void*>(all.data())) >= 0);
}

Handle ResultsFile::Inside::make(const Variable& variable, hid_t type, const Shape& shape, std::size_t chunk,
                                 bool packed) {
  make_groups(group_of(variable.path));
  const Handle chunks = chunk == 0 ? Handle{} : hdf5::stored_in_chunks(shape, chunk, packed);
  Handle dataset{H5Dcreate2(file, variable.path.c_str(), type, hdf5::space_of(shape), H5P_DEFAULT,
                            chunk == 0 ? hdf5::stored_as_one() : hid_t{chunks}, H5P_DEFAULT),
                 H5Dclose};
  if (!check(dataset.good())) return dataset;
  for (const auto& [name, value] : variable.attributes) put_attribute(dataset, variable.path, name, value);
  return dataset;
}

Handle ResultsFile::Inside::make_scale(const Variable& variable, hid_t type, std::size_t size) {
  const bool checked = size >= 1024 && H5Tget_class(type) != H5T_STRING;
  Handle dataset = make(variable, type, {size}, checked ? size : 0, true);
  if (dataset.good()) check(scales.add(dataset, variable.path, leaf_of(variable.path), size));
  return dataset;
}

Shape ResultsFile::Inside::shape_of(const Variable& variable) {
  Shape shape;
  for (const std::string& dim : variable.dims) {
    const auto length = scales.length(beside(variable.path, dim));
    if (!check(length.has_value())) return {};
    shape.push_back(*length);
  }
  return shape;
}

void ResultsFile::Inside::attach(hid_t dataset, const Variable& variable) {
  std::vector<std::string> along;
  for (const std::string& dim : variable.dims) along.push_back(beside(variable.path, dim));
  check(scales.attach(dataset, along));
}

}  // namespace stegvis::io
