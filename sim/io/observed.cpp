#include "io/observed.hpp"

namespace stegvis::io {

std::vector<Observed> read_observed(const std::filesystem::path& posterior) {
  const auto texts = [&](const char* name) { return read_texts(posterior, std::string{"targets/"} + name); };
  const auto ids = texts("target"), outcomes = texts("outcome"), years = texts("year"),
             groups = texts("group"), sources = texts("source");
  const auto values = read_numbers(posterior, "targets/observed"),
             errors = read_numbers(posterior, "targets/observed_sd");
  for (const auto* column : {&ids, &outcomes, &years, &groups, &sources})
    if (!column->ok() || column->value().size() != ids.value().size()) return {};
  if (!values || !errors || values->size() != ids->size() || errors->size() != ids->size()) return {};
  std::vector<Observed> observed;
  for (std::size_t i = 0; i < ids->size(); ++i)
    observed.push_back(
        {(*ids)[i], (*outcomes)[i], (*years)[i], (*groups)[i], (*values)[i], (*errors)[i], (*sources)[i]});
  return observed;
}

void write_observed(ResultsFile& out, const std::vector<Observed>& observed) {
  if (observed.empty()) return;
  const auto column = [&](const char* name, const auto& pick, auto values) {
    for (const Observed& one : observed) values.push_back(pick(one));
    out.write({.path = std::string{"observed/"} + name, .dims = {"target"}}, values);
  };
  using Texts = std::vector<std::string>;
  using Numbers = std::vector<double>;
  Texts ids;
  for (const Observed& one : observed) ids.push_back(one.target);
  out.scale({.path = "observed/target"}, ids);
  column(
      "outcome", [](const Observed& one) { return one.outcome; }, Texts{});
  column(
      "year", [](const Observed& one) { return one.year; }, Texts{});
  column(
      "group", [](const Observed& one) { return one.group; }, Texts{});
  column(
      "value", [](const Observed& one) { return one.value; }, Numbers{});
  column(
      "sd", [](const Observed& one) { return one.sd; }, Numbers{});
  column(
      "source", [](const Observed& one) { return one.source; }, Texts{});
}

}  // namespace stegvis::io
