#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.hpp"
#include "model/scenario.hpp"

namespace stegvis::model {

/// What may stand in a field, and in which unit it is kept.
enum class Kind : std::uint8_t {
  text,           ///< for people
  file,           ///< the name of a file, seen from the file that says it
  flag,           ///< true or false
  id,             ///< one id
  ids,            ///< a list of ids
  choice,         ///< one of a few words
  family,         ///< how a waiting time or a number is distributed; one of a few words
  number,         ///< without a unit, or in the field's own
  whole,          ///< a whole number
  share,          ///< 0.35 or "35 %" [1]
  share_or_rest,  ///< a share, or "rest": what the others leave [1]
  growth,         ///< "3 % / year" [1/year]
  rate,           ///< "0.5 / month" [1/day]
  rates,          ///< a list of rates [1/day]
  span,           ///< "6 months" [days; the unit said is kept]
  spans,          ///< a list of spans
  money,          ///< SEK, at most two decimals [SEK]
  date,           ///< 2020-01-31
  instant,        ///< a date, or a span after the start
  instants,       ///< a list of instants
  seed            ///< a whole number, 0 or more
};

/// Kinds that are one number: they may stand in a table with unit, low, high, distribution, source ...
bool is_one_number(Kind kind);

/// What a number may be, both ends allowed unless said otherwise; for spans and rates in days.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool above = false;  ///< `least` itself is not allowed
  bool below = false;  ///< `most` itself is not allowed

  bool holds(double x) const { return (above ? x > least : x >= least) && (below ? x < most : x <= most); }
};

/// One row per thing that a scenario can say.
struct Field {
  std::string path;  ///< pattern: `stage.<stage>.to.<transition>.scale`
  Kind kind = Kind::text;
  std::string unit;  ///< of a number: "places", "FTE"; empty when it has none or the kind says it
  Range range;
  std::vector<std::string> choices;  ///< for choice and family
  std::string refers;                ///< what the id names: "stage", "pool", "attribute", "payer"
  base::Text fallback;               ///< what holds when nothing is said; empty: nothing does
  base::Text meaning;
};

/// The name of a family of distributions, and the law whose family it is.
struct FamilySlot {
  std::string* name;
  Law* law;
};

/// Where a field lives in a scenario. monostate: nowhere, an id on the way does not exist.
using Slot =
    std::variant<std::monostate, std::string*, std::vector<std::string>*, bool*, std::optional<bool>*,
                 double*, std::optional<double>*, std::uint64_t*, Share*, base::Span*,
                 std::optional<base::Span>*, std::vector<base::Span>*, std::vector<double>*, base::Date*,
                 std::optional<base::Date>*, Instant*, std::vector<Instant>*, FamilySlot>;

/// The ids that fill a pattern's `<...>`, in order.
using Ids = std::span<const std::string_view>;

}  // namespace stegvis::model
