#pragma once

#include <string_view>

#include "base/result.hpp"
#include "model/scenario.hpp"
#include "model/value.hpp"

/// \file
/// What a number carries beside its value: unit, range, distribution, source, confidence, price year, note.
namespace stegvis::model {

bool says_nothing(const Provenance& carried);

/// Notes one of them; `path` ends in its name (`pool.se.fte.source`).
base::Problems carry(Provenance& carried, std::string_view path, const Value& value);

/// Whether what a number carries agrees with its value (in the unit said) and with itself.
base::Problems check_carried(std::string_view path, double value, const Provenance& carried);

}  // namespace stegvis::model
