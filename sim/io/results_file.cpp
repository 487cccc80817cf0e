#include "io/results_file.hpp"

#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <numeric>
#include <optional>

#include "io/checksum.hpp"
#include "io/seal.hpp"
#include "io/sha256.hpp"

namespace stegvis::io {
namespace {

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
void quiet() {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

/// The innermost thing that HDF5 complains about, such as a full disk.
std::string complaint() {
  std::string text;
  const auto first = [](unsigned, const H5E_error2_t* error, void* into) -> herr_t {
    auto& told = *static_cast<std::string*>(into);
    if (told.empty() && error->desc != nullptr) told = error->desc;
    return 0;
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first, &text);
  return text.empty() ? "HDF5" : text;
}

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

/// Variable length: fixed-length strings crash Debian 12's netCDF.
Handle text_type() {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return type;
}

Handle space_of(const Shape& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose};
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose};
}

std::size_t size_of(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                         [](std::size_t n, hsize_t m) { return n * m; });
}

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

void add(Checksum& checksum, std::string_view text) {
  checksum.add(text.size());
  checksum.add(text);
}

void add(Checksum& checksum, std::span<const std::string> texts) {
  for (const std::string& text : texts) add(checksum, std::string_view{text});
}

/// As they are read back: eight bytes of each.
void add(Checksum& checksum, Number number, std::span<const double> numbers) {
  if (number == Number::float64)
    checksum.add({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()});
  else
    for (const double x : numbers) checksum.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(x)));
}

/// What stands for a variable; of a file the sum is taken, so that their order is of no matter.
std::uint64_t sum_of(const std::string& path, std::uint64_t kind, const Shape& shape,
                     const Checksum& values) {
  Checksum checksum;
  add(checksum, std::string_view{path});
  checksum.add(kind);
  for (const hsize_t length : shape) checksum.add(std::uint64_t{length});
  checksum.add(values.value());
  return checksum.value();
}

/// What stands for a text that belongs to an object.
std::uint64_t sum_of(const std::string& object, const std::string& name, std::string_view text) {
  Checksum checksum;
  for (const std::string_view part : {std::string_view{object}, std::string_view{name}, text})
    add(checksum, part);
  return checksum.value();
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

namespace {

base::Problem unreadable(const std::filesystem::path& path, const std::string& what) {
  return {"",
          {fmt::format("{}: cannot be read as HDF5 ({})", path.string(), what),
           fmt::format("{}: går inte att läsa som HDF5 ({})", path.string(), what)}};
}

Handle open_to_read(const std::filesystem::path& path) {
  quiet();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose};
}

/// Tells of every object in the file, in no order; false when not all could be read. HDF5's own order: in any
/// other it first makes a table of each group's links, and where one cannot be read 1.10.8 frees what it
/// never put there.
bool visit_all(hid_t file, H5O_iterate_t each, void* into) {
  return H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_NATIVE, each, into, H5O_INFO_BASIC) >= 0;
}

/// Every variable; nothing when not all could be found.
std::optional<std::vector<std::string>> paths_in_order(hid_t file) {
  std::vector<std::string> paths;
  const auto note = [](hid_t, const char* name, const H5O_info_t* info, void* into) -> herr_t {
    if (info->type == H5O_TYPE_DATASET) static_cast<std::vector<std::string>*>(into)->emplace_back(name);
    return 0;
  };
  if (!visit_all(file, note, &paths)) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  return paths;
}

using Told = std::function<void(std::span<const std::uint8_t>)>;

void tell_number(const Told& tell, std::uint64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(number >> 8 * i);
  tell(bytes);
}

void tell_text(const Told& tell, const char* text) {
  const std::string_view view{text == nullptr ? "" : text};
  tell_number(tell, view.size());
  tell({reinterpret_cast<const std::uint8_t*>(view.data()), view.size()});
}

bool tell_texts(hid_t dataset, hid_t space, const Told& tell) {
  const Handle type = text_type();
  std::vector<char*> texts(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
  void* const into = static_cast<void*>(texts.data());
  if (H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, into) < 0) return false;
  for (const char* text : texts) tell_text(tell, text);
  return H5Dvlen_reclaim(type, space, H5P_DEFAULT, into) >= 0;
}

/// Some rows at a time, so that no variable is too large.
bool tell_numbers(hid_t dataset, hid_t space, const Shape& shape, hid_t type, const Told& tell) {
  const std::size_t rows = shape.empty() ? 1 : shape[0];
  const std::size_t row = rows == 0 ? 0 : size_of(shape) / rows;
  const std::size_t at_once =
      std::max<std::size_t>(1, (std::size_t{1} << 20) / std::max<std::size_t>(row, 1));
  std::vector<std::uint8_t> bytes;
  for (std::size_t first = 0; first < rows; first += at_once) {
    Shape start(shape.size()), count = shape;
    if (!shape.empty()) {
      start[0] = first;
      count[0] = std::min(at_once, rows - first);
      H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr);
    }
    bytes.resize(size_of(count) * 8);
    if (H5Dread(dataset, type, space_of(count), shape.empty() ? H5S_ALL : space, H5P_DEFAULT, bytes.data()) <
        0)
      return false;
    tell(bytes);
  }
  return true;
}

