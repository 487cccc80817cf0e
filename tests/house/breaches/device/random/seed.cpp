#include <random>
auto seed() { return std::random_device{}(); }
