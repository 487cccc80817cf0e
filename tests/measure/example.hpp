#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "measure/recorder.hpp"
#include "model/programme.hpp"

namespace stegvis::testing {

using model::Exit;
using End = model::Spell::End;

/// A small pathway of two municipalities, 2018-11-01 to 2019-12-31: seeking (enrolled, needs a coach) to work
/// (with or without support) or dropout; work may be lost, and may become kept work.
inline model::Scenario example_scenario() {
  using base::Span, base::TimeUnit;
  const auto day = [](int y, unsigned m, unsigned d) {
    return base::Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
  };
  model::Scenario scenario;
  scenario.start = day(2018, 11, 1);
  scenario.end = day(2019, 12, 31);
  scenario.attribute["town"].values = {{"east", {0.5, false}}, {"west", {0.5, false}}};
  scenario.report_by = {"town"};
  scenario.pool["se"].by = "town";
  scenario.pool["se"].order = 1;
  scenario.pool["se"].all.fte = 0.5;
  scenario.pool["se"].all.norm = 20.0;
  scenario.pool["support"].order = 2;
  scenario.pool["support"].all.slots = 4.0;
  const auto stage = [&](const char* id, double order) -> model::Stage& {
    scenario.stage[id].order = order;
    return scenario.stage[id];
  };
  model::Stage& seeking = stage("seeking", 1);
  seeking.needs = "se";
  seeking.enrolled = true;
  for (const char* to : {"work", "dropout"}) {
    seeking.to[to].hazard = "exponential";
    seeking.to[to].law.family = model::Family::exponential;
    seeking.to[to].law.mean = Span{300.0, TimeUnit::day};
  }
  model::Stage& work = stage("work", 2);
  work.placement = true;
  work.to["kept"].duration = "fixed";
  work.to["kept"].law.family = model::Family::fixed;
  work.to["kept"].law.value = Span{1.0, TimeUnit::year};
  model::Transition& loss = work.to["loss"];
  loss.hazard = "exponential";
  loss.law.family = model::Family::exponential;
  loss.law.mean = Span{300.0, TimeUnit::day};
  loss.ends_stage = true;
  loss.branches = {{"seeking", {0.5, false}}, {"dropout", {0.5, false}}};
  model::Stage& kept = stage("kept", 3);
  kept.placement = kept.final = true;
  stage("dropout", 4).final = true;
  model::Support& support = scenario.support["support"];
  support.stage = "work";
  support.pool = "support";
  scenario.arrival["new"].to = "seeking";
  scenario.arrival["new"].rate = 0.1;
  scenario.payer["state"].name = "Staten";
  scenario.price["seeking"].payer = "state";
  scenario.price["seeking"].per_day = 100.0;
  scenario.staff_cost["se"].payer = "state";
  scenario.staff_cost["se"].per_fte_year = 365250.0;
  return scenario;
}

inline model::Programme programme_of(const model::Scenario& scenario) {
  auto programme = model::compile(scenario);
  base::expects(programme.ok(), "the example compiles");
  return *programme;
}

/// How a visit ended: where to (empty: still there at the horizon), how, by which leg ("work.loss.dropout").
struct Ending {
  std::string next;
  Exit exit = Exit::moved;
  std::string leg;
  bool entry = true;
  bool supported = false;
  bool at_start = false;
};

/// A recorder to which facts are told by hand, with the places' names.
class Told {
 public:
  explicit Told(model::Scenario scenario = example_scenario())
      : programme_{programme_of(scenario)}, recorder_{programme_} {
    for (const measure::Series which : measure::all_series) {
      const auto s = static_cast<std::size_t>(which);
      numbers_[s].resize(recorder_.layout().in(which).size);
      row_[s] = numbers_[s];
    }
    recorder_.begin();
  }

  const model::Programme& programme() const { return programme_; }
  measure::Recorder& recorder() { return recorder_; }

