#include "oracles/stationary.hpp"

/// \file
/// Several lists, changing staff, and no list at all (A12 to A16 of the analytic cases).
namespace stegvis::oracles {
namespace {

// --- A12: an open Jackson network. lambda = gamma + P^T lambda; each node is an M/M/c, independent of the
// others.

struct Node {
  std::string stage, pool;
  double intake, wait, inside, visits;
};

const std::vector<Node> nodes{{"one", "coaches_1", 1.077456131, 0.2322135514, 2.405112176, 0.7696115218},
                              {"two", "coaches_2", 1.021571476, 0.6401696238, 4.740264934, 0.7296939118},
                              {"three", "coaches_3", 0.8284341120, 0.2698037589, 2.984961677, 0.5917386514},
                              {"four", "coaches_4", 0.5163742036, 0.3003014768, 2.736938954, 0.3688387169}};

std::vector<std::string> all_places(const std::string& prefix) {
  std::vector<std::string> places;
  for (const Node& node : nodes)
    places.insert(places.end(), {prefix + node.stage, prefix + node.stage + ".waiting"});
  return places;
}

/// Waits are short here and forgotten slowly: faults of 12 % are found, in depth of 2 %.
Oracle network() {
  const Stationary s{"network.toml", 200, 1200, {}, ""};
  const double days = 7 * s.time();
  std::vector<Check> checks{
      mean("E[N total]", 12.86727774, sum_of(all_places("person_days."), days)),
      mean("E[time in the network]", 9.190912672, sum_of(all_places("person_days."), 1.4 * days)),
      share("P(all empty)", 7.400123801e-6, [](const Replications& r) {
        return over_moments(r, [&](std::size_t i) { return inside_all(i, all_places(""))(r) == 0.0; });
      })};
  for (const Node& node : nodes) {
    checks.push_back(weaker(4, mean_wait(s, node.pool, node.intake, node.wait)));
    checks.push_back(mean_inside(s, node.stage, node.inside));
    checks.push_back(mean("visits", node.visits, total("granted." + node.pool, 1.4 * s.time())));
  }
  return at_rest("A12_network", s, 1'200, 40'000, all_by({came(s, 1.4)}, 1, checks));
}

// --- A13: N(t) is Poisson with mean m(t) = int_0^t lambda(u) P(S > t-u) du, as is what has left, with the
// rest of the intake. Variances are found from 15 % on, in depth from 3 %.

using Means = std::vector<double>;

std::vector<Check> poisson(const std::string& what, double exact, const Number& number) {
  return {mean(what, exact, number), weaker(1.5, variance("variance of " + what, exact, exact, number))};
}

Oracle season(const std::string& name, const std::string& law, const Means& means,
              const std::vector<Check>& more = {}) {
  const std::string text =
      with(scenario("season.toml"), {{"duration = \"exponential\"\nmean = \"12 weeks\"", law}});
  std::vector<Check> checks = more;
  const auto add = [&](const std::vector<Check>& some) {
    checks.insert(checks.end(), some.begin(), some.end());
  };
  for (std::size_t i = 0; i < means.size(); ++i)
    add(poisson("inside " + std::to_string(i), means[i], inside(i, "activity")));
  add(poisson("departures", 1040 - means.back(), total("flow.activity.done")));
  return {name, [=] { return text; }, 4'700, 120'000, checks};
}

const Means exponential{57.82825012, 113.9815334, 143.7584721, 93.44403693, 85.21620968, 86.33456410};

/// Cov(N(t), N(t+h)) = m(t) exp(-mu h) for exponential stays.
Check covariance() {
  return weaker(
      3, {"covariance", exponential[3] * std::exp(-13.0 / 12.0), Is::variance, [](const Replications& r) {
            return (r.stock(3, "activity") - exponential[3]) * (r.stock(4, "activity") - exponential[4]);
          }});
}

const bool a12 = add_oracles(
    "Places", __FILE__, __LINE__,
    {
        network(),
        season("A13_exponential_stays", "duration = \"exponential\"\nmean = \"12 weeks\"", exponential,
               {covariance()}),
        season("A13_fixed_stays", "duration = \"fixed\"\nvalue = \"12 weeks\"",
               {72.48803636, 169.2942916, 163.6709316, 70.70570840, 76.32906840, 76.32906840}),
        season("A13_uniform_stays", "duration = \"uniform\"\nlow = \"6 weeks\"\nhigh = \"18 weeks\"",
               {72.48803636, 155.9073942, 164.1816458, 74.91181823, 75.81835421, 75.81835421}),
        season("A13_lognormal_stays", "duration = \"lognormal\"\nmean = \"12 weeks\"\ncv = 0.75",
               {67.86366173, 132.7042502, 152.5057786, 85.62398254, 81.84075954, 82.40593384}),
    });

// --- A14: thirty people, a birth-death chain with births 0.05 (30 - n).

Oracle closed() {
  const Stationary s{"closed.toml", 100, 1100, {}, ""};
  const double throughput = 1.123765018;
  return at_rest("A14_closed_population", s, 1'200, 40'000,
                 {mean_inside(s, "help", 7.524699642), mean_list(s, "help", 3.778816248),
                  mean("E[Q] of the pool", 3.778816248, total("waiting.coaches")),
                  per_time(s, "throughput", "flow.help.outside", throughput),
                  mean_wait(s, "coaches", throughput, 3.362639153), empty("help", 0.004101104834),
                  mean("utilisation", 0.9364708483, total("utilisation.coaches"))});
}

// --- A15: M/M/c(t). The chain of (inside, busy) is solved piece by piece. Faults of the list are found from
// 12 % on, in depth from 2 %.

struct Moment {
  double inside, variance, list, busy;
};

/// The same coaches as one post whose person is partly away, and participants who weigh 2.5 of a norm of 15.
const std::vector<std::pair<std::string, std::string>> as_a_post{
    {"slots = 4\n", "norm = 15\n"},
    {"[pool.coaches.change.more]\nat = \"13 weeks\"\nslots = 6\n[pool.coaches.change.fewer]\nat = \"26 "
     "weeks\"\nslots = 3\n",
     "[pool.coaches.post.one]\n"
     "[pool.coaches.absence.first]\nfrom = \"0 weeks\"\nuntil = \"13 weeks\"\nshare = 0.3333333333333333\n"
     "[pool.coaches.absence.last]\nfrom = \"26 weeks\"\nuntil = \"60 weeks\"\nshare = 0.5\n"},
    {"needs = \"coaches\"\n", "needs = \"coaches\"\nweight = 2.5\n"}};

Oracle staffing(const std::string& name, const std::string& on_cut, const std::vector<Moment>& rows,
                std::vector<Check> checks, bool posts = false) {
  const std::string cut =
      with(scenario("staffing.toml"), {{"on_cut = \"finish\"", "on_cut = \"" + on_cut + "\""}});
  const std::string text = posts ? with(cut, as_a_post) : cut;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Moment exact = rows[i];
    const std::string at = ' ' + std::to_string(i);
    const Number inside = inside_all(i, {"se", "se.waiting"});
    checks.push_back(mean("E[N]" + at, exact.inside, inside));
    checks.push_back(weaker(1.2, variance("Var[N]" + at, exact.inside, exact.variance, inside)));
    checks.push_back(weaker(
        4, mean("E[Q]" + at, exact.list, [=](const Replications& r) { return r.waiting(i, "coaches"); })));
    checks.push_back(
        mean("E[busy]" + at, exact.busy, [=](const Replications& r) { return r.caseload(i, "coaches"); }));
  }
  return {name, [=] { return text; }, 22'000, 760'000, checks};
}

const std::vector<Moment> finishing{
    {5.15500905, 8.78120860, 1.76189188, 3.39311718},  {5.33435812, 9.51719409, 0.927012816, 4.40734531},
    {5.42847028, 10.2557788, 0.995370109, 4.43310017}, {6.24233501, 12.3887395, 3.26266809, 2.97966692},
    {9.44705726, 23.5872064, 6.52956042, 2.91749684},  {13.1812367, 38.8229900, 10.2179751, 2.96326165}};
const std::vector<Moment> interrupted{
    {5.15500905, 8.78120860, 1.76189188, 3.39311718},  {5.33435812, 9.51719409, 0.927012816, 4.40734531},
    {5.42847028, 10.2557788, 0.995370109, 4.43310017}, {6.78196419, 14.6332809, 3.94686885, 2.83509534},
    {10.0068220, 26.2932249, 7.08093267, 2.92588933},  {13.7278883, 41.6653031, 10.7612526, 2.96663570}};
const std::vector<Check> sums_finishing{mean("weeks waiting", 179.756234, total("person_days.se.waiting", 7)),
                                        mean("weeks with a coach", 168.093816, total("person_days.se", 7)),
                                        mean("completions", 33.6187633, total("flow.se.done")),
                                        mean("starts", 36.5820249, total("granted.coaches"))};
const std::vector<Check> sums_interrupted{
    mean("weeks waiting", 196.230843, total("person_days.se.waiting", 7)),
    mean("weeks with a coach", 165.360559, total("person_days.se", 7)),
    mean("completions", 33.0721117, total("flow.se.done"))};

const bool a14 = add_oracles(
    "Places", __FILE__, __LINE__,
    {
        closed(),
        staffing("A15_a_cut_waits_until_coaches_have_finished", "finish", finishing, sums_finishing),
        staffing("A15_a_cut_interrupts", "interrupt", interrupted, sums_interrupted),
        staffing("A15_an_absence_waits_until_weights_have_gone", "finish", finishing, sums_finishing, true),
        staffing("A15_an_absence_interrupts_weights", "interrupt", interrupted, sums_interrupted, true),
    });

// --- A16: what leaves an M/M/3 is Poisson (Burke), and the two lists are independent at one instant: Cov(N1,
// N2) = 0, taken around the exact means and found from 0.12 on, in depth from 0.02 (a correlation of 0.003).

/// With posts: three who take one each before two who take one each.
const std::vector<std::pair<std::string, std::string>> tandem_posts{
    {"[pool.first_coaches]\nslots = 3\n",
     "[pool.first_coaches]\nnorm = 1\n[pool.first_coaches.post]\na = {}\nb = {}\nc = {}\n"},
    {"[pool.second_coaches]\nslots = 2\n",
     "[pool.second_coaches]\nnorm = 20\npost = { d = { fte = 0.05 }, e = { fte = 0.05 } }\n"}};

Oracle tandem(const std::string& name, const std::vector<std::pair<std::string, std::string>>& changes) {
  const Stationary s{"tandem.toml", 150, 2150, changes, ""};
  const std::vector<std::string> places{"first", "first.waiting", "second", "second.waiting"};
  std::vector<std::string> days;
  for (const auto& place : places) days.push_back("person_days." + place);
  return at_rest(name, s, 1'600, 57'000,
                 all_by({came(s, 0.5)}, 1,
                        {weaker(1.5, mean_wait(s, "first_coaches", 0.5, 1.777777778)),
                         weaker(1.5, mean_wait(s, "second_coaches", 0.5, 1.602564103)),
                         mean("E[time in both]", 9.880341880, sum_of(days, 7 * 0.5 * s.time())),
                         share("P(both empty)", 0.02564102564,
                               [=](const Replications& r) {
                                 return over_moments(
                                     r, [&](std::size_t i) { return inside_all(i, places)(r) == 0.0; });
                               }),
                         weaker(4, mean("1 + Cov(N1, N2)", 1, [=](const Replications& r) {
                                  return over_moments(r, [&](std::size_t i) {
                                    return (inside(r, i, "first") - 2.888888889) *
                                               (inside(r, i, "second") - 2.051282051) +
                                           1.0;
                                  });
                                }))}));
}

const bool a16 =
    add_oracles("Places", __FILE__, __LINE__,
                {tandem("A16_two_lists_in_a_row", {}), tandem("A16_two_rows_of_posts", tandem_posts)});

}  // namespace
}  // namespace stegvis::oracles