using KindAndShape = std::pair<std::uint64_t, Shape>;

/// Everything one variable holds, once `about` has heard its kind and shape; nothing when it cannot be read.
template <class About>
std::optional<KindAndShape> tell_values(hid_t file, const std::string& path, const Told& tell, About about) {
  const Handle dataset{H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose};
  if (!dataset.good()) return std::nullopt;
  const Handle type{H5Dget_type(dataset), H5Tclose}, space{H5Dget_space(dataset), H5Sclose};
  Shape shape(static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(space))));
  if (!shape.empty()) H5Sget_simple_extent_dims(space, shape.data(), nullptr);
  const H5T_class_t kind = H5Tget_class(type);
  about(static_cast<std::uint64_t>(kind), shape);
  const bool told =
      kind == H5T_STRING
          ? tell_texts(dataset, space, tell)
          : tell_numbers(dataset, space, shape, kind == H5T_FLOAT ? H5T_IEEE_F64LE : H5T_STD_I64LE, tell);
  if (!told) return std::nullopt;
  return KindAndShape{kind, shape};
}
std::optional<KindAndShape> tell_values(hid_t file, const std::string& path, const Told& tell) {
  return tell_values(file, path, tell, [](std::uint64_t, const Shape&) {});
}

bool tell_variable(hid_t file, const std::string& path, const Told& tell) {
  tell_text(tell, path.c_str());
  const auto about = [&](std::uint64_t kind, const Shape& shape) {
    tell_number(tell, kind);
    tell_number(tell, shape.size());
    for (const hsize_t length : shape) tell_number(tell, length);
  };
  return tell_values(file, path, tell, about).has_value();
}

base::Problems tell_everything(const std::filesystem::path& path, const Told& tell) {
  const Handle file = open_to_read(path);
  if (!file.good()) return {unreadable(path, complaint())};
  const auto variables = paths_in_order(file);
  if (!variables) return {unreadable(path, complaint())};
  for (const std::string& variable : *variables)
    if (!tell_variable(file, variable, tell)) return {unreadable(path, variable + ": " + complaint())};
  return {};
}

std::string text_attribute(hid_t file, const char* name) {
  if (H5Aexists(file, name) <= 0) return "";
  const Handle attribute{H5Aopen(file, name, H5P_DEFAULT), H5Aclose}, type = text_type();
  char* text = nullptr;
  if (H5Aread(attribute, type, static_cast<void*>(&text)) < 0 || text == nullptr) return "";
  std::string result{text};
  H5free_memory(text);
  return result;
}

std::int32_t number_attribute(hid_t file, const char* name) {
  std::int32_t number = 0;
  if (H5Aexists(file, name) <= 0) return number;
  const Handle attribute{H5Aopen(file, name, H5P_DEFAULT), H5Aclose};
  return H5Aread(attribute, H5T_NATIVE_INT32, &number) < 0 ? 0 : number;
}

/// The texts that belong to objects: ours are of variable length, HDF5's own are not. Nothing when not all
/// could be read.
std::optional<std::uint64_t> sum_of_texts(hid_t file) {
  std::uint64_t sum = 0;
  const auto each = [](hid_t root, const char* name, const H5O_info_t*, void* into) -> herr_t {
    const std::string path = std::string_view{name} == "." ? "" : name;
    const Handle object{H5Oopen(root, name, H5P_DEFAULT), H5Oclose};
    for (int i = 0, n = H5Aget_num_attrs(object); i < n; ++i) {
      const Handle one{H5Aopen_by_idx(object, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, static_cast<hsize_t>(i),
                                      H5P_DEFAULT, H5P_DEFAULT),
                       H5Aclose};
      const Handle type{H5Aget_type(one), H5Tclose};
      if (H5Tis_variable_str(type) <= 0) continue;
      std::string called(static_cast<std::size_t>(std::max<ssize_t>(0, H5Aget_name(one, 0, nullptr))), '\0');
      H5Aget_name(one, called.size() + 1, called.data());
      *static_cast<std::uint64_t*>(into) += sum_of(path, called, text_attribute(object, called.c_str()));
    }
    return 0;
  };
  if (!visit_all(file, each, &sum)) return std::nullopt;
  return sum;
}

}  // namespace

