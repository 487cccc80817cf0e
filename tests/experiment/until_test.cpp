#include "experiment/until.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

#include "experiment/tbb_executor.hpp"
#include "measure/example.hpp"
#include "stats/moments.hpp"

namespace stegvis::experiment {
namespace {

using testing::example_scenario;
using testing::programme_of;

TEST(Until, TargetsAreReadAsPeopleWriteThem) {
  for (const char* written : {"placements ±2%", "placements ± 2 %", "placements +-2%", "placements+/-2%"}) {
    const auto target = read_target(written);
    ASSERT_TRUE(target.ok()) << written;
    EXPECT_EQ(target->outcome, "placements");
    EXPECT_DOUBLE_EQ(target->width, 0.02);
    EXPECT_TRUE(target->relative);
  }
  const auto absolute = read_target("wait_days.se ±1,5");
  ASSERT_TRUE(absolute.ok());
  EXPECT_EQ(absolute->outcome, "wait_days.se");
  EXPECT_EQ(absolute->width, 1.5);
  EXPECT_FALSE(absolute->relative);
  for (const char* wrong : {"", "placements", "placements ±", "placements ±x", "±2%", "placements ±0",
                            "placements ±-1", "placements ±100%", "placements ±2%%", "placements 2%"})
    EXPECT_FALSE(read_target(wrong).ok()) << wrong;
}

TEST(Until, LooksAreAtFixedNumbers) {
  EXPECT_EQ(next_look(0), 50u);
  EXPECT_EQ(next_look(50), 100u);
  EXPECT_EQ(next_look(450), 500u);
  EXPECT_EQ(next_look(500), 550u);
  EXPECT_EQ(next_look(10'000), 11'000u);
  EXPECT_EQ(next_look(4'200'000'000u), 4'294'967'295u);
}

TEST(Until, IsReachedWhenStudentsIntervalIsNarrowEnough) {
  const Accuracy absolute{"x", 0.2, false};
  EXPECT_TRUE(reached(absolute, 7.0, 0.1, 1000).reached);
  EXPECT_FALSE(reached(absolute, 7.0, 0.1, 50).reached) << "t is 2.01 there";
  EXPECT_NEAR(static_cast<double>(reached(absolute, 7.0, 0.4, 1000).needed), 15400.0, 100.0);
  const Accuracy relative{"x", 0.1, true};
  EXPECT_TRUE(reached(relative, -10.0, 0.46, 1000).reached);
  EXPECT_FALSE(reached(relative, -10.0, 0.49, 1000).reached)
      << "9.6 % of what was found may be more of what is true";
  EXPECT_FALSE(reached(relative, 0.0, 0.1, 1000).reached) << "nothing is small beside zero";
  EXPECT_FALSE(reached(relative, 0.0, 0.0, 50).reached) << "has not happened yet";
  EXPECT_TRUE(reached(relative, 0.0, 0.0, 1000).reached);
}

class Design50 : public ::testing::Test {
 protected:
  template <Executor E>
  std::pair<std::uint32_t, double> run(E executor, const std::string& written, std::uint32_t at_most = 5000) {
    Summary summary{measure::layout_of(programme_)};
    auto targets = *placed({*read_target(written)}, summary.layout());
    const auto ran = replicate_until(
        {.programme = &programme_, .seed = 5, .replications = at_most},
        [&](const Design& piece) {
          return replicate(
              piece, executor,
              [&](const Block& block) {
                summary.add(block.own, block.count);
                return base::Problems{};
              },
              [] { return false; });
        },
        [&] {
          judge(targets, summary);
          return all_reached(targets);
        });
    EXPECT_EQ(ran->replications, summary.replications());
    reached_ = all_reached(targets);
    return {ran->replications, summary.of(measure::Series::totals, targets[0].at).mean};
  }

  model::Programme programme_ = programme_of(example_scenario());
  bool reached_ = false;
};

TEST_F(Design50, StopsAtALookAndDependsOnNoThread) {
  const auto serial = run(SerialExecutor{}, "placements ±2%");
  EXPECT_TRUE(reached_);
  EXPECT_GT(serial.first, 50u);
  EXPECT_LT(serial.first, 5000u);
  EXPECT_EQ(run(TbbExecutor{3}, "placements ±2%"), serial);
  EXPECT_LT(run(SerialExecutor{}, "placements ±4%").first, serial.first);
}

TEST_F(Design50, TheLimitEndsItUnreached) {
  EXPECT_EQ(run(SerialExecutor{}, "placements ±0.01%", 321).first, 321u);
  EXPECT_FALSE(reached_);
}

TEST_F(Design50, NamesThatAreNoneAreToldWithTheNearest) {
  const auto found =
      placed({{"placement", 0.1, true}, {"xyzzy", 1.0, false}}, measure::layout_of(programme_));
  ASSERT_FALSE(found.ok());
  ASSERT_EQ(found.problems().size(), 2u);
  EXPECT_NE(found.problems()[0].text.en.find("Did you mean \"placements\"?"), std::string::npos);
}

/// Runs of the procedure on made-up data: in which share of them the intervals held the truth, and how many
/// numbers it took.
struct Coverage {
  double share = 0.0;  ///< of the interval that is told
  double kept = 0.0;   ///< of the precision asked for, which is wider
  double numbers = 0.0;
};

Coverage coverage(const Accuracy& target, double truth, const std::function<double()>& draw) {
  constexpr int times = 10'000;
  Coverage told;
  for (int i = 0; i < times; ++i) {
    stats::Moments moments;
    Reached now;
    std::uint32_t n = 0;
    do {
      for (const std::uint32_t look = next_look(n); n < look; ++n) moments.add(draw());
      now = reached(target, moments.mean(), moments.standard_error(), moments.count());
    } while (!now.reached);
    const double off = std::fabs(moments.mean() - truth);
    told.share += off <= now.half_width * (target.relative ? std::fabs(moments.mean()) : 1.0);
    told.kept += target.relative ? off <= target.width * std::fabs(truth) : off <= target.width;
    told.numbers += n;
  }
  told.share /= times;
  told.kept /= times;
  told.numbers /= times;
  return told;
}

/// 94 % with 10 000 repetitions: a procedure of 95 % fails with odds below one in a million.
TEST(DeepUntil, HoldsTheTruthInNinetyFourPercentOfRunsOnNormalData) {
  std::mt19937_64 bits{1};
  std::normal_distribution<double> normal{10.0, 1.0};
  const auto draw = [&] { return normal(bits); };
  for (const double width : {0.4, 0.28, 0.25, 0.2, 0.15, 0.1, 0.08}) {
    const Coverage absolute = coverage({"x", width, false}, 10.0, draw);
    EXPECT_GE(absolute.share, 0.94) << width;
    const Coverage relative = coverage({"x", width / 10.0, true}, 10.0, draw);
    EXPECT_GE(relative.share, 0.94) << width;
    EXPECT_GE(absolute.kept, 0.95) << width;
    EXPECT_GE(relative.kept, 0.95) << width;
    std::printf(
        "normal, half-width %.2f sigma: absolute %.4f (%.4f, %.0f numbers), relative %.4f (%.4f, %.0f)\n",
        width, absolute.share, absolute.kept, absolute.numbers, relative.share, relative.kept,
        relative.numbers);
  }
}

/// What README tells of skewed data: never far below, and nearer to 95 % the more precision is asked for.
TEST(DeepUntil, HoldsAlmostAsMuchOnSkewedData) {
  std::mt19937_64 bits{2};
  std::exponential_distribution<double> exponential{1.0};
  std::lognormal_distribution<double> lognormal{0.0, 1.0};
  std::poisson_distribution<int> rare{0.2};
  const double mean = std::exp(0.5);
  for (const double width : {0.2, 0.1, 0.05}) {
    const double skewed = coverage({"x", width, true}, 1.0, [&] { return exponential(bits); }).share;
    const double heavy = coverage({"x", width, true}, mean, [&] { return lognormal(bits); }).share;
    const double few = coverage({"x", width, true}, 0.2, [&] { return rare(bits); }).share;
    std::printf("half-width %.0f %%: exponential %.4f, lognormal(sigma 1) %.4f, Poisson(0.2) %.4f\n",
                100 * width, skewed, heavy, few);
    EXPECT_GE(skewed, 0.92) << width;
    EXPECT_GE(heavy, 0.90) << width;
    EXPECT_GE(few, 0.92) << width;
  }
}

/// The procedure on made-up draws of normal data around 10: the unknown numbers spread what is expected of a
/// draw, chance its replications around that.
struct TwoLevels {
  double unknown, chance;
  std::uint32_t per_draw;

  double sd_of_draws() const { return std::sqrt(unknown * unknown + chance * chance / per_draw); }

  Coverage coverage(double width, int times, std::uint64_t seed) const {
    std::mt19937_64 bits{seed};
    std::normal_distribution<double> normal;
    measure::Layout layout;
    layout.add(measure::Series::totals, {.name = "x", .unit = "1", .label = {"x", "x"}});
    Coverage told;
    for (int i = 0; i < times; ++i) {
      Summary summary{layout, per_draw};
      std::vector<Reached> targets{{.target = {"x", width, false}}};
      const auto ran = replicate_until(
          {.replications = 100'000 * per_draw},
          [&](const Design& piece) {
            Rows rows;
            for (std::uint32_t draw = 0; draw < piece.replications / per_draw; ++draw) {
              const double expected = 10.0 + unknown * normal(bits);
              for (std::uint32_t k = 0; k < per_draw; ++k)
                rows.numbers[0].push_back(expected + chance * normal(bits));
            }
            summary.add(rows, piece.replications);
            Ran done;
            done.replications = piece.replications;
            return base::Result<Ran>{done};
          },
          [&] {
            judge(targets, summary);
            return all_reached(targets);
          },
          {}, per_draw);
      EXPECT_EQ(ran->replications, summary.replications());
      const double off = std::fabs(summary.of(measure::Series::totals, 0).mean - 10.0);
      told.share += off <= targets[0].half_width;
      told.kept += off <= width;
      told.numbers += ran->replications / per_draw;
    }
    told.share /= times;
    told.kept /= times;
    told.numbers /= times;
    return told;
  }
};

// 2 000 runs of a procedure that holds the truth in 94.5 % of them tell less than 92 % with odds of one in a
// million. Taking replications for independent would make it 78 % where half of the variance is of the draws.
TEST(UntilOfDraws, HoldsTheTruthAsOftenAsItSays) {
  for (const TwoLevels& levels : {TwoLevels{1.0, 1.0, 4}, TwoLevels{0.3, 1.0, 2}, TwoLevels{1.0, 0.0, 2}}) {
    const Coverage told = levels.coverage(0.15 * levels.sd_of_draws(), 2'000, 11);
    EXPECT_GE(told.share, 0.92) << levels.unknown;
    EXPECT_LE(told.share, 0.98) << levels.unknown;
    EXPECT_NEAR(told.numbers, 190.0, 40.0) << "(2 / 0.15) squared draws and a look";
  }
}

/// As for plain --until: 94 % with 10 000 repetitions.
TEST(DeepUntilOfDraws, HoldsTheTruthInNinetyFourPercentOfRuns) {
  for (const TwoLevels& levels : {TwoLevels{1.0, 1.0, 4}, TwoLevels{0.3, 1.0, 2}})
    for (const double width : {0.28, 0.2, 0.1}) {
      const Coverage told = levels.coverage(width * levels.sd_of_draws(), 10'000, 12);
      EXPECT_GE(told.share, 0.94) << width;
      EXPECT_GE(told.kept, 0.95) << width;
      std::printf("draws of %u, half-width %.2f sigma: %.4f (%.4f, %.0f draws)\n", levels.per_draw, width,
                  told.share, told.kept, told.numbers);
    }
}

TEST(UntilOfDraws, LooksAfterSoManyDrawsAndTellsWhatItTakesInReplications) {
  measure::Layout layout;
  layout.add(measure::Series::totals, {.name = "x", .unit = "1", .label = {"x", "x"}});
  Summary summary{layout, 3};
  std::vector<std::size_t> looks;
  std::vector<Reached> targets{{.target = {"x", 0.01, false}}};
  const auto ran = replicate_until(
      {.replications = 360},
      [&](const Design& piece) {
        Rows rows;
        for (std::uint32_t i = piece.first; i < piece.first + piece.replications; ++i)
          rows.numbers[0].push_back(i / 3 % 2 == 0 ? 1.0 : -1.0);
        summary.add(rows, piece.replications);
        Ran done;
        done.replications = piece.replications;
        return base::Result<Ran>{done};
      },
      [&] {
        looks.push_back(summary.replications());
        judge(targets, summary);
        return all_reached(targets);
      },
      {}, 3);
  EXPECT_EQ(looks, (std::vector<std::size_t>{150, 300, 360}));
  EXPECT_EQ(ran->replications, 360u);
  EXPECT_FALSE(targets[0].reached);
  // 1.96 / sqrt(n) = 0.01 takes 38 400 draws: three replications each.
  EXPECT_NEAR(static_cast<double>(targets[0].needed), 3 * 38'400.0, 3'500.0);
}

}  // namespace
}  // namespace stegvis::experiment
