#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace stegvis::house {

/// FNV-1a, by bytes.
struct Hash {
  std::uint64_t state = 0xcbf29ce484222325u;

  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte, word >>= 8) state = (state ^ (word & 0xff)) * 0x100000001b3u;
  }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(std::span<const double> values) {
    add(static_cast<std::uint64_t>(values.size()));
    for (const double value : values) add(value);
  }
  void add(std::string_view text) {
    for (const char c : text) add(static_cast<std::uint64_t>(static_cast<unsigned char>(c)));
  }
};

}  // namespace stegvis::house
