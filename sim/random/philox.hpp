#pragma once

#include <array>
#include <cstdint>

// The library lists the processors it was tried on and stops the compiler on others. WebAssembly behaves as
// the plain 32-bit case among them: nothing but this one check reads the name.
#if defined(__wasm__) && !defined(__riscv)
#define __riscv 1
#include <Random123/philox.h>
#undef __riscv
#else
#include <Random123/philox.h>
#endif

namespace stegvis::random {

/// One block of 128 random bits.
struct Words4 {
  std::array<std::uint32_t, 4> w;
  friend constexpr bool operator==(const Words4&, const Words4&) = default;
};

/// Philox4x32-10: the block with this counter under this key, a pure function. Source: J. K. Salmon and
/// others, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011); the rounds are the authors' library
/// Random123.
inline Words4 philox(const Words4& counter, const std::array<std::uint32_t, 2>& key) {
  const auto& c = counter.w;
  const r123::Philox4x32::ctr_type block = r123::Philox4x32{}({{c[0], c[1], c[2], c[3]}}, {{key[0], key[1]}});
  return {{block[0], block[1], block[2], block[3]}};
}

}  // namespace stegvis::random
