// Shows whether libm's bits depend on a switch of the environment: a hash over two million of its logarithms
// and exponentials. If they do not, nothing is proved by our own not depending on it.
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>

int main() {
  std::uint64_t hash = 0;
  for (int i = 1; i <= 2'000'000; ++i) {
    const double x = i * 1e-5;
    hash = hash * 31 + std::bit_cast<std::uint64_t>(std::log(x) + std::exp(-x));
  }
  std::printf("%llx\n", static_cast<unsigned long long>(hash));
}
