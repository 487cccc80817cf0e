#include <cstdlib>
auto seed() { return std::getenv("SEED"); }
