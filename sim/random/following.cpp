#include "random/following.hpp"

#include <cstddef>

#include "random/side_by_side.hpp"

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define STEGVIS_EIGHT_LANES
#include <immintrin.h>
#endif

namespace stegvis::random {
namespace {

Key after(const Key& first, std::size_t by) {
  Key key = first;
  key.number += static_cast<std::uint32_t>(by);
  return key;
}

void two_by_two(const Key& first, std::size_t begin, std::span<double> firsts, std::span<double> seconds) {
  for (std::size_t i = begin; i < firsts.size(); i += 2) {
    const auto two = uniforms_of_two(after(first, i), after(first, i + 1), 0);
    for (std::size_t k = 0; k < 2 && i + k < firsts.size(); ++k) {
      firsts[i + k] = two[k].first;
      if (!seconds.empty()) seconds[i + k] = two[k].second;
    }
  }
}

#if defined(STEGVIS_EIGHT_LANES)

#define STEGVIS_WIDE [[gnu::target("avx512f")]]

/// Eight words side by side, each in the lower half of 64 bits; what stands in the upper halves means
/// nothing.
struct EightBlocks {
  __m512i w[4];
};

STEGVIS_WIDE __m512i all(std::uint32_t word) { return _mm512_set1_epi64(word); }

/// Philox4x32-10 as `philox` computes it. Several groups of eight take turns: none waits for its own last
/// product.
template <std::size_t groups>
STEGVIS_WIDE void philox_of_eights(EightBlocks (&blocks)[groups], std::uint64_t seed) {
  auto key0 = static_cast<std::uint32_t>(seed), key1 = static_cast<std::uint32_t>(seed >> 32);
#pragma GCC unroll 10
  for (int round = 0; round < 10; ++round) {
    const __m512i keys[] = {all(key0), all(key1)};
#pragma GCC unroll 4
    for (std::size_t group = 0; group < groups; ++group) {
      __m512i* const w = blocks[group].w;
      const __m512i product0 = _mm512_mul_epu32(w[0], all(0xD2511F53u)),
                    product1 = _mm512_mul_epu32(w[2], all(0xCD9E8D57u));
      w[0] = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product1, 32), w[1]), keys[0]);
      w[2] = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product0, 32), w[3]), keys[1]);
      w[1] = product1;
      w[3] = product0;
    }
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
}

/// `uniform` of eight: a whole number below 2^52 put into the fraction of 2^52 is that sum, exactly.
STEGVIS_WIDE void put_uniforms(__m512i high, __m512i low, double* into) {
  const __m512i bits = _mm512_or_si512(_mm512_slli_epi64(high, 32), _mm512_and_si512(low, all(0xffffffffu)));
  const __m512d base = _mm512_set1_pd(0x1p52);
  const __m512i fraction = _mm512_or_si512(_mm512_srli_epi64(bits, 12), _mm512_castpd_si512(base));
  const __m512d k = _mm512_sub_pd(_mm512_castsi512_pd(fraction), base);
  _mm512_storeu_pd(into, _mm512_mul_pd(_mm512_add_pd(k, _mm512_set1_pd(0.5)), _mm512_set1_pd(0x1p-52)));
}

/// From `begin` on, so many groups at a time as long as there are as many: where the rest begins.
template <std::size_t groups>
STEGVIS_WIDE std::size_t eight_by_eight(const Key& first, std::size_t begin, std::span<double> firsts,
                                        std::span<double> seconds) {
  const __m512i lanes = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
  std::size_t i = begin;
  for (; i + 8 * groups <= firsts.size(); i += 8 * groups) {
    EightBlocks blocks[groups];
#pragma GCC unroll 4
    for (std::size_t group = 0; group < groups; ++group) {
      const __m512i numbers = _mm512_add_epi64(all(after(first, i + 8 * group).number), lanes);
      blocks[group] = {
          {all(first.replication), numbers, all(first.purpose), all(first.source << 22 | first.visit << 10)}};
    }
    philox_of_eights(blocks, first.seed);
#pragma GCC unroll 4
    for (std::size_t group = 0; group < groups; ++group) {
      const auto& w = blocks[group].w;
      put_uniforms(w[0], w[1], &firsts[i + 8 * group]);
      if (!seconds.empty()) put_uniforms(w[2], w[3], &seconds[i + 8 * group]);
    }
  }
  return i;
}

STEGVIS_WIDE std::size_t in_eights(const Key& first, std::span<double> firsts, std::span<double> seconds) {
  base::expects(first.source < source_limit && first.visit < visit_limit,
                "a part of a luck key does not fit into its bits");
  const std::size_t done = eight_by_eight<2>(first, 0, firsts, seconds);
  return eight_by_eight<1>(first, done, firsts, seconds);
}

#endif

}  // namespace

void uniforms_of_following(const Key& first, std::span<double> firsts, std::span<double> seconds) {
  base::expects(seconds.empty() || seconds.size() == firsts.size(), "as many of both");
  std::size_t done = 0;
#if defined(STEGVIS_EIGHT_LANES)
  if (__builtin_cpu_supports("avx512f")) done = in_eights(first, firsts, seconds);
#endif
  two_by_two(first, done, firsts, seconds);
}

}  // namespace stegvis::random
