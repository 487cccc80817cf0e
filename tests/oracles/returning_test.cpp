#include "oracles/oracle.hpp"

/// \file
/// Coming back, being found inside, splitting and merging (A22, A23 and A26 of the analytic cases), and
/// everything at once (A28), with what it costs, discounted (A20, A28).
namespace stegvis::oracles {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

Oracle of_file(const std::string& name, const std::string& file, std::uint32_t everyday, std::uint32_t deep,
               const std::vector<Check>& checks, const Lines& lines = {}) {
  return {name, [=] { return with(scenario(file), lines); }, everyday, deep, checks};
}

Check count(const std::string& outcome, double exact) { return mean(outcome, exact, total(outcome)); }
Check spread(const std::string& outcome, double mean, double exact) {
  return variance("variance of " + outcome, mean, exact, total(outcome));
}

// --- A22: (a) a geometric number of stays; the whole time of ten people is ten exponentials with rate 0.065
// per week.

constexpr double stays = 15.38461538, one_time = 15.38461538;
const Number time_inside = total("person_days.activity", 7);

// (b) a small Markov chain.

std::vector<Check> back_and_forth() {
  std::vector<Check> checks{count("returns.enrolled", 134.9500134)};
  const std::vector<std::pair<std::string, std::vector<double>>> table{
      {"enrolled", {0.6281941597, 0.3064014395, 0.2297910592}},
      {"work", {0.3664526937, 0.6446651271, 0.5902755897}},
      {"out", {0.005353146662, 0.04893343342, 0.1799333512}}};
  for (const auto& [place, row] : table)
    for (std::size_t i = 0; i < row.size(); ++i)
      checks.push_back(share(
          place, row[i], [=, place = place](const Replications& r) { return r.stock(i, place) / 100.0; }));
  return checks;
}

Oracle returned_by(const std::string& weeks, double exact, std::uint32_t everyday, std::uint32_t deep) {
  return of_file("A22_returned_by_week_" + weeks, "back_and_forth.toml", everyday, deep,
                 {count("returns.enrolled", 100 * exact), count("flow.work.enrolled", 100 * exact)},
                 {{"length = \"156 weeks\"", "length = \"" + weeks + " weeks\""},
                  {"observe = [\"13 weeks\", \"52 weeks\", \"156 weeks\"]\n", ""}});
}

// (c) m(t) = beta t/2 - 1/4 + exp(-2 beta t)/4.

Oracle renewals(const std::string& weeks, double exact, std::uint32_t everyday, std::uint32_t deep) {
  return of_file("A22_renewals_by_week_" + weeks, "renewals.toml", everyday, deep,
                 {count("flow.card.renewed", 50 * exact), count("returns.card", 50 * exact)},
                 {{"length = \"52 weeks\"", "length = \"" + weeks + " weeks\""}});
}

const bool a22 = add_oracles(
    "Returning", __FILE__, __LINE__,
    {
        of_file("A22_returns_at_once", "returns.toml", 15'000, 520'000,
                {count("entries.activity", stays), count("returns.activity", stays - 10),
                 spread("entries.activity", stays, 8.284023669), mean("weeks", 10 * one_time, time_inside),
                 variance("variance of weeks", 10 * one_time, 10 * one_time * one_time, time_inside)}),
        of_file("A22_back_and_forth", "back_and_forth.toml", 810, 27'000, back_and_forth()),
        returned_by("13", 0.04014859996, 13'000, 450'000),
        returned_by("52", 0.3670007506, 1'200, 41'000),
        renewals("10", 0.7545789097, 1'100, 38'000),
        renewals("52", 4.95, 150, 4'500),
    });

// --- A23: 100 are inside in the mean. The rest of their stay has mean E[S^2]/(2E[S]) = 20, and so has the
// part that has passed, which has the same law. How many were found explains most of how many are still
// there; it has a check of its own.

std::vector<Check> found_inside() {
  const Control how_many{100, inside(0, "activity")};
  const auto of_them = [&](const std::string& what, Is is, double exact, const Number& number) {
    return Check{what, exact, is, number, 1, {how_many}};
  };
  std::vector<Check> checks{
      count("arrivals", 3000), mean("found", 100, inside(0, "activity")),
      of_them("rest of the stay", Is::mean, 20,
              [](const Replications& r) { return r.total("person_days.activity", "found=yes") / 700.0; }),
      of_them("P(came 13 weeks ago)", Is::share, 0.473587058,
              [](const Replications& r) { return r.stock(0, "activity", "era=early") / 100.0; })};
  const std::vector<double> rest{0.803528725, 0.473587058, 0.0790907362};
  for (std::size_t i = 0; i < rest.size(); ++i)
    checks.push_back(of_them("P(still there)", Is::share, rest[i], [=](const Replications& r) {
      return r.stock(i + 1, "activity", "found=yes") / 100.0;
    }));
  return checks;
}

// --- A26: the parts of a Poisson intake are Poisson and go their own ways: the variance of a sum is the sum
// of variances.

std::vector<Check> split() {
  const Number sum = sum_of({"entries.half", "entries.third"});
  const Number difference = [](const Replications& r) {
    return r.total("entries.half") - r.total("entries.third");
  };
  std::vector<Check> checks{variance("Var of a sum", 40, 40, sum),
                            variance("Var of a difference", 10, 40, difference)};
  for (const auto& [stage, exact] : {std::pair{"half", 25}, {"third", 15}, {"fifth", 10}, {"both", 50}}) {
    checks.push_back(count(std::string{"entries."} + stage, exact));
    checks.push_back(spread(std::string{"entries."} + stage, exact, exact));
  }
  return checks;
}

// --- A28: solved numerically from its chain.

const std::vector<std::string> returners{"flow.service_a.end.service_a", "flow.service_b.end.service_b"};

const std::vector<Check> everything{
    count("arrivals", 62.4),
    count("refused.coaches", 12.2478274),
    count("granted.coaches", 32.2249348),
    count("entries.success", 16.0886303),
    mean("failures", 13.1438856, sum_of({"entries.failure", returners[0], returners[1]})),
    mean("failures who return", 6.57194280, sum_of(returners)),
    count("gave_up.coaches", 18.8502647),
    mean("weeks waiting", 266.304759,
         sum_of({"person_days.service_a.waiting", "person_days.service_b.waiting"}, 7)),
    mean("weeks in service", 126.602592, sum_of({"person_days.service_a", "person_days.service_b"}, 7)),
    mean("still there", 8.64133475,
         sum_of({"stock_end.service_a", "stock_end.service_b", "stock_end.service_a.waiting",
                 "stock_end.service_b.waiting"})),
    mean("discounted cost", 1019.68685, sum_of({"present_cost.town"}, 700)),
    spread("entries.success", 16.0886303, 3.7457572 * 3.7457572),
    spread("gave_up.coaches", 18.8502647, 4.1469852 * 4.1469852),
};

// --- A20: V over [0, T] by the matrix exponential of the chain.

Oracle reward(const char* stage, const char* length, double discounted, double undiscounted, double weaker) {
  Check present = mean("discounted", discounted, sum_of({"present_cost.town"}, 700));
  Check plain = mean("undiscounted", undiscounted, sum_of({"cost.town"}, 700));
  present.weaker = plain.weaker = weaker;
  return of_file(std::string{"A20_"} + stage + "_" + length, "markov_reward.toml", 40'000, 1'500'000,
                 {present, plain},
                 {{"stage = \"unemployed\"", std::string{"stage = \""} + stage + "\""},
                  {"52 weeks", std::string{length} + " weeks"}});
}

/// The same in five years of 52 weeks, the cost of year y times 1.03^-y; the rate said is that of 365.25
/// days.
Oracle reward_by_years() {
  Check present = mean("discounted by years", -450.2215942, sum_of({"present_cost.town"}, 700));
  present.weaker = 4;
  return of_file("A20_by_years_of_52_weeks", "markov_reward.toml", 40'000, 1'500'000, {present},
                 {{"52 weeks", "260 weeks"},
                  {"rate = 0.031307142857142857", "rate = 0.03010455738866158\nsteps = \"52 weeks\""}});
}

const bool a23 = add_oracles(
    "Returning", __FILE__, __LINE__,
    {
        of_file("A23_found_inside", "found_inside.toml", 870, 30'000, found_inside()),
        reward("unemployed", "52", 131.9401428, 132.1685123, 4),
        reward("programme", "52", 67.13273186, 65.89959978, 8),
        reward("work", "52", -257.0757187, -260.5618200, 1),
        reward("unemployed", "260", -439.1424785, -493.9165478, 4),
        reward("programme", "260", -510.9697219, -567.1597061, 4),
        reward("work", "260", -833.1658558, -890.9384484, 2),
        reward_by_years(),
        of_file("A26_splitting_and_merging", "split.toml", 10'000, 250'000, split()),
        of_file("A28_everything_together", "together.toml", 16'000, 570'000, everything),
        of_file("A28_everything_together_with_posts", "together.toml", 16'000, 570'000, everything,
                {{"slots = 2\n", "norm = 20\n"},
                 {"[pool.coaches.change.third]\nat = \"26 weeks\"\nslots = 3\n",
                  "[pool.coaches.post]\none.fte = 0.05\ntwo.fte = 0.05\n"
                  "third = { fte = 0.05, from = \"26 weeks\" }\n"}}),
    });

}  // namespace
}  // namespace stegvis::oracles
