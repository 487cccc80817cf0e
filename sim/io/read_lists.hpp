#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/compose.hpp"
#include "io/csv_table.hpp"
#include "model/scenario.hpp"

namespace stegvis::io {

/// The lists of participants that scenarios name (`stock.<stock>.list`), each file read once. Their rows are
/// about people: of a file only its name, its digest and how many rows it has are kept beside the scenario's
/// own texts.
class ListReader {
 public:
  /// Each file read is put on `shelf`, so that mistakes in it have a place.
  explicit ListReader(std::vector<Source>& shelf) : shelf_{shelf} {}

  /// Puts the people of its lists into a scenario. Rows are judged only if the scenario is itself without
  /// mistakes
  /// (`sound`): what a misspelt stage would have been called is no mistake of the list.
  void fill(model::Scenario& scenario, const Composed& composed, bool sound, std::vector<Located>& problems);

 private:
  struct Taken {
    std::size_t file;
    CsvTable csv;
  };
  const Taken* take(const std::string& path, const Leaf& leaf, std::vector<Located>& problems);

  std::vector<Source>& shelf_;
  std::map<std::string, Taken> taken_;  ///< by real path
};

}  // namespace stegvis::io
