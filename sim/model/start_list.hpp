#pragma once

#include <vector>

#include "model/scenario.hpp"
#include "model/text_table.hpp"

namespace stegvis::model {

/// The participants of a list, and everything that is wrong in it.
struct StartList {
  std::vector<Participant> people;  ///< of the rows without mistakes
  std::vector<Misplaced> problems;
};

/// Reads a list for a scenario that is itself without mistakes: a head with the names of columns
/// (list_columns.hpp), a row per participant. Every mistake is told with row, column, value and what is
/// allowed. Personal identity numbers are refused wherever in the table they stand.
StartList read_start_list(const Scenario& scenario, const TextTable& table);

}  // namespace stegvis::model
