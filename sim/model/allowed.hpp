#pragma once

#include "model/field.hpp"

namespace stegvis::model {

/// What may stand in a field, for people: form, unit and range.
base::Text allowed_in(const Field& field);

/// The unit a field's number is said in, for people; empty when it has none.
base::Text unit_of(const Field& field);

/// "0 to 1", "above 0 days"; empty when anything goes.
base::Text range_of(const Field& field);

}  // namespace stegvis::model
