#pragma once

#include <string>
#include <string_view>

namespace stegvis::model {

/// Whether a Swedish personal identity number (personnummer) or coordination number (samordningsnummer: the
/// day plus 60) stands anywhere in the text: six or eight digits of a date, perhaps `-`, `+`, a dash or a
/// blank, and four digits more, of which the last is right. Ordinary numbers are none: the date must exist
/// and the check digit fit, as in one of 140 numbers of ten digits by chance. Source: SFS 1991:481 section
/// 18; the check digit is Luhn's, ISO/IEC 7812-1.
bool has_personal_number(std::string_view text);

/// The text with all but the first two digits of each such number as `*`.
std::string masked(std::string_view text);

}  // namespace stegvis::model
