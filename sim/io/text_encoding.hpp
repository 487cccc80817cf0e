#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stegvis::io {

/// Whether the bytes are UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF (RFC 3629 section
/// 4).
bool is_utf8(std::string_view bytes);

/// Windows-1252 as UTF-8; nothing when a byte means nothing in it, or a control character.
std::optional<std::string> from_windows_1252(std::string_view bytes);

}  // namespace stegvis::io
