#pragma once

#include "model/rows.hpp"

/// \file
/// The rows of each kind of table, by topic; model/fields.cpp puts them under one roof.
namespace stegvis::model {

/// Where a law stands: which families it may use, and what they are called there.
enum class LawOwner { transition, patience, phase, elapsed, age, attribute };

/// The names a law's family may have for this owner; for transitions, as a duration.
std::vector<std::string> families_of(LawOwner owner);
/// The families that have a hazard and may be used as one.
std::vector<std::string> hazard_families();

/// The parameters of every family; plain numbers for attributes other than the age, else with units.
Rows<Law> law_rows(LawOwner owner);

Rows<Season> season_rows();
Rows<Window> window_rows();
Rows<Transition> transition_rows();
Rows<Stage> stage_rows();
Rows<Pool> pool_rows();
Rows<Staffing> staffing_rows();
Rows<CoachEffect> coach_effect_rows();
Rows<WeightStep> weight_step_rows();
Rows<Support> support_rows();
Rows<Attribute> attribute_rows();
Rows<Attribute> age_rows();
Rows<Arrival> arrival_rows();
Rows<Stock> stock_rows();
Rows<Rule> rule_rows();
Rows<Price> price_rows();
Rows<StaffCost> staff_cost_rows();
Rows<DatedCost> dated_cost_rows();
Rows<Levy> levy_rows();
Rows<Payer> payer_rows();
Rows<Correlation> correlation_rows();
/// Price index, price year, discounting, quality of life.
Rows<Scenario> valuation_rows();
Rows<Scenario> top_rows();

}  // namespace stegvis::model
