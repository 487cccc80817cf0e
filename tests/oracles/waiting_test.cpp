#include "oracles/stationary.hpp"

/// \file
/// Waiting for a coach: many coaches, the start from empty, refusal, impatience (A01 to A06 of the analytic
/// cases).
namespace stegvis::oracles {
namespace {

// --- A01: M/M/c. With a = lambda/mu, rho = a/c and Erlang's C: E[Wq] = C/(c mu - lambda),
// Var[Wq] = C(2-C)/(c mu - lambda)^2, P(Wq > t) = C exp(-(c mu - lambda) t), E[Q] = lambda E[Wq].

struct Erlang {
  double intake, leaving, slots, busy, mean_wait, wait_variance, mean_list, list_variance, mean_inside, empty;
};

const Erlang one{0.8, 1, 1, 0.8, 4, 24, 3.2, 18.56, 4, 0.2};
const Erlang twelve{0.9,         0.1,          12,          0.2660346845, 0.8867822816,
                    5.125499062, 0.7981040534, 4.949758294, 9.798104053,  0.0001127989667};
const Erlang fifty{4.5,         0.1,         50,          0.3638644672, 0.7277289344,
                   2.381326336, 3.274780205, 51.49663850, 48.27478020,  2.417624404e-20};

Stationary coaches(const Erlang& e, double from, double until) {
  return {"coaches.toml",
          from,
          until,
          {{"rate = \"0.9 / week\"", "rate = " + per_week(e.intake)},
           {"rate = \"0.1 / week\"", "rate = " + per_week(e.leaving)},
           {"slots = 12", "slots = " + std::to_string(static_cast<int>(e.slots))}},
          "coaches"};
}

/// `weak` and `weak_spread`: how much larger a fault of the list, or of the spread of waits, must be to be
/// found. Long lists forget slowly, and many coaches cost many events per week.
Oracle erlang(const std::string& name, const Erlang& e, const Stationary& s, double weak, double weak_spread,
              std::uint32_t everyday, std::uint32_t deep) {
  const double t = 2 * e.mean_wait, later = e.busy * std::exp(-(e.slots * e.leaving - e.intake) * t);
  return at_rest(
      name, s, everyday, deep,
      all_by({came(s, e.intake), mean_at(s, "E[busy]", "se", e.intake / e.leaving)}, weak,
             {mean_inside(s, "se", e.mean_inside), mean_list(s, "se", e.mean_list),
              mean_wait(s, "coaches", e.intake, e.mean_wait),
              list_variance("se", e.mean_list, e.list_variance), all_busy("se", e.slots, e.busy),
              empty("se", e.empty), weaker(weak_spread, wait_variance(e.mean_wait, e.wait_variance)),
              weaker(weak_spread, waits_longer(t, later))}));
}

/// Departures of a stationary M/M/c are Poisson too: in 10 weeks as many come out as go in, with the same
/// spread.
Oracle departures() {
  const Stationary s{"coaches.toml", 300, 310, {}, ""};
  return at_rest(
      "A01_departures_are_poisson", s, 11'000, 290'000,
      {mean("departures", 9, total("flow.se.done")), variance("departures", 9, 9, total("flow.se.done"))});
}

const bool a01 =
    add_oracles("Waiting", __FILE__, __LINE__,
                {
                    erlang("A01_one_coach", one, coaches(one, 500, 5200), 1, 1.5, 1'200, 32'000),
                    erlang("A01_twelve_coaches", twelve, coaches(twelve, 300, 2300), 2, 1, 1'750, 60'000),
                    erlang("A01_fifty_coaches", fifty, coaches(fifty, 400, 2400), 3, 1, 670, 22'000),
                    departures(),
                });

// --- A02: the same, from the empty beginning on.

struct Beginning {
  double inside, variance, waiting, busy, empty;
};

const std::vector<Beginning> beginnings{
    {2.967120315, 2.967134041, 1.875345720e-5, 6.452178320e-5, 0.05145129815},
    {6.553889666, 6.638707214, 0.03460936268, 0.03624474123, 0.001434105463},
    {8.450714301, 9.581067879, 0.2552945753, 0.1494555000, 0.0002406370629},
    {9.429492065, 13.26668150, 0.5872633620, 0.2365352111, 0.0001257548978}};

/// Who waits early is rare: faults of the list are found from 18 % on, in depth from 3 % on.
Oracle from_empty() {
  const std::string text =
      with(scenario("coaches.toml"),
           {{"length = \"1200 weeks\"", "length = \"52 weeks\""},
            {"measure_from = \"200 weeks\"\n", ""},
            {"report = \"none\"\n",
             "report = \"none\"\nobserve = [\"4 weeks\", \"13 weeks\", \"26 weeks\", \"52 weeks\"]\n"}});
  std::vector<Check> checks{
      mean("weeks inside", 387.1601771, sum_of({"person_days.se", "person_days.se.waiting"}, 7)),
      mean("weeks with a coach", 373.7050794, total("person_days.se", 7)),
      weaker(6, mean("weeks waiting", 13.45509779, total("person_days.se.waiting", 7))),
      weaker(6.5, mean("E[Q] in the end", beginnings[3].waiting, inside(3, "se.waiting")))};
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    const Beginning exact = beginnings[i];
    const Number inside = inside_all(i, {"se", "se.waiting"});
    checks.push_back(mean("E[N]", exact.inside, inside));
    checks.push_back(weaker(1.3, variance("Var[N]", exact.inside, exact.variance, inside)));
    checks.push_back(weaker(
        2, share("P(busy)", exact.busy, [=](const Replications& r) { return r.stock(i, "se") == 12.0; })));
    checks.push_back(share("P(empty)", exact.empty, [=](const Replications& r) { return inside(r) == 0.0; }));
  }
  return {"A02_from_empty", [=] { return text; }, 18'000, 630'000, checks};
}

const bool a02 = add_oracles("Waiting", __FILE__, __LINE__, {from_empty()});

// --- A03, A04: refusal. p_n proportional to a^n/n! up to c, then a^n/(c! c^(n-c)) up to K; refused p_K.

Oracle refusal() {
  const Stationary s{"refusal.toml", 200, 1200, {}, ""};
  const double accepted = 0.8347437192;
  return at_rest(
      "A03_four_waiting_at_most", s, 1'300, 43'000,
      all_by({came(s, 0.9)}, 1,
             {share_of(s, "P(refused)", "refused.coaches", 0.9, 0.07250697865),
              mean_inside(s, "se", 9.157645489), inside_variance("se", 9.157645489, 8.212680824),
              mean_list(s, "se", 0.8102082964), per_time(s, "accepted", "granted.coaches", accepted),
              mean_wait(s, "coaches", accepted, 0.9706072388),
              mean("utilisation", 0.8347437192, total("utilisation.coaches"))}));
}

Oracle loss(const std::string& name, const std::string& stay, const std::string& attribute = "") {
  const Stationary s{"no_list.toml",
                     100,
                     1100,
                     {{"duration = \"exponential\"\nmean = \"4 weeks\"\n", stay},
                      {"[arrival.participants]\n", attribute + "[arrival.participants]\n"}},
                     ""};
  return at_rest(
      name, s, 130, 3'600,
      all_by({came(s, 2)}, 1,
             {share_of(s, "P(refused)", "refused.places", 2, 0.2355702611),
              mean_inside(s, "course", 6.115437911), inside_variance("course", 6.115437911, 2.563863644),
              mean("utilisation", 0.7644297389, total("utilisation.places")),
              per_time(s, "accepted", "granted.places", 1.528859478)}));
}

const std::string two_lengths = R"(duration = "fixed"
value = "1 week"
when.kind = ["short"]
[stage.course.to.late]
to = "done"
duration = "fixed"
value = "7 weeks"
when.kind = ["long"]
)";

const bool a03 =
    add_oracles("Waiting", __FILE__, __LINE__,
                {
                    refusal(),
                    loss("A04_exponential_stays", "duration = \"exponential\"\nmean = \"4 weeks\"\n"),
                    loss("A04_fixed_stays", "duration = \"fixed\"\nvalue = \"4 weeks\"\n"),
                    loss("A04_lognormal_stays", "duration = \"lognormal\"\nmean = \"4 weeks\"\ncv = 1.5\n"),
                    loss("A04_stays_of_two_lengths", two_lengths,
                         "[attribute.kind]\nvalues.short = 0.5\nvalues.long = 0.5\n\n"),
                });

// --- A05, A06: impatience. A05 is a birth-death chain with deaths min(n,c) mu + max(n-c,0) theta.

struct Impatience {
  double intake, patience, busy, leaves, wait_all, wait_served, wait_leavers, list, inside, variance, use;
};

Oracle erlang_a(const std::string& name, const Impatience& e, std::uint32_t everyday, std::uint32_t deep) {
  const Stationary s{"impatience.toml",
                     100,
                     1100,
                     {{"rate = \"1.2 / week\"", "rate = " + per_week(e.intake)},
                      {"mean = \"20 weeks\"", "mean = " + weeks(e.patience)}},
                     ""};
  const double served = e.intake * (1 - e.leaves), leavers = e.intake * e.leaves * s.time();
  const Number waited = total("person_days.se.waiting", 7);
  return at_rest(
      name, s, everyday, deep,
      all_by({came(s, e.intake)}, 1,
             {all_busy("se", 10, e.busy), share_of(s, "P(leave)", "gave_up.coaches", e.intake, e.leaves),
              mean_list(s, "se", e.list), mean_inside(s, "se", e.inside),
              inside_variance("se", e.inside, e.variance), mean_wait(s, "coaches", served, e.wait_served),
              mean("E[W] of all", e.wait_all, total("person_days.se.waiting", 7 * e.intake * s.time())),
              weaker(1.5, mean("E[W] of leavers", e.wait_leavers,
                               [=](const Replications& r) {
                                 return (waited(r) - weeks_waited(r, "coaches")) / leavers;
                               })),
              mean("utilisation", e.use, total("utilisation.coaches"))}));
}

/// A06: everybody's patience is 6 weeks. The wait that would be, V, is that of probes, who do not give up.
Oracle fixed_patience() {
  const Stationary s{
      "impatience.toml",
      150,
      1150,
      {{"duration = \"exponential\"\nmean = \"20 weeks\"", "duration = \"fixed\"\nvalue = \"6 weeks\""}},
      "coaches"};
  return at_rest(
      "A06_patience_of_six_weeks", s, 1'000, 34'000,
      all_by({came(s, 1.2)}, 1,
             {all_busy("se", 10, 0.8658324358), share_of(s, "P(leave)", "gave_up.coaches", 1.2, 0.1926628527),
              mean_list(s, "se", 1.2 * 3.570014782), mean_probe(3.762677635)}));
}

const bool a05 = add_oracles("Waiting", __FILE__, __LINE__,
                             {
                                 erlang_a("A05_crowded",
                                          {1.2, 20, 0.8503848479, 0.1956559440, 3.913118880, 4.008336954,
                                           3.521676176, 4.695742656, 14.34787133, 21.38786226, 0.9652128672},
                                          870, 29'000),
                                 erlang_a("A05_hurried",
                                          {0.9, 5, 0.3560533870, 0.1048757058, 0.5243785292, 0.4323630528,
                                           1.309739521, 0.4719406763, 8.528059324, 6.939061418, 0.8056118647},
                                          1'600, 54'000),
                                 fixed_patience(),
                             });

}  // namespace
}  // namespace stegvis::oracles
