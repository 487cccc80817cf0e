#include "io/hdf5_values.hpp"

#include <algorithm>
#include <array>

namespace stegvis::io::hdf5 {
namespace {

/// Some rows at a time, so that no variable is too large.
bool tell_numbers(hid_t dataset, hid_t space, const Shape& shape, hid_t type, const Told& tell) {
  const std::size_t rows = shape.empty() ? 1 : shape[0];
  const std::size_t row = rows == 0 ? 0 : size_of(shape) / rows;
  const std::size_t at_once =
      std::max<std::size_t>(1, (std::size_t{1} << 20) / std::max<std::size_t>(row, 1));
  std::vector<std::uint8_t> bytes;
  for (std::size_t first = 0; first < rows; first += at_once) {
    Shape start(shape.size()), count = shape;
    const bool whole = rows <= at_once;
    if (!whole) {
      start[0] = first;
      count[0] = std::min(at_once, rows - first);
      H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr);
    }
    bytes.resize(size_of(count) * 8);
    const Handle memory = whole ? Handle{} : space_of(count);
    if (H5Dread(dataset, type, whole ? H5S_ALL : hid_t{memory}, whole ? H5S_ALL : space, in_small_pieces(),
                bytes.data()) < 0)
      return false;
    tell(bytes);
  }
  return true;
}

}  // namespace

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
  const hid_t type = text_type();
  std::vector<char*> texts(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
  void* const into = static_cast<void*>(texts.data());
  if (H5Dread(dataset, type, H5S_ALL, H5S_ALL, in_small_pieces(), into) < 0) return false;
  for (const char* text : texts) tell_text(tell, text);
  return H5Dvlen_reclaim(type, space, H5P_DEFAULT, into) >= 0;
}

std::optional<KindAndShape> tell_values(hid_t dataset, const Told& tell,
                                        const std::function<void(std::uint64_t, const Shape&)>& about) {
  if (dataset < 0) return std::nullopt;
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

}  // namespace stegvis::io::hdf5
