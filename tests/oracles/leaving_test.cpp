#include "oracles/oracle.hpp"

/// \file
/// Leaving a stage: laws, competing reasons, steps, ages (A17 to A19, A21, A24, A25 and A27 of the analytic
/// cases).
namespace stegvis::oracles {
namespace {

using Table = std::vector<std::pair<std::string, std::vector<double>>>;  ///< shares by place, at each moment

/// A check per place and moment of a cohort of so many people.
std::vector<Check> shares(double people, const Table& table) {
  std::vector<Check> checks;
  for (const auto& [place, row] : table)
    for (std::size_t i = 0; i < row.size(); ++i)
      checks.push_back(
          share(place + ' ' + std::to_string(i), row[i],
                [=, place = place](const Replications& r) { return r.stock(i, place) / people; }));
  return checks;
}

std::vector<Check> operator+(std::vector<Check> some, const std::vector<Check>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

Oracle of_file(const std::string& name, const std::string& file, std::uint32_t everyday, std::uint32_t deep,
               const std::vector<Check>& checks,
               const std::vector<std::pair<std::string, std::string>>& lines = {}) {
  return {name, [=] { return with(scenario(file), lines); }, everyday, deep, checks};
}

// --- A17: N(t) is binomial.

std::vector<Check> binomial(double people, const std::vector<double>& stay) {
  std::vector<Check> checks;
  for (std::size_t i = 0; i < stay.size(); ++i) {
    const double exact = people * stay[i];
    checks.push_back(mean("E[N]", exact, inside(i, "activity")));
    checks.push_back(variance("Var[N]", exact, exact * (1 - stay[i]), inside(i, "activity")));
  }
  return checks;
}

// --- A18: CIF_j(t) = int_0^t h_j(u) exp(-sum_k H_k(u)) du.

const bool a17 = add_oracles(
    "Leaving", __FILE__, __LINE__,
    {
        of_file("A17_cohort", "cohort.toml", 9'600, 230'000,
                binomial(200, {0.7588539591, 0.4923895824, 0.2912584959, 0.1167494575})),
        of_file(
            "A18_constant_chances", "reasons.toml", 840, 28'000,
            shares(
                100,
                {{"job", {0.1098198591, 0.2952627588, 0.4597553725, 0.6024482412, 0.6604806574}},
                 {"drop_out", {0.03660661969, 0.09842091960, 0.1532517908, 0.2008160804, 0.2201602191}},
                 {"written_off", {0.01830330984, 0.04921045980, 0.07662589541, 0.1004080402, 0.1100801096}},
                 {"activity", {0.8352702114, 0.5571058618, 0.3103669413, 0.09632763823, 0.009279013887}}})),
        of_file(
            "A18_falling_and_growing_chances", "reasons_by_law.toml", 840, 28'000,
            shares(100,
                   {{"job", {0.1450246567, 0.3229727267, 0.4734030293, 0.6140291988, 0.6677769726}},
                    {"drop_out", {0.01536887976, 0.04831704508, 0.09431626334, 0.1801957331, 0.2742452233}},
                    {"written_off",
                     {0.007245348203, 0.02006226774, 0.03296969138, 0.04675426856, 0.05268765567}},
                    {"activity", {0.8323611153, 0.6086479604, 0.3993110160, 0.1590207996, 0.005290148394}}})),
        of_file(
            "A18_chances_in_pieces", "reasons_in_pieces.toml", 840, 28'000,
            shares(100,
                   {{"job", {0.07250769877, 0.1911816893, 0.4585328655, 0.5187941191, 0.5666763595}},
                    {"drop_out", {0.1087615482, 0.2867725339, 0.3313310633, 0.3715052324, 0.4034267260}},
                    {"activity", {0.8187307531, 0.5220457768, 0.2101360712, 0.1097006485, 0.02989691444}}})),
    });

// --- A19: an absorbing Markov chain. The time of ten people together has ten times one's mean and variance.

const std::vector<std::string> in_steps{"person_days.one", "person_days.two", "person_days.three"};

std::vector<Check> steps() {
  const Number time = sum_of(in_steps, 7);
  constexpr double weeks = 124.7069943, sd = 13.17860894;
  return shares(10, {{"job", {0.1551208342, 0.3895945423, 0.5482791647, 0.6330811980}},
                     {"other", {0.1429316877, 0.2660263564, 0.3214711938, 0.3478307425}}}) +
         std::vector{mean("in one", 26.50283554, total(in_steps[0], 7)),
                     mean("in two", 47.54253308, total(in_steps[1], 7)),
                     mean("in three", 50.66162571, total(in_steps[2], 7)),
                     mean("E[time]", weeks, time),
                     variance("Var[time]", weeks, 10 * sd * sd, time),
                     share("P(job)", 0.6476937618, total("entries.job", 10)),
                     share("P(other)", 0.3523062382, total("entries.other", 10))};
}

/// The third moment, of one person at a time: its long tail lets faults be found from 12 % on, in depth from
/// 2 %.
Check third_moment() {
  const Number time = sum_of(in_steps, 7);
  return weaker(
      4, mean("E[time^3]", 13273.76339, [=](const Replications& r) { return squared(time(r)) * time(r); }));
}

const bool a19 = add_oracles("Leaving", __FILE__, __LINE__,
                             {
                                 of_file("A19_steps", "steps.toml", 17'000, 580'000, steps()),
                                 of_file("A19_third_moment", "steps.toml", 56'000, 2'400'000,
                                         {third_moment()}, {{"count = 10\n", "count = 1\n"}}),
                             });

// --- A21: ages. P(age rule) = (exp(-h(A-b)) - exp(-h(A-a))) / (h(b-a)). Birthdays follow the calendar, which
// moves the means by less than a day.

const std::string spread_ages = "distribution = \"uniform\"\nlow = \"50 years\"\nhigh = \"64.5 years\"\n";

std::pair<std::string, std::string> all_aged(const std::string& age) {
  return {spread_ages, "distribution = \"fixed\"\nvalue = \"" + age + " years\"\n"};
}

std::vector<Check> by_age(double by_rule, double years) {
  return {share("P(age rule)", by_rule, total("flow.activity.age_rule", 100)),
          mean("years inside", years, total("person_days.activity", 100 * 365.25))};
}

const std::string by_attained_age = R"(hazard = "gompertz"
rate = "0.1 / year"
growth = "0.08 / year"
ratio.age.per_unit = 1.0832870676749586 # exp(0.08)
ratio.age.reference = 50
)";

/// Whoever comes on the day they turn 65, or later, leaves at once by the rule and takes nobody's place:
/// there is none.
std::vector<Check> too_old() {
  const auto nothing = [](const std::string& what, const std::vector<std::string>& outcomes) {
    return mean("1 + " + what, 1, [=](const Replications& r) { return sum_of(outcomes)(r) + 1.0; });
  };
  return {mean("left by the rule", 100, total("flow.activity.age_rule")),
          mean("by age", 100, total("entries.age_rule")),
          nothing("days inside", {"person_days.activity", "person_days.activity.waiting"}),
          nothing("use", {"joined.places", "caseload.places", "refused.places"})};
}

const bool a21 = add_oracles(
    "Leaving", __FILE__, __LINE__,
    {
        of_file("A21_ages_spread_evenly", "age_rule.toml", 500, 18'000, by_age(0.1407331036, 2.148167241)),
        of_file("A21_a_hazard_by_attained_age", "age_rule.toml", 450, 16'000,
                by_age(0.1687148859, 3.535290855),
                {all_aged("58"), {"hazard = \"exponential\"\nrate = \"0.4 / year\"\n", by_attained_age}}),
        of_file("A21_who_comes_at_the_age_leaves_at_once", "age_rule.toml", 10, 10, too_old(),
                {all_aged("65"), {"slots = 100", "slots = 0"}}),
        of_file("A21_who_comes_later_leaves_at_once", "age_rule.toml", 10, 10, too_old(),
                {all_aged("66.5"), {"slots = 100", "slots = 0"}}),
    });

// --- A24: P(T > 10+t | T > 10) = exp(-((10+t)/30)^0.7 + (10/30)^0.7), as a hazard and as a duration drawn
// once. A25: S(t) = exp(-0.03 [t + (0.5 52/(2 pi)) (1 - cos(2 pi t/52))]).

/// The list stands beside the scenarios; the text of one is run from elsewhere.
std::pair<std::string, std::string> listed(const std::string& name) {
  return {"\"a_hundred.csv\"", std::string{"\""} + STEGVIS_TESTS_DIR + "/oracles/scenarios/" + name + "\""};
}

// With nobody going in, the list is a stage of its own: its ways out and the patience are conditional too.
const std::vector<Check> waiting_after_ten_weeks =
    shares(100, {{"activity.waiting", {0.8841871344, 0.6929364401, 0.3015679218}}});

const std::vector<Check> after_ten_weeks =
    shares(100, {{"activity", {0.8841871344, 0.6929364401, 0.3015679218}}});

// --- A27: P(job by week k) = 0.75 (1 - 0.96^k). What happens at the end of week 4 has not happened just
// before it.

const Number weeks_inside = total("person_days.activity", 7);

const bool a24 = add_oracles(
    "Leaving", __FILE__, __LINE__,
    {
        of_file("A24_a_hazard_after_ten_weeks", "elapsed.toml", 730, 25'000, after_ten_weeks),
        of_file("A24_a_duration_after_ten_weeks", "elapsed.toml", 730, 25'000, after_ten_weeks,
                {{"hazard =", "duration ="}}),
        of_file("A24_a_hazard_after_ten_weeks_by_a_list", "elapsed_list.toml", 730, 25'000, after_ten_weeks,
                {listed("a_hundred.csv")}),
        of_file("A24_a_way_out_of_the_list_after_ten_weeks_by_a_list", "elapsed_list.toml", 730, 25'000,
                waiting_after_ten_weeks, {listed("a_hundred_waiting.csv")}),
        of_file("A24_patience_after_ten_weeks_by_a_list", "elapsed_list.toml", 730, 25'000,
                waiting_after_ten_weeks,
                {listed("a_hundred_waiting.csv"),
                 {"[stage.activity.waiting.to.done]\nhazard =",
                  "[stage.activity.patience]\nto = \"done\"\nduration ="}}),
        of_file("A24_patience_after_ten_weeks_of_a_stock", "elapsed.toml", 730, 25'000,
                waiting_after_ten_weeks,
                {{"stage = \"activity\"\n", "stage = \"activity\"\nwaiting = true\n"},
                 {"[stage.activity]\n",
                  "[pool.places]\nslots = 0\n[stage.activity]\nneeds = "
                  "\"places\"\n[stage.activity.patience]\nto = "
                  "\"done\"\nduration = \"weibull\"\nshape = 0.7\nscale = \"30 weeks\"\n"}}),
        of_file("A24_a_hazard_after_ten_weeks_with_a_coach", "elapsed.toml", 730, 25'000, after_ten_weeks,
                {{"[stage.activity]\n",
                  "[pool.se]\nnorm = 50\n[pool.se.post.anna]\n[stage.activity]\nneeds = \"se\"\n"
                  "weight_step.thin = { after = \"9 weeks\", ratio = 0.5 }\n"
                  "weight_step.gone = { after = \"20 weeks\", ratio = 0 }\n"},
                 {"hazard =", "coach = { load = 0.5 }\nhazard ="}}),
        of_file("A25_seasonal_leaving", "seasonal_leaving.toml", 810, 28'000,
                shares(100, {{"activity", {0.5980141545, 0.3576209290, 0.2101360712, 0.04415716842}}})),
        of_file("A27_weekly_chances", "weekly.toml", 9'400, 240'000,
                shares(100, {{"job",
                              {0.75 * (1 - 0.96 * 0.96 * 0.96), 0.1129900800, 0.3088489747, 0.4905143639,
                               0.6602229395}}}) +
                    std::vector{mean("weeks", 2500, weeks_inside),
                                variance("variance of weeks", 2500, 60000, weeks_inside)}),
    });

}  // namespace
}  // namespace stegvis::oracles
