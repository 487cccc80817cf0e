#pragma once

#include <string>

#include "base/text.hpp"

namespace stegvis::cli {

/// A number for people: as many digits as it deserves (about three), thousands apart, decimal comma in
/// Swedish.
std::string number(double x, base::Language language);

/// A number with three significant digits however small it is, such as a rate a month: 0.0371.
std::string significant(double x, base::Language language);

/// A share as a percentage.
std::string percent(double share, base::Language language);

/// Money in SEK, thousands (kkr, kSEK) or millions (Mkr, MSEK).
std::string money(double sek, base::Language language);

/// A value of an outcome with this unit ("1", "days", "SEK", "share").
std::string value(double x, const std::string& unit, base::Language language);

/// How many columns a terminal gives `text` (å is one).
std::size_t columns(const std::string& text);

/// `text` padded with spaces on the right to `width` columns.
std::string padded(const std::string& text, std::size_t width);

}  // namespace stegvis::cli
