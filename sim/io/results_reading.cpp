#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "io/checksum.hpp"
#include "io/hdf5.hpp"
#include "io/results_file.hpp"
#include "io/seal.hpp"
#include "io/sha256.hpp"

namespace stegvis::io {
namespace {

using hdf5::complaint;
using hdf5::Handle;
using hdf5::quiet;
using hdf5::Shape;
using hdf5::size_of;
using hdf5::space_of;
using hdf5::sum_of;
using hdf5::text_type;

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
