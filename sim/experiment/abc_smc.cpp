#include "experiment/abc_smc.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/survival.hpp"
#include "random/luck.hpp"
#include "stats/cholesky.hpp"
#include "stats/moments.hpp"

namespace stegvis::experiment {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double uniform(std::uint64_t seed, const char* purpose, std::uint32_t who, std::uint32_t draw) {
  const random::Key key{seed, 0, who, random::purpose_word(purpose), 0, 0};
  return random::first_uniform(key, draw);
}
double normal(std::uint64_t seed, const char* purpose, std::uint32_t who, std::uint32_t draw) {
  return base::normal_from_log_survival(base::log(uniform(seed, purpose, who, draw)));
}

/// A mixture of normal kernels around particles, one covariance for all.
class Kernel {
 public:
  Kernel(const Particles& around, std::size_t unknowns) : unknowns_{unknowns}, centres_{around.unknowns} {
    double sum = 0.0;
    for (const double w : around.weight) cumulative_.push_back(sum += w);
    weights_ = around.weight;
    lower_ = covariance(around);
    for (double& x : lower_) x *= 2.0;
    // Where particles lie on a plane, as when two of them are left, a little width keeps the kernel one.
    std::vector<double> wide = lower_;
    while (!stats::cholesky(lower_, unknowns_)) {
      for (std::size_t i = 0; i < unknowns_; ++i)
        wide[i * unknowns_ + i] += 1e-6 + 1e-3 * wide[i * unknowns_ + i];
      lower_ = wide;
    }
    for (std::size_t p = 0; p < around.size(); ++p)
      stats::solve_lower(lower_, std::span{centres_}.subspan(p * unknowns_, unknowns_));
    for (std::size_t i = 0; i < unknowns_; ++i) log_volume_ += base::log(lower_[i * unknowns_ + i]);
  }

  /// A proposal into `z`.
  void propose(std::uint64_t seed, std::uint32_t who, std::span<double> z) const {
    const double u = uniform(seed, "calibrate.parent", who, 0) * cumulative_.back();
    const auto parent = static_cast<std::size_t>(std::lower_bound(cumulative_.begin(), cumulative_.end(), u) -
                                                 cumulative_.begin());
    std::vector<double> scaled(unknowns_);
    for (std::size_t i = 0; i < unknowns_; ++i)
      scaled[i] = centres_[parent * unknowns_ + i] +
                  normal(seed, "calibrate.move", who, static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < unknowns_; ++i) {
      z[i] = 0.0;
      for (std::size_t k = 0; k <= i; ++k) z[i] += lower_[i * unknowns_ + k] * scaled[k];
    }
  }

  /// The prior's density for the kernel's, at z.
  double weight(std::span<const double> z) const {
    std::vector<double> scaled(z.begin(), z.end());
    stats::solve_lower(lower_, scaled);
    double squares = 0.0, density = 0.0;
    for (const double x : z) squares += x * x;
    for (std::size_t p = 0; p < weights_.size(); ++p) {
      double distance = 0.0;
      for (std::size_t i = 0; i < unknowns_; ++i) {
        const double off = scaled[i] - centres_[p * unknowns_ + i];
        distance += off * off;
      }
      density += weights_[p] * base::exp(-0.5 * distance);
    }
    return base::exp(-0.5 * squares + log_volume_) / density;
  }

 private:
  std::vector<double> covariance(const Particles& around) const {
    std::vector<double> mean(unknowns_, 0.0), result(unknowns_ * unknowns_, 0.0);
    for (std::size_t p = 0; p < around.size(); ++p)
      for (std::size_t i = 0; i < unknowns_; ++i)
        mean[i] += around.weight[p] * around.unknowns[p * unknowns_ + i];
    for (std::size_t p = 0; p < around.size(); ++p)
      for (std::size_t i = 0; i < unknowns_; ++i)
        for (std::size_t k = 0; k < unknowns_; ++k)
          result[i * unknowns_ + k] += around.weight[p] * (around.unknowns[p * unknowns_ + i] - mean[i]) *
                                       (around.unknowns[p * unknowns_ + k] - mean[k]);
    return result;
  }

  std::size_t unknowns_;
  std::vector<double> centres_;  ///< in units of the kernel
  std::vector<double> weights_, cumulative_, lower_;
  double log_volume_ = 0.0;
};

void normalise(std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& w : weights) w /= sum;
}

