#include "io/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/checksum.hpp"
#include "io/hdf5.hpp"

namespace stegvis::io {
namespace {

using hdf5::add;
using hdf5::complaint;
using hdf5::Handle;
using hdf5::quiet;
using hdf5::Shape;
using hdf5::size_of;
using hdf5::space_of;
using hdf5::sum_of;
using hdf5::text_type;

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

std::string group_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}
std::string leaf_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
std::string beside(const std::string& path, const std::string& name) {
  const std::string group = group_of(path);
  return group.empty() ? name : group + "/" + name;
}

/// Same results give the same bytes: no times; and dimensions stay in the order in which they were made.
Handle file_properties() {
  Handle properties{H5Pcreate(H5P_FILE_CREATE), H5Pclose};
  H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_obj_track_times(properties, false);
  return properties;
}
Handle group_properties() {
  Handle properties{H5Pcreate(H5P_GROUP_CREATE), H5Pclose};
  H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_obj_track_times(properties, false);
  return properties;
}
Handle access_properties() {
  Handle properties{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  H5Pset_libver_bounds(properties, H5F_LIBVER_V18, H5F_LIBVER_V18);
  return properties;
}

/// `chunk` rows are stored and checked together; 0: stored as one, unchecked.
Handle dataset_properties(const Shape& shape, std::size_t chunk, bool packed) {
  Handle properties{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
  H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_obj_track_times(properties, false);
  if (chunk == 0) return properties;
  Shape chunks = shape;
  chunks[0] = chunk;
  H5Pset_chunk(properties, static_cast<int>(chunks.size()), chunks.data());
  H5Pset_fill_time(properties, H5D_FILL_TIME_NEVER);
  if (packed) H5Pset_shuffle(properties);
  if (packed) H5Pset_deflate(properties, 1);
  H5Pset_fletcher32(properties);
  return properties;
}

template <class Kept>
std::vector<Kept> kept_as(std::span<const double> numbers) {
  return std::vector<Kept>(numbers.begin(), numbers.end());
}

/// Our own conversion: HDF5's is far slower.
herr_t write_numbers(hid_t dataset, hid_t memory, hid_t file, Number number,
                     std::span<const double> numbers) {
  const auto put = [&](hid_t type, const void* data) {
    return H5Dwrite(dataset, type, memory, file, H5P_DEFAULT, data);
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

/// As they are read back: eight bytes of each.
void add(Checksum& checksum, Number number, std::span<const double> numbers) {
  if (number == Number::float64)
    checksum.add({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()});
  else
    for (const double x : numbers) checksum.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(x)));
}

}  // namespace

/// The open file, and the first thing that went wrong.
struct ResultsFile::Inside {
  std::filesystem::path path;
  Handle file;
  std::string wrong;
  std::uint64_t sum = 0;  ///< of all that was given to write
  struct RowsSoFar {
    Checksum values;
    std::size_t count = 0;
  };
  std::map<std::string, RowsSoFar> rows = {};  ///< of variables that come row by row

  void count(const std::string& name, Number number, const Shape& shape, std::span<const double> numbers) {
    Checksum values;
    add(values, number, numbers);
    sum += sum_of(name, class_of(number), shape, values);
  }
  void count(const std::string& name, const Shape& shape, std::span<const std::string> texts) {
    Checksum values;
    add(values, texts);
    sum += sum_of(name, H5T_STRING, shape, values);
  }
  /// What could not be written may only be told when it is closed.
  void release(Handle dataset) { check(dataset.release()); }

  bool check(bool fine) {
    if (!fine && wrong.empty()) wrong = complaint();
    return fine;
  }
  bool good() const { return wrong.empty(); }

  void make_groups(const std::string& path_of_group);
  Handle object(const std::string& name) {
    return {H5Oopen(file, name.empty() ? "/" : name.c_str(), H5P_DEFAULT), H5Oclose};
  }
  void put_attribute(hid_t object, const std::string& path_of_object, const std::string& name,
                     const AttributeValue& value);
  Handle make(const Variable& variable, hid_t type, const Shape& shape, std::size_t chunk, bool packed);
  Shape shape_of(const Variable& variable);
  void attach(hid_t dataset, const Variable& variable);
  Handle make_scale(const Variable& variable, hid_t type, std::size_t size);
};

void ResultsFile::Inside::make_groups(const std::string& name) {
  if (name.empty() || !good()) return;
  make_groups(group_of(name));
  if (H5Lexists(file, name.c_str(), H5P_DEFAULT) > 0) return;
  const Handle group{H5Gcreate2(file, name.c_str(), H5P_DEFAULT, group_properties(), H5P_DEFAULT), H5Gclose};
  check(group.good());
}

void ResultsFile::Inside::put_attribute(hid_t object, const std::string& path_of_object,
                                        const std::string& name, const AttributeValue& value) {
  const auto put = [&](hid_t type, const Shape& shape, const void* data) {
    const Handle attribute{H5Acreate2(object, name.c_str(), type, space_of(shape), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose};
    check(attribute.good() && H5Awrite(attribute, type, data) >= 0);
  };
  const auto put_value = [&](const auto& held) {
    using Held = std::decay_t<decltype(held)>;
    if constexpr (std::is_same_v<Held, std::string>) {
      const char* text = held.c_str();
      sum += sum_of(path_of_object, name, text);
      put(text_type(), {}, static_cast<const void*>(&text));
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

Handle ResultsFile::Inside::make(const Variable& variable, hid_t type, const Shape& shape, std::size_t chunk,
                                 bool packed) {
  make_groups(group_of(variable.path));
  Handle dataset{H5Dcreate2(file, variable.path.c_str(), type, space_of(shape), H5P_DEFAULT,
                            dataset_properties(shape, chunk, packed), H5P_DEFAULT),
                 H5Dclose};
  if (!check(dataset.good())) return dataset;
  for (const auto& [name, value] : variable.attributes) put_attribute(dataset, variable.path, name, value);
  return dataset;
}

Shape ResultsFile::Inside::shape_of(const Variable& variable) {
  Shape shape;
  for (const std::string& dim : variable.dims) {
    const Handle scale{H5Dopen2(file, beside(variable.path, dim).c_str(), H5P_DEFAULT), H5Dclose};
    if (!check(scale.good())) return {};
    const Handle space{H5Dget_space(scale), H5Sclose};
    shape.push_back(static_cast<hsize_t>(H5Sget_simple_extent_npoints(space)));
  }
  return shape;
}

void ResultsFile::Inside::attach(hid_t dataset, const Variable& variable) {
  for (std::size_t axis = 0; axis < variable.dims.size(); ++axis) {
    const Handle scale{H5Dopen2(file, beside(variable.path, variable.dims[axis]).c_str(), H5P_DEFAULT),
                       H5Dclose};
    check(scale.good() && H5DSattach_scale(dataset, scale, static_cast<unsigned>(axis)) >= 0);
  }
}

Handle ResultsFile::Inside::make_scale(const Variable& variable, hid_t type, std::size_t size) {
  const bool checked = size >= 1024 && H5Tget_class(type) != H5T_STRING;
  Handle dataset = make(variable, type, {size}, checked ? size : 0, true);
  if (dataset.good()) check(H5DSset_scale(dataset, leaf_of(variable.path).c_str()) >= 0);
  return dataset;
}

ResultsFile::ResultsFile(const std::filesystem::path& path) : inside_{std::make_unique<Inside>()} {
  quiet();
  inside_->path = path;
  inside_->file = {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, file_properties(), access_properties()), H5Fclose};
  inside_->check(inside_->file.good());
}

ResultsFile::~ResultsFile() = default;
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;

bool ResultsFile::ok() const { return inside_->good(); }

// The library's silence is each thread's own, and blocks are handed over by any of them.
bool ResultsFile::ready() const {
  quiet();
  return ok();
}

void ResultsFile::attribute(const std::string& object, const std::string& name, const AttributeValue& value) {
  if (!ready()) return;
  const Handle handle = inside_->object(object);
  if (inside_->check(handle.good())) inside_->put_attribute(handle, object, name, value);
}

void ResultsFile::scale(const Variable& variable, std::span<const std::string> coordinates) {
  if (!ready()) return;
  const Handle type = text_type();
  Handle dataset = inside_->make_scale(variable, type, coordinates.size());
  inside_->count(variable.path, {coordinates.size()}, coordinates);
  std::vector<const char*> texts;
  for (const std::string& text : coordinates) texts.push_back(text.c_str());
  if (ok())
    inside_->check(
        H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, static_cast<const void*>(texts.data())) >= 0);
  inside_->release(std::move(dataset));
}

void ResultsFile::scale(const Variable& variable, std::span<const double> coordinates) {
  if (!ready()) return;
  Handle dataset = inside_->make_scale(variable, type_of(variable.number), coordinates.size());
  inside_->count(variable.path, variable.number, {coordinates.size()}, coordinates);
  if (ok()) inside_->check(write_numbers(dataset, H5S_ALL, H5S_ALL, variable.number, coordinates) >= 0);
  inside_->release(std::move(dataset));
}

void ResultsFile::write(const Variable& variable, std::span<const double> numbers) {
  if (!ready()) return;
  const Shape shape = inside_->shape_of(variable);
  if (!ready()) return;
  base::expects(size_of(shape) == numbers.size(),
                "a variable has one number for each point of its dimensions");
  // Small ones as they are; larger ones checked, in pieces of about a megabyte.
  const std::size_t bytes = numbers.size() * bytes_of(variable.number);
  const std::size_t row = shape.empty() ? bytes : bytes / shape[0];
  const std::size_t chunk =
      bytes < 4096 ? 0 : std::clamp<std::size_t>((std::size_t{1} << 20) / row, 1, shape[0]);
  // Compressing the long columns of replications would cost more than all else that is written.
  const bool packed = !variable.dims.empty() && variable.dims[0] != "replication";
  Handle dataset = inside_->make(variable, type_of(variable.number), shape, chunk, packed);
  if (!ready()) return;
  inside_->count(variable.path, variable.number, shape, numbers);
  inside_->check(write_numbers(dataset, H5S_ALL, H5S_ALL, variable.number, numbers) >= 0);
  inside_->attach(dataset, variable);
  inside_->release(std::move(dataset));
}

void ResultsFile::write(const Variable& variable, std::span<const std::string> texts) {
  if (!ready()) return;
  const Shape shape = inside_->shape_of(variable);
  if (!ready()) return;
  const Handle type = text_type();
  Handle dataset = inside_->make(variable, type, shape, 0, false);
  inside_->count(variable.path, shape, texts);
  std::vector<const char*> all;
  for (const std::string& text : texts) all.push_back(text.c_str());
  if (ok())
    inside_->check(
        H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, static_cast<const void*>(all.data())) >= 0);
  if (ok()) inside_->attach(dataset, variable);
  inside_->release(std::move(dataset));
}

void ResultsFile::write(const std::string& path, const std::string& text) {
  write(Variable{.path = path}, std::span{&text, 1});
}

void ResultsFile::begin_rows(const Variable& variable, std::size_t rows, std::size_t piece, bool packed) {
  if (!ready()) return;
  Variable rest = variable;
  rest.dims.erase(rest.dims.begin());
  Shape shape = inside_->shape_of(rest);
  shape.insert(shape.begin(), rows);
  if (ok()) inside_->make(variable, type_of(variable.number), shape, std::min(piece, rows), packed);
  inside_->rows[variable.path] = {};
}

void ResultsFile::put_rows(const std::string& path, std::size_t first, std::span<const double> numbers) {
  if (!ready()) return;
  Handle dataset{H5Dopen2(inside_->file, path.c_str(), H5P_DEFAULT), H5Dclose};
  const Handle file{H5Dget_space(dataset), H5Sclose};
  Shape shape(static_cast<std::size_t>(H5Sget_simple_extent_ndims(file)));
  H5Sget_simple_extent_dims(file, shape.data(), nullptr);
  const std::size_t row = size_of(shape) / shape[0];
  Shape start(shape.size()), count = shape;
  start[0] = first;
  count[0] = numbers.size() / row;
  const Handle stored{H5Dget_type(dataset), H5Tclose};
  const Number number = H5Tget_class(stored) == H5T_FLOAT ? Number::float64 : Number::int32;
  const bool chosen =
      H5Sselect_hyperslab(file, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr) >= 0;
  inside_->check(chosen && write_numbers(dataset, space_of(count), file, number, numbers) >= 0);
  inside_->release(std::move(dataset));
  Inside::RowsSoFar& so_far = inside_->rows[path];
  add(so_far.values, number, numbers);
  so_far.count += numbers.size();
}

void ResultsFile::end_rows(const Variable& variable, std::size_t rows) {
  if (!ready()) return;
  Handle dataset{H5Dopen2(inside_->file, variable.path.c_str(), H5P_DEFAULT), H5Dclose};
  const Handle space{H5Dget_space(dataset), H5Sclose};
  Shape shape(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space)));
  H5Sget_simple_extent_dims(space, shape.data(), nullptr);
  const bool fewer = rows < shape[0];
  shape[0] = rows;
  inside_->check(!fewer || H5Dset_extent(dataset, shape.data()) >= 0);
  inside_->attach(dataset, variable);
  inside_->release(std::move(dataset));
  Inside::RowsSoFar& so_far = inside_->rows[variable.path];
  const std::vector<double> lacking(size_of(shape) - so_far.count);  // rows never put read as zero
  add(so_far.values, variable.number, lacking);
  inside_->sum += sum_of(variable.path, class_of(variable.number), shape, so_far.values);
}

std::uint64_t ResultsFile::sum() const { return inside_->sum; }

base::Problems ResultsFile::close() {
  quiet();
  if (inside_->file.good()) inside_->check(H5Fflush(inside_->file, H5F_SCOPE_GLOBAL) >= 0);
  inside_->check(inside_->file.release());
  if (ok()) return {};
  return {{"",
           {fmt::format("{}: cannot be written ({})", inside_->path.string(), inside_->wrong),
            fmt::format("{}: går inte att skriva ({})", inside_->path.string(), inside_->wrong)}}};
}

}  // namespace stegvis::io
