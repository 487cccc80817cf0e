#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace stegvis::stats {

/// The lower triangle L of a symmetric matrix A = L L', row after row; false when A is not positive definite.
/// What stands above the diagonal is left as it is and means nothing.
inline bool cholesky(std::vector<double>& a, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      if (i != j)
        a[i * n + j] = sum / a[j * n + j];
      else if (sum > 0.0)
        a[i * n + i] = std::sqrt(sum);
      else
        return false;
    }
  return true;
}

/// x = L^-1 b, in place.
inline void solve_lower(const std::vector<double>& l, std::span<double> b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= l[i * n + k] * b[k];
    b[i] /= l[i * n + i];
  }
}

/// x = L'^-1 b, in place.
inline void solve_upper(const std::vector<double>& l, std::span<double> b) {
  const std::size_t n = b.size();
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= l[k * n + i] * b[k];
    b[i] /= l[i * n + i];
  }
}

}  // namespace stegvis::stats