/// The rounds of one calibration.
class Rounds {
 public:
  Rounds(const AbcDesign& design, const Trials& trials) : design_{design}, trials_{trials} {}

  base::Problems first() {
    // Twice as many as are kept, from the prior.
    Particles drawn = proposals(2 * design_.particles, [&](std::uint32_t who, std::span<double> z) {
      for (std::size_t i = 0; i < z.size(); ++i)
        z[i] = normal(design_.seed, "calibrate.prior", who, static_cast<std::uint32_t>(i));
    });
    if (auto problems = simulate(drawn); !problems.empty()) return problems;
    measure_spread(drawn);
    measure_distance(drawn);
    drawn.weight.assign(drawn.size(), 1.0);
    all_ = std::move(drawn);
    keep_nearest();
    note(1.0);
    return {};
  }

  base::Problems next() {
    Particles now = all_;
    normalise(now.weight);
    const Kernel kernel{now, design_.unknowns};
    Particles drawn = proposals(design_.particles, [&](std::uint32_t who, std::span<double> z) {
      kernel.propose(design_.seed, who, z);
    });
    if (auto problems = simulate(drawn); !problems.empty()) return problems;
    measure_distance(drawn);
    const double tolerance = rounds_.back().tolerance;
    std::size_t within = 0;
    for (std::size_t p = 0; p < drawn.size(); ++p) {
      const bool is_within = drawn.distance[p] <= tolerance;
      within += is_within;
      drawn.weight[p] = is_within ? kernel.weight(at(drawn, p)) : 0.0;
    }
    append(drawn);
    keep_nearest();
    note(static_cast<double>(within) / static_cast<double>(drawn.size()));
    return {};
  }

  /// Nothing is left to gain, or too little is accepted.
  bool ended() const {
    const Round& last = rounds_.back();
    const bool met = last.tolerance <= 0.0 && all_.size() >= design_.particles;
    return met || last.accepted < design_.least_accepted || rounds_.size() > design_.most_rounds;
  }
  const Round& last() const { return rounds_.back(); }

  Posterior posterior(bool stopped) && {
    normalise(all_.weight);
    return {std::move(all_), std::move(spread_), std::move(rounds_), stopped};
  }

 private:
  std::span<const double> at(const Particles& particles, std::size_t p) const {
    return std::span{particles.unknowns}.subspan(p * design_.unknowns, design_.unknowns);
  }

  template <class F>
  Particles proposals(std::size_t count, F propose) {
    Particles drawn;
    drawn.unknowns.resize(count * design_.unknowns);
    drawn.weight.resize(count);
    for (std::size_t p = 0; p < count; ++p)
      propose(next_ + static_cast<std::uint32_t>(p),
              std::span{drawn.unknowns}.subspan(p * design_.unknowns, design_.unknowns));
    return drawn;
  }

  base::Problems simulate(Particles& drawn) {
    auto simulated = trials_(drawn.unknowns, next_);
    if (!simulated) return simulated.problems();
    const std::size_t targets = design_.observed.size();
    base::expects(simulated->size() == drawn.size() * targets, "a number for each observed one");
    for (std::size_t p = 0; p < drawn.size(); ++p)
      for (std::size_t k = 0; k < targets; ++k)
        if (const double sd = design_.observed[k].sd; sd > 0.0)
          (*simulated)[p * targets + k] +=
              sd * normal(design_.seed, "calibrate.observation", next_ + static_cast<std::uint32_t>(p),
                          static_cast<std::uint32_t>(k));
    drawn.simulated = std::move(*simulated);
    next_ += static_cast<std::uint32_t>(drawn.size());
    return {};
  }

  void measure_spread(const Particles& drawn) {
    const std::size_t targets = design_.observed.size();
    for (std::size_t k = 0; k < targets; ++k) {
      stats::Moments moments;
      for (std::size_t p = 0; p < drawn.size(); ++p)
        if (const double x = drawn.simulated[p * targets + k]; x == x) moments.add(x);
      spread_.push_back(moments.sd() > 0.0 ? moments.sd() : 1.0);
    }
  }

  void measure_distance(Particles& drawn) const {
    const std::size_t targets = design_.observed.size();
    drawn.distance.resize(drawn.size());
    for (std::size_t p = 0; p < drawn.size(); ++p) {
      double squares = 0.0;
      for (std::size_t k = 0; k < targets; ++k) {
        const double off = (drawn.simulated[p * targets + k] - design_.observed[k].value) / spread_[k];
        squares += off * off;
      }
      const double distance = std::sqrt(squares / static_cast<double>(targets));
      drawn.distance[p] = distance == distance ? distance : infinity;
    }
  }

