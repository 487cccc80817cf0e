#pragma once

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "oracles/results.hpp"
#include "oracles/scenario_text.hpp"

/// \file
/// The one way in which runs are compared with exact numbers.
///
/// Each replication gives one number, y. z = (mean y - exact) / (s / sqrt R) is near normal (R is thousands),
/// so that |z| < 4.89 fails a correct program with odds of one in a million for each new seed or layout of
/// the luck; seeds are fixed here, so a test that has passed passes again. All checks together (some 300)
/// raise a false alarm less than once in 3 000 such changes.
///
/// A test that cannot see a fault is no test: the standard error must be below tolerance / 6.17 (4.89
/// + 1.28), so that a fault of the size of the tolerance is found with 90 % probability. A check that does
/// not reach this says so by `weaker`, the factor by which its tolerance is larger.
namespace stegvis::oracles {

/// What a number is, and so how large a fault must be found: means 3 % every day and 0.5 % in depth,
/// variances 10 % and 2 %, probabilities 0.012 and 0.002.
enum class Is { mean, variance, share };

inline double tolerance(Is is, double exact, bool deep) {
  switch (is) {
    case Is::mean:
      return (deep ? 0.005 : 0.03) * std::abs(exact);
    case Is::variance:
      return (deep ? 0.02 : 0.10) * std::abs(exact);
    case Is::share:
      return deep ? 0.002 : 0.012;
  }
  return 0.0;
}

using Number = std::function<Column(const Replications&)>;

/// A number with a known mean that goes up and down with the one asked about.
struct Control {
  double exact;
  Number number;
};

struct Check {
  std::string what;
  double exact;
  Is is;
  Number number;
  double weaker = 1.0;
  /// Only what the fault looked for would leave alone: how many came, how long they stayed.
  std::vector<Control> controls = {};
};

/// One scenario, run once at each depth, and what is known about it.
struct Oracle {
  std::string name;
  std::function<std::string()> scenario;  ///< TOML, asked for when it runs
  std::uint32_t everyday, deep;           ///< replications
  std::vector<Check> checks;
  std::uint32_t at_once = 20'000;  ///< replications of one run of the program; each run has a seed of its own
};

inline constexpr double largest_z = 4.89;
inline constexpr double power_z = 4.89 + 1.28;

/// Takes out of `excess` what a control explains: the regression's slope times the control's excess over its
/// exact mean (control variates).
inline Column explained(const Column& excess, const Column& control) {
  const Column around = control - control.mean();
  const double spread = (around * around).mean();
  return spread > 0.0 ? excess - control * ((excess * around).mean() / spread) : excess;
}

/// A check's numbers and its controls', each less the exact one.
struct Excess {
  Column number;
  std::vector<Column> controls;

  void take(const Check& check, const Replications& run) {
    number.append(check.number(run) - check.exact);
    controls.resize(check.controls.size());
    for (std::size_t i = 0; i < controls.size(); ++i)
      controls[i].append(check.controls[i].number(run) - check.controls[i].exact);
  }

  /// What the controls do not explain; each is first freed of what those before it explain.
  Column unexplained() const {
    Column rest = number;
    std::vector<Column> free;
    for (Column control : controls) {
      for (const Column& before : free) control = explained(control, before);
      rest = explained(rest, control);
      free.push_back(std::move(control));
    }
    return rest;
  }
};

inline bool telling() { return std::getenv("STEGVIS_ORACLES_TELL") != nullptr; }

/// CPU time of the programs run so far [s].
inline double used() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Judges R numbers, one from each replication.
inline void judge(const std::string& of, const Check& check, const Column& excess, bool deep) {
  const auto count = static_cast<double>(excess.numbers().size());
  ASSERT_GT(count, 1.0) << of << ": " << check.what << ": no numbers";
  const double mean = excess.mean(), found = tolerance(check.is, check.exact, deep) * check.weaker;
  const double error = std::sqrt(squared(excess - mean).mean() / (count - 1.0));
  if (telling())
    std::printf("%-46s %-30s exact %12.6g excess %12.6g +- %9.3g z %6.2f replications %8.0f needed %9.0f\n",
                of.c_str(), check.what.c_str(), check.exact, mean, error, mean / error, count,
                count * std::pow(power_z * error / found, 2.0));
  // Rare events are not normal, but what they add is far below the tolerance of a probability.
  const double judged = check.is == Is::share ? std::max(error, found / 25.0) : error;
  EXPECT_LE(std::abs(mean), largest_z * judged + 1e-12 * std::abs(check.exact))
      << of << ": " << check.what << " should be " << check.exact << ", is " << check.exact + mean
      << " with standard error " << error << " over " << count << " replications";
  EXPECT_LE(power_z * error, found) << of << ": " << check.what << ": too few replications to see a fault of "
                                    << found;
}

inline void judge(const Oracle& oracle, bool deep) {
  const double before = used();
  std::vector<Excess> excesses(oracle.checks.size());
  const std::uint32_t all = deep ? oracle.deep : oracle.everyday;
  std::uint32_t seed = deep ? 7'000 : 1;
  for (std::uint32_t done = 0; done < all; done += oracle.at_once) {
    const Replications run{oracle.scenario(), std::min(oracle.at_once, all - done), seed++};
    for (std::size_t i = 0; i < excesses.size(); ++i) excesses[i].take(oracle.checks[i], run);
  }
  if (telling()) std::printf("%-46s cpu %8.3f s\n", oracle.name.c_str(), used() - before);
  for (std::size_t i = 0; i < excesses.size(); ++i)
    judge(oracle.name, oracle.checks[i], excesses[i].unexplained(), deep);
}

/// A test without a fixture that does what it is told.
class Told : public testing::Test {
 public:
  explicit Told(std::function<void()> what) : what_{std::move(what)} {}
  void TestBody() override { what_(); }

