#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "oracles/oracle.hpp"

/// \file
/// Runs that have come to rest, and what is asked of them. They start empty and are measured from a moment on
/// at which the exact transient is within 0.1 % of its limit.
namespace stegvis::oracles {

/// Lines of a scenario file, and what stands there instead.
using Lines = std::vector<std::pair<std::string, std::string>>;

inline std::string weeks(double n) {
  std::ostringstream text;
  text.precision(12);
  text << '"' << n << " weeks\"";
  return text.str();
}

inline std::string per_week(double n) {
  std::ostringstream text;
  text.precision(17);
  text << '"' << n << " / week\"";
  return text.str();
}

struct Stationary {
  std::string file;    ///< a scenario of length 1200 weeks, measured from 200 weeks on
  double from, until;  ///< measured instead [weeks]
  Lines lines;         ///< changed otherwise
  std::string probed;  ///< pool whose list is probed, or empty
  int probe_priority = 0;
  double rest = 0;  ///< at the end, when no probe is sent and all are answered [weeks]

  static constexpr int moments = 100, probe_count = 20;
  static constexpr std::uint32_t at_once = 4'000;  ///< replications that fit well into memory

  double time() const { return until - from; }
  int probed_times() const { return probed.empty() ? 0 : probe_count; }

  std::string text() const {
    std::string text =
        with(scenario(file),
             {{"measure_from = \"200 weeks\"", "measure_from = " + weeks(from)},
              {"length = \"1200 weeks\"", "length = " + weeks(until)},
              {"report = \"none\"\n", "report = \"none\"\n" + observe(from, time() / moments, moments)}});
    text = with(text, lines);
    const double step = (time() - rest) / probe_count;
    return probed.empty() ? text
                          : text + probes(probed, from + step / 2 - 1e-6, step, probe_count, probe_priority);
  }
};

/// All waits that ended in a grant, together [weeks].
inline Column weeks_waited(const Replications& run, const std::string& pool) {
  return run.total("wait_days." + pool) * run.total("granted." + pool) / 7.0;
}

/// Mean wait of the `served` per week. At random moments a probe waits as long as anybody who comes at
/// random.
inline Check mean_wait(const Stationary& s, const std::string& pool, double served, double exact) {
  const double grants = served * s.time() + s.probed_times();
  return {"E[Wq]", exact, Is::mean, [=](const Replications& r) { return weeks_waited(r, pool) / grants; }};
}

/// Person-weeks in a place per week. Asked of stages, as probes are on the pool's list too.
inline Check mean_at(const Stationary& s, const std::string& what, const std::string& place, double exact) {
  return mean(what, exact, total("person_days." + place, 7.0 * s.time()));
}

inline Check mean_list(const Stationary& s, const std::string& stage, double exact) {
  return mean_at(s, "E[Q]", stage + ".waiting", exact);
}

inline Check mean_inside(const Stationary& s, const std::string& stage, double exact) {
  return mean("E[N]", exact,
              sum_of({"person_days." + stage, "person_days." + stage + ".waiting"}, 7.0 * s.time()));
}

inline Column inside(const Replications& run, std::size_t moment, const std::string& stage) {
  return run.stock(moment, stage) + run.stock(moment, stage + ".waiting");
}

inline Check list_variance(const std::string& stage, double mean, double exact) {
  return {"Var[Q]", exact, Is::variance, [=](const Replications& r) {
            return over_moments(
                r, [&](std::size_t i) { return squared(r.stock(i, stage + ".waiting") - mean); });
          }};
}

inline Check inside_variance(const std::string& stage, double mean, double exact) {
  return {"Var[N]", exact, Is::variance, [=](const Replications& r) {
            return over_moments(r, [&](std::size_t i) { return squared(inside(r, i, stage) - mean); });
          }};
}

/// The share of time with all `slots` in use; who comes at random finds it so (PASTA).
inline Check all_busy(const std::string& stage, double slots, double exact) {
  return {"P(all busy)", exact, Is::share, [=](const Replications& r) {
            return over_moments(r, [&](std::size_t i) { return (r.stock(i, stage) == slots); });
          }};
}

inline Check empty(const std::string& stage, double exact) {
  return {"P(empty)", exact, Is::share, [=](const Replications& r) {
            return over_moments(r, [&](std::size_t i) { return (inside(r, i, stage) == 0.0); });
          }};
}

/// The spread of waits, first come first served; whoever picks the last or anybody instead has the same mean.
inline Check wait_variance(double mean, double exact) {
  return {"Var[Wq]", exact, Is::variance, [=](const Replications& r) {
            return over_probes(r, Stationary::probe_count,
                               [&](const Column& wait) { return squared(wait - mean); });
          }};
}

inline Check waits_longer(double than, double exact) {
  return {"P(Wq > t)", exact, Is::share, [=](const Replications& r) {
            return over_probes(r, Stationary::probe_count, [&](const Column& wait) { return (wait > than); });
          }};
}

inline Check mean_probe(double exact) {
  return {"E[V] of probes", exact, Is::mean, [=](const Replications& r) {
            return over_probes(r, Stationary::probe_count, [](const Column& wait) { return wait; });
          }};
}

/// A count per week.
inline Check per_time(const Stationary& s, const std::string& what, const std::string& outcome,
                      double exact) {
  return mean(what, exact, total(outcome, s.time()));
}

/// A probability, as the share of those who came (`intake` per week) to whom it happened.
inline Check share_of(const Stationary& s, const std::string& what, const std::string& outcome, double intake,
                      double exact) {
  return share(what, exact, total(outcome, intake * s.time()));
}

/// The same check, made sharper by others of the same run that go up and down with it.
inline Check by(Check check, const std::vector<Check>& others) {
  for (const Check& other : others) check.controls.push_back({other.exact, other.number});
  return check;
}

/// Many checks made sharper by the same others, and weaker by the same factor.
inline std::vector<Check> all_by(const std::vector<Check>& others, double weak, std::vector<Check> checks) {
  for (Check& check : checks) check = by(check, others), check.weaker *= weak;
  checks.insert(checks.end(), others.begin(), others.end());
  return checks;
}

/// How many came: the first thing that explains a crowd.
inline Check came(const Stationary& s, double intake) {
  return mean("arrivals", intake * s.time() + s.probed_times(), total("arrivals"));
}

/// An oracle of a run that has come to rest.
inline Oracle at_rest(const std::string& name, const Stationary& s, std::uint32_t everyday,
                      std::uint32_t deep, const std::vector<Check>& checks) {
  return {name, [s] { return s.text(); }, everyday, deep, checks, Stationary::at_once};
}

}  // namespace stegvis::oracles
