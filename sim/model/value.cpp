#include "model/value.hpp"

#include <fmt/format.h>

#include "model/units.hpp"

namespace stegvis::model {
namespace {

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  return code < 0x20 || code == 0x7f ? fmt::format("\\u{:04x}", code) : std::string(1, c);
}

struct Shower {
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
  std::string operator()(double real) const { return shown(real); }
  std::string operator()(const std::string& text) const { return quoted(text); }
  std::string operator()(const base::Date& date) const { return base::iso(date); }
  std::string operator()(const Value::List& list) const {
    std::string text;
    for (const Value& item : list) text += (text.empty() ? "" : ", ") + shown(item);
    return "[" + text + "]";
  }
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool in_quotes(std::string_view text) {
  return text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
}

/// The items of a list as typed: split at commas outside quotes.
std::vector<std::string_view> items_of(std::string_view inside) {
  std::vector<std::string_view> items;
  std::size_t from = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char c = inside[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == ',') {
      items.push_back(inside.substr(from, i - from));
      from = i + 1;
    }
  }
  if (!trimmed(inside.substr(from)).empty()) items.push_back(inside.substr(from));
  return items;
}

Value list_of(std::string_view inside) {
  Value::List list;
  for (const std::string_view item : items_of(inside)) list.push_back(value_of(item));
  return {list};
}

}  // namespace

double Value::number() const {
  if (const auto* whole = as<std::int64_t>()) return static_cast<double>(*whole);
  if (const auto* real = as<double>()) return *real;
  return 0.0;
}

std::string shown(const Value& value) { return std::visit(Shower{}, value.is); }

std::string shown(double number) { return fmt::format("{}", number); }

std::string quoted(std::string_view text) {
  std::string inside;
  for (const char c : text) inside += escaped(c);
  return "\"" + inside + "\"";
}

Value value_of(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  if (in_quotes(text)) return {std::string{text.substr(1, text.size() - 2)}};
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']')
    return list_of(text.substr(1, text.size() - 2));
  if (text == "true") return {true};
  if (text == "false") return {false};
  if (const auto date = parse_date(text)) return {*date};
  if (const auto whole = parse_whole(text)) return {*whole};
  if (const auto number = parse_number(text)) return {*number};
  return {std::string{text}};
}

}  // namespace stegvis::model
