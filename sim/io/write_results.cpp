#include "io/write_results.hpp"

#include <algorithm>

#include "io/results_tables.hpp"
#include "io/take_name.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using experiment::Keep;
using measure::Series;

constexpr std::size_t piece_bytes = std::size_t{1}
                                    << 19;  ///< of monthly rows, written and compressed together

base::Language language_of(const model::Scenario& scenario) {
  return scenario.language == "sv" ? base::Language::sv : base::Language::en;
}

Told told_of(const ScenarioFile& file) { return {file.scenario.start, language_of(file.scenario)}; }

const char* word(Keep keep) {
  return keep == Keep::totals    ? "totals"
         : keep == Keep::yearly  ? "yearly"
         : keep == Keep::monthly ? "monthly"
                                 : "prices";
}

void write_attributes(ResultsFile& out, const ScenarioFile& file, const experiment::Design& design, Keep keep,
                      std::uint32_t replications) {
  const model::Programme& programme = *design.programme;
  const model::Scenario& scenario = file.scenario;
  const auto say = [&](const char* name, const AttributeValue& value) { out.attribute("", name, value); };
  say("Conventions", "CF-1.8");
  say("title", scenario.title.empty() ? file.name : scenario.title);
  say("source", std::string{"stegvis "} + STEGVIS_VERSION);
  say("file_kind", results_kind);
  say("layout_version", results_layout);
  say("seed", std::uint64_t{design.seed});
  say("replications", static_cast<std::int32_t>(replications));
  say("keep", word(keep));
  say("start", base::iso(scenario.start));
  say("end", base::iso(base::date_after(scenario.start, programme.horizon - 1e-9)));
  say("horizon_days", programme.horizon);
  say("measure_from", programme.measure_from);
  say("report", scenario.report);
  say("language", scenario.language);
  say("constructed", scenario.constructed);
  say("about", scenario.about);
  say("scenario", fs::path{file.name}.filename().string());
  say("has_base", std::int32_t{design.base != nullptr});
  if (design.base != nullptr) say("base", fs::path{file.base_name}.filename().string());
}

}  // namespace

ResultsWriter::ResultsWriter(fs::path path, const ScenarioFile& file, const experiment::Design& design,
                             const measure::Layout& layout, Keep keep)
    : path_{std::move(path)},
      beside_{beside(path_)},
      file_{file},
      design_{design},
      layout_{layout},
      keep_{keep} {}

ResultsWriter::~ResultsWriter() {
  out_.reset();
  std::error_code ignored;
  fs::remove(beside_, ignored);
}

base::Problems ResultsWriter::begin() {
  remove_orphans(path_);
  out_.emplace(beside_);
  const auto& monthly = layout_.in(Series::monthly);
  if (keep_ >= Keep::monthly && monthly.size > 0) {
    const Told told = told_of(file_);
    piece_ = std::clamp<std::size_t>(piece_bytes / (monthly.size * sizeof(double)), 1, design_.replications);
    write_axes(*out_, "monthly_replications", layout_, monthly.tables, told);
    for (const measure::Table& table : monthly.tables)
      if (any(table))
        out_->begin_rows(variable_of("monthly_replications", "replication", table, told),
                         design_.replications, piece_);
  }
  if (keep_ == Keep::prices) {
    units_.emplace("units", *design_.programme).begin(*out_, design_.replications);
    if (design_.base != nullptr)
      base_units_.emplace("base/units", *design_.base).begin(*out_, design_.replications);
  }
  return out_->ok() ? base::Problems{} : out_->close();
}

// Replication by replication, so that the file is the same however they come in blocks.
base::Problems ResultsWriter::take(const experiment::Block& block) {
  const std::size_t size = layout_.in(Series::monthly).size;
  for (std::size_t row = 0; row < block.count; ++row) {
    if (units_) units_->take(*out_, block.units, row, block.count);
    if (base_units_) base_units_->take(*out_, block.base_units, row, block.count);
    if (keep_ < Keep::monthly || size == 0) continue;
    const auto numbers = block.own.of(Series::monthly).subspan(row * size, size);
    rows_.insert(rows_.end(), numbers.begin(), numbers.end());
    if (rows_.size() == piece_ * size) flush();
  }
  return out_->ok() ? base::Problems{} : out_->close();
}

void ResultsWriter::flush() {
  const auto& monthly = layout_.in(Series::monthly);
  for (const measure::Table& table : monthly.tables)
    if (any(table))
      out_->put_rows("monthly_replications/" + table.name, written_, column(rows_, monthly.size, table));
  written_ += rows_.size() / monthly.size;
  rows_.clear();
}

base::Problems ResultsWriter::finish(const experiment::Comparison& numbers, const experiment::Ran& ran,
                                     const Drawn& drawn) {
  const Told told = told_of(file_);
  write_attributes(*out_, file_, design_, keep_, ran.replications);
  const auto& monthly = layout_.in(Series::monthly);
  if (keep_ >= Keep::monthly && monthly.size > 0) {
    if (!rows_.empty()) flush();
    write_replications(*out_, "monthly_replications", design_.first, ran.replications, told);
    for (const measure::Table& table : monthly.tables)
      if (any(table))
        out_->end_rows(variable_of("monthly_replications", "replication", table, told), ran.replications);
  }
  if (units_) units_->finish(*out_, design_.first, ran.replications, told);
  if (base_units_) base_units_->finish(*out_, design_.first, ran.replications, told);
  write_rows(*out_, "totals", numbers.own(), Series::totals, design_.first, told);
  write_summary(*out_, "", numbers.own(), told);
  if (keep_ != Keep::totals)
    write_rows(*out_, "yearly_replications", numbers.own(), Series::yearly, design_.first, told);
  write_rows(*out_, "observations_replications", numbers.own(), Series::observed, design_.first, told);
  write_curves(*out_, "", ran.curves, told);
  if (numbers.base() != nullptr) {
    write_rows(*out_, "base/totals", *numbers.base(), Series::totals, design_.first, told);
    write_summary(*out_, "base/", *numbers.base(), told);
    write_curves(*out_, "base/", ran.base_curves, told);
    write_rows(*out_, "difference/totals", *numbers.difference(), Series::totals, design_.first, told);
    write_summary(*out_, "difference/", *numbers.difference(), told);
  }
  const bool varies = drawn.draws != nullptr;
  if (varies) write_draws(*out_, drawn, numbers.own(), told);
  write_parameters(*out_, file_.scenario, varies ? drawn.draws->paths() : std::vector<std::string>{}, told);
  write_scenario(*out_, file_);
  if (base_units_) out_->write("base/scenario/composed", file_.base_composed);
  if (base::Problems problems = numbers.problems(); !problems.empty()) return problems;
  if (base::Problems problems = out_->close(); !problems.empty()) return problems;
  return take_name(beside_, path_, out_->sum());
}

base::Problems may_become_results(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
    if (fs::is_directory(folder, error)) return {};
    return {{"", {folder.string() + ": there is no such folder", folder.string() + ": mappen finns inte"}}};
  }
  if (!fs::is_regular_file(status))
    return {{"",
             {path.string() + ": is not a file; results are not written there",
              path.string() + ": är ingen fil; dit skrivs inga resultat"}}};
  if (!knows_layout(path).empty())
    return {
        {"",
         {path.string() + ": exists and is not a results file of this version of stegvis; it is left alone "
                          "(name another with --out)",
          path.string() + ": finns och är ingen resultatfil från den här versionen av stegvis; den lämnas i "
                          "fred (välj ett annat namn med --out)"}}};
  return {};
}

}  // namespace stegvis::io
