// One number that stands for a whole run: the same on every processor, by every compiler, native or
// WebAssembly.
#include <chrono>
#include <cstdint>

#include "base/math.hpp"
#include "engine/simulator.hpp"
#include "house/hash.hpp"
#include "model/programme.hpp"

namespace {

using namespace stegvis;
using base::Span;
using base::TimeUnit;
using house::Hash;
using model::Family;

/// Hears everything that a run can say.
struct Listener {
  Hash& hash;

  void arrived(const model::Newcomer& one) { tell(one.who, one.at); }
  void visited(const model::Visit& one) {
    tell(one.who, one.entered, one.left);
    hash.add(std::uint64_t{one.place.index()} << 32 | one.leg.index());
  }
  void listed(const model::Spell& one) { tell(one.who, one.joined, one.ended); }
  void held(const model::Hold& one) { tell(one.who, one.from, one.until); }
  void capacity(const model::Capacity& one) { hash.add(one.at); }
  void bonded(const model::Bond& one) { tell(one.who, one.from, one.until); }
  void caseload(const model::Caseload& one) { hash.add(one.at), hash.add(one.load); }
  void finished(const model::Who& who) { tell(who); }

  template <class... Times>
  void tell(const model::Who& who, Times... times) {
    hash.add(std::uint64_t{who.serial} << 32 | who.cell);
    (hash.add(times), ...);
  }
};

model::Transition hazard(const char* name, model::Law law) {
  model::Transition way;
  way.hazard = name;
  way.law = std::move(law);
  return way;
}

constexpr Span months(double count) { return {count, TimeUnit::month}; }

/// Three stages, a coach, impatience, a seasonal stream: every kind of draw that a run is made of.
model::Scenario small_town() {
  model::Scenario town;
  town.start = base::Date{std::chrono::year{2024} / 1 / 1};
  town.length = Span{6, TimeUnit::year};
  town.pool["coach"].all.slots = 12;

  model::Stage& seeking = town.stage["seeking"];
  seeking.needs = "coach";
  seeking.to["work"] = hazard("weibull", {.family = Family::weibull, .scale = months(14), .shape = 1.3});
  seeking.to["out"] =
      hazard("log_logistic", {.family = Family::log_logistic, .scale = months(20), .shape = 1.7});
  seeking.to["out"].never = 0.2;
  seeking.patience = {"gamma", {.family = Family::gamma, .mean = months(5), .cv = 0.8}, "out"};

  model::Stage& work = town.stage["work"];
  work.placement = true;
  work.to["seeking"] = hazard("gompertz", {.family = Family::gompertz, .rate = 0.002, .growth = -0.001});
  model::Transition& studies = work.to["out"];
  studies.duration = "lognormal";
  studies.law = {.family = Family::lognormal, .median = months(30), .sigma = 0.7};
  town.stage["out"].final = true;

  model::Arrival& stream = town.arrival["referred"];
  stream.to = "seeking";
  stream.rate = 0.06;
  stream.season.amplitude = 0.3;
  return town;
}

void add_mathematics(Hash& hash) {
  for (double x = 1e-6; x < 700.0; x *= 1.001) {
    hash.add(base::log(x));
    hash.add(base::exp(-x));
    hash.add(base::pow(x, 0.3));
  }
}

/// Adds `replications` runs of the small town; returns how many people came.
std::uint64_t add_runs(Hash& hash, std::uint32_t replications) {
  const auto programme = model::compile(small_town());
  base::expects(programme.ok(), "the small town is sound");
  Listener listener{hash};
  engine::Simulator<Listener> simulator{*programme};
  std::uint64_t people = 0;
  for (std::uint32_t i = 0; i < replications; ++i) people += simulator.run(7, i, listener)->participants;
  return people;
}

}  // namespace

#ifdef __wasm__
#define EXPORTED __attribute__((export_name("fingerprint")))
#else
#include <cinttypes>
#include <cstdio>
#define EXPORTED
#endif

extern "C" EXPORTED std::uint64_t fingerprint() {
  Hash hash;
  add_mathematics(hash);
  base::expects(add_runs(hash, 50) > 1000, "people come to the small town");
  return hash.state;
}

#ifndef __wasm__
int main() { std::printf("%016" PRIx64 "\n", fingerprint()); }
#endif
