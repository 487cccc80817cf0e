#pragma once

#include <array>

#include "random/luck.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// \file
/// Two keys' numbers at once: the same numbers as one by one, in half the instructions. Every 64-bit
/// processor of the x86 family has the instructions (SSE2); elsewhere it is one after the other.
namespace stegvis::random {

#if defined(__SSE2__)

namespace detail {

/// Two words side by side, each in the lower half of 64 bits; what stands in the upper halves means nothing.
struct TwoBlocks {
  __m128i w[4];
};

inline __m128i both(std::uint32_t a, std::uint32_t b) { return _mm_set_epi64x(b, a); }
inline __m128i each(std::uint32_t a) { return both(a, a); }

/// Philox4x32-10 as `philox` computes it: ten rounds, the key raised by a constant after each.
inline TwoBlocks philox_of_two(TwoBlocks c, __m128i key0, __m128i key1) {
  const __m128i factor0 = each(0xD2511F53u), factor1 = each(0xCD9E8D57u);
#pragma GCC unroll 10
  for (int round = 0; round < 10; ++round) {
    const __m128i product0 = _mm_mul_epu32(c.w[0], factor0), product1 = _mm_mul_epu32(c.w[2], factor1);
    c.w[0] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product1, 32), c.w[1]), key0);
    c.w[2] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product0, 32), c.w[3]), key1);
    c.w[1] = product1;
    c.w[3] = product0;
    key0 = _mm_add_epi32(key0, each(0x9E3779B9u));
    key1 = _mm_add_epi32(key1, each(0xBB67AE85u));
  }
  return c;
}

inline TwoBlocks draw_two(const Key& a, const Key& b, std::uint32_t n) {
  base::expects(a.seed == b.seed, "two keys of one experiment");
  const auto last = [n](const Key& key) {
    base::expects(key.source < source_limit && key.visit < visit_limit && n < draw_limit,
                  "a part of a luck key does not fit into its bits");
    return key.source << 22 | key.visit << 10 | n;
  };
  return philox_of_two({{both(a.replication, b.replication), both(a.number, b.number),
                         both(a.purpose, b.purpose), both(last(a), last(b))}},
                       each(static_cast<std::uint32_t>(a.seed)),
                       each(static_cast<std::uint32_t>(a.seed >> 32)));
}

/// `uniform` of both. A whole number below 2^52 put into the fraction of 2^52 is that sum, exactly.
inline std::array<double, 2> uniform_of_two(__m128i high, __m128i low) {
  const __m128i lower_half = _mm_set1_epi64x(0xffffffff);
  const __m128i bits = _mm_or_si128(_mm_slli_epi64(high, 32), _mm_and_si128(low, lower_half));
  const __m128d base = _mm_set1_pd(0x1p52);
  const __m128d k =
      _mm_sub_pd(_mm_castsi128_pd(_mm_or_si128(_mm_srli_epi64(bits, 12), _mm_castpd_si128(base))), base);
  std::array<double, 2> u;
  _mm_storeu_pd(u.data(), _mm_mul_pd(_mm_add_pd(k, _mm_set1_pd(0.5)), _mm_set1_pd(0x1p-52)));
  return u;
}

}  // namespace detail

/// `uniforms` of two keys of one seed.
inline std::array<Pair, 2> uniforms_of_two(const Key& a, const Key& b, std::uint32_t n) {
  const detail::TwoBlocks blocks = detail::draw_two(a, b, n);
  const std::array<double, 2> first = detail::uniform_of_two(blocks.w[0], blocks.w[1]);
  const std::array<double, 2> second = detail::uniform_of_two(blocks.w[2], blocks.w[3]);
  return {Pair{first[0], second[0]}, Pair{first[1], second[1]}};
}

/// `first_uniform` of two keys of one seed.
inline std::array<double, 2> first_uniforms_of_two(const Key& a, const Key& b, std::uint32_t n) {
  const detail::TwoBlocks blocks = detail::draw_two(a, b, n);
  return detail::uniform_of_two(blocks.w[0], blocks.w[1]);
}

#else

inline std::array<Pair, 2> uniforms_of_two(const Key& a, const Key& b, std::uint32_t n) {
  return {uniforms(a, n), uniforms(b, n)};
}
inline std::array<double, 2> first_uniforms_of_two(const Key& a, const Key& b, std::uint32_t n) {
  return {first_uniform(a, n), first_uniform(b, n)};
}

#endif

}  // namespace stegvis::random
