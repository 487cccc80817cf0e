#include <cstdio>
#include <memory>
#include <optional>

#include "cli/answer.hpp"
#include "cli/common_options.hpp"
#include "cli/verbs.hpp"
#include "experiment/reprice.hpp"
#include "experiment/unit_costs.hpp"
#include "io/new_prices.hpp"
#include "io/outcomes_text.hpp"

namespace stegvis::cli {
namespace {

struct Asked {
  std::string results, prices;
  bool json = false;
};

int tell(const Asked& asked, const Context& context) {
  const auto read = io::read_new_prices(asked.results, asked.prices);
  if (!read) return refuse(read.problems(), context);
  const auto programme = model::compile(read->scenario);
  if (!programme) return refuse(programme.problems(), context);
  auto base = read->base ? std::optional{model::compile(*read->base)} : std::nullopt;
  if (base && !*base) return refuse(base->problems(), context);
  const experiment::Priced own{&*programme, &read->run}, beside{base ? &**base : nullptr, &read->base_run};
  const auto numbers = experiment::reprice(own, base ? &beside : nullptr);
  if (!numbers) return refuse(numbers.problems(), context);
  auto outcomes = experiment::money_outcomes(numbers->own(), read->run);
  for (auto& cost : experiment::unit_costs(numbers->own(), read->scenario))
    outcomes.push_back(std::move(cost));
  const auto differences = numbers->difference() != nullptr ? experiment::outcomes(*numbers->difference())
                                                            : std::vector<experiment::Outcome>{};
  const auto replications = static_cast<std::int64_t>(read->run.first_entry.size());
  if (asked.json) {
    std::fputs(io::as_json({read->name, read->seed, replications}, outcomes, differences).c_str(), stdout);
    return fine;
  }
  const std::string base_title = read->base ? read->base->title : "";
  std::fputs(answer_text({read->scenario, outcomes, differences, base_title, replications, read->seed},
                         context.language)
                 .c_str(),
             stdout);
  return fine;
}

}  // namespace

Verb price_verb() {
  const auto asked = std::make_shared<Asked>();
  return {
      .name = "price",
      .help = {"price a run kept with --keep prices again: other prices, rates, payers, without simulating",
               "prissätt en körning sparad med --keep prices på nytt: andra priser, räntor, betalare, utan "
               "att simulera"},
      .options = {{"FILE", &asked->results, {"the results file", "resultatfilen"}, true, {}},
                  {"--prices",
                   &asked->prices,
                   {"the tables of money that replace the run's",
                    "de tabeller om pengar som ersätter körningens"},
                   true,
                   {}},
                  json_option(&asked->json)},
      .act = [asked](const Context& context) { return tell(*asked, context); }};
}

}  // namespace stegvis::cli
