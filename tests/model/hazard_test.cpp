#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "model/hazard.hpp"

namespace {

using namespace stegvis::model;
using stegvis::base::Date;
using stegvis::base::Span;
using stegvis::base::TimeUnit;

constexpr double never = std::numeric_limits<double>::infinity();
constexpr Date start = std::chrono::year{2026} / 1 / 1;

Law law_of(Family family) {
  Law law;
  law.family = family;
  return law;
}
Span days(double count) { return {count, TimeUnit::day}; }
Law shaped(Family family, double shape, double scale) {
  Law law = law_of(family);
  law.shape = shape;
  law.scale = days(scale);
  return law;
}

/// A family with the hazard h(t) its textbook gives, written here independently of the program.
struct Known {
  std::string name;
  Law law;
  std::function<double(double)> hazard;
};

template <class Distribution>
std::function<double(double)> density_over_survival(Distribution distribution) {
  return [=](double t) {
    return boost::math::pdf(distribution, t) / boost::math::cdf(boost::math::complement(distribution, t));
  };
}

std::vector<Known> known_hazards() {
  std::vector<Known> all;
  Law law = law_of(Family::exponential);
  law.rate = 0.03;
  all.push_back({"exponential", law, [](double) { return 0.03; }});
  for (const double k : {0.7, 1.0, 1.3, 2.5})
    all.push_back({"weibull", shaped(Family::weibull, k, 40),
                   [k](double t) { return k / 40 * std::pow(t / 40, k - 1); }});
  for (const double growth : {0.01, -0.02, 0.0}) {
    law = law_of(Family::gompertz);
    law.rate = 0.02;
    law.growth = growth;
    all.push_back({"gompertz", law, [growth](double t) { return 0.02 * std::exp(growth * t); }});
  }
  for (const double k : {0.8, 2.0})
    all.push_back({"log_logistic", shaped(Family::log_logistic, k, 30),
                   [k](double t) { return k / 30 * std::pow(t / 30, k - 1) / (1 + std::pow(t / 30, k)); }});
  law = law_of(Family::lognormal);
  law.median = days(25);
  law.sigma = 0.8;
  all.push_back(
      {"lognormal", law, density_over_survival(boost::math::lognormal_distribution<>{std::log(25.0), 0.8})});
  for (const double k : {0.6, 2.0, 7.5})
    all.push_back({"gamma", shaped(Family::gamma, k, 12),
                   density_over_survival(boost::math::gamma_distribution<>{k, 12.0})});
  return all;
}

TEST(Hazard, cumulates_what_its_textbook_hazard_integrates_to) {
  boost::math::quadrature::tanh_sinh<double> integrator;
  for (const auto& known : known_hazards()) {
    const Hazard hazard = hazard_of(known.law);
    for (const double t : {0.5, 3.0, 20.0, 60.0, 150.0})
      EXPECT_NEAR(hazard.cumulative(t) / integrator.integrate(known.hazard, 0.0, t), 1.0, 1e-8)
          << known.name << " " << t;
  }
}

TEST(Hazard, the_age_at_a_cumulative_hazard_leads_back_to_it) {
  for (const auto& known : known_hazards()) {
    const Hazard hazard = hazard_of(known.law);
    for (const double h : {1e-9, 1e-4, 0.05, 0.7, 1.0, 3.0, 12.0, 40.0}) {
      const double age = hazard.age_at(h);
      if (age == never) continue;
      EXPECT_NEAR(hazard.cumulative(age) / h, 1.0, 1e-11) << known.name << " " << h;
    }
    for (const double age : {0.01, 1.0, 17.0, 90.0, 400.0})
      EXPECT_NEAR(hazard.age_at(hazard.cumulative(age)) / age, 1.0, 1e-10) << known.name << " " << age;
  }
}

TEST(Hazard, begins_at_nothing) {
  for (const auto& known : known_hazards()) {
    const Hazard hazard = hazard_of(known.law);
    EXPECT_EQ(hazard.cumulative(0.0), 0.0) << known.name;
    EXPECT_EQ(hazard.age_at(0.0), 0.0) << known.name;
  }
}

TEST(Hazard, without_enough_of_it_the_time_never_comes) {
  Law law = law_of(Family::exponential);
  law.rate = 0.0;
  EXPECT_EQ(hazard_of(law).age_at(0.1), never);
  law = law_of(Family::gompertz);
  law.rate = 0.02;
  law.growth = -0.01;  // H never passes 0.02 / 0.01
  EXPECT_LT(hazard_of(law).age_at(1.999), never);
  EXPECT_EQ(hazard_of(law).age_at(2.0), never);
  law.rate = 0.0;
  EXPECT_EQ(hazard_of(law).age_at(0.1), never);
}

Law pieces(std::vector<double> from, std::vector<double> rates) {
  Law law = law_of(Family::piecewise);
  for (const double at : from) law.from.push_back(days(at));
  law.rates = std::move(rates);
  return law;
}

TEST(Hazard, in_pieces_adds_up_piece_by_piece) {
  const Hazard hazard = hazard_of(pieces({0, 13, 26}, {0.02, 0.06, 0.015}));
  EXPECT_DOUBLE_EQ(hazard.cumulative(13), 0.26);
  EXPECT_DOUBLE_EQ(hazard.cumulative(26), 0.26 + 0.78);
  EXPECT_DOUBLE_EQ(hazard.cumulative(52), 0.26 + 0.78 + 0.39);
  for (const double h : {0.1, 0.26, 0.5, 1.04, 2.0})
    EXPECT_NEAR(hazard.cumulative(hazard.age_at(h)), h, 1e-14);
}

TEST(Hazard, in_pieces_rests_where_it_is_zero) {
  const Hazard hazard = hazard_of(pieces({0, 5, 10}, {0.1, 0.0, 0.2}));
  EXPECT_EQ(hazard.cumulative(5), hazard.cumulative(10));
  EXPECT_DOUBLE_EQ(hazard.age_at(0.25), 2.5);
  EXPECT_DOUBLE_EQ(hazard.age_at(0.5), 5.0);  // reached just as it rests
  EXPECT_DOUBLE_EQ(hazard.age_at(0.7), 11.0);
  EXPECT_EQ(hazard_of(pieces({0, 5}, {0.1, 0.0})).age_at(0.6), never);
  EXPECT_DOUBLE_EQ(hazard_of(pieces({0, 5}, {0.0, 0.1})).age_at(0.1), 6.0);
}

TEST(Hazard, a_mean_and_a_spread_say_the_same_as_the_usual_parameters) {
  Law lognormal = law_of(Family::lognormal);
  lognormal.mean = days(20);
  lognormal.cv = 1.0;
  const double sigma = std::sqrt(std::log(2.0));
  const boost::math::lognormal_distribution<> known{std::log(20.0) - sigma * sigma / 2, sigma};
  Law gamma = law_of(Family::gamma);
  gamma.mean = days(20);
  gamma.cv = 0.5;
  const boost::math::gamma_distribution<> same{4.0, 5.0};
  for (const double t : {2.0, 15.0, 70.0}) {
    EXPECT_NEAR(hazard_of(lognormal).cumulative(t), -std::log(cdf(complement(known, t))), 1e-12);
    EXPECT_NEAR(hazard_of(gamma).cumulative(t), -std::log(cdf(complement(same, t))), 1e-11);
  }
  Law mean = law_of(Family::exponential);
  mean.mean = days(40);
  EXPECT_DOUBLE_EQ(hazard_of(mean).cumulative(10), 0.25);
}

TEST(Duration, of_a_family_with_a_hazard_survives_with_the_keyed_share) {
  for (const auto& known : known_hazards()) {
    const Duration duration = duration_of(known.law);
    for (const double u : {0.999999, 0.8, 0.5, 0.05, 1e-6}) {
      const double time = duration.draw(u, 0.0, start, 0.0);
      if (time == never) continue;
      EXPECT_NEAR(std::exp(-hazard_of(known.law).cumulative(time)) / u, 1.0, 1e-10) << known.name << " " << u;
    }
  }
}

TEST(Duration, given_that_time_has_passed_survives_with_the_share_from_there) {
  for (const auto& known : known_hazards()) {
    const Duration duration = duration_of(known.law);
    const Hazard hazard = hazard_of(known.law);
    for (const double elapsed : {0.5, 10.0, 80.0})
      for (const double u : {0.99, 0.6, 0.1}) {
        const double total = duration.draw(u, elapsed, start, -elapsed);
        EXPECT_GE(total, elapsed) << known.name;
        if (total == never) continue;
        EXPECT_NEAR(std::exp(hazard.cumulative(elapsed) - hazard.cumulative(total)) / u, 1.0, 1e-9)
            << known.name;
      }
  }
}

TEST(Duration, that_is_uniform_goes_from_high_to_low_as_the_share_falls) {
  Law law = law_of(Family::uniform);
  law.low = days(10);
  law.high = days(30);
  const Duration duration = duration_of(law);
  EXPECT_DOUBLE_EQ(duration.draw(0.25, 0.0, start, 0.0), 25.0);
  EXPECT_DOUBLE_EQ(duration.draw(0.75, 0.0, start, 0.0), 15.0);
  EXPECT_DOUBLE_EQ(duration.draw(0.75, 5.0, start, -5.0), 15.0);  // before the earliest end: nothing known
  EXPECT_DOUBLE_EQ(duration.draw(0.75, 20.0, start, -20.0), 22.5);
}

TEST(Duration, that_is_pert_has_boosts_quantiles) {
  Law law = law_of(Family::pert);
  law.low = days(10);
  law.mode = days(16);
  law.high = days(40);
  const Duration duration = duration_of(law);
  const boost::math::beta_distribution<> known{1 + 4 * 6.0 / 30, 1 + 4 * 24.0 / 30};
  const auto survival = [&](double t) { return cdf(complement(known, (t - 10) / 30)); };
  for (const double u : {0.999, 0.7, 0.5, 0.2, 0.001}) {
    EXPECT_NEAR(duration.draw(u, 0.0, start, 0.0), 10 + 30 * quantile(complement(known, u)), 1e-9) << u;
    const double total = duration.draw(u, 20.0, start, -20.0);
    EXPECT_GE(total, 20.0);
    EXPECT_NEAR(survival(total) / survival(20.0), u, 1e-11) << u;
  }
}

TEST(Duration, that_is_fixed_counts_months_by_the_calendar_from_the_entry) {
  Law law = law_of(Family::fixed);
  law.value = Span{1, TimeUnit::month};
  const Duration month = duration_of(law);
  EXPECT_EQ(month.draw(0.5, 0.0, start, 0.0), 31.0);    // January
  EXPECT_EQ(month.draw(0.5, 0.0, start, 30.0), 28.0);   // 31 January to the last of February
  EXPECT_EQ(month.draw(0.5, 0.0, start, 31.25), 28.0);  // February
  EXPECT_EQ(month.draw(0.1, 5.0, start, -5.0), 31.0);   // from 27 December
  law.value = days(9.5);
  EXPECT_EQ(duration_of(law).draw(0.5, 0.0, start, 3.0), 9.5);
}

TEST(Duration, that_is_geometric_ends_whole_periods_with_the_probability) {
  Law law = law_of(Family::geometric);
  law.period = days(7);
  law.probability = 0.04;
  const Duration duration = duration_of(law);
  for (int k = 1; k < 60; ++k) {
    const double still_in = std::pow(0.96, k);
    EXPECT_EQ(duration.draw(still_in * (1 + 1e-9), 0.0, start, 0.0), 7.0 * k) << k;
    EXPECT_EQ(duration.draw(still_in * (1 - 1e-9), 0.0, start, 0.0), 7.0 * (k + 1)) << k;
  }
  EXPECT_EQ(duration.draw(0.97, 15.0, start, -15.0), 21.0);  // the week that was under way
  EXPECT_EQ(duration.draw(0.97, 14.0, start, -14.0), 21.0);  // two weeks survived
  law.probability = 1.0;
  EXPECT_EQ(duration_of(law).draw(0.3, 0.0, start, 0.0), 7.0);
  law.probability = 0.0;
  EXPECT_EQ(duration_of(law).draw(0.3, 0.0, start, 0.0), never);
}

TEST(Duration, as_a_number_may_be_normal) {
  Law law = law_of(Family::normal);
  law.centre = 10;
  law.sigma = 2;
  const boost::math::normal_distribution<> known{10, 2};
  for (const double u : {0.99, 0.5, 0.001})
    EXPECT_NEAR(duration_of(law).draw(u, 0.0, start, 0.0), quantile(complement(known, u)), 1e-10);
}

TEST(Duration, drawn_for_many_is_to_the_bit_what_each_draws) {
  std::vector<Law> laws;
  for (const auto& known : known_hazards()) laws.push_back(known.law);
  Law uniform = law_of(Family::uniform);
  uniform.low = days(10);
  uniform.high = days(30);
  Law month = law_of(Family::fixed);
  month.value = Span{1, TimeUnit::month};
  laws.insert(laws.end(), {uniform, month, law_of(Family::none)});
  std::vector<double> u;
  for (int i = 1; i < 20; ++i) u.push_back(i / 20.0);
  u.insert(u.end(), {0x1p-53, 1.0 - 0x1p-53});
  for (const Law& law : laws) {
    const Duration duration = duration_of(law);
    std::vector<double> drawn(u.size()), in_place = u;
    duration.draw_each(u, start, drawn);
    duration.draw_each(in_place, start, in_place);
    for (std::size_t i = 0; i < u.size(); ++i) {
      EXPECT_EQ(drawn[i], duration.draw(u[i], 0.0, start, 0.0))
          << static_cast<int>(law.family) << " " << u[i];
      EXPECT_EQ(in_place[i], drawn[i]);
    }
  }
}

TEST(Duration, not_said_never_ends) { EXPECT_EQ(Duration{}.draw(0.5, 0.0, start, 0.0), never); }

TEST(Duration, knows_the_longest_it_can_be) {
  Law law = law_of(Family::fixed);
  law.value = Span{1, TimeUnit::month};
  EXPECT_EQ(duration_of(law).longest(start, -31.0), 31.0);
  law = law_of(Family::uniform);
  law.low = days(1);
  law.high = days(9);
  EXPECT_EQ(duration_of(law).longest(start, -3.0), 9.0);
  EXPECT_EQ(duration_of(shaped(Family::weibull, 2, 3)).longest(start, -3.0), never);
}

}  // namespace
