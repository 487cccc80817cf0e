#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/field.hpp"
#include "model/value.hpp"

/// \file
/// One number with its unit, on its way between a scenario's text and the unit it is kept in.
namespace stegvis::model {

/// A number as kept (spans in days, rates per day, shares of 1, SEK) and as said.
struct Quantity {
  double kept = 0.0;
  double said = 0.0;
  std::string unit;   ///< `months`, `/ month`, `%`, `SEK` ... or empty
  base::Span span{};  ///< for spans
  bool rest = false;  ///< a share that was left as the rest
};

/// The number, if this kind of field understands it; `unit` is what a table says beside it (`unit =
/// "months"`), or empty. Range is not checked here.
std::optional<Quantity> quantity_of(const Field& field, const Value& value, std::string_view unit);

/// The same unit in one spelling: `1 / månad` -> `/ month`.
std::string plain_unit(std::string_view unit);

/// `kept` in a unit as people say it, rounded to fifteen digits so that 0.027 / month is 0.027 again.
double in_unit(Kind kind, double kept, std::string_view unit);

}  // namespace stegvis::model
