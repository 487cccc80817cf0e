#pragma once

#include <cstdint>
#include <string_view>

#include "base/expects.hpp"
#include "random/philox.hpp"

namespace stegvis::random {

/// Who asks for a random number, and why. The same key gives the same numbers, whatever else happens in the
/// run: the scenario is not part of it, so that compared scenarios share their luck (style: common random
/// numbers). Every part has bits of its own; none is added to or hashed with another, so two keys never meet.
struct Key {
  std::uint64_t seed;         ///< the generator's key -- of the experiment
  std::uint32_t replication;  ///< counter word 0
  std::uint32_t number;       ///< counter word 1 -- the participant's number within the source
  std::uint32_t purpose;      ///< counter word 2 -- `purpose_word` of what is decided
  std::uint32_t
      source;  ///< 10 bits of counter word 3 -- `source_word` of the stream the participant came from
  std::uint32_t visit;  ///< 12 bits of counter word 3 -- how many times this was entered before
  friend constexpr bool operator==(const Key&, const Key&) = default;
};

inline constexpr std::uint32_t source_limit = 1u << 10;  ///< sources are 0 to 1023
inline constexpr std::uint32_t visit_limit = 1u << 12;   ///< visits are 0 to 4095
inline constexpr std::uint32_t draw_limit = 1u << 10;    ///< blocks under one key are 0 to 1023

/// Block `n` of this key's numbers. Contract: source, visit and n within their limits.
inline Words4 draw(const Key& key, std::uint32_t n) {
  base::expects(key.source < source_limit && key.visit < visit_limit && n < draw_limit,
                "a part of a luck key does not fit into its bits");
  return philox({{key.replication, key.number, key.purpose, key.source << 22 | key.visit << 10 | n}},
                {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)});
}

/// A uniform number strictly between 0 and 1 from 52 of 64 bits: (k + 1/2) 2^-52, k = 0 ... 2^52 - 1, exactly
/// representable; with one bit more the largest would round to 1. The mean is exactly 1/2, and 1 - u is again
/// such.
inline double uniform(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t k = (std::uint64_t{high} << 32 | low) >> 12;
  return (static_cast<double>(k) + 0.5) * 0x1p-52;
}

struct Pair {
  double first;
  double second;
};

/// The two uniform numbers of one block.
inline Pair uniforms(const Words4& block) {
  return {uniform(block.w[0], block.w[1]), uniform(block.w[2], block.w[3])};
}
inline Pair uniforms(const Key& key, std::uint32_t n) { return uniforms(draw(key, n)); }

/// The first of the two alone.
inline double first_uniform(const Key& key, std::uint32_t n) {
  const Words4 block = draw(key, n);
  return uniform(block.w[0], block.w[1]);
}

/// 32 bits for a purpose, from the path of ids that names it: FNV-1a, its bits then mixed well. Two paths of
/// one scenario may meet (once in 2^32 pairs): whoever reads the scenario checks and refuses.
constexpr std::uint32_t purpose_word(std::string_view id_path) {
  std::uint32_t hash = 0x811c9dc5u;
  for (const char letter : id_path) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193u;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
  return hash ^ (hash >> 16);
}

/// 10 bits for a source of participants, the upper ones of the same hash. They meet sooner (once in 1024
/// pairs); the reader of the scenario checks these too.
constexpr std::uint32_t source_word(std::string_view id) { return purpose_word(id) >> 22; }

/// The number of a participant who has a name (a pseudonym in a list): who is added or taken away moves
/// nobody else's luck. Two names may meet (once in 2^32 pairs): whoever reads the list checks and refuses.
constexpr std::uint32_t participant_word(std::string_view name) { return purpose_word(name); }

}  // namespace stegvis::random
