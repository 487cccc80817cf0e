#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/calendar.hpp"

namespace stegvis::model {

/// One value as somebody says it, whatever the file format: the only thing that travels between a scenario's
/// text and its typed members.
struct Value {
  using List = std::vector<Value>;
  std::variant<bool, std::int64_t, double, std::string, base::Date, List> is;

  template <class T>
  const T* as() const {
    return std::get_if<T>(&is);
  }
  bool is_number() const { return as<std::int64_t>() != nullptr || as<double>() != nullptr; }
  /// As a double; 0 when it is no number.
  double number() const;

  bool operator==(const Value&) const = default;
};

/// As a scenario file would say it: `"6 months"`, `0.5`, `true`, `2020-01-31`, `["a", "b"]`. Numbers in their
/// shortest form that reads back the same.
std::string shown(const Value& value);
std::string shown(double number);
/// In quotes, with what TOML wants escaped.
std::string quoted(std::string_view text);

/// What was typed on a command line: a date, a number, true, false, a list in brackets, else text. Quotes
/// around a text are taken off.
Value value_of(std::string_view typed);

}  // namespace stegvis::model
