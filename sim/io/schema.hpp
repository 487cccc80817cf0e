#pragma once

#include <string>

#include "base/text.hpp"

namespace stegvis::io {

/// A JSON Schema (draft 2020-12) of scenario files, made from the table of fields: editors complete keys,
/// show meanings and mark what is not allowed. It knows one file at a time; that names resolve, `stegvis
/// check` tells.
std::string scenario_schema(base::Language language);

}  // namespace stegvis::io
