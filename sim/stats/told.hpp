#pragma once

#include <cmath>

#include "stats/student.hpp"

namespace stegvis::stats {

/// A number with its standard error and its 95 % interval.
struct Told {
  double value = 0.0;
  double standard_error = 0.0;
  double low = 0.0, high = 0.0;
};

/// Student's interval for a value with this variance, known from `degrees` degrees of freedom.
inline Told told(double value, double variance, std::size_t degrees) {
  const double error = std::sqrt(variance), reach = student_95(degrees) * error;
  return {value, error, value - reach, value + reach};
}

/// The mean product of two different ones of n numbers with this sum and sum of squares: the square of what
/// they share, without what their noise adds. Of a single number, its square.
inline double mean_product(double n, double sum, double squares) {
  return n > 1.0 ? (sum * sum - squares) / (n * (n - 1.0)) : sum * sum;
}

}  // namespace stegvis::stats
