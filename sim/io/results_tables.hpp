#pragma once

#include <string>
#include <vector>

#include "experiment/summary.hpp"
#include "io/read_scenario.hpp"
#include "io/results_file.hpp"
#include "measure/curves.hpp"
#include "measure/layout.hpp"

/// \file
/// The groups of a results file. Private to the writing of results.
namespace stegvis::io {

/// What the groups need to know about the run.
struct Told {
  base::Date start;
  base::Language language;  ///< of names and labels in the file: the scenario's
};

/// A table as a variable of a group: `first` is its first dimension ("statistic", "replication").
Variable variable_of(const std::string& group, const std::string& first, const measure::Table& table,
                     const Told& told);

/// The coordinates along the axes of these tables, with names for people.
void write_axes(ResultsFile& out, const std::string& group, const measure::Layout& layout,
                const std::vector<measure::Table>& tables, const Told& told);

/// The coordinates along `statistic`, and a summary's numbers in that order; NaN where nobody had any.
std::vector<std::string> statistic_names();
std::vector<double> statistics_of(const stats::Summary& summary);

/// Whether the table has any numbers: netCDF takes a dimension of no length for one that may grow.
bool any(const measure::Table& table);

/// A table's numbers picked out of rows that hold all tables of its series.
std::vector<double> column(std::span<const double> rows, std::size_t row_size, const measure::Table& table);

/// totals, summary, yearly, monthly, observations, below `prefix` ("", "base/", "difference/").
void write_summary(ResultsFile& out, const std::string& prefix, const experiment::Summary& summary,
                   const Told& told);

/// What is kept of each replication beside the totals.
void write_rows(ResultsFile& out, const std::string& group, const experiment::Summary& summary,
                measure::Series series, std::size_t first, const Told& told);

void write_replications(ResultsFile& out, const std::string& group, std::size_t first, std::size_t count,
                        const Told& told);

void write_curves(ResultsFile& out, const std::string& prefix, const measure::Curves& curves,
                  const Told& told);

/// Every number of the scenario with its source and confidence, and whether it is among the varied ones
/// (sorted).
void write_parameters(ResultsFile& out, const model::Scenario& scenario,
                      const std::vector<std::string>& varied, const Told& told);

/// The scenario as run: every file's text, and all of them as one.
void write_scenario(ResultsFile& out, const ScenarioFile& file);

}  // namespace stegvis::io