base::Problems verify_results(const std::filesystem::path& path, std::uint64_t sum) {
  const Handle file = open_to_read(path);
  if (!file.good()) return {unreadable(path, complaint())};
  std::uint64_t found = 0;
  const auto variables = paths_in_order(file);
  if (!variables) return {unreadable(path, complaint())};
  for (const std::string& variable : *variables) {
    Checksum values;
    const auto tell = [&](std::span<const std::uint8_t> bytes) {
      values.add({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    };
    const auto shape = tell_values(file, variable, tell);
    if (!shape) return {unreadable(path, variable + ": " + complaint())};
    found += sum_of(variable, shape->first, shape->second, values);
  }
  const auto texts = sum_of_texts(file);
  if (!texts) return {unreadable(path, complaint())};
  if (found + *texts == sum) return {};
  return {unreadable(path, "what was read back is not what was written")};
}

base::Result<std::string> digest_of(const std::filesystem::path& path) {
  Sha256 hash;
  if (base::Problems broken = check_seal(path); !broken.empty()) return broken;
  base::Problems problems =
      tell_everything(path, [&](std::span<const std::uint8_t> bytes) { hash.add(bytes); });
  if (!problems.empty()) return problems;
  return hash.finish();
}

bool holds(const std::filesystem::path& path, const std::string& variable) {
  const Handle file = open_to_read(path);
  return file.good() && Handle{H5Dopen2(file, variable.c_str(), H5P_DEFAULT), H5Dclose}.good();
}

base::Result<std::vector<double>> read_numbers(const std::filesystem::path& path,
                                               const std::string& variable) {
  const Handle file = open_to_read(path);
  if (!file.good()) return unreadable(path, complaint());
  const Handle dataset{H5Dopen2(file, variable.c_str(), H5P_DEFAULT), H5Dclose};
  if (!dataset.good()) return unreadable(path, variable);
  const Handle space{H5Dget_space(dataset), H5Sclose};
  const hssize_t size = H5Sget_simple_extent_npoints(space);
  std::vector<double> numbers(static_cast<std::size_t>(std::max<hssize_t>(0, size)));
  if (H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()) < 0)
    return unreadable(path, variable);
  return numbers;
}

base::Result<std::vector<std::string>> read_texts(const std::filesystem::path& path,
                                                  const std::string& variable) {
  const Handle file = open_to_read(path);
  if (!file.good()) return unreadable(path, complaint());
  const Handle dataset{H5Dopen2(file, variable.c_str(), H5P_DEFAULT), H5Dclose};
  if (!dataset.good()) return unreadable(path, variable);
  const Handle stored{H5Dget_type(dataset), H5Tclose}, space{H5Dget_space(dataset), H5Sclose};
  if (H5Tget_class(stored) != H5T_STRING) return unreadable(path, variable);
  std::vector<std::string> texts;
  bool is_length = true;  // each text is told after its length
  const bool read = tell_texts(dataset, space, [&](std::span<const std::uint8_t> bytes) {
    if (!is_length) texts.emplace_back(bytes.begin(), bytes.end());
    is_length = !is_length;
  });
  if (!read) return unreadable(path, variable);
  return texts;
}

std::string kind_of_file(const std::filesystem::path& path) {
  const Handle file = open_to_read(path);
  return file.good() ? text_attribute(file, "file_kind") : std::string{};
}

std::uint64_t read_number(const std::filesystem::path& path, const char* name) {
  const Handle file = open_to_read(path);
  std::uint64_t number = 0;
  if (!file.good() || H5Aexists(file, name) <= 0) return number;
  const Handle attribute{H5Aopen(file, name, H5P_DEFAULT), H5Aclose};
  return H5Aread(attribute, H5T_NATIVE_UINT64, &number) < 0 ? 0 : number;
}

std::string read_attribute(const std::filesystem::path& path, const char* name) {
  const Handle file = open_to_read(path);
  return file.good() ? text_attribute(file, name) : std::string{};
}

base::Problems knows_layout(const std::filesystem::path& path) {
  const Handle file = open_to_read(path);
  if (!file.good()) return {unreadable(path, complaint())};
  const std::string kind = text_attribute(file, "file_kind");
  const auto kinds = {results_kind,     comparison_kind, posterior_kind,
                      sensitivity_kind, tornado_kind,    sweep_kind};
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    return {{"",
             {path.string() + ": is not a results file of stegvis",
              path.string() + ": är ingen resultatfil från stegvis"}}};
  const std::int32_t version = number_attribute(file, "layout_version");
  if (version == results_layout) return {};
  return {{"",
           {fmt::format("{}: has layout {}; this program reads layout {}", path.string(), version,
                        results_layout),
            fmt::format("{}: har layout {}; det här programmet läser layout {}", path.string(), version,
                        results_layout)}}};
}

base::Problems check_results(const std::filesystem::path& path) {
  // The seal first: a file that is damaged may look like none of ours.
  base::Problems problems = check_seal(path);
  return problems.empty() ? knows_layout(path) : problems;
}

}  // namespace stegvis::io
