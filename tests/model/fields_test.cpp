#include "model/fields.hpp"

#include <gtest/gtest.h>

#include <set>

#include "model/path.hpp"
#include "small.hpp"

namespace stegvis::model {
namespace {

using testing::change;
using testing::small;

TEST(Fields, every_row_has_a_path_of_its_own_and_a_meaning_in_both_languages) {
  std::set<std::string> paths;
  for (const Field& field : fields()) {
    EXPECT_TRUE(paths.insert(field.path).second) << field.path << " stands twice";
    EXPECT_FALSE(field.meaning.en.empty()) << field.path;
    EXPECT_FALSE(field.meaning.sv.empty()) << field.path;
    EXPECT_NE(field.meaning.en, field.meaning.sv) << field.path << " is not translated";
    EXPECT_EQ(field.fallback.en.empty(), field.fallback.sv.empty()) << field.path;
    EXPECT_EQ(find_field(field.path), &field) << field.path << " does not lead to its row";
  }
  EXPECT_GT(paths.size(), 200u);
}

TEST(Fields, a_word_of_a_few_has_them_listed) {
  for (const Field& field : fields()) {
    const bool closed = field.kind == Kind::choice || field.kind == Kind::family;
    EXPECT_EQ(closed, !field.choices.empty()) << field.path;
  }
}

/// A value that every kind of field accepts, other than its default.
Value sample(const Field& field) {
  const double number = field.range.holds(1.0) ? 1.0 : field.range.holds(0.5) ? 0.5 : field.range.least;
  switch (field.kind) {
    case Kind::text:
    case Kind::id:
      return {std::string{"some_word"}};
    case Kind::flag:
      return {true};
    case Kind::ids:
      return {Value::List{{std::string{"a"}}, {std::string{"b"}}}};
    case Kind::choice:
    case Kind::family:
      return {field.choices.back()};
    case Kind::whole:
    case Kind::seed:
      return {std::int64_t{7}};
    case Kind::span:
      return {std::string{"13 weeks"}};
    case Kind::spans:
      return {Value::List{{std::string{"0 days"}}, {std::string{"2 weeks"}}}};
    case Kind::rate:
      return {std::string{"0.25 / day"}};
    case Kind::rates:
      return {Value::List{{std::string{"0.5 / day"}}}};
    case Kind::file:
      return {std::string{"today.csv"}};
    case Kind::date:
      return {base::Date{std::chrono::year{2021} / 2 / 3}};
    case Kind::instant:
      return {std::string{"6 months"}};
    case Kind::instants:
      return {Value::List{{base::Date{std::chrono::year{2021} / 2 / 3}}, {std::string{"6 months"}}}};
    default:
      return {number == 1.0 ? Value{std::int64_t{1}} : Value{number}};
  }
}

/// The pattern with an id in each open step.
std::string some_path(const std::string& pattern) {
  std::string path;
  for (const std::string_view step : steps_of(pattern)) {
    path += (path.empty() ? "" : ".") +
            (is_open(step) ? "some_" + std::string{step.substr(1, step.size() - 2)} : std::string{step});
  }
  return path;
}

TEST(Fields, what_is_set_by_any_path_is_got_by_that_path_and_by_no_other) {
  for (const Field& field : fields()) {
    Scenario scenario;
    const std::string path = some_path(field.path);
    EXPECT_EQ(find_field(path), &field) << path;
    const Value value = sample(field);
    const base::Problems problems = set(scenario, path, value);
    ASSERT_TRUE(problems.empty()) << problems.front().text.en;
    const auto got = get(scenario, path);
    ASSERT_TRUE(got.has_value()) << path;
    EXPECT_EQ(shown(*got), shown(value)) << path;
    int others = 0;
    const Scenario untouched;
    for_each(scenario, [&](const std::string& at, const Field& told, const Slot& slot) {
      const auto before = get(untouched, at);
      const auto now = said(told, slot);
      // A thing that exists has its defaults; only what differs from a default was set.
      if (at == path || !now || before == now) return;
      const auto* text = now->as<std::string>();
      if ((text != nullptr ? *text : shown(*now)) != told.fallback.en) ++others;
    });
    EXPECT_EQ(others, 0) << path << " changed something else too";
  }
}

TEST(Fields, for_each_tells_every_path_that_was_set_once) {
  const Scenario scenario = small();
  std::multiset<std::string> told;
  for_each(scenario, [&](const std::string& path, const Field&, const Slot&) { told.insert(path); });
  EXPECT_EQ(told.count("stage.seeking.to.work.scale"), 1u);
  EXPECT_EQ(told.count("attribute.sex.values.women"), 1u);
  EXPECT_EQ(told.count("attribute.age.value"), 1u);
  for (const std::string& path : told) EXPECT_EQ(told.count(path), 1u) << path;
}

TEST(Fields, reading_a_path_that_is_not_there_makes_nothing) {
  const Scenario scenario = small();
  EXPECT_FALSE(get(scenario, "stage.nowhere.to.work.scale").has_value());
  EXPECT_FALSE(scenario.stage.contains("nowhere"));
}

TEST(Fields, a_key_of_a_pool_is_never_taken_for_a_member) {
  EXPECT_EQ(find_field("pool.se.gate.slots"), nullptr);
  EXPECT_NE(find_field("pool.se.nassjo.slots"), nullptr);
  Scenario scenario;
  change(scenario, {{"pool.se.gate.first", "2020-02-01"}, {"pool.se.nassjo.fte", "2.3"}});
  EXPECT_EQ(scenario.pool.at("se").member.size(), 1u);
  EXPECT_EQ(scenario.pool.at("se").member.at("nassjo").fte, 2.3);
}

TEST(Fields, the_age_is_a_span_and_other_numbers_have_no_unit) {
  Scenario scenario;
  change(scenario, {{"attribute.age.distribution", "uniform"},
                    {"attribute.age.low", "18 years"},
                    {"attribute.readiness.low", "0.5"}});
  EXPECT_EQ(scenario.attribute.at("age").law.low, (base::Span{18, base::TimeUnit::year}));
  EXPECT_EQ(scenario.attribute.at("readiness").law.low->count, 0.5);
  EXPECT_FALSE(set(scenario, "attribute.age.low", Value{18.0}).empty());
  EXPECT_FALSE(set(scenario, "attribute.readiness.low", Value{std::string{"18 years"}}).empty());
}

TEST(Fields, a_mistyped_path_has_its_nearest_right_one_named) {
  EXPECT_EQ(nearest_path("pool.se.fet"), "pool.se.fte");
  EXPECT_EQ(nearest_path("stage.seeking.to.work.sclae"), "stage.seeking.to.work.scale");
  EXPECT_EQ(nearest_path("stge.seeking.to.work.sclae"), "stage.seeking.to.work.scale");
  EXPECT_EQ(nearest_path("pool.se.fte.sorce"), "pool.se.fte.source");
  EXPECT_EQ(nearest_path("completely.different"), "");
  // A misspelt key that could be a member's name, if what stands below it fits.
  EXPECT_EQ(nearest_path("pool.se.pst.anna.fte"), "pool.se.post.anna.fte");
  EXPECT_EQ(nearest_path("pool.se.pst.anna"), "pool.se.post.anna");
  EXPECT_EQ(nearest_path("pool.se.nord.capacity"), "");
}

TEST(Fields, what_a_number_carries_follows_its_path) {
  EXPECT_EQ(carrier_of("pool.se.fte.source"), "pool.se.fte");
  EXPECT_EQ(carrier_of("stage.a.to.b.value"), "");
  EXPECT_EQ(carrier_of("stage.a.to.b.value.value"), "stage.a.to.b.value");
  EXPECT_NE(find_field("pool.se.fte.confidence"), nullptr);
  EXPECT_EQ(find_field("pool.se.name.confidence"), nullptr);
}

TEST(Fields, numbers_are_told_in_the_unit_said_with_what_they_carry) {
  Scenario scenario = small();
  Provenance carried;
  carried.source = "domain.md se.h_find";
  ASSERT_TRUE(set(scenario, "arrival.new.rate", Value{std::string{"0.027 / month"}}, &carried).empty());
  for (const Parameter& one : parameters(scenario)) {
    if (one.path != "arrival.new.rate") continue;
    EXPECT_EQ(one.value, 0.027);
    EXPECT_EQ(one.unit, "/ month");
    EXPECT_EQ(one.carried.source, "domain.md se.h_find");
    return;
  }
  FAIL() << "arrival.new.rate is no parameter";
}

TEST(Fields, defaults_that_nobody_said_are_no_parameters) {
  for (const Parameter& one : parameters(small())) {
    EXPECT_EQ(one.path.find(".order"), std::string::npos);
    EXPECT_EQ(one.path.find(".never"), std::string::npos);
  }
  EXPECT_EQ(parameters(small()).size(), 8u);
}

}  // namespace
}  // namespace stegvis::model
