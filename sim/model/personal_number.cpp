#include "model/personal_number.hpp"

#include <array>
#include <chrono>
#include <optional>

namespace stegvis::model {
namespace {

constexpr std::size_t last_digits = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_in(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = 10 * number + (digit - '0');
  return number;
}

std::size_t run_of_digits(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  return length;
}

/// The length of what may stand between the date and the rest; 0 when nothing such does.
std::size_t separator(std::string_view text) {
  for (const std::string_view mark : std::array<std::string_view, 6>{"-", "+", " ", "–", "−", "\u00a0"})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

/// Ten digits: twice the first, once the second, and so on; the digits of the products sum to whole tens.
bool check_digit_fits(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += product / 10 + product % 10;
  }
  return sum % 10 == 0;
}

/// `date` is YYMMDD or YYYYMMDD. Without the century a 29 February may be of a leap year.
bool is_date(std::string_view date) {
  const bool whole = date.size() == 8;
  const int century = whole ? number_in(date.substr(0, 2)) : 20;
  const int year = whole ? number_in(date.substr(0, 4)) : 2000 + number_in(date.substr(0, 2));
  const std::string_view rest = date.substr(whole ? 4 : 2);
  const int month = number_in(rest.substr(0, 2)), said = number_in(rest.substr(2));
  const int day = said > 60 ? said - 60 : said;
  using std::chrono::year_month_day;
  return century >= 18 && century <= 20 && month >= 1 && day >= 1 &&
         year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}}
             .ok();
}

bool is_number(std::string_view date, std::string_view rest) {
  const std::string ten = std::string{date.substr(date.size() - 6)} + std::string{rest};
  return is_date(date) && check_digit_fits(ten);
}

/// The length of the number that begins here, where a run of digits does; 0 when none does.
std::size_t number_length(std::string_view text) {
  const std::size_t run = run_of_digits(text);
  if (run == 10 || run == 12)
    return is_number(text.substr(0, run - last_digits), text.substr(run - last_digits, last_digits)) ? run
                                                                                                     : 0;
  if (run != 6 && run != 8) return 0;
  const std::size_t gap = separator(text.substr(run));
  if (gap == 0 || run_of_digits(text.substr(run + gap)) != last_digits) return 0;
  return is_number(text.substr(0, run), text.substr(run + gap, last_digits)) ? run + gap + last_digits : 0;
}

struct Part {
  std::size_t at, length;
};

/// The first number at or after `from`.
std::optional<Part> next_number(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    if (const std::size_t length = number_length(text.substr(at)); length > 0) return Part{at, length};
  }
  return std::nullopt;
}

}  // namespace

bool has_personal_number(std::string_view text) { return next_number(text, 0).has_value(); }

std::string masked(std::string_view text) {
  std::string shown{text};
  for (auto part = next_number(text, 0); part; part = next_number(text, part->at + part->length)) {
    for (std::size_t i = part->at + 2; i < part->at + part->length; ++i)
      if (is_digit(shown[i])) shown[i] = '*';
  }
  return shown;
}

}  // namespace stegvis::model
