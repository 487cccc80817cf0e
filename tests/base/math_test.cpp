#include "base/math.hpp"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <limits>
#include <random>

namespace {

namespace base = stegvis::base;
using Exact = boost::multiprecision::cpp_bin_float_50;

constexpr double infinity = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

double relative_error(double result, const Exact& exact) {
  if (exact == 0) return result == 0 ? 0.0 : infinity;
  return static_cast<double>(abs((Exact{result} - exact) / exact));
}

/// Numbers of either sign, evenly spread over the orders of magnitude between e^low and e^high.
class Magnitudes {
 public:
  Magnitudes(double low, double high) : exponent_{low, high} {}
  double operator()() {
    const double size = std::exp(exponent_(bits_));
    return bits_() % 2 == 0 ? size : -size;
  }

 private:
  std::mt19937_64 bits_{1};
  std::uniform_real_distribution<double> exponent_;
};

template <class Ours, class Theirs, class Arguments>
double largest_error(Ours ours, Theirs exact, Arguments argument, int count = 4000) {
  double largest = 0;
  for (int i = 0; i < count; ++i) {
    const double x = argument();
    largest = std::max(largest, relative_error(ours(x), exact(Exact{x})));
  }
  return largest;
}

TEST(Math, log_is_right_over_all_magnitudes_and_beside_one) {
  const auto ours = [](double x) { return base::log(x); };
  const auto exact = [](const Exact& x) { return Exact{log(x)}; };
  EXPECT_LT(largest_error(ours, exact, [any = Magnitudes{-744, 709}]() mutable { return std::abs(any()); }),
            3e-16);
  EXPECT_LT(largest_error(ours, exact, [any = Magnitudes{-36, -1}]() mutable { return 1.0 + any(); }), 3e-16);
}

TEST(Math, exp_is_right_over_its_whole_range) {
  const auto ours = [](double x) { return base::exp(x); };
  const auto exact = [](const Exact& x) { return Exact{exp(x)}; };
  EXPECT_LT(largest_error(ours, exact, Magnitudes{-40, std::log(708.3)}), 3e-16);
  EXPECT_LT(largest_error(ours, exact, Magnitudes{std::log(600.0), std::log(708.3)}), 3e-16);
}

TEST(Math, log1p_and_expm1_keep_their_digits_for_small_arguments) {
  const auto log1p = [](const Exact& x) { return Exact{boost::multiprecision::log1p(x)}; };
  const auto expm1 = [](const Exact& x) { return Exact{boost::multiprecision::expm1(x)}; };
  EXPECT_LT(largest_error([](double x) { return base::log1p(x); }, log1p, Magnitudes{-40, -0.01}), 5e-16);
  EXPECT_LT(largest_error([](double x) { return base::expm1(x); }, expm1, Magnitudes{-40, 3}), 5e-16);
}

TEST(Math, pow_is_right_even_where_the_exponent_magnifies_the_logarithm) {
  Magnitudes any_base{-300, 300}, beside_one{-36.5, -1}, any_power{-5, 0.8};
  std::mt19937_64 bits{2};
  std::uniform_real_distribution<double> exponent{-700, 700};
  double largest = 0;
  for (int i = 0; i < 4000; ++i) {
    const double x = i % 2 == 0 ? std::abs(any_base()) : 1.0 + beside_one();
    const double y = i % 2 == 0 ? any_power() : exponent(bits) / std::log(x);
    largest = std::max(largest, relative_error(base::pow(x, y), pow(Exact{x}, Exact{y})));
  }
  EXPECT_LT(largest, 2e-15);
}

TEST(Math, sine_and_cosine_of_turns_are_right_and_exactly_periodic) {
  const Exact two_pi = 2 * boost::math::constants::pi<Exact>();
  const auto argument = [any = Magnitudes{-10, 0.5}]() mutable { return any(); };
  EXPECT_LT(largest_error([](double x) { return base::sin_turns(x); },
                          [&](const Exact& x) { return Exact{sin(two_pi * x)}; }, argument),
            5e-16);
  EXPECT_LT(largest_error([](double x) { return base::cos_turns(x); },
                          [&](const Exact& x) { return Exact{cos(two_pi * x)}; }, argument),
            5e-16);
  EXPECT_EQ(base::sin_turns(0.5), 0.0);
  EXPECT_EQ(base::cos_turns(0.25), 0.0);
  EXPECT_EQ(base::cos_turns(0.5), -1.0);
  EXPECT_EQ(base::sin_turns(1024.125), base::sin_turns(0.125));
  EXPECT_EQ(base::sin_turns(-0.125), -base::sin_turns(0.125));
  EXPECT_TRUE(std::isnan(base::sin_turns(infinity)));
  EXPECT_TRUE(std::isnan(base::cos_turns(-infinity)));
}

TEST(Math, the_ends_of_the_number_line_are_what_ieee_says) {
  EXPECT_EQ(base::log(0.0), -infinity);
  EXPECT_EQ(base::log(-0.0), -infinity);
  EXPECT_EQ(base::log(1.0), 0.0);
  EXPECT_EQ(base::log(infinity), infinity);
  EXPECT_TRUE(std::isnan(base::log(-1.0)));
  EXPECT_TRUE(std::isnan(base::log(nan)));
  EXPECT_EQ(base::exp(0.0), 1.0);
  EXPECT_EQ(base::exp(infinity), infinity);
  EXPECT_EQ(base::exp(-infinity), 0.0);
  EXPECT_EQ(base::exp(709.79), infinity);
  EXPECT_LT(base::exp(709.78), infinity);
  EXPECT_EQ(base::exp(-745.14), 0.0);
  EXPECT_EQ(base::exp(-745.13), std::numeric_limits<double>::denorm_min());
  EXPECT_TRUE(std::isnan(base::exp(nan)));
  EXPECT_EQ(base::log1p(-1.0), -infinity);
  EXPECT_EQ(base::log1p(infinity), infinity);
  EXPECT_TRUE(std::isnan(base::log1p(-1.5)));
  EXPECT_EQ(base::expm1(-infinity), -1.0);
  EXPECT_EQ(base::expm1(infinity), infinity);
  EXPECT_TRUE(std::isnan(base::expm1(nan)));
}

TEST(Math, subnormal_numbers_are_taken_and_given) {
  for (const double x : {5e-324, 1e-315, 2.2e-308}) {
    EXPECT_LT(relative_error(base::log(x), log(Exact{x})), 3e-16) << x;
    EXPECT_LT(relative_error(base::pow(x, 0.25), pow(Exact{x}, Exact{0.25})), 3e-16) << x;
  }
  EXPECT_EQ(base::exp(-720.0), static_cast<double>(Exact{exp(Exact{-720})}));
  EXPECT_EQ(base::pow(2.0, -1074.0), 5e-324);
  EXPECT_EQ(base::pow(2.0, 1023.0), 0x1p1023);
}

TEST(Math, pow_follows_ieee_754_at_zeros_and_infinities) {
  for (const double x : {0.0, 0.5, 1.0, 2.0, infinity, nan}) {
    for (const double y : {0.0, 1.0, -1.0, 2.5, -2.5, 1e300, -1e300, infinity, -infinity, nan}) {
      const double ours = base::pow(x, y), theirs = std::pow(x, y);
      EXPECT_TRUE(ours == theirs || (std::isnan(ours) && std::isnan(theirs)))
          << x << "^" << y << " = " << ours;
    }
  }
  EXPECT_TRUE(std::isnan(base::pow(-1.0, 2.0)));
}

// The tables are written by make_math_tables.py; here each row is checked against what it claims to be.
TEST(Math, every_row_of_the_tables_is_what_it_claims) {
  for (int i = 0; i < 128; ++i) {
    const auto& log_step = base::tables::log_steps[i];
    const Exact log_error = Exact{log_step.log_high} + Exact{log_step.log_low} + log(Exact{log_step.inverse});
    EXPECT_LT(abs(log_error), Exact{1e-29}) << "log row " << i;
    const auto& exp_step = base::tables::exp_steps[i];
    const auto bits = exp_step.bits + (static_cast<std::uint64_t>(i) << 45);
    const Exact power = Exact{std::bit_cast<double>(bits)} * (1 + Exact{exp_step.tail});
    EXPECT_LT(abs(power - exp(log(Exact{2}) * i / 128)), Exact{1e-31}) << "exp row " << i;
  }
}

}  // namespace
