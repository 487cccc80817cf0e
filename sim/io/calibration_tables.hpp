#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/document.hpp"
#include "model/complaint.hpp"

namespace stegvis::io {

/// The tables `[unknown.<id>]` and `[target.<id>]` of a calibration's file, and everything that is wrong with
/// them, in place.
class CalibrationTables {
 public:
  /// What one of them says, by key.
  using Said = std::map<std::string, const Leaf*>;

  /// Complains of keys that are none.
  explicit CalibrationTables(const std::string& text);
  CalibrationTables(const CalibrationTables&) = delete;
  CalibrationTables& operator=(const CalibrationTables&) = delete;

  bool is_toml() const { return document_.is_toml; }
  const std::map<std::string, Said>& unknowns() const { return unknowns_; }
  const std::map<std::string, Said>& targets() const { return targets_; }

  /// Where a table begins.
  Place place_of(const std::string& table) const;

  void complain(Place place, const model::Complaint& complaint);
  void complain(Place place, base::Problem problem) { problems_.push_back({place, std::move(problem)}); }
  void require(bool holds, base::Text text);
  /// That a value is not of the right kind.
  void wrong(const Leaf& leaf, base::Text allowed);

  /// What is said under a key; null, and a complaint where it is needed, when nothing is.
  const Leaf* find(const Said& said, const std::string& key, const std::string& table, bool needed);
  std::string text(const Said& said, const std::string& key, const std::string& table, bool needed = false);
  double number(const Said& said, const std::string& key, const std::string& table, bool needed);

  /// Every problem in the order of the file, each beginning with `file:line:column: `.
  base::Problems told(const std::string& name);

 private:
  void open(const std::string& table);
  void sort(const Leaf& leaf);

  Document document_;
  std::map<std::string, Said> unknowns_, targets_;
  std::vector<Located> problems_;
};

}  // namespace stegvis::io
