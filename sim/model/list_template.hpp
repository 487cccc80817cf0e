#pragma once

#include <string>

#include "base/text.hpp"
#include "model/scenario.hpp"

namespace stegvis::model {

/// A starting list to fill in, as CSV: notes that say what each column takes, the head, and an example row
/// for each stage and each list. It reads back without a mistake. Between cells stands what spreadsheets of
/// the language expect:
/// `;` in Swedish, `,` in English.
std::string list_template(const Scenario& scenario, base::Language language);

}  // namespace stegvis::model
