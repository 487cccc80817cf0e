#include "model/hazard.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/beta.hpp"
#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/math_of_each.hpp"
#include "base/survival.hpp"

namespace stegvis::model {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

const Hazard::Piece& piece_holding(const std::vector<Hazard::Piece>& pieces, double Hazard::Piece::* coordinate,
                                   double x) {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), x,
                                      [&](double value, const auto& piece) { return value < piece.*coordinate; });
  return after == pieces.begin() ? pieces.front() : *(after - 1);
}

double piecewise_age(const std::vector<Hazard::Piece>& pieces, double h) {
  if (h <= 0.0) return 0.0;
  // The first piece that reaches h: pieces without hazard share their cumulative value with the next one.
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool last = i + 1 == pieces.size();
    if (!last && pieces[i + 1].hazard < h) continue;
    return pieces[i].rate > 0.0 ? pieces[i].from + (h - pieces[i].hazard) / pieces[i].rate : never;
  }
  return never;
}

double span_days(const std::optional<base::Span>& span) { return span ? span->days() : 0.0; }

/// Median and sigma of log T as said, or from mean m and cv c: sigma^2 = log(1 + c^2), median = m / sqrt(1 + c^2).
void set_lognormal(Hazard& hazard, const Law& law) {
  if (law.mean) {
    const double squared = *law.cv * *law.cv;
    hazard.a = law.mean->days() / std::sqrt(1.0 + squared);
    hazard.b = std::sqrt(base::log1p(squared));
  } else {
    hazard.a = law.median->days();
    hazard.b = *law.sigma;
  }
}

/// Shape and 1/scale, or from mean m and cv c: shape = 1/c^2, scale = m c^2.
void set_gamma(Hazard& hazard, const Law& law) {
  if (law.mean) {
    const double squared = *law.cv * *law.cv;
    hazard.a = 1.0 / squared;
    hazard.b = 1.0 / (law.mean->days() * squared);
  } else {
    hazard.a = *law.shape;
    hazard.b = 1.0 / law.scale->days();
  }
}

void set_pieces(Hazard& hazard, const Law& law) {
  double cumulative = 0.0;
  for (std::size_t i = 0; i < law.from.size(); ++i) {
    if (i > 0) cumulative += law.rates[i - 1] * (law.from[i].days() - law.from[i - 1].days());
    hazard.pieces.push_back({law.from[i].days(), law.rates[i], cumulative});
  }
}

/// PERT: a beta distribution on [low, high] with alpha = 1 + 4 (mode-low)/(high-low), beta = 1 + 4 (high-mode)/(high-low)
/// (Malcolm et al. 1959).
double draw_pert(const Duration& law, double u, double elapsed) {
  const double width = law.high - law.low;
  if (width <= 0.0) return law.low;
  const double alpha = 1.0 + 4.0 * (law.mode - law.low) / width;
  const double beta = 1.0 + 4.0 * (law.high - law.mode) / width;
  const double passed = std::clamp((elapsed - law.low) / width, 0.0, 1.0);
  const double left = base::beta_survival(alpha, beta, passed);
  return law.low + width * base::beta_from_survival(alpha, beta, u * left);
}

}  // namespace

double Hazard::cumulative(double age) const {
  switch (family) {
    case Family::exponential: return a * age;
    case Family::weibull: return base::pow(age * a, b);
    case Family::gompertz: return b == 0.0 ? a * age : a / b * base::expm1(b * age);
    case Family::log_logistic: return base::log1p(base::pow(age * a, b));
    case Family::lognormal: return age > 0.0 ? -base::normal_log_survival(base::log(age / a) / b) : 0.0;
    case Family::gamma: return age > 0.0 ? -base::gamma_log_survival(a, age * b) : 0.0;
    case Family::piecewise: {
      const Piece& piece = piece_holding(pieces, &Piece::from, age);
      return piece.hazard + piece.rate * (age - piece.from);
    }
    default: break;
  }
  base::expects(false, "a family with a hazard");
  return 0.0;
}

