#include "model/describer.hpp"

namespace stegvis::model {
namespace {

/// Who pays whom, when, and whether less of it saves money.
std::string terms_words(const Describer& describer, const MoneyTerms& line) {
  std::string words = describer.in(", paid by ", ", betalas av ") + describer.payer(line.payer);
  if (!line.to.empty()) words += describer.in(" to ", " till ") + describer.payer(line.to);
  if (line.from.said()) words += describer.in(", from ", ", från ") + describer.moment(line.from, "", "");
  if (line.until.said()) words += describer.in(", until ", ", till ") + describer.moment(line.until, "", "");
  if (!line.cashable)
    words += describer.in("; less of it frees capacity and saves no money",
                          "; mindre av det frigör kapacitet men sparar inga pengar");
  if (!line.cashable_why.empty()) words += " (" + line.cashable_why + ")";
  return words;
}

std::string where_words(const Describer& describer, const When& where) { return describer.only(where); }

std::string stages_words(const Describer& describer, const std::string& id, const Price& price) {
  if (price.stages.empty()) return describer.stage(price.stage.empty() ? id : price.stage);
  std::string words;
  std::vector<std::string> stages;
  for (const std::string& word : price.stages) {
    const auto group = describer.said.stages_of.find(word);
    if (group == describer.said.stages_of.end())
      stages.push_back(word);
    else
      stages.insert(stages.end(), group->second.begin(), group->second.end());
  }
  for (const std::string& stage : stages)
    words += (words.empty() ? "" : ", ") + (describer.said.stage.contains(stage)
                                                ? describer.stage(stage)
                                                : describer.in("every stage", "alla stadier"));
  return words;
}

std::string factors_words(const Describer& describer, const std::string& id, const Price& price) {
  std::string words;
  for (const auto& [attribute, by_value] : price.by)
    for (const auto& [value, factor] : by_value)
      words += ", × " + describer.number("price." + id + ".by." + attribute + "." + value, factor) +
               describer.in(" for ", " för ") + attribute + " = " + value;
  return words;
}

void describe_price(Describer& describer, const std::string& id, const Price& price) {
  const std::string path = "price." + id, name = describer.named(id, price.name) + ": ";
  const std::string tail = factors_words(describer, id, price) + where_words(describer, price.where) +
                           terms_words(describer, price) +
                           (price.taxable ? describer.in("; taxed", "; beskattas") : "");
  const auto time = [&](const char* key, double amount) {
    describer.line(1, name + describer.number(path + key, amount) +
                          describer.in(price.waiting ? " and person on the list for " : " and person in ",
                                       price.waiting ? " och person på listan till " : " och person i ") +
                          stages_words(describer, id, price) + tail);
  };
  if (price.per_month)
    time(".per_month", *price.per_month);
  else if (price.per_year)
    time(".per_year", *price.per_year);
  else if (price.per_day != 0.0 || !price.once)
    time(".per_day", price.per_day);
  if (!price.once) return;
  std::string what = describer.in(" for each entry into ", " för varje inträde i ");
  if (price.flow.empty()) {
    what += stages_words(describer, id, price);
  } else {
    what = describer.in(" for each move by ", " för varje övergång genom ");
    bool first = true;
    for (const auto& [stage, transitions] : price.flow)
      for (const std::string& transition : transitions) {
        what += (first ? "" : ", ") + stage + "." + transition;
        first = false;
      }
  }
  describer.line(1, name + describer.number(path + ".once", *price.once) + what + tail);
}

void describe_levy(Describer& describer, const std::string& id, const Levy& levy) {
  const std::string path = "levy." + id;
  std::string of;
  for (const std::string& price : levy.on)
    of += (of.empty() ? "" : ", ") + describer.named(price, describer.said.price.at(price).name);
  if (of.empty()) of = describer.in("all that is taxed", "allt som beskattas");
  std::string words = describer.named(id, levy.name) + ": " + describer.number(path + ".rate", *levy.rate) +
                      describer.in(" of ", " av ") + of;
  if (levy.allowance > 0.0)
    words += describer.in(" above ", " över ") + describer.number(path + ".allowance", levy.allowance);
  if (levy.at_most)
    words += describer.in(", counted up to ", ", räknat upp till ") +
             describer.number(path + ".at_most", *levy.at_most);
  describer.line(1, words + where_words(describer, levy.where) + terms_words(describer, levy));
}

void describe_payers(Describer& describer) {
  for (const auto& [id, payer] : describer.said.payer) {
    std::string words;
    if (payer.ledger == "private")
      words = describer.in("a private employer; not the public purse",
                           "en privat arbetsgivare; inte det offentliga");
    if (payer.ledger == "individual")
      words = describer.in("the individuals' own money", "individernas egna pengar");
    for (const auto& [other, share] : payer.funding)
      words += (words.empty() ? describer.in("funded by ", "finansieras av ") : ", ") +
               describer.payer(other) + " " + describer.number("payer." + id + ".funding." + other, share);
    if (!words.empty()) describer.line(1, describer.payer(id) + ": " + words);
  }
}

void describe_valuation(Describer& describer) {
  const Scenario& said = describer.said;
  if (said.prices_in)
    describer.line(1, describer.in("Real amounts are in the prices of ", "Reala belopp är i priserna för ") +
                          std::to_string(static_cast<int>(*said.prices_in)));
  if (said.discount.rate)
    describer.line(1, (said.discount.steps
                           ? describer.in("Discounted in steps of ", "Diskonteras i steg om ") +
                                 describer.span(*said.discount.steps) + describer.in(" by ", " med ")
                           : describer.in("Discounted continuously by ", "Diskonteras kontinuerligt med ")) +
                          describer.number("discount.rate", *said.discount.rate) +
                          describer.in("; what comes after the end is not counted",
                                       "; det som kommer efter slutet räknas inte"));
  for (const auto& [stage, quality] : said.quality)
    describer.line(1, describer.in("A year in ", "Ett år i ") + describer.stage(stage) + ": " +
                          describer.number("quality." + stage, quality));
}

}  // namespace

void describe_money(Describer& describer) {
  const Scenario& said = describer.said;
  if (said.price.empty() && said.staff_cost.empty() && said.cost.empty()) return;
  describer.heading("Money", "Pengar");
  for (const auto& [id, price] : said.price) describe_price(describer, id, price);
  for (const auto& [id, levy] : said.levy) describe_levy(describer, id, levy);
  for (const auto& [id, cost] : said.staff_cost) {
    const std::string path = "staff_cost." + id;
    describer.line(1, describer.named(id, cost.name) + ": " +
                          describer.number(path + ".per_fte_year", cost.per_fte_year) +
                          describer.in(" and full-time post of ", " och heltidstjänst i ") +
                          describer.pool(cost.pool.empty() ? id : cost.pool) +
                          (cost.overhead > 0.0 ? describer.in(" and on top ", " och påslag ") +
                                                     describer.number(path + ".overhead", cost.overhead)
                                               : "") +
                          describer.in(", busy or not", ", upptagen eller inte") +
                          terms_words(describer, cost));
  }
  for (const auto& [id, cost] : said.cost)
    describer.line(1, describer.named(id, cost.name) + ": " +
                          describer.number("cost." + id + ".amount", *cost.amount) +
                          (cost.at.said() ? " " + describer.moment(cost.at, "", "")
                                          : describer.in(", spread by day", ", fördelat per dag")) +
                          terms_words(describer, cost));
  describe_payers(describer);
  describe_valuation(describer);
}

}  // namespace stegvis::model
