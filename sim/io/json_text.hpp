#pragma once

#include <string>
#include <string_view>

namespace stegvis::io {

/// A text as JSON writes it, in quotes.
inline std::string json_string(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (json += '\\') += c;
    else if (c == '\n')
      json += "\\n";
    else if (code < 0x20)
      ((json += "\\u00") += hex[code >> 4]) += hex[code & 15];
    else
      json += c;
  }
  return json += '"';
}

}  // namespace stegvis::io