double Hazard::age_of_others(double h) const {
  switch (family) {
    case Family::exponential: return a > 0.0 ? h / a : never;
    case Family::weibull: return base::pow(h, inverse_b) / a;
    case Family::gompertz:
      if (a <= 0.0) return never;
      if (b == 0.0) return h / a;
      return h * b / a > -1.0 ? base::log1p(h * b / a) / b : never;
    case Family::log_logistic: return base::pow(base::expm1(h), inverse_b) / a;
    case Family::lognormal: return h > 0.0 ? a * base::exp(b * base::normal_from_log_survival(-h)) : 0.0;
    case Family::gamma: return h > 0.0 ? base::gamma_from_log_survival(a, -h) / b : 0.0;
    case Family::piecewise: return piecewise_age(pieces, h);
    default: break;
  }
  base::expects(false, "a family with a hazard");
  return never;
}

void Hazard::ages_at(std::span<const double> h, std::span<double> ages) const {
  if (family == Family::weibull) {
    base::pow_of_each(h, inverse_b, ages);
    for (double& age : ages) age /= a;
  } else if (family == Family::exponential && a > 0.0) {
    for (std::size_t i = 0; i < h.size(); ++i) ages[i] = h[i] / a;
  } else {
    for (std::size_t i = 0; i < h.size(); ++i) ages[i] = age_at(h[i]);
  }
}

double Duration::draw(double u, double elapsed, base::Date start, double entered) const {
  switch (family) {
    case Family::none: return never;
    case Family::fixed: return base::calendar_after(start, entered, value) - entered;
    case Family::uniform: {
      const double least = std::max(low, elapsed);
      return least < high ? high - u * (high - least) : std::max(high, elapsed);
    }
    case Family::pert: return std::max(elapsed, draw_pert(*this, u, elapsed));
    case Family::geometric: {
      if (!(probability > 0.0)) return never;
      const double passed = std::floor(elapsed / period);
      return period * (passed + std::max(1.0, std::ceil(base::log(u) / base::log1p(-probability))));
    }
    case Family::normal: return low + high * base::normal_from_log_survival(base::log(u));
    default: return hazard.age_at((elapsed > 0.0 ? hazard.cumulative(elapsed) : 0.0) - base::log(u));
  }
}

void Duration::draw_each(std::span<const double> u, base::Date start, std::span<double> drawn) const {
  if (family == Family::none || hazard.family == Family::none) {
    for (std::size_t i = 0; i < u.size(); ++i) drawn[i] = draw(u[i], 0.0, start, 0.0);
    return;
  }
  base::log_of_each(u, drawn);
  for (double& h : drawn) h = 0.0 - h;
  hazard.ages_at(drawn, drawn);
}

double Duration::longest(base::Date start, double entered) const {
  switch (family) {
    case Family::fixed: return base::calendar_after(start, entered, value) - entered;
    case Family::uniform:
    case Family::pert: return high;
    case Family::geometric: return probability >= 1.0 ? period : never;
    default: return never;
  }
}

Hazard hazard_of(const Law& law) {
  Hazard hazard;
  hazard.family = law.family;
  switch (law.family) {
    case Family::exponential: hazard.a = law.rate ? *law.rate : 1.0 / law.mean->days(); break;
    case Family::weibull:
    case Family::log_logistic:
      hazard.a = 1.0 / law.scale->days();
      hazard.b = *law.shape;
      hazard.inverse_b = 1.0 / *law.shape;
      break;
    case Family::gompertz:
      hazard.a = *law.rate;
      hazard.b = *law.growth;
      break;
    case Family::lognormal: set_lognormal(hazard, law); break;
    case Family::gamma: set_gamma(hazard, law); break;
    case Family::piecewise: set_pieces(hazard, law); break;
    default: base::expects(false, "a family with a hazard");
  }
  return hazard;
}

Duration duration_of(const Law& law) {
  Duration duration;
  duration.family = law.family;
  switch (law.family) {
    case Family::none: break;
    case Family::fixed: duration.value = *law.value; break;
    case Family::uniform:
    case Family::pert:
      duration.low = span_days(law.low);
      duration.mode = span_days(law.mode);
      duration.high = span_days(law.high);
      break;
    case Family::geometric:
      duration.period = span_days(law.period);
      duration.probability = *law.probability;
      break;
    case Family::normal:
      duration.low = *law.centre;
      duration.high = *law.sigma;
      break;
    default: duration.hazard = hazard_of(law);
  }
  return duration;
}

}  // namespace stegvis::model
