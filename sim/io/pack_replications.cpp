#include "io/pack_replications.hpp"

#include "io/packing.hpp"

namespace stegvis::io {
namespace {

using experiment::Rows;
using experiment::Width;
using experiment::Widths;
using measure::Series;

void put(Packer& pack, const Rows& rows, const Width& width, std::size_t count, Periods periods) {
  for (const Series series : measure::all_series) {
    const bool taken = periods == Periods::taken || experiment::Summary::kept(series);
    const std::size_t size = taken ? count * width[static_cast<std::size_t>(series)] : 0;
    pack.numbers(rows.of(series).first(size));
  }
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
  pack(block.first, block.count, block.units, block.log);
  put(pack, block.own, widths.own, block.count, periods);
  put(pack, block.base, widths.base, block.count, periods);
  for (std::size_t i = 0; i < widths.beside.size(); ++i)
    put(pack, block.beside[i], widths.beside[i], block.count, periods);
  return bytes;
}

bool unpack_block(std::string_view bytes, const Widths& widths, experiment::Block& block) {
  Unpacker unpack{bytes};
  unpack(block.first, block.count, block.units, block.log, block.own.numbers, block.base.numbers);
  block.beside.resize(widths.beside.size());
  for (Rows& rows : block.beside) unpack(rows.numbers);
  bool fine = unpack.whole() && fits(block.own, widths.own, block.count) &&
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
