#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/scenario.hpp"

/// \file
/// What the columns of a starting list hold, by the scenario that names it.
namespace stegvis::model {

struct ListColumn {
  enum class Holds { id, stage, since, waits_for, waits_since, place, born, coach, word, number };
  Holds holds = Holds::id;
  base::Text header;      ///< either may stand at the head of the column
  base::Text meaning;     ///< what to write in it
  std::string attribute;  ///< of words and numbers
  bool required = false;
};

/// Every column that a list for this scenario may have, in the order in which a template shows them. An
/// attribute called as one of the list's own columns is headed `attribute.<id>`.
std::vector<ListColumn> list_columns(const Scenario& scenario);

/// The stages for which somebody may wait while in this one: a way out that leaves them there leads to it,
/// and it needs a pool that this one does not.
std::vector<std::string> waited_for_in(const Scenario& scenario, const std::string& stage);

/// The column whose head this is, whatever its case and with or without å, ä and ö; also by what people call
/// the attribute. Its index in `columns`, or their number when it is none.
std::size_t column_headed(const std::string& text, const std::vector<ListColumn>& columns,
                          const Scenario& scenario);

/// The words that may stand in a column of one attribute, or as stages, and what each means.
class Words {
 public:
  /// Besides `id` itself also `name`, which people call it.
  void add(const std::string& id, const std::string& name);

  /// The id that is meant, whatever the case and with or without å, ä and ö; empty when none is, or several
  /// are.
  std::string meant_by(const std::string& text) const;
  const std::vector<std::string>& ids() const { return ids_; }
  /// The id nearest to a word that is none.
  std::string nearest_to(const std::string& text) const;

 private:
  std::vector<std::string> ids_;
  ById<std::string> alike_;  ///< simplified words; an empty id: of several
};

Words stage_words(const Scenario& scenario);
Words value_words(const Scenario& scenario, const std::string& attribute);

}  // namespace stegvis::model
