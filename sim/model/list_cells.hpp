#pragma once

#include <optional>
#include <string>

#include "base/calendar.hpp"

/// \file
/// What a cell of a starting list says. Nothing is guessed: what is not understood is nothing.
namespace stegvis::model {

/// `2026-11-22`, if there is such a day.
std::optional<base::Date> date_in_cell(const std::string& text);

/// A date, or `1998-04`: the first of that month.
std::optional<base::Date> birth_date_in_cell(const std::string& text);

/// The date as it should be written that a text was probably meant as: `22/11/2026`, `20261122`, `2026-11-22
/// 00:00`, or the number that Excel keeps for a day; empty when there is none or more than one.
std::string date_meant_by(const std::string& text);

/// A number with a decimal point or a decimal comma.
std::optional<double> number_in_cell(const std::string& text);

}  // namespace stegvis::model
