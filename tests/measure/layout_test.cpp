#include <gtest/gtest.h>

#include <set>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Along;
using measure::Layout;
using measure::Series;

TEST(Layout, TablesFillTheirRowsWithoutGapsOrOverlaps) {
  const Layout layout = measure::layout_of(programme_of(example_scenario()));
  for (const Series series : measure::all_series) {
    std::size_t next = 0;
    std::set<std::string> names;
    for (const auto& table : layout.in(series).tables) {
      EXPECT_EQ(table.first, next) << table.name;
      next += table.size;
      EXPECT_TRUE(names.insert(table.name).second) << table.name << " twice";
    }
    EXPECT_EQ(next, layout.in(series).size);
  }
}

TEST(Layout, SharedKeepsWhatBothHaveAndFindsItInBoth) {
  model::Scenario bigger = example_scenario();
  bigger.pool["extra"].all.slots = 3.0;
  bigger.pool["extra"].order = 1.5;
  bigger.stage["aside"].order = 0.5;
  bigger.stage["aside"].final = true;
  const Layout first = measure::layout_of(programme_of(bigger));
  const Layout second = measure::layout_of(programme_of(example_scenario()));
  const measure::Shared shared = measure::shared(first, second);
  EXPECT_EQ(shared.layout.in(Series::totals).size, second.in(Series::totals).size);
  EXPECT_EQ(shared.layout.axis(Along::pool).ids, second.axis(Along::pool).ids);
  const auto at = [](const Layout& layout, const char* name, std::size_t k) {
    return layout.in(Series::monthly).find(name)->first + k;
  };
  // Second period, group "all", stage "work": in the bigger one a stage stands before it.
  const std::size_t groups = 3, stages = 4;
  const std::size_t in_shared = at(shared.layout, "entries", groups * stages + 2);
  ASSERT_EQ(shared.layout.axis(Along::stage).ids[2], "kept");
  EXPECT_EQ(shared.in_first[2][in_shared], at(first, "entries", groups * (stages + 1) + 3));
  EXPECT_EQ(shared.in_second[2][in_shared], at(second, "entries", groups * stages + 2));
}

TEST(Layout, SharesNoPeriodThatIsOfAnotherLength) {
  model::Scenario weekly = example_scenario();
  weekly.report = "week";
  const measure::Shared shared = measure::shared(measure::layout_of(programme_of(weekly)),
                                                 measure::layout_of(programme_of(example_scenario())));
  EXPECT_TRUE(shared.layout.axis(Along::period).ids.empty())
      << "1 November and 1 August begin a week and a month";
  EXPECT_EQ(shared.layout.axis(Along::year).size(), 2u);
}

}  // namespace
}  // namespace stegvis::testing
