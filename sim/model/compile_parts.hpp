#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/programme.hpp"

/// \file
/// The parts of `compile`, one per kind of thing. Private to the model floor.
namespace stegvis::model::parts {

/// Indices of the scenario's names, in the order the programme uses: stages and pools by (order, id), the
/// rest by id.
struct Names {
  explicit Names(const Scenario& scenario);

  std::uint32_t attribute(const std::string& id) const;
  std::uint32_t value(std::uint32_t attribute, const std::string& value) const;
  const std::string& label(std::uint32_t attribute, const std::string& value) const;
  StageId stage(const std::string& id) const;
  std::uint32_t pool(const std::string& id) const;
  std::uint32_t payer(const std::string& id) const;
  double day(const Instant& instant, double otherwise) const;

  const Scenario& scenario;
  std::vector<std::string> stages, pools, attributes, payers;
  std::vector<std::vector<std::string>> values;  ///< per attribute
  double horizon = 0.0;
};

const std::string& own_or(const std::string& luck, const std::string& id);
Shares cumulative(const ById<Share>& shares, const std::vector<std::string>& order);

/// The targets of branches, by the ids whose luck they keep: a stage that is renamed and keeps its luck keeps
/// its place.
std::vector<std::string> targets_of(const Branches& branches, const Names& names);
std::vector<Condition> conditions_of(const When& when, const Names& names);
std::vector<Step> steps_of(const ById<Window>& windows, const Season& season, const Names& names);

/// Mean over [from, until] of 1 + amplitude sin(2 pi (t - shift) / period).
double season_mean(const Season& season, double from, double until);

void compile_attributes(Programme& programme, const Names& names);
void compile_pools(Programme& programme, const Names& names);
/// The posts of a pool, or where its participants have weights the places as one.
void compile_posts(Programme& programme, const Names& names, PoolPlan& plan, std::uint32_t index);
WeightPlan weight_of(const Stage& stage, const std::vector<std::string>& phases);
void compile_stages(Programme& programme, const Names& names);
void compile_supports(Programme& programme, const Names& names);
void compile_sources(Programme& programme, const Names& names);
std::vector<Listed> listed_people(const Programme& programme, const Names& names,
                                  const std::vector<Participant>& people);
void compile_rules(Programme& programme, const Names& names);
void compile_reporting(Programme& programme, const Names& names);
void compile_money(Programme& programme, const Names& names);

}  // namespace stegvis::model::parts
