#pragma once

#include <cstddef>

namespace stegvis::stats {

/// The t with 95 % of Student's law between -t and t: 12.706 for 1 degree of freedom, 1.960 for very many.
/// Exact for 1 and 2, 0.13 % too small for 3, closer with each more. Source: the Cornish-Fisher expansion,
/// Abramowitz & Stegun (1964) 26.7.5. Contract: degrees > 0.
double student_95(std::size_t degrees);

}  // namespace stegvis::stats
