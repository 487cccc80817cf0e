#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace stegvis::stats {

/// Counts of numbers of any size, for quantiles without keeping the numbers. While only whole numbers come,
/// buckets are one wide below 64 in size and 64 to each doubling above; from the first fraction on they are
/// 1/1024 wide below 1/16 and 64 to each doubling above: never wider than 1/64 of what they hold. Below zero
/// they mirror those above. Only the stretch between the outermost numbers seen takes memory. Merging is
/// exact, in any order.
class Histogram {
 public:
  /// Contract: x is finite, here and below; at most 2^32 - 1 numbers in one bucket.
  void add(double x) { x == x ? add_every(&x, 1, 1) : add_any(x); }
  /// As many of `x`, x[step], x[2 * step] ... as asked for, one after the other, but for those that are NaN.
  void add_every(const double* x, std::size_t step, std::size_t count);
  /// The same of numbers among which nothing is new: none is NaN, or less than the smallest or more than the
  /// largest of those that were added. Contract: so it is.
  void add_within(const double* x, std::size_t step, std::size_t count);
  /// Whether such numbers may be added by add_four_within(): they are small whole ones so far.
  bool small_within(std::size_t count) const {
    return whole_ && smallest_ >= 0.0 && largest_ < 128.0 && smallest_ != largest_ && has_room(count);
  }
  /// add_within() of four histograms at once, each of its own numbers: one that counts the same number again
  /// has to wait for itself, and four do that together. Contract: small_within().
  static void add_four_within(const std::array<Histogram*, 4>& four, const std::array<const double*, 4>& x,
                              std::size_t step, std::size_t count);
  void merge(const Histogram& other);

  double smallest() const { return smallest_; }  ///< infinity when nothing was added
  double largest() const { return largest_; }    ///< -infinity when nothing was added
  std::int64_t count() const { return count_; }

  /// The p-quantile (type 7, as stats::quantile), each number standing evenly spaced inside its bucket: off
  /// by less than one bucket's width, and never outside the smallest and largest number. While only whole
  /// numbers were added, those below 64 in size count exactly as they are. Contract: something was added, 0
  /// <= p <= 1.
  double quantile(double p) const;

  /// Bucket i holds counts[i] numbers from lower_edges[i] to the next edge; edges has one more entry, the
  /// last end.
  struct Export {
    std::vector<double> edges;
    std::vector<std::uint32_t> counts;
  };
  Export exported() const;

  /// Everything there is to save of it.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.counts_, self.first_, self.count_, self.whole_, self.smallest_, self.largest_);
  }

 private:
  // Above 64 the index is read off the bits of the number: exponent and first six digits after the point.
  static constexpr std::int64_t bits_of_64 = std::int64_t{std::bit_cast<std::int64_t>(64.0)} >> 46;
  // Once fractions have come, sizes are counted in 1024ths: the buckets of whole numbers stay buckets,
  // shifted by ten doublings, and those below 64 are cut finer.
  static constexpr double fine = 1024.0;
  static constexpr std::int64_t fine_shift = 10 * 64;

  /// Index of the bucket of a size >= 0.
  static std::int64_t index_of_size(double size) {
    const auto small = static_cast<std::int64_t>(size < 64.0 ? size : 64.0);
    return size < 64.0 ? small : index_of_large(size);
  }
  /// From 64 on.
  static std::int64_t index_of_large(double size) {
    return (std::bit_cast<std::int64_t>(size) >> 46) - bits_of_64 + 64;
  }
  static double edge_of_size(std::int64_t index);
  static std::int64_t index_of(double x);
  static double lower_edge(std::int64_t index);
  template <bool whole>
  std::size_t add_known(const double* x, std::size_t step, std::size_t count);
  template <class Bucket>
  void count_each(const double* x, std::size_t step, std::size_t count, const Bucket& bucket);
  template <class Bucket>
  bool count_whole(const double* x, std::size_t step, std::size_t count, const Bucket& bucket);
  /// No bucket can get full of so few more.
  bool has_room(std::size_t count) const {
    return count_ + static_cast<std::int64_t>(count) < std::numeric_limits<std::uint32_t>::max();
  }
  void add_any(double x);
  double number_at(std::int64_t rank) const;
  std::uint32_t& bucket(std::int64_t index);
  void refine();
  double edge(std::int64_t index) const;

  std::vector<std::uint32_t> counts_;
  std::int64_t first_ = 0;  ///< index of counts_[0]
  std::int64_t count_ = 0;
  bool whole_ = true;  ///< nothing but whole numbers so far
  double smallest_ = std::numeric_limits<double>::infinity(),
         largest_ = -std::numeric_limits<double>::infinity();
};

}  // namespace stegvis::stats
