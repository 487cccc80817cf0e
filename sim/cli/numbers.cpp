#include "cli/numbers.hpp"

#include <fmt/format.h>

#include <cmath>

namespace stegvis::cli {
namespace {

/// A thin space would be right in Swedish print; a terminal shows a plain no-break space alike everywhere.
const char* thousands(base::Language language) { return language == base::Language::sv ? "\u00a0" : ","; }

std::string grouped(const std::string& digits, base::Language language) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += thousands(language);
    result += digits[i];
  }
  return result;
}

std::string fixed(double x, int decimals, base::Language language) {
  std::string text = fmt::format("{:.{}f}", std::fabs(x), decimals);
  const std::size_t point = text.find('.');
  const std::string fraction = point == std::string::npos ? "" : text.substr(point + 1);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  std::string result = (x < 0.0 && !zero ? "-" : "") + grouped(text.substr(0, point), language);
  if (!fraction.empty()) result += (language == base::Language::sv ? "," : ".") + fraction;
  return result;
}

int decimals_for(double x) {
  const double size = std::fabs(x);
  return size >= 99.95 || size == 0.0 ? 0 : size >= 9.995 ? 1 : 2;
}

}  // namespace

std::string number(double x, base::Language language) {
  if (!std::isfinite(x)) return language == base::Language::sv ? "saknas" : "none";
  if (x == std::floor(x) && std::fabs(x) < 1e15) return fixed(x, 0, language);
  return fixed(x, decimals_for(x), language);
}

std::string significant(double x, base::Language language) {
  const double size = std::fabs(x);
  if (!(size < 1.0) || size < 1e-12) return number(x, language);
  int decimals = 2;
  for (double shown = size; shown < 0.9995 && decimals < 15; shown *= 10.0) ++decimals;
  return fixed(x, decimals, language);
}

std::string percent(double share, base::Language language) {
  const double points = 100.0 * share;
  return fixed(points, std::fabs(points) < 9.95 && points != std::floor(points) ? 1 : 0, language) +
         (language == base::Language::sv ? "\u00a0%" : "%");
}

std::string money(double sek, base::Language language) {
  const bool swedish = language == base::Language::sv;
  const double size = std::fabs(sek);
  if (size >= 999500.0)
    return fixed(sek / 1e6, decimals_for(sek / 1e6), language) + (swedish ? " Mkr" : " MSEK");
  if (size >= 9995.0) return fixed(sek / 1e3, 0, language) + (swedish ? " kkr" : " kSEK");
  return fixed(sek, 0, language) + (swedish ? " kr" : " SEK");
}

std::string value(double x, const std::string& unit, base::Language language) {
  if (!std::isfinite(x)) return number(x, language);
  if (unit == "SEK") return money(x, language);
  if (unit == "share") return percent(x, language);
  if (unit == "days") return number(x, language) + (language == base::Language::sv ? " dagar" : " days");
  return number(x, language);
}

std::size_t columns(const std::string& text) {
  std::size_t count = 0;
  for (const char letter : text) count += (static_cast<unsigned char>(letter) & 0xc0u) != 0x80u;
  return count;
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? text + std::string(width - used, ' ') : text;
}

}  // namespace stegvis::cli
