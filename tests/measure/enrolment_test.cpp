#include <gtest/gtest.h>

#include <cstdint>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

void balances(const Told& told, const std::string& group) {
  for (const char* year : {"2018", "2019"}) {
    EXPECT_EQ(told.yearly("sus.enrolled", year, group),
              told.yearly("sus.stock_start", year, group) + told.yearly("sus.inflow", year, group))
        << year << ' ' << group;
    EXPECT_EQ(told.yearly("sus.stock_end", year, group),
              told.yearly("sus.enrolled", year, group) - told.yearly("sus.exits", year, group))
        << year << ' ' << group;
  }
}

TEST(Enrolment, CountsPersonsInTheYearAndNotTheirVisits) {
  Told told;
  told.arrive(0, 1.0)
      .stay(0, "seeking", 1.0, 5.0, {"work", Exit::moved, "seeking.work"})
      .stay(0, "work", 5.0, 9.0, {"seeking", Exit::moved, "work.loss.seeking"})
      .stay(0, "seeking", 9.0, 20.0, {"dropout", Exit::moved, "seeking.dropout"})
      .stay(0, "dropout", 20.0, told.end())
      .done();
  EXPECT_EQ(told.yearly("sus.enrolled", "2018"), 1.0);
  EXPECT_EQ(told.yearly("sus.inflow", "2018"), 1.0);
  EXPECT_EQ(told.yearly("sus.exits", "2018"), 1.0) << "only the last leaving is an exit";
  EXPECT_EQ(told.yearly("sus.to_work_studies", "2018"), 0.0);
  EXPECT_EQ(told.yearly("sus.enrolled", "2019"), 0.0);
  balances(told, "all");
}

TEST(Enrolment, WhoIsEnrolledOverNewYearIsInTheStockOfBothYears) {
  Told told;
  told.arrive(0, 1.0)
      .stay(0, "seeking", 1.0, told.day(2019, 3, 1), {"work", Exit::moved, "seeking.work"})
      .stay(0, "work", told.day(2019, 3, 1), told.end())
      .done();
  EXPECT_EQ(told.yearly("sus.stock_end", "2018"), 1.0);
  EXPECT_EQ(told.yearly("sus.exits", "2018"), 0.0);
  EXPECT_EQ(told.yearly("sus.stock_start", "2019"), 1.0);
  EXPECT_EQ(told.yearly("sus.inflow", "2019"), 0.0);
  EXPECT_EQ(told.yearly("sus.to_work_studies", "2019"), 1.0);
  balances(told, "all");
}

TEST(Enrolment, WhoLeavesInOneYearAndComesBackInTheNextIsAnExitAndAnInflow) {
  Told told;
  told.arrive(0, 1.0)
      .stay(0, "seeking", 1.0, 30.0, {"work", Exit::moved, "seeking.work"})
      .stay(0, "work", 30.0, 90.0, {"seeking", Exit::moved, "work.loss.seeking"})
      .stay(0, "seeking", 90.0, told.end())
      .done();
  EXPECT_EQ(told.yearly("sus.exits", "2018"), 1.0);
  EXPECT_EQ(told.yearly("sus.to_work_studies", "2018"), 1.0);
  EXPECT_EQ(told.yearly("sus.inflow", "2019"), 1.0);
  EXPECT_EQ(told.yearly("sus.stock_end", "2019"), 1.0);
  balances(told, "all");
}

TEST(Enrolment, LeavingAtTheStrokeOfNewYearIsAnExitOfTheNewYear) {
  Told told;
  told.arrive(0, 1.0)
      .stay(0, "seeking", 1.0, told.day(2019, 1, 1), {"dropout", Exit::moved, "seeking.dropout"})
      .done();
  EXPECT_EQ(told.yearly("sus.stock_end", "2018"), 1.0);
  EXPECT_EQ(told.yearly("sus.exits", "2019"), 1.0);
  balances(told, "all");
}

TEST(Enrolment, TheStartingStockIsNoInflow) {
  Told told;
  told.arrive(0, 0.0, 1, true)
      .stay(0, "seeking", 0.0, 9.0, {"dropout", Exit::moved, "seeking.dropout", false, false, true});
  told.done();
  EXPECT_EQ(told.yearly("sus.stock_start", "2018", "town=west"), 1.0);
  EXPECT_EQ(told.yearly("sus.inflow", "2018"), 0.0);
  balances(told, "town=west");
}

TEST(Enrolment, WhoChangesGroupEndsTheOldYearInTheOldOneAndBeginsTheNewYearInTheNew) {
  Told told;
  told.arrive(0, 1.0, 0).stay(0, "seeking", 1.0, 20.0, {"seeking", Exit::changed, ""});
  told.change_group(0, 1);
  told.stay(0, "seeking", 20.0, told.day(2019, 3, 1), {"dropout", Exit::moved, "seeking.dropout"}).done();
  EXPECT_EQ(told.yearly("sus.enrolled", "2018", "town=east"), 1.0);
  EXPECT_EQ(told.yearly("sus.stock_end", "2018", "town=east"), 1.0);
  EXPECT_EQ(told.yearly("sus.stock_end", "2018", "town=west"), 0.0);
  EXPECT_EQ(told.yearly("sus.stock_start", "2019", "town=west"), 1.0);
  EXPECT_EQ(told.yearly("sus.exits", "2019", "town=west"), 1.0);
  for (const char* group : {"all", "town=east", "town=west"}) balances(told, group);
}

TEST(Enrolment, WaitingForAPlaceIsNotBeingEnrolled) {
  Told told;
  told.arrive(0, 1.0).stay(0, "seeking.waiting", 1.0, told.end(), {.entry = false}).done();
  EXPECT_EQ(told.yearly("sus.enrolled", "2018"), 0.0);
}

TEST(Enrolment, AlwaysBalancesForEveryGroupWhateverPeopleDo) {
  Told told;
  std::uint64_t state = 7;
  const auto random = [&](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state >> 33) % below;
  };
  for (std::uint32_t person = 0; person < 400; ++person) {
    double now = random(300);
    told.arrive(person, now, random(2));
    std::string place = "seeking";
    while (now < told.end()) {
      const double next = std::min(told.end(), now + random(60) + 1.0);
      Ending ending;
      if (next < told.end()) {
        // One time in five the row ends because something about the person changes, not the place.
        const bool stays = random(5) == 0;
        ending = {stays            ? place
                  : random(2) == 0 ? "work"
                                   : "seeking",
                  stays ? Exit::changed : Exit::moved, ""};
      }
      told.stay(person, place, now, next, ending);
      if (ending.exit == Exit::changed) told.change_group(person, random(2));
      place = ending.next;
      now = next;
    }
  }
  told.done();
  EXPECT_GT(told.yearly("sus.exits", "2019"), 50.0);
  for (const char* group : {"all", "town=east", "town=west"}) balances(told, group);
}

}  // namespace
}  // namespace stegvis::testing
