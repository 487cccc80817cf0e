#include "io/write_sensitivity.hpp"

#include <limits>
#include <numeric>

#include "io/results_file.hpp"
#include "io/results_tables.hpp"
#include "io/take_name.hpp"
#include "io/unknown_axis.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using experiment::Method;
using stats::Told;

std::string id_of(const experiment::NumberAt& number) {
  return number.name.outcome + (number.name.year ? ":" + *number.name.year : "");
}

class Writer {
 public:
  Writer(ResultsFile& out, const SensitivityKept& kept) : out_{out}, kept_{kept} {}

  void write() {
    attributes();
    indices();
    points();
    write_scenario(out_, kept_.scenario);
  }

 private:
  bool is_sobol() const { return kept_.design.method != Method::morris; }

  void attributes() {
    const auto say = [&](const char* name, const AttributeValue& value) { out_.attribute("", name, value); };
    const model::Scenario& scenario = kept_.scenario.scenario;
    say("Conventions", "CF-1.8");
    say("title", scenario.title);
    say("source", std::string{"stegvis "} + STEGVIS_VERSION);
    say("file_kind", sensitivity_kind);
    say("layout_version", results_layout);
    say("seed", std::uint64_t{kept_.design.seed});
    say("replications", static_cast<std::int32_t>(kept_.design.replications));
    say("rows", static_cast<std::int32_t>(kept_.rows));
    say("method", kept_.design.method == Method::metamodel ? "metamodel" : is_sobol() ? "sobol" : "morris");
    say("language", scenario.language);
    say("constructed", scenario.constructed);
    say("scenario", fs::path{kept_.scenario.name}.filename().string());
  }

  /// A measure of every outcome and unknown with its error and interval; NaN where there is none.
  template <class Pick>
  void measure(const char* name, const Pick& pick) {
    std::vector<double> all;
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (const DrivenNumber& one : kept_.driven)
      for (std::size_t u = 0; u < kept_.unknowns.size(); ++u) {
        const Told told = one.lacking > 0 ? Told{none, none, none, none} : pick(one, u);
        all.insert(all.end(), {told.value, told.standard_error, told.low, told.high});
      }
    out_.write({.path = std::string{"indices/"} + name, .dims = {"outcome", "unknown", "statistic"}}, all);
  }

  void indices() {
    std::vector<std::string> ids, labels;
    std::vector<double> means, variances;
    const bool swedish = kept_.scenario.scenario.language == "sv";
    for (const DrivenNumber& one : kept_.driven) {
      ids.push_back(id_of(*one.number));
      labels.push_back(one.number->label.in(swedish ? base::Language::sv : base::Language::en));
      means.push_back(one.mean);
      variances.push_back(one.lacking == 0 ? one.sobol->variance : std::numeric_limits<double>::quiet_NaN());
    }
    out_.scale({.path = "indices/outcome"}, ids);
    out_.write({.path = "indices/label", .dims = {"outcome"}}, labels);
    write_unknowns(out_, "indices", kept_.unknowns.all());
    out_.scale({.path = "indices/statistic"},
               std::vector<std::string>{"value", "standard_error", "low", "high"});
    out_.write({.path = "indices/mean", .dims = {"outcome"}}, means);
    if (is_sobol()) {
      out_.write({.path = "indices/variance", .dims = {"outcome"}}, variances);
      measure("first", [](const DrivenNumber& one, std::size_t u) { return one.sobol->first[u]; });
      measure("total", [](const DrivenNumber& one, std::size_t u) { return one.sobol->total[u]; });
    } else {
      measure("mu_star",
              [](const DrivenNumber& one, std::size_t u) { return one.morris->effects[u].mu_star; });
      measure("mu", [](const DrivenNumber& one, std::size_t u) { return one.morris->effects[u].mu; });
      measure("sigma", [](const DrivenNumber& one, std::size_t u) { return one.morris->effects[u].sigma; });
      std::vector<double> floors;
      for (const DrivenNumber& one : kept_.driven)
        for (std::size_t u = 0; u < kept_.unknowns.size(); ++u)
          floors.push_back(one.lacking == 0 ? one.morris->noise_floor[u]
                                            : std::numeric_limits<double>::quiet_NaN());
      out_.write({.path = "indices/noise_floor", .dims = {"outcome", "unknown"}}, floors);
    }
  }

  void points() {
    const std::size_t inputs = kept_.unknowns.size();
    std::vector<double> numbers(kept_.points), values;
    std::iota(numbers.begin(), numbers.end(), 0.0);
    for (std::size_t p = 0; p < kept_.points; ++p)
      for (std::size_t u = 0; u < inputs; ++u)
        values.push_back(
            model::quantile(kept_.unknowns.all()[u].distribution, kept_.coordinates[p * inputs + u]));
    out_.scale({.path = "points/point", .number = Number::int32}, numbers);
    write_unknowns(out_, "points", kept_.unknowns.all());
    out_.write({.path = "points/value", .dims = {"point", "unknown"}}, values);
  }

  ResultsFile& out_;
  const SensitivityKept& kept_;
};

}  // namespace

base::Problems write_sensitivity(const fs::path& path, const SensitivityKept& kept) {
  return write_whole(path, [&](ResultsFile& out) { Writer{out, kept}.write(); });
}

}  // namespace stegvis::io
