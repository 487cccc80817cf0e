#pragma once

#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "io/hdf5.hpp"

/// \file
/// The values of variables, told in bytes: eight of each number, and of each text its length and itself.
namespace stegvis::io::hdf5 {

/// Is told bytes.
using Told = std::function<void(std::span<const std::uint8_t>)>;
void tell_number(const Told& tell, std::uint64_t number);
void tell_text(const Told& tell, const char* text);

/// All of a variable of texts; false when it cannot be read.
bool tell_texts(hid_t dataset, hid_t space, const Told& tell);

using KindAndShape = std::pair<std::uint64_t, Shape>;
/// Everything one variable holds, once `about` has heard its kind and shape; nothing when it cannot be read.
std::optional<KindAndShape> tell_values(hid_t dataset, const Told& tell,
                                        const std::function<void(std::uint64_t, const Shape&)>& about);

}  // namespace stegvis::io::hdf5
