#include "stats/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "base/expects.hpp"
#include "stats/quantile.hpp"

namespace stegvis::stats {

/// Lower edge of a bucket of sizes.
double Histogram::edge_of_size(std::int64_t index) {
  if (index < 64) return static_cast<double>(index);
  return std::bit_cast<double>((index - 64 + bits_of_64) << 46);
}

/// Bucket -1 mirrors bucket 0, -2 mirrors 1, and so on. Without branches, which nobody could guess.
std::int64_t Histogram::index_of(double x) {
  const std::int64_t below_zero = std::bit_cast<std::int64_t>(x + 0.0) >> 63;  // of -0.0: not
  return index_of_size(std::fabs(x)) ^ below_zero;
}

double Histogram::lower_edge(std::int64_t index) {
  return index < 0 ? -edge_of_size(-index) : edge_of_size(index);
}

/// Grows by just what is needed: there are far fewer new extremes than numbers, and memory that is kept in
/// reserve would be most of what many histograms take.
std::uint32_t& Histogram::bucket(std::int64_t index) {
  if (counts_.empty()) first_ = index;
  const auto size = static_cast<std::int64_t>(counts_.size());
  if (index < first_ || index >= first_ + size) {
    const std::int64_t first = std::min(first_, index), last = std::max(first_ + size, index + 1);
    std::vector<std::uint32_t> wider(static_cast<std::size_t>(last - first), 0u);
    std::copy(counts_.begin(), counts_.end(), wider.begin() + (first_ - first));
    counts_ = std::move(wider);
    first_ = first;
  }
  return counts_[static_cast<std::size_t>(index - first_)];
}

/// From the coarse buckets, in which only whole numbers stand, to the fine ones.
void Histogram::refine() {
  const std::vector<std::uint32_t> coarse = std::move(counts_);
  const std::int64_t first = first_;
  counts_.clear();
  whole_ = false;
  for (std::size_t i = 0; i < coarse.size(); ++i) {
    if (coarse[i] == 0) continue;
    const std::int64_t index = first + static_cast<std::int64_t>(i);
    const std::int64_t size = index < 0 ? -1 - index : index;
    const std::int64_t moved =
        size < 64 ? index_of_size(static_cast<double>(size) * fine) : size + fine_shift;
    bucket(index < 0 ? -1 - moved : moved) += coarse[i];
  }
}

double Histogram::edge(std::int64_t index) const {
  return whole_ ? lower_edge(index) : lower_edge(index) / fine;
}

void Histogram::add_any(double x) {
  base::expects(std::isfinite(x), "a histogram takes finite numbers");
  if (whole_ && x != std::floor(x)) refine();
  std::uint32_t& here = bucket(index_of(whole_ ? x : x * fine));
  base::expects(here < std::numeric_limits<std::uint32_t>::max(), "a bucket of a histogram is full");
  ++here;
  ++count_;
  smallest_ = std::min(smallest_, x);
  largest_ = std::max(largest_, x);
}

/// Adds numbers for which a bucket is there, in a stretch without rarities; how many they were. What does not
/// change meanwhile is read once.
template <bool whole>
std::size_t Histogram::add_known(const double* x, std::size_t step, std::size_t count) {
  const double least = std::max(0.0, smallest_), most = whole ? std::min(largest_, 0x1p53) : largest_;
  const std::int64_t first = first_;
  std::uint32_t* const counts = counts_.data();
  std::size_t i = 0;
  for (; i < count; ++i) {
    const double number = x[i * step];
    if (!(number >= least && number <= most)) break;
    if (whole && number != static_cast<double>(static_cast<std::int64_t>(number))) break;
    ++counts[index_of_size(whole ? number : number * fine) - first];
  }
  count_ += static_cast<std::int64_t>(i);
  return i;
}

void Histogram::add_every(const double* x, std::size_t step, std::size_t count) {
  const bool room = has_room(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double* const next = x + i * step;
    if (room) i += whole_ ? add_known<true>(next, step, count - i) : add_known<false>(next, step, count - i);
    if (i == count) return;
    if (const double number = x[i * step]; number == number) add_any(number);
  }
}

/// By `bucket`, which tells the index of a number's bucket.
template <class Bucket>
void Histogram::count_each(const double* x, std::size_t step, std::size_t count, const Bucket& bucket) {
  std::uint32_t* const counts = counts_.data();
  const std::int64_t first = first_;
  for (std::size_t i = 0; i < count; ++i) ++counts[bucket(x[i * step]) - first];
}

/// If all of them are whole; else nothing is counted. Contract: below 2^53 in size.
template <class Bucket>
bool Histogram::count_whole(const double* x, std::size_t step, std::size_t count, const Bucket& bucket) {
  bool whole = true;
  count_each(x, step, count, [&](double number) {
    whole &= static_cast<double>(static_cast<std::int64_t>(number)) == number;
    return bucket(number);
  });
  // The first fraction comes once in a histogram's life: taking back what was counted is shorter than looking
  // before.
  for (std::size_t i = 0; i < count && !whole; ++i)
    --counts_[static_cast<std::size_t>(bucket(x[i * step]) - first_)];
  return whole;
}

void Histogram::add_within(const double* x, std::size_t step, std::size_t count) {
  // Buckets of whole numbers are one wide up to 128.
  const auto small = [](double number) { return static_cast<std::int64_t>(number); };
  const auto any = [](double number) { return index_of(number); };
  const auto large_fine = [](double number) { return index_of_large(number * fine); };
  const auto any_fine = [](double number) { return index_of(number * fine); };
  bool counted = has_room(count);
  if (!counted || smallest_ == largest_)
    counts_.front() += counted ? static_cast<std::uint32_t>(count) : 0u;
  else if (whole_ && std::max(-smallest_, largest_) < 0x1p53)
    counted = smallest_ >= 0.0 && largest_ < 128.0 ? count_whole(x, step, count, small)
                                                   : count_whole(x, step, count, any);
  else if (whole_)
    counted = false;
  else if (smallest_ * fine >= 64.0)
    count_each(x, step, count, large_fine);
  else
    count_each(x, step, count, any_fine);
  if (!counted) return add_every(x, step, count);
  count_ += static_cast<std::int64_t>(count);
}

void Histogram::add_four_within(const std::array<Histogram*, 4>& four, const std::array<const double*, 4>& x,
                                std::size_t step, std::size_t count) {
  std::uint32_t* counts[4];
  std::int64_t first[4];
  bool whole[4];
  for (std::size_t k = 0; k < 4; ++k) {
    counts[k] = four[k]->counts_.data();
    first[k] = four[k]->first_;
    whole[k] = true;
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < 4; ++k) {
      const double number = x[k][i * step];
      const auto bucket = static_cast<std::int64_t>(number);
      whole[k] &= static_cast<double>(bucket) == number;
      ++counts[k][bucket - first[k]];
    }
  }
  for (std::size_t k = 0; k < 4; ++k) {
    if (whole[k]) {
      four[k]->count_ += static_cast<std::int64_t>(count);
      continue;
    }
    for (std::size_t i = 0; i < count; ++i) --counts[k][static_cast<std::int64_t>(x[k][i * step]) - first[k]];
    four[k]->add_every(x[k], step, count);
  }
}

