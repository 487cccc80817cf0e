// Milliseconds to read a list of today's participants: a file of 5 000 rows, sound and with 40 mistakes, and
// its parts.
#include <benchmark/benchmark.h>

#include "io/csv_table.hpp"
#include "model/fields.hpp"
#include "model/start_list.hpp"

namespace {

using namespace stegvis;

model::Scenario scenario() {
  model::Scenario said;
  const auto set = [&](const char* path, model::Value value) { (void)model::set(said, path, value); };
  set("start", {base::Date{std::chrono::year{2026} / 1 / 1}});
  set("length", {std::string{"2 years"}});
  set("pool.coach.slots", {std::int64_t{5000}});
  set("stage.seeking.needs", {std::string{"coach"}});
  set("stage.seeking.to.work.duration", {std::string{"fixed"}});
  set("stage.seeking.to.work.value", {std::string{"3 years"}});
  set("stage.work.final", {true});
  for (const char* value : {"aneby", "eksjo", "nassjo", "savsjo", "tranas", "vetlanda"})
    set(("attribute.town.values." + std::string{value}).c_str(), {1.0 / 6.0});
  set("stock.today.list", {std::string{"today.csv"}});
  return said;
}

/// Every 125th row has a misspelt town when there are mistakes.
std::string rows(bool mistakes) {
  std::string text = "id;stage;since;place;coach;town\r\n";
  for (int i = 0; i < 5000; ++i) {
    const bool wrong = mistakes && i % 125 == 60;
    text += "participant_" + std::to_string(i) + ";seeking;2024-06-01;;Eva;" +
            (wrong ? "Nassjoo" : "Nässjö") + "\r\n";
  }
  return text;
}

void cells_of_a_file(benchmark::State& state) {
  const std::string text = rows(false);
  for (auto _ : state) benchmark::DoNotOptimize(io::read_csv(text));
}
BENCHMARK(cells_of_a_file)->Unit(benchmark::kMillisecond);

void participants_of_a_file(benchmark::State& state) {
  const model::Scenario said = scenario();
  const std::string text = rows(state.range(0) != 0);
  std::size_t problems = 0;
  for (auto _ : state) {
    const io::CsvTable csv = io::read_csv(text);
    problems = model::read_start_list(said, csv.table).problems.size();
  }
  state.counters["mistakes"] = static_cast<double>(problems);
}
BENCHMARK(participants_of_a_file)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
