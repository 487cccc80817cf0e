#include "stats/sobol_indices.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/expects.hpp"

namespace stegvis::stats {
namespace {

constexpr std::size_t blocks = 16;

/// Outputs by row, point and replication.
struct Outputs {
  std::span<const double> numbers;
  std::size_t inputs, replications;
  double centre;  ///< taken from every number: variances of numbers far from zero would lose their digits

  std::size_t rows() const { return numbers.size() / (replications * (inputs + 2)); }
  const double* at(std::size_t row, std::size_t point) const {
    return numbers.data() + (row * (inputs + 2) + point) * replications;
  }
};

/// The replications that are looked at: all but a group of them.
struct Kept {
  std::size_t all, skip_from, skip_to;

  double count() const { return static_cast<double>(all - (skip_to - skip_from)); }
  template <class F>
  void each(F tell) const {
    for (std::size_t r = 0; r < skip_from; ++r) tell(r);
    for (std::size_t r = skip_to; r < all; ++r) tell(r);
  }
};

/// What is summed of the outputs at pairs of points.
struct PairSums {
  double rows = 0.0;
  double half_difference = 0.0;  ///< of (x - y)^2 / 2
  double square = 0.0;           ///< of (x^2 + y^2) / 2
  std::vector<double> middle{};  ///< of (x + y) / 2, by replication

  void add(const double* x, const double* y, double centre, const Kept& kept) {
    double d1 = 0, d2 = 0, x1 = 0, x2 = 0, y1 = 0, y2 = 0;
    kept.each([&](std::size_t r) {
      const double u = x[r] - centre, v = y[r] - centre, d = u - v;
      d1 += d, d2 += d * d;
      x1 += u, x2 += u * u;
      y1 += v, y2 += v * v;
      middle[r] += (u + v) / 2;
    });
    const double n = kept.count();
    rows += 1.0;
    half_difference += mean_product(n, d1, d2) / 2;
    square += (mean_product(n, x1, x2) + mean_product(n, y1, y2)) / 2;
  }
  void add(const PairSums& other, double sign) {
    rows += sign * other.rows;
    half_difference += sign * other.half_difference;
    square += sign * other.square;
    for (std::size_t r = 0; r < middle.size(); ++r) middle[r] += sign * other.middle[r];
  }
  double variance(const Kept& kept) const {
    double sum = 0, squares = 0;
    kept.each([&](std::size_t r) {
      const double mean = middle[r] / rows;
      sum += mean, squares += mean * mean;
    });
    return square / rows - mean_product(kept.count(), sum, squares);
  }
};

/// What is summed over rows for all indices.
struct Sums {
  PairSums plain;                 ///< (a, b): for the variance
  std::vector<PairSums> stepped;  ///< (a, ab_i)
  std::vector<double> together;   ///< of b (ab_i - a)

  Sums(std::size_t inputs, std::size_t replications)
      : plain{.middle = std::vector<double>(replications)}, stepped(inputs, plain), together(inputs) {}

