#include "oracles/stationary.hpp"

/// \file
/// Stays and intakes that are not exponential, and priorities (A07 to A11 of the analytic cases).
namespace stegvis::oracles {
namespace {

// --- A07: M/G/1. E[Wq] = lambda m2/(2(1-rho)), E[Wq^2] = 2 E[Wq]^2 + lambda m3/(3(1-rho)). The coach is busy
// 70 % of the time.

struct PollaczekKhinchine {
  double mean_wait, sd_wait, list, inside;
};

Oracle one_coach(const std::string& name, const PollaczekKhinchine& e, const Stationary& s, double weak,
                 double weak_spread, std::uint32_t everyday, std::uint32_t deep) {
  return at_rest(name, s, everyday, deep,
                 all_by({came(s, 0.7), mean_at(s, "E[busy]", "meeting", 0.7)}, weak,
                        {mean_wait(s, "coach", 0.7, e.mean_wait), mean_list(s, "meeting", e.list),
                         mean_inside(s, "meeting", e.inside),
                         weaker(weak_spread, wait_variance(e.mean_wait, e.sd_wait * e.sd_wait))}));
}

Stationary stays(const std::string& law) {
  return {"one_coach.toml", 300, 3300, {{"duration = \"fixed\"\nvalue = \"1 week\"", law}}, "coach"};
}

/// Stays with long tails make waits that are forgotten slowly.
const bool a07 = add_oracles(
    "Lengths", __FILE__, __LINE__,
    {
        one_coach("A07_fixed_stays", {1.166666667, 1.462494065, 0.8166666667, 1.516666667},
                  stays("duration = \"fixed\"\nvalue = \"1 week\""), 1, 1.5, 820, 21'000),
        one_coach("A07_erlang_stays", {1.458333333, 1.893427961, 1.020833333, 1.720833333},
                  stays("duration = \"gamma\"\nshape = 4\nscale = \"0.25 weeks\""), 1, 1.5, 900, 23'000),
        one_coach("A07_lognormal_stays", {3.791666667, 6.409086432, 2.654166667, 3.354166667},
                  stays("duration = \"lognormal\"\nmean = \"1 week\"\ncv = 1.5"), 1.5, 1.6, 1'100, 54'000),
        one_coach("A07_hyperexponential_stays", {7.583333333, 11.64790158, 5.308333333, 6.008333333},
                  {"two_kinds.toml", 700, 5200, {}, "coach"}, 1.5, 1.4, 1'200, 40'000),
    });

// --- A07: busy periods B, mean m1/(1-rho), variance (Var S + rho m1^2)/(1-rho)^3. Probes that let everybody
// else go first wait until nobody is there: a share rho of them for what is left of a busy period, E[B^2]/(2
// E[B]) in the mean. Who comes when nobody is there begins a busy period: lambda (1-rho) per week, of mean
// rho/(lambda (1-rho)). Who was held back is told when they leave the list, and some had joined before the
// measured time: as many as the list is long in the mean.

Oracle busy_periods(const std::string& name, double sd, double list, Stationary s, double weak,
                    std::uint32_t everyday, std::uint32_t deep) {
  const double length = 1 / (1 - 0.7);
  s.probe_priority = 1;
  s.rest = 600;
  return at_rest(name, s, everyday, deep,
                 all_by({came(s, 0.7), mean_at(s, "E[busy]", "meeting", 0.7)}, 1,
                        {weaker(weak, mean_probe(0.7 * (sd * sd + length * length) / (2 * length))),
                         mean("busy periods", 0.21 * s.time() + 0.3 * s.probed_times() - list,
                              [](const Replications& r) {
                                return r.total("joined.coach") - r.total("held_back.coach");
                              })}));
}

const bool a07_busy = add_oracles(
    "Lengths", __FILE__, __LINE__,
    {
        busy_periods("A07_busy_periods_of_fixed_stays", 5.091750772, 0.8166666667,
                     stays("duration = \"fixed\"\nvalue = \"1 week\""), 2, 2'600, 95'000),
        busy_periods("A07_busy_periods_of_erlang_stays", 5.931710140, 1.020833333,
                     stays("duration = \"gamma\"\nshape = 4\nscale = \"0.25 weeks\""), 2, 2'600, 95'000),
        busy_periods("A07_busy_periods_of_lognormal_stays", 10.45271540, 2.654166667,
                     stays("duration = \"lognormal\"\nmean = \"1 week\"\ncv = 1.5"), 2, 2'600, 95'000),
        busy_periods("A07_busy_periods_of_hyperexponential_stays", 15.15353522, 5.308333333,
                     {"two_kinds.toml", 700, 5200, {}, "coach"}, 2.5, 2'600, 95'000),
    });

// --- A08: D/M/1. sigma = exp(-mu d (1 - sigma)) is the share who find the coach busy: those who are there
// just before a multiple of 1.25 weeks. The probes come then, too.

Oracle even_intake() {
  const Stationary s{"even_intake.toml", 500, 3500, {}, "coach"};
  return at_rest("A08_even_intake", s, 2'000, 69'000,
                 {mean_wait(s, "coach", 0.8, 1.692730840), all_busy("meeting", 1, 0.6286297965),
                  weaker(1.2, wait_variance(1.692730840, 2.500159870 * 2.500159870))});
}

// --- A09: groups of four; E[N] = rho (1 + E[X^2]/E[X]) / (2 (1 - rho)).

Oracle groups() {
  const Stationary s{"groups.toml", 700, 5200, {}, ""};
  return at_rest(
      "A09_groups_of_four", s, 1'500, 54'000,
      all_by({came(s, 0.8), mean_at(s, "E[busy]", "meeting", 0.8)}, 1, {mean_inside(s, "meeting", 10)}));
}

// --- A10: M/D/c, half the wait of A01's twelve coaches. N(t + D) = max(N(t) - c, 0) + Poisson(lambda D).

Oracle fixed_stays() {
  const Stationary s{
      "coaches.toml",
      300,
      2300,
      {{"hazard = \"exponential\"\nrate = \"0.1 / week\"", "duration = \"fixed\"\nvalue = \"10 weeks\""}},
      ""};
  return at_rest("A10_fixed_stays", s, 1'400, 49'000,
                 all_by({came(s, 0.9)}, 1.5,
                        {mean_wait(s, "coaches", 0.9, 0.4947140831), mean_list(s, "se", 0.4452426748),
                         mean_inside(s, "se", 9.445242675), all_busy("se", 12, 0.2455530718)}));
}

const bool a08 = add_oracles("Lengths", __FILE__, __LINE__, {even_intake(), groups(), fixed_stays()});

// --- A11: priorities that interrupt nobody. E[Wq_k] = C/(c mu) / ((1 - sigma_{k-1})(1 - sigma_k)).

Check wait_of(const Stationary& s, const std::string& stage, const std::string& group, double intake,
              double exact) {
  return mean("E[Wq] of " + group, exact, [=](const Replications& r) {
    return r.total("person_days." + stage + ".waiting", "class=" + group) / (7 * intake * s.time());
  });
}

Oracle three_classes() {
  const Stationary s{"priorities.toml", 300, 2300, {}, ""};
  return at_rest(
      "A11_three_classes", s, 1'700, 59'000,
      all_by({came(s, 0.9), mean_at(s, "E[busy]", "se", 9)}, 1,
             {weaker(1.4, wait_of(s, "se", "urgent", 0.2, 0.2660346845)),
              weaker(1.4, wait_of(s, "se", "common", 0.3, 0.4560594591)),
              weaker(2.5, wait_of(s, "se", "late", 0.4, 1.520198197)),
              weaker(2.1, mean_wait(s, "coaches", 0.9, 0.8867822816)), all_busy("se", 12, 0.2660346845)}));
}

/// One coach, W0 = sum lambda_i E[S_i^2]/2. Whoever goes first, sum rho_k E[Wq_k] stays the same.
Oracle two_classes(const std::string& name, const std::string& rank_short, const std::string& rank_long,
                   double wait_short, double wait_long) {
  const Stationary s{
      "two_classes.toml",
      300,
      3300,
      {{"rank.short = 1", "rank.short = " + rank_short}, {"rank.long = 2", "rank.long = " + rank_long}},
      ""};
  const Number both = [=](const Replications& r) {
    return (r.total("person_days.meeting.waiting", "class=short") * 1.0 +
            r.total("person_days.meeting.waiting", "class=long") * 1.2) /
           (7 * s.time());
  };
  return at_rest(name, s, 900, 30'000,
                 all_by({came(s, 0.6), mean_at(s, "E[busy]", "meeting", 0.67)}, 1,
                        {wait_of(s, "meeting", "short", 0.25, wait_short),
                         wait_of(s, "meeting", "long", 0.35, wait_long),
                         mean("sum of rho E[Wq]", 0.25 * 0.6693333333 + 0.42 * 2.028282828, both)}));
}

constexpr double w0 = (0.25 * 2 + 0.35 * 1.44) / 2;
const bool a11 = add_oracles(
    "Lengths", __FILE__, __LINE__,
    {
        three_classes(),
        two_classes("A11_short_meetings_first", "1", "2", 0.6693333333, 2.028282828),
        two_classes("A11_long_meetings_first", "2", "1", w0 / ((1 - 0.42) * (1 - 0.67)), w0 / (1 - 0.42)),
        two_classes("A11_first_come_first_served", "1", "1", w0 / (1 - 0.67), w0 / (1 - 0.67)),
    });

}  // namespace
}  // namespace stegvis::oracles