  /// Days from the start.
  double day(int y, unsigned m, unsigned d) const {
    return base::days_between(programme_.start,
                              base::Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}});
  }
  double end() const { return programme_.horizon; }

  Told& arrive(std::uint32_t slot, double at, std::uint32_t cell = 0, bool at_start = false) {
    if (slot >= cell_.size()) cell_.resize(slot + 1);
    cell_[slot] = cell;
    recorder_.arrived({who(slot), at, at_start});
    return *this;
  }

  Told& stay(std::uint32_t slot, const std::string& place, double from, double until, Ending ending = {}) {
    const bool over = !ending.next.empty();
    recorder_.visited({who(slot), place_of(place), over ? place_of(ending.next) : model::PlaceId::none(),
                       leg_of(ending.leg), from, until, from, over ? ending.exit : Exit::horizon,
                       ending.entry, ending.supported, ending.at_start});
    return *this;
  }
  Told& change_group(std::uint32_t slot, std::uint32_t cell) {
    cell_[slot] = cell;
    return *this;
  }
  Told& list(std::uint32_t slot, std::size_t member, double from, double until, End end,
             bool support = false) {
    recorder_.listed({who(slot), model::MemberId{member}, model::StageId{0}, from, until, end, support});
    return *this;
  }
  Told& hold(std::uint32_t slot, std::size_t member, double from, double until) {
    recorder_.held({who(slot), model::MemberId{member}, from, until, false});
    return *this;
  }
  Told& capacity(std::size_t member, double at, std::int64_t slots, double fte) {
    recorder_.capacity({model::MemberId{member}, at, static_cast<double>(slots), fte});
    return *this;
  }
  Told& done() {
    recorder_.finish(row_);
    return *this;
  }

  double total(const std::string& name, const std::string& group = "all") const {
    const measure::Table* table = recorder_.layout().in(measure::Series::totals).find(name);
    EXPECT_NE(table, nullptr) << name;
    if (table == nullptr) return -1.0;
    const std::size_t offset = table->axes.empty() ? 0 : index(measure::Along::group, group);
    return numbers_[0][table->first + offset];
  }
  /// A number of another series by the ids along its axes.
  double number(measure::Series which, const std::string& name, const std::vector<std::string>& ids) const {
    const measure::Table* table = recorder_.layout().in(which).find(name);
    EXPECT_NE(table, nullptr) << name;
    if (table == nullptr) return -1.0;
    std::size_t place = 0;
    for (std::size_t k = 0; k < ids.size(); ++k)
      place = place * recorder_.layout().axis(table->axes[k]).size() + index(table->axes[k], ids[k]);
    return numbers_[static_cast<std::size_t>(which)][table->first + place];
  }
  std::span<const double> row(measure::Series which) const {
    return numbers_[static_cast<std::size_t>(which)];
  }
  double yearly(const std::string& name, const std::string& year, const std::string& group = "all") const {
    return number(measure::Series::yearly, name, {year, group});
  }

 private:
  model::Who who(std::uint32_t slot) const { return {slot, slot, slot, model::SourceId{0}, cell_[slot]}; }
  model::PlaceId place_of(const std::string& path) const {
    for (std::size_t i = 0; i < programme_.places.size(); ++i)
      if (programme_.places[i].path == path) return model::PlaceId{i};
    ADD_FAILURE() << "no place " << path;
    return model::PlaceId{0};
  }
  model::LegId leg_of(const std::string& id) const {
    if (id.empty()) return model::LegId::none();
    for (std::size_t i = 0; i < programme_.legs.size(); ++i)
      if (measure::leg_id(programme_, programme_.legs[i]) == id) return model::LegId{i};
    ADD_FAILURE() << "no leg " << id;
    return model::LegId::none();
  }
  std::size_t index(measure::Along along, const std::string& id) const {
    const auto& ids = recorder_.layout().axis(along).ids;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] == id) return i;
    ADD_FAILURE() << "no id " << id;
    return 0;
  }

  model::Programme programme_;
  measure::Recorder recorder_;
  std::array<std::vector<double>, measure::series_count> numbers_;
  measure::Row row_;
  std::vector<std::uint32_t> cell_;
};

}  // namespace stegvis::testing