 private:
  std::function<void()> what_;
};

inline void add_test(const std::string& suite, const std::string& name, const char* file, int line,
                     std::function<void()> what) {
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file, line,
                        [what]() -> testing::Test* { return new Told{what}; });
}

/// Makes two tests of each oracle: <suite>.<name> and Deep<suite>.<name>.
inline bool add_oracles(const std::string& suite, const char* file, int line,
                        const std::vector<Oracle>& oracles) {
  for (const Oracle& oracle : oracles)
    for (const bool deep : {false, true})
      add_test((deep ? "Deep" : "") + suite, oracle.name, file, line,
               [oracle, deep] { judge(oracle, deep); });
  return true;
}

// --- Numbers and checks, in words.

/// The sum of some totals, divided by `unit` (7 makes weeks of days).
inline Number sum_of(const std::vector<std::string>& outcomes, double unit = 1.0) {
  return [=](const Replications& r) {
    Column sum = r.total(outcomes.front());
    for (std::size_t i = 1; i < outcomes.size(); ++i) sum = sum + r.total(outcomes[i]);
    return sum / unit;
  };
}
inline Number total(const std::string& outcome, double unit = 1.0) { return sum_of({outcome}, unit); }

/// How many were in some places just before the i-th moment of `observe`, together.
inline Number inside_all(std::size_t i, const std::vector<std::string>& places) {
  return [=](const Replications& r) {
    Column sum = r.stock(i, places.front());
    for (std::size_t k = 1; k < places.size(); ++k) sum = sum + r.stock(i, places[k]);
    return sum;
  };
}
inline Number inside(std::size_t i, const std::string& place) { return inside_all(i, {place}); }

inline Check mean(const std::string& what, double exact, Number number) {
  return {what, exact, Is::mean, std::move(number)};
}
inline Check share(const std::string& what, double exact, Number number) {
  return {what, exact, Is::share, std::move(number)};
}
/// The mean square distance from the exact mean.
inline Check variance(const std::string& what, double mean, double exact, const Number& number) {
  return {what, exact, Is::variance, [=](const Replications& r) { return squared(number(r) - mean); }};
}

/// The same check, which only finds larger faults.
inline Check weaker(double factor, Check check) {
  check.weaker *= factor;
  return check;
}

/// The mean over `count` numbers of each replication.
template <class NumberOf>
Column mean_of(std::size_t count, NumberOf number) {
  Column sum = number(std::size_t{0});
  for (std::size_t i = 1; i < count; ++i) sum = sum + number(i);
  return sum / static_cast<double>(count);
}

/// A function of the wait of each probe, averaged over the probes of a replication.
template <class NumberOf>
Column over_probes(const Replications& run, std::size_t count, NumberOf number) {
  return mean_of(count, [&](std::size_t i) {
    return Column{number(Column{run.total("person_days.sample_" + std::to_string(i) + ".waiting") / 7.0})};
  });
}

/// A function of the i-th moment of `observe`, averaged over the moments.
template <class NumberOf>
Column over_moments(const Replications& run, NumberOf number) {
  return mean_of(run.moments(), [&](std::size_t i) { return Column{number(i)}; });
}

}  // namespace stegvis::oracles
