#pragma once
// Nothing here will throw exceptions, ask std::chrono::system_clock or getenv, or #include <fstream>.
#include <cmath>
#include <vector>

#include "model/visit.hpp"

inline double root(double x) { return std::sqrt(x) / 2.0; }  // std::exp(x) would differ in the last bit