  void add(const Outputs& y, std::size_t row, const Kept& kept) {
    const double *a = y.at(row, 0), *b = y.at(row, 1);
    plain.add(a, b, y.centre, kept);
    for (std::size_t i = 0; i < y.inputs; ++i) {
      const double* step = y.at(row, 2 + i);
      stepped[i].add(a, step, y.centre, kept);
      double b1 = 0, d1 = 0, bd = 0;
      kept.each([&](std::size_t r) {
        const double u = b[r] - y.centre, d = step[r] - a[r];
        b1 += u, d1 += d, bd += u * d;
      });
      const double n = kept.count();
      together[i] += n > 1.0 ? (b1 * d1 - bd) / (n * (n - 1.0)) : b1 * d1;
    }
  }
  void add(const Sums& other, double sign) {
    plain.add(other.plain, sign);
    for (std::size_t i = 0; i < stepped.size(); ++i) {
      stepped[i].add(other.stepped[i], sign);
      together[i] += sign * other.together[i];
    }
  }
};

Sums sums(const Outputs& y, const Kept& kept, std::size_t from, std::size_t to) {
  Sums all{y.inputs, y.replications};
  for (std::size_t row = from; row < to; ++row) all.add(y, row, kept);
  return all;
}

double share(double part, double variance) {
  return variance > 0.0 ? part / variance : std::numeric_limits<double>::quiet_NaN();
}

/// First-order indices, then total ones.
std::vector<double> shares(const Sums& all, const Kept& kept) {
  std::vector<double> result;
  const double variance = all.plain.variance(kept);
  for (const double together : all.together) result.push_back(share(together / all.plain.rows, variance));
  for (const PairSums& pair : all.stepped)
    result.push_back(share(pair.half_difference / pair.rows, pair.variance(kept)));
  return result;
}

/// Adds the jackknife variance of each share to `variance`.
void add_jackknife(const std::vector<std::vector<double>>& without, std::vector<double>& variance) {
  const auto n = static_cast<double>(without.size());
  for (std::size_t p = 0; p < variance.size(); ++p) {
    double mean = 0, spread = 0;
    for (const auto& one : without) mean += one[p] / n;
    for (const auto& one : without) spread += (one[p] - mean) * (one[p] - mean);
    variance[p] += spread * (n - 1) / n;
  }
}

std::vector<std::vector<double>> without_blocks(const std::vector<Sums>& by_block, const Sums& all,
                                                const Kept& kept) {
  std::vector<std::vector<double>> result;
  for (const Sums& block : by_block) {
    Sums rest = all;
    rest.add(block, -1.0);
    result.push_back(shares(rest, kept));
  }
  return result;
}

std::vector<std::vector<double>> without_replications(const Outputs& y) {
  const std::size_t groups = std::min<std::size_t>(y.replications, 16);
  std::vector<std::vector<double>> result;
  for (std::size_t g = 0; g < groups; ++g) {
    const Kept kept{y.replications, g * y.replications / groups, (g + 1) * y.replications / groups};
    result.push_back(shares(sums(y, kept, 0, y.rows()), kept));
  }
  return result;
}

double mean_of(std::span<const double> numbers) {
  double sum = 0;
  for (const double x : numbers) sum += x;
  return sum / static_cast<double>(numbers.size());
}

}  // namespace

std::vector<double> radial_points(std::span<const double> rows, std::size_t inputs) {
  base::expects(inputs > 0 && rows.size() % (2 * inputs) == 0, "rows of twice the inputs");
  std::vector<double> points;
  points.reserve(rows.size() / 2 * (inputs + 2));
  for (std::size_t at = 0; at < rows.size(); at += 2 * inputs) {
    const auto a = rows.subspan(at, inputs), b = rows.subspan(at + inputs, inputs);
    points.insert(points.end(), a.begin(), a.end());
    points.insert(points.end(), b.begin(), b.end());
    for (std::size_t i = 0; i < inputs; ++i) {
      points.insert(points.end(), a.begin(), a.end());
      *(points.end() - static_cast<std::ptrdiff_t>(inputs - i)) = b[i];
    }
  }
  return points;
}

SobolIndices sobol_indices(std::span<const double> outputs, std::size_t inputs, std::size_t replications) {
  base::expects(inputs > 0 && replications > 0, "inputs and replications");
  const Outputs y{outputs, inputs, replications, mean_of(outputs)};
  const std::size_t rows = y.rows();
  base::expects(rows >= blocks && rows * (inputs + 2) * replications == outputs.size(),
                "16 whole rows or more");
  const Kept everything{replications, 0, 0};
  std::vector<Sums> by_block;
  Sums all = sums(y, everything, 0, 0);
  for (std::size_t b = 0; b < blocks; ++b) {
    by_block.push_back(sums(y, everything, b * rows / blocks, (b + 1) * rows / blocks));
    all.add(by_block.back(), 1.0);
  }
  const std::vector<double> values = shares(all, everything);
  std::vector<double> variances(values.size(), 0.0);
  add_jackknife(without_blocks(by_block, all, everything), variances);
  if (replications >= 4) add_jackknife(without_replications(y), variances);
  SobolIndices indices{all.plain.variance(everything), {}, {}};
  for (std::size_t i = 0; i < inputs; ++i) {
    indices.first.push_back(told(values[i], variances[i], blocks - 1));
    indices.total.push_back(told(values[inputs + i], variances[inputs + i], blocks - 1));
  }
  return indices;
}

}  // namespace stegvis::stats
