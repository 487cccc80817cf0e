#include "io/pack_replications.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "io/packing.hpp"

namespace stegvis::io {
namespace {

using experiment::Rows;
using experiment::Width;
using experiment::Widths;
using measure::Series;

// Most numbers are small whole ones: these take a byte, or three; the rest all of theirs after a mark.
constexpr std::uint64_t byte_below = 254, short_below = 65536;
constexpr unsigned char short_mark = 254, whole_mark = 255;

std::string squeezed(std::span<const double> numbers) {
  std::string text(numbers.size() * (1 + sizeof(double)), '\0');
  char* end = text.data();
  const auto put = [&](unsigned char mark, const auto& number) {
    *end++ = static_cast<char>(mark);
    std::memcpy(end, &number, sizeof number);
    end += sizeof number;
  };
  for (const double x : numbers) {
    const bool small = x >= 0.0 && x < static_cast<double>(short_below);
    const auto whole = small ? static_cast<std::uint16_t>(x) : std::uint16_t{0};
    const bool exact =
        std::bit_cast<std::uint64_t>(static_cast<double>(whole)) == std::bit_cast<std::uint64_t>(x);
    if (exact && whole < byte_below)
      *end++ = static_cast<char>(whole);
    else if (exact)
      put(short_mark, whole);
    else
      put(whole_mark, x);
  }
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

/// False when the text ends within a number.
bool unsqueeze(std::string_view text, std::vector<double>& numbers) {
  numbers.clear();
  while (!text.empty()) {
    const auto mark = static_cast<unsigned char>(text.front());
    const std::size_t size = mark == short_mark   ? sizeof(std::uint16_t)
                             : mark == whole_mark ? sizeof(double)
                                                  : 0;
    if (text.size() <= size) return false;
    std::uint16_t whole = mark;
    double x = 0.0;
    if (mark == short_mark) std::memcpy(&whole, text.data() + 1, size);
    if (mark == whole_mark) std::memcpy(&x, text.data() + 1, size);
    numbers.push_back(mark == whole_mark ? x : static_cast<double>(whole));
    text.remove_prefix(1 + size);
  }
  return true;
}

void put(Packer& pack, const Rows& rows, const Width& width, std::size_t count, Periods periods) {
  for (const Series series : measure::all_series) {
    const bool taken = periods == Periods::taken || experiment::Summary::kept(series);
    const std::size_t size = taken ? count * width[static_cast<std::size_t>(series)] : 0;
    pack(squeezed(rows.of(series).first(size)));
  }
}

bool take(Unpacker& unpack, Rows& rows) {
  std::string text;
  bool fine = true;
  for (std::vector<double>& numbers : rows.numbers) {
    unpack(text);
    fine = unsqueeze(text, numbers) && fine;
  }
  return fine;
}

/// Whether rows are as wide as they should be, or have nothing of periods.
bool fits(const Rows& rows, const Width& width, std::size_t count) {
  for (const Series series : measure::all_series) {
    const std::size_t size = rows.of(series).size();
    if (size == count * width[static_cast<std::size_t>(series)]) continue;
    if (size != 0 || experiment::Summary::kept(series)) return false;
  }
  return true;
}

template <class Curves, class P>
void pass_curves(Curves& curves, P& p) {
  p(curves.to_placement, curves.retention[0], curves.retention[1]);
}

template <class Ran, class P>
void pass_ran(Ran& ran, P& p) {
  p(ran.replications);
  pass_curves(ran.curves, p);
  pass_curves(ran.base_curves, p);
}

}  // namespace

std::string packed_block(const experiment::Block& block, const Widths& widths, Periods periods) {
  std::string bytes;
  Packer pack{bytes};
  pack(block.first, block.count, block.units, block.base_units, block.log);
  put(pack, block.own, widths.own, block.count, periods);
  put(pack, block.base, widths.base, block.count, periods);
  for (std::size_t i = 0; i < widths.beside.size(); ++i)
    put(pack, block.beside[i], widths.beside[i], block.count, periods);
  return bytes;
}

bool unpack_block(std::string_view bytes, const Widths& widths, experiment::Block& block) {
  Unpacker unpack{bytes};
  unpack(block.first, block.count, block.units, block.base_units, block.log);
  bool fine = take(unpack, block.own) && take(unpack, block.base);
  block.beside.resize(widths.beside.size());
  for (Rows& rows : block.beside) fine = take(unpack, rows) && fine;
  fine = fine && unpack.whole() && fits(block.own, widths.own, block.count) &&
         fits(block.base, widths.base, block.count);
  for (std::size_t i = 0; i < widths.beside.size(); ++i)
    fine = fine && fits(block.beside[i], widths.beside[i], block.count);
  return fine;
}

std::string packed_ran(const experiment::Ran& ran) {
  std::string bytes;
  Packer pack{bytes};
  pass_ran(ran, pack);
  return bytes;
}

bool unpack_ran(std::string_view bytes, experiment::Ran& ran) {
  Unpacker unpack{bytes};
  pass_ran(ran, unpack);
  return unpack.whole();
}

std::string packed_periods(const experiment::Comparison& numbers) {
  std::string bytes;
  Packer pack{bytes};
  experiment::Comparison::pass_periods(numbers, pack);
  return bytes;
}

bool unpack_periods(std::string_view bytes, experiment::Comparison& numbers) {
  Unpacker unpack{bytes};
  experiment::Comparison::pass_periods(numbers, unpack);
  return unpack.whole();
}

}  // namespace stegvis::io