  void append(const Particles& drawn) {
    const auto add = [](std::vector<double>& to, const std::vector<double>& from) {
      to.insert(to.end(), from.begin(), from.end());
    };
    add(all_.unknowns, drawn.unknowns);
    add(all_.simulated, drawn.simulated);
    add(all_.distance, drawn.distance);
    add(all_.weight, drawn.weight);
  }

  /// The largest distance that is kept, so that as many stay as are wanted. With ties (counts) none is chosen
  /// by its number: all that share it stay, or all go when at least half of what is wanted is nearer; else
  /// the tolerance could never fall.
  double next_tolerance() const {
    std::vector<double> sorted;
    for (std::size_t p = 0; p < all_.size(); ++p)
      if (all_.weight[p] > 0.0) sorted.push_back(all_.distance[p]);
    std::sort(sorted.begin(), sorted.end());
    const double last = sorted[std::min(sorted.size(), design_.particles) - 1];
    const auto nearer =
        static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), last) - sorted.begin());
    const bool tied = sorted.size() > design_.particles && sorted[design_.particles] <= last;
    return tied && 2 * nearer >= design_.particles ? sorted[nearer - 1] : last;
  }

  void keep_nearest() {
    tolerance_ = next_tolerance();
    Particles kept;
    const std::size_t targets = design_.observed.size();
    for (std::size_t p = 0; p < all_.size(); ++p) {
      if (!(all_.distance[p] <= tolerance_) || all_.weight[p] <= 0.0) continue;
      const auto z = at(all_, p);
      kept.unknowns.insert(kept.unknowns.end(), z.begin(), z.end());
      const auto y = std::span{all_.simulated}.subspan(p * targets, targets);
      kept.simulated.insert(kept.simulated.end(), y.begin(), y.end());
      kept.distance.push_back(all_.distance[p]);
      kept.weight.push_back(all_.weight[p]);
    }
    all_ = std::move(kept);
  }

  void note(double accepted) {
    Particles now{{}, {}, {}, all_.weight};
    normalise(now.weight);
    rounds_.push_back({tolerance_, accepted, now.effective(), next_});
  }

  const AbcDesign& design_;
  const Trials& trials_;
  Particles
      all_;  ///< weights not yet made to sum to 1: each is prior for proposal, comparable between rounds
  std::vector<double> spread_;
  std::vector<Round> rounds_;
  double tolerance_ = infinity;
  std::uint32_t next_ = 0;
};

}  // namespace

double Particles::effective() const {
  double squares = 0.0;
  for (const double w : weight) squares += w * w;
  return squares > 0.0 ? 1.0 / squares : 0.0;
}

base::Result<Posterior> abc_smc(const AbcDesign& design, const Trials& trials,
                                const std::function<bool(const Round&)>& stop) {
  base::expects(design.unknowns > 0 && !design.observed.empty(), "something unknown and something observed");
  base::expects(design.particles >= 10, "ten particles or more");
  Rounds rounds{design, trials};
  base::Problems problems = rounds.first();
  bool stopped = false;
  while (problems.empty() && !rounds.ended()) {
    stopped = stop && stop(rounds.last());
    if (stopped) break;
    problems = rounds.next();
  }
  if (!problems.empty()) return problems;
  return std::move(rounds).posterior(stopped);
}

std::vector<std::size_t> resampled(const Particles& particles, std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> chosen;
  const double offset = uniform(seed, "calibrate.resample", 0, 0);
  double cumulative = 0.0;
  for (std::size_t p = 0; p < particles.size(); ++p) {
    cumulative += particles.weight[p];
    while (chosen.size() < count &&
           (static_cast<double>(chosen.size()) + offset) / static_cast<double>(count) < cumulative)
      chosen.push_back(p);
  }
  while (chosen.size() < count) chosen.push_back(particles.size() - 1);
  for (std::size_t i = count; i > 1; --i) {
    const double u = uniform(seed, "calibrate.shuffle", static_cast<std::uint32_t>(i), 0);
    std::swap(chosen[i - 1], chosen[static_cast<std::size_t>(u * static_cast<double>(i))]);
  }
  return chosen;
}

}  // namespace stegvis::experiment
