#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/fields.hpp"
#include "model/scenario.hpp"
#include "model/uncertain.hpp"

namespace stegvis::experiment {

/// Something that is not known: the numbers of a scenario that it decides, and how it is distributed.
struct Unknown {
  std::string id;
  std::string name;                ///< for people; empty: the id
  std::vector<std::string> paths;  ///< each in the unit in which the scenario says it
  model::Uncertainty distribution;
  std::string written;  ///< the distribution as the user wrote it
  bool factor = false;  ///< it multiplies the scenario's numbers instead of replacing them

  const std::string& shown() const { return name.empty() ? id : name; }
};

/// Whether it is tried beforehand that the scenario bears the ends of every distribution.
enum class Ends : std::uint8_t { tried, left_out };

/// A scenario and what is not known in it.
class Unknowns {
 public:
  /// Problems: a path that is no number of the scenario, one that two unknowns decide, and what the scenario
  /// cannot bear when one unknown is at either end of its distribution (its quantiles 0.001 and 0.999) and
  /// the others where the scenario has them, unless `ends` leaves that out. The problem's path is the
  /// unknown's id. Contract: `scenario` outlives it.
  static base::Result<Unknowns> create(const model::Scenario& scenario, std::vector<Unknown> unknowns,
                                       Ends ends = Ends::tried);

  const std::vector<Unknown>& all() const { return all_; }
  std::size_t size() const { return all_.size(); }

  /// Values of the unknowns at standard normal coordinates, by the quantiles of their distributions.
  std::vector<double> values(std::span<const double> normals) const;

  /// The scenario where the unknowns have these values, checked as a whole. Whole numbers and whole öre are
  /// rounded.
  base::Result<model::Scenario> at(std::span<const double> values) const;

 private:
  Unknowns(const model::Scenario& scenario, std::vector<Unknown> unknowns)
      : scenario_{&scenario}, all_{std::move(unknowns)} {}
  base::Problems find_numbers();
  base::Problems try_ends() const;
  base::Problems set(model::Scenario& scenario, std::size_t unknown, double value) const;

  const model::Scenario* scenario_;
  std::vector<Unknown> all_;
  std::vector<std::vector<model::Parameter>> numbers_;  ///< by unknown
};

/// The value of a distribution at a standard normal coordinate.
double value_at(const model::Uncertainty& distribution, double normal);

}  // namespace stegvis::experiment
