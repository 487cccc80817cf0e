#include "model/list_cells.hpp"

#include <algorithm>
#include <vector>

#include "model/units.hpp"

namespace stegvis::model {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The runs of digits in a text; none when one of them is too long to be part of a date.
std::vector<std::string> runs_of_digits(const std::string& text) {
  std::vector<std::string> runs;
  bool inside = false;
  for (const char c : text) {
    if (is_digit(c) && !inside) runs.emplace_back();
    inside = is_digit(c);
    if (inside) runs.back() += c;
  }
  const bool endless = std::any_of(runs.begin(), runs.end(), [](const auto& run) { return run.size() > 8; });
  return endless ? std::vector<std::string>{} : runs;
}

std::string day_called(const std::string& year, const std::string& month, const std::string& day) {
  const auto two = [](const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; };
  const std::string text = year + "-" + two(month) + "-" + two(day);
  return parse_date(text) ? text : std::string{};
}

/// Day and month in either order, where only one of them makes a date.
std::string day_of_year(const std::string& one, const std::string& other, const std::string& year) {
  const std::string day_first = day_called(year, other, one), month_first = day_called(year, one, other);
  if (!day_first.empty() && !month_first.empty() && day_first != month_first) return {};
  return day_first.empty() ? month_first : day_first;
}

/// Excel counts days from 30 December 1899 on; a list of today holds those from 1954 to 2064.
std::string day_numbered(const std::string& digits) {
  const auto number = parse_whole(digits);
  if (!number || *number < 20000 || *number > 60000) return {};
  return base::iso(base::date_after(std::chrono::year{1899} / 12 / 30, static_cast<double>(*number)));
}

}  // namespace

std::optional<base::Date> date_in_cell(const std::string& text) { return parse_date(text); }

std::optional<base::Date> birth_date_in_cell(const std::string& text) {
  return text.size() == 7 ? parse_date(text + "-01") : parse_date(text);
}

std::string date_meant_by(const std::string& text) {
  const std::vector<std::string> runs = runs_of_digits(text);
  if (runs.size() == 1 && runs[0].size() == 8)
    return day_called(runs[0].substr(0, 4), runs[0].substr(4, 2), runs[0].substr(6));
  if (runs.size() == 1 && runs[0].size() == 5 && runs[0] == text) return day_numbered(text);
  if (runs.size() < 3) return {};
  if (runs[0].size() == 4) return day_called(runs[0], runs[1], runs[2]);
  return runs[2].size() == 4 ? day_of_year(runs[0], runs[1], runs[2]) : std::string{};
}

std::optional<double> number_in_cell(const std::string& text) {
  std::string with_point = text;
  if (text.find('.') == std::string::npos && std::count(text.begin(), text.end(), ',') == 1)
    with_point[text.find(',')] = '.';
  return parse_number(with_point);
}

}  // namespace stegvis::model