void Histogram::merge(const Histogram& other) {
  if (other.count_ == 0) return;
  if (whole_ && !other.whole_) refine();
  if (other.whole_ && !whole_) {
    Histogram finer = other;
    finer.refine();
    return merge(finer);
  }
  bucket(other.first_);
  bucket(other.first_ + static_cast<std::int64_t>(other.counts_.size()) - 1);
  for (std::size_t i = 0; i < other.counts_.size(); ++i) {
    std::uint32_t& here = bucket(other.first_ + static_cast<std::int64_t>(i));
    base::expects(here <= std::numeric_limits<std::uint32_t>::max() - other.counts_[i],
                  "a bucket of a histogram is full");
    here += other.counts_[i];
  }
  count_ += other.count_;
  smallest_ = std::min(smallest_, other.smallest_);
  largest_ = std::max(largest_, other.largest_);
}

double Histogram::number_at(std::int64_t rank) const {
  std::size_t i = 0;
  while (rank >= counts_[i]) rank -= counts_[i++];
  const std::int64_t index = first_ + static_cast<std::int64_t>(i);
  const double lower = edge(index), upper = edge(index + 1);
  // Of the whole numbers a bucket one wide holds the one at its end nearer to zero.
  if (whole_ && index >= -64 && index < 64) return index < 0 ? upper : lower;
  const double spread = lower + (upper - lower) * ((static_cast<double>(rank) + 0.5) / counts_[i]);
  return std::clamp(spread, smallest_, largest_);
}

double Histogram::quantile(double p) const {
  return quantile_by_rank(static_cast<std::size_t>(count_), p,
                          [&](std::size_t rank) { return number_at(static_cast<std::int64_t>(rank)); });
}

Histogram::Export Histogram::exported() const {
  Export result{.edges = {}, .counts = counts_};
  if (counts_.empty()) return result;
  for (std::size_t i = 0; i <= counts_.size(); ++i) {
    result.edges.push_back(edge(first_ + static_cast<std::int64_t>(i)));
  }
  return result;
}

}  // namespace stegvis::stats
