#include "io/text_encoding.hpp"

#include <array>
#include <cstdint>

namespace stegvis::io {
namespace {

/// What the bytes 0x80 to 0x9f mean; 0: nothing. Above them Windows-1252 is Latin-1.
constexpr std::array<std::uint16_t, 32> signs{0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                              0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                              0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                              0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

/// The length of the character that begins with `first`; 0 when none does.
std::size_t length_of(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/// What the second byte may be after some first ones.
bool second_fits(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second <= 0x9f;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second <= 0x8f;
    default:
      return true;
  }
}

void append(std::string& text, std::uint16_t code) {
  const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xc0u | code >> 6);
    return byte(0x80u | (code & 0x3fu));
  }
  byte(0xe0u | code >> 12);
  byte(0x80u | (code >> 6 & 0x3fu));
  byte(0x80u | (code & 0x3fu));
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = length_of(first);
    if (length == 0 || at + length > bytes.size()) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((static_cast<unsigned char>(bytes[at + i]) & 0xc0u) != 0x80u) return false;
    if (length > 1 && !second_fits(first, static_cast<unsigned char>(bytes[at + 1]))) return false;
    at += length;
  }
  return true;
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string text;
  for (const char letter : bytes) {
    const auto byte = static_cast<unsigned char>(letter);
    const std::uint16_t code = byte >= 0x80 && byte < 0xa0 ? signs[byte - 0x80u] : byte;
    if (code == 0) return std::nullopt;
    append(text, code);
  }
  return text;
}

}  // namespace stegvis::io
