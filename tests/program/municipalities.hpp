#pragma once

/// \file
/// The thirteen municipalities of Räkna med oss!, as its budget has them.
namespace stegvis::program {

/// Budget: persons × hours each; how many of the persons are coaches; their posts.
struct Municipality {
  const char* id;
  int persons, hours, coaches;
  double posts;
};
inline constexpr Municipality municipalities[] = {
    {"aneby", 10, 15, 1, 0.75},   {"eksjo", 16, 25, 2, 1.5},     {"gislaved", 26, 25, 2, 1.35},
    {"gnosjo", 12, 16, 2, 1.35},  {"habo", 12, 24, 2, 1.35},     {"jonkoping", 86, 15, 2, 1.35},
    {"mullsjo", 10, 15, 2, 1.35}, {"nassjo", 24, 25, 2, 1.8},    {"savsjo", 12, 24, 2, 1.5},
    {"tranas", 20, 19, 1, 1.0},   {"vaggeryd", 25, 14, 2, 1.35}, {"vetlanda", 24, 26, 4, 1.5},
    {"varnamo", 30, 21, 2, 1.35},
};
inline constexpr double days_of_project = 881;

}  // namespace stegvis::program
