#pragma once

#include <string>
#include <vector>

#include "model/describer.hpp"

namespace stegvis::model {

/// One thing of many: `pool.se.nassjo`, and what is said of it.
struct OneOfMany {
  std::string name;
  std::string words;
};

/// `name` + `words` of each, in order. Where a long row of one family all have the same words, one line tells
/// them together (`se.k001 to se.k290 (290), each`): a list of hundreds is read by nobody.
std::vector<std::string> told_together(const Describer& describer, const std::vector<OneOfMany>& all);

}  // namespace stegvis::model
