#include "cli/saves_told.hpp"

#include <fmt/format.h>

#include "cli/stopping.hpp"

namespace stegvis::cli {
namespace {

base::Text stopped_line(std::int64_t completed, std::int64_t wanted) {
  if (completed == 0)
    return {"Stopped before any replication was completed.", "Avbruten innan någon replikation blev klar."};
  return {
      fmt::format("Stopped: {} of {} replications were completed and are in the answer. They are saved: the "
                  "same command goes on from there.",
                  completed, wanted),
      fmt::format("Avbruten: {} av {} replikationer blev klara och ingår i svaret. De är sparade: samma "
                  "kommando fortsätter därifrån.",
                  completed, wanted)};
}

}  // namespace

void say_saves(const io::Saves& saves, const Context& context) {
  for (const base::Text& line : saves.others()) say(context, line);
  const auto n = saves.damaged();
  if (n > 0)
    say(context, {fmt::format("{} damaged save(s) are not read; what was in them is run again.", n),
                  fmt::format("{} skadade sparfiler läses inte; det som fanns i dem körs om.", n)});
}

int stopped_and_saved(std::int64_t saved, std::int64_t wanted, const base::Text& what,
                      const Context& context) {
  say(context, {fmt::format("Stopped: {} of {} {} are saved; the same command goes on from there.", saved,
                            wanted, what.en),
                fmt::format("Avbruten: {} av {} {} är sparade; samma kommando fortsätter därifrån.", saved,
                            wanted, what.sv)});
  return Stopping::code();
}

int ended(std::int64_t completed, std::int64_t wanted, const Context& context) {
  if (Stopping::asked() != 0) say(context, stopped_line(completed, wanted));
  return Stopping::code();
}

}  // namespace stegvis::cli
