#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace stegvis::io {

/// Tells damaged bytes from whole ones, as fast as they are read; no defence against a forger. Four lanes of
/// 64-bit words, every step one to one both in the word and in what came before: one word that is wrong
/// always shows, more of them but once in 2^64.
class Checksum {
 public:
  void add(std::string_view bytes) {
    if (bytes.empty()) return;
    length_ += bytes.size();
    if (held_ > 0) {
      const std::size_t more = std::min(bytes.size(), rest_.size() - held_);
      std::memcpy(rest_.data() + held_, bytes.data(), more);
      held_ += more;
      bytes.remove_prefix(more);
      if (held_ < rest_.size()) return;
      stripe(rest_.data());
      held_ = 0;
    }
    for (; bytes.size() >= rest_.size(); bytes.remove_prefix(rest_.size())) stripe(bytes.data());
    if (!bytes.empty()) std::memcpy(rest_.data(), bytes.data(), held_ = bytes.size());
  }
  void add(std::uint64_t word) { add({reinterpret_cast<const char*>(&word), sizeof word}); }

  std::uint64_t value() const {
    Checksum end = *this;
    std::fill(end.rest_.begin() + static_cast<std::ptrdiff_t>(held_), end.rest_.end(), '\0');
    end.stripe(end.rest_.data());
    std::uint64_t all = length_;
    for (const std::uint64_t lane : end.lanes_) all = step(all, lane);
    all ^= all >> 32;
    all *= odd;
    return all ^ all >> 29;
  }

 private:
  static constexpr std::uint64_t odd = 0x9e3779b97f4a7c15u;  ///< 2^64 / the golden ratio

  static std::uint64_t step(std::uint64_t state, std::uint64_t word) {
    return std::rotl((state ^ word) * odd, 29) + 0x632be59bd9b4e019u;
  }
  void stripe(const char* bytes) {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes + 8 * i, sizeof word);
      lanes_[i] = step(lanes_[i], word);
    }
  }

  std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
  std::array<char, 32> rest_{};
  std::size_t held_ = 0;
  std::uint64_t length_ = 0;
};

}  // namespace stegvis::io
