#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"

/// \file
/// The small words of the scenario language: moments, shares, who is meant.
namespace stegvis::model {

using base::Date;
using base::Span;

template <class Thing>
using ById = std::map<std::string, Thing>;

/// A moment: a date at 00:00, or a length of time after the start. Neither: not said.
struct Instant {
  std::optional<Date> date;
  std::optional<Span> after_start;

  bool said() const { return date.has_value() || after_start.has_value(); }
};

/// A share that may be left as the rest up to 1 (`"rest"` in the file).
struct Share {
  double value = 0.0;
  bool rest = false;
};

/// Where someone goes: shares by stage that sum to 1. Empty: the one stage named beside it.
using Branches = ById<Share>;

/// Only participants with one of these values of these attributes. Empty: everyone.
using When = ById<std::vector<std::string>>;

}  // namespace stegvis::model
