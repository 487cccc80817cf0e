#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.hpp"

/// \file
/// Numbers with units as a scenario says them: `"6 months"`, `"0.027 / month"`, `"35 %"`, `"3 % / year"`,
/// `"500 SEK"`. Nothing is guessed: what is not understood is nothing.
namespace stegvis::model {

/// A plain decimal number, the whole text (`12`, `-0.5`, `1e3`); "inf" and "nan" are none.
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_whole(std::string_view text);
/// `2020-01-31`, if there is such a day.
std::optional<base::Date> parse_date(std::string_view text);

/// `day`, `days`, `week`, `month`, `year`, `dag`, `dagar`, `vecka`, `månader`, `år` ...
std::optional<base::TimeUnit> parse_time_unit(std::string_view word);
/// `6 months`
std::optional<base::Span> parse_span(std::string_view text);
/// `0.027 / month` or `2 % / month` [1/day]
std::optional<double> parse_rate(std::string_view text);
/// `35 %` or `0.35`, as a share of 1
std::optional<double> parse_share(std::string_view text);
/// `3 % / year` or `0.03 / year`, as a share of 1 per year
std::optional<double> parse_growth(std::string_view text);
/// `500 SEK` or `500 kr` [SEK]
std::optional<double> parse_money(std::string_view text);

/// The unit's word in the plural, as in `"6 months"`.
std::string_view word_of(base::TimeUnit unit);
/// `6 months`, `1 day`
std::string shown(base::Span span);

/// What stands after the number in a text such as `6 months` or `0.5 / day`; empty when it does not begin
/// with one.
std::string_view unit_in(std::string_view text);

}  // namespace stegvis::model
