#include "cli/saved_rows.hpp"

#include <fmt/format.h>

#include <string_view>

#include "cli/saves_told.hpp"
#include "io/packing.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;

constexpr char rows_record = 't';

}  // namespace

bool SavedRows::take(const io::SaveFound& save) {
  if (save.head.first != first_ + count()) return false;
  std::vector<double> rows;
  bool fine = true;
  const bool whole = io::read_save(save.path, [&](char, std::string_view bytes) {
    io::Unpacker unpack{bytes};
    unpack(rows);
    fine = fine && unpack.whole() && rows.size() == (save.last - save.head.first) * width_;
  });
  if (whole && fine) add(rows);
  return whole && fine;
}

void SavedRows::recall(const base::Text& rows, const Context& context) {
  for (const io::SaveFound& found : saves_.find()) (void)take(found);
  saved_ = count();
  say_saves(saves_, context);
  if (saved_ > 0)
    say(context, {fmt::format("{} {} were saved earlier; the rest is run.", saved_, rows.en),
                  fmt::format("{} {} var sparade sedan tidigare; resten körs.", saved_, rows.sv)});
}

Problems SavedRows::save() {
  last_save_ = Clock::now();
  if (saved_ == count()) return {};
  io::SaveWriter writer = saves_.begin(first_ + saved_);
  const std::vector<double> fresh(numbers_.begin() + static_cast<std::ptrdiff_t>(saved_ * width_),
                                  numbers_.end());
  Problems problems = writer.add(rows_record, io::packed(fresh));
  if (problems.empty()) problems = writer.commit(first_ + count());
  unwritten_ = !problems.empty();
  if (problems.empty()) saved_ = count();
  return problems;
}

Problems SavedRows::write_shard(const std::filesystem::path& path, const io::SaveHead& head) const {
  io::SaveWriter out{path, head};
  Problems problems = out.add(rows_record, io::packed(numbers_));
  if (problems.empty()) problems = out.commit(first_ + count());
  return problems;
}

}  // namespace stegvis::cli
