#include <cmath>
double draw(double u) { return -std::log(u); }
