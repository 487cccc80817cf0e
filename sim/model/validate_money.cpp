#include <algorithm>
#include <cmath>
#include <set>

#include "model/judge.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Text;

const Text who_pays{"somebody pays", "någon betalar"};

/// Whether people are counted by this attribute, so that a price may depend on it.
bool is_counted_by(const Judge& judge, const std::string& attribute) {
  const auto& classes = judge.said.paying_class;
  if (std::find(classes.begin(), classes.end(), attribute) != classes.end()) return true;
  return std::any_of(judge.said.report_by.begin(), judge.said.report_by.end(),
                     [&](const std::string& product) {
                       return ("*" + product + "*").find("*" + attribute + "*") != std::string::npos;
                     });
}

bool may_depend(Judge& judge, const std::string& path, const std::string& attribute) {
  if (!judge.has_words(path, attribute)) return false;
  if (is_counted_by(judge, attribute)) return true;
  judge.wrong(path,
              {"depends on an attribute that money is not counted by",
               "beror på ett attribut som pengar inte räknas efter"},
              {}, {"add it to `paying_class`", "lägg till det i `paying_class`"});
  return false;
}

void judge_where(Judge& judge, const std::string& path, const When& where) {
  for (const auto& [attribute, values] : where) {
    const std::string here = path + ".where." + attribute;
    if (!may_depend(judge, here, attribute)) continue;
    if (values.empty()) judge.wrong(here, {"holds for nobody", "gäller för ingen"});
    for (const std::string& value : values) (void)judge.is_value(here, attribute, value);
  }
}

void judge_times(Judge& judge, const std::string& path, const MoneyTerms& line) {
  const auto from = judge.day(line.from), until = judge.day(line.until);
  if (until && *until <= from.value_or(0.0))
    judge.wrong(path + ".until", {"ends before it begins", "slutar innan det börjar"});
}

/// The only index when none is named; nothing when the question has no answer (which is then told).
const ById<double>* index_of(Judge& judge, const std::string& path, const MoneyTerms& line) {
  const auto& tables = judge.said.index;
  if (!line.index.empty()) {
    const auto found = tables.find(line.index);
    if (found != tables.end()) return &found->second;
    std::vector<std::string> known;
    for (const auto& [id, table] : tables) known.push_back(id);
    judge.unknown(path + ".index", line.index, "index", known);
    return nullptr;
  }
  if (tables.size() == 1) return &tables.begin()->second;
  if (tables.size() > 1)
    judge.missing(path + ".index", {"there is more than one price index", "det finns mer än ett prisindex"});
  return nullptr;
}

/// That an amount can be restated to the prices asked for.
void judge_year(Judge& judge, const std::string& path, const std::string& key, const MoneyTerms& line) {
  if (!judge.said.prices_in) {
    if (!line.index.empty()) (void)index_of(judge, path, line);
    return;
  }
  const std::string amount = path + "." + key;
  const ById<double>* levels = index_of(judge, path, line);
  const auto known = judge.said.provenance.find(amount);
  if (known == judge.said.provenance.end() || !known->second.price_year)
    return judge.missing(amount + ".price_year",
                         {"`prices_in` restates every amount from the prices of its year",
                          "`prices_in` räknar om alla belopp från deras års priser"});
  if (levels == nullptr) return;
  for (const int year : {*known->second.price_year, static_cast<int>(*judge.said.prices_in)})
    if (!levels->contains(std::to_string(year)))
      return judge.wrong(amount + ".price_year", {"needs the price index of " + std::to_string(year),
                                                  "behöver prisindexet för " + std::to_string(year)});
}

void judge_line(Judge& judge, const std::string& path, const MoneyTerms& line) {
  if (line.payer.empty()) judge.missing(path + ".payer", who_pays);
  if (!line.to.empty() && line.to == line.payer)
    judge.wrong(path + ".to", {"receives from itself", "får pengar av sig själv"});
  judge_times(judge, path, line);
}

void judge_flow(Judge& judge, const std::string& path, const Price& price) {
  for (const auto& [id, transitions] : price.flow) {
    const std::string here = path + ".flow." + id;
    if (!judge.names(here, id, "stage")) continue;
    std::vector<std::string> known;
    for (const auto& [way, said] : judge.said.stage.at(id).to) known.push_back(way);
    for (const std::string& way : transitions)
      if (std::find(known.begin(), known.end(), way) == known.end())
        judge.unknown(here, way, "transition", known);
  }
}

void judge_stages_of(Judge& judge, const std::string& path, const std::string& id, const Price& price) {
  if (!price.stages.empty() && !price.stage.empty())
    judge.wrong(path + ".stages", {"and `stage` say the same thing", "och `stage` säger samma sak"});
  std::set<std::string> named;
  for (const std::string& word : price.stages) {
    const auto group = judge.said.stages_of.find(word);
    const bool all = word == "all" && !judge.said.stage.contains(word);
    if (!all && group == judge.said.stages_of.end()) (void)judge.names(path + ".stages", word, "stage");
    std::vector<std::string> stages{word};
    if (all)
      stages = judge.ids("stage");
    else if (group != judge.said.stages_of.end())
      stages = group->second;
    for (const std::string& one : stages)
      if (!named.insert(one).second)
        judge.wrong(path + ".stages", {"names " + one + " twice", "nämner " + one + " två gånger"});
  }
  if (!price.stages.empty() || (!price.flow.empty() && price.stage.empty())) return;
  const std::string& stage = price.stage.empty() ? id : price.stage;
  if (price.stage.empty()) (void)judge.names(path + ".stage", stage, "stage");
  const auto found = judge.said.stage.find(stage);
  if (price.waiting && found != judge.said.stage.end() && found->second.needs.empty())
    judge.idle(path + ".waiting",
               {"nobody waits for a stage that needs no pool",
                "ingen väntar på ett stadium som inte behöver någon pool"},
               "stage." + found->first + ".needs");
}

/// The key of the amount per time; empty when there is none.
std::string time_key(const Price& price) {
  return price.per_month ? "per_month" : price.per_year ? "per_year" : price.per_day != 0.0 ? "per_day" : "";
}

void judge_amounts(Judge& judge, const std::string& path, const Price& price) {
  const int ways = (price.per_day != 0.0) + price.per_month.has_value() + price.per_year.has_value();
  if (ways > 1)
    judge.wrong(path + "." + time_key(price),
                {"says the price per time twice", "säger priset per tid två gånger"}, {},
                {"one of per_day, per_month, per_year", "ett av per_day, per_month, per_year"});
  if (price.once && price.waiting && price.flow.empty())
    judge.idle(path + ".once", {"entries onto a list are not counted by attribute",
                                "inträden på en lista räknas inte efter attribut"});
  if (!price.flow.empty() && !price.once)
    judge.missing(path + ".once", {"`flow` says for which moves", "`flow` säger för vilka övergångar"});
  if (!price.flow.empty() && ways > 0)
    judge.wrong(path + ".flow", {"is for amounts once, and this price is per time",
                                 "gäller engångsbelopp, och detta pris är per tid"});
  if (const std::string key = time_key(price); !key.empty()) judge_year(judge, path, key, price);
  if (price.once) judge_year(judge, path, "once", price);
}

void judge_price(Judge& judge, const std::string& id, const Price& price) {
  const std::string path = "price." + id;
  judge_line(judge, path, price);
  judge_stages_of(judge, path, id, price);
  judge_flow(judge, path, price);
  judge_amounts(judge, path, price);
  judge_where(judge, path, price.where);
  for (const auto& [attribute, by_value] : price.by) {
    const std::string here = path + ".by." + attribute;
    if (!may_depend(judge, here, attribute)) continue;
    for (const auto& [value, factor] : by_value) (void)judge.is_value(here + "." + value, attribute, value);
  }
}

std::optional<int> year_of(const Judge& judge, const std::string& id, const Price& price) {
  const auto known = judge.said.provenance.find("price." + id + "." + time_key(price));
  return known == judge.said.provenance.end() ? std::nullopt : known->second.price_year;
}

void judge_levy(Judge& judge, const std::string& id, const Levy& levy) {
  const std::string path = "levy." + id;
  judge_line(judge, path, levy);
  judge_where(judge, path, levy.where);
  if (!levy.rate) judge.missing(path + ".rate", {"it is a share of something", "det är en andel av något"});
  if (levy.at_most && *levy.at_most <= levy.allowance)
    judge.idle(path + ".rate",
               {"`at_most` leaves nothing above `allowance`", "`at_most` lämnar inget över `allowance`"});
  std::vector<std::string> known, on = levy.on;
  for (const auto& [price, said] : judge.said.price) {
    known.push_back(price);
    if (levy.on.empty() && said.taxable && !time_key(said).empty()) on.push_back(price);
  }
  if (on.empty()) judge.missing(path + ".on", {"no price is marked `taxable`", "inget pris har `taxable`"});
  std::optional<int> year;
  for (const std::string& price : on) {
    const auto found = judge.said.price.find(price);
    if (found == judge.said.price.end()) {
      judge.unknown(path + ".on", price, "price", known);
    } else if (time_key(found->second).empty()) {
      judge.wrong(path + ".on",
                  {"names a price that is not per time", "namnger ett pris som inte är per tid"},
                  {price, price});
    } else if (const auto own = year_of(judge, price, found->second); judge.said.prices_in && own) {
      if (year && *year != *own)
        judge.wrong(path + ".on", {"names prices of different years", "namnger priser från olika år"},
                    {"a levy is restated as a whole", "en avgift räknas om som en helhet"});
      year = own;
    }
  }
}

void judge_dated(Judge& judge, const std::string& id, const DatedCost& cost) {
  const std::string path = "cost." + id;
  judge_line(judge, path, cost);
  if (!cost.amount)
    judge.missing(path + ".amount", {"it is so much money", "det är så mycket pengar"});
  else
    judge_year(judge, path, "amount", cost);
  const bool spread = cost.from.said() || cost.until.said();
  if (cost.at.said() && spread)
    judge.wrong(path + ".at",
                {"and a time from–until exclude each other", "och en tid från–till utesluter varandra"});
  if (!cost.at.said() && !spread)
    judge.missing(path + ".at", {"when it is paid", "när det betalas"},
                  {"a date, or `from` and `until`", "ett datum, eller `from` och `until`"});
  if (spread && !cost.until.said())
    judge.missing(path + ".until", {"an amount is spread over a time that ends",
                                    "ett belopp fördelas över en tid som tar slut"});
  const auto at = judge.day(cost.at), horizon = judge.horizon();
  if (at && horizon && (*at < 0.0 || *at >= *horizon))
    judge.wrong(path + ".at", {"lies outside the run", "ligger utanför körningen"},
                {"the amount would be lost in silence", "beloppet skulle försvinna i tysthet"});
}

void judge_payers(Judge& judge) {
  for (const auto& [id, payer] : judge.said.payer) {
    const std::string path = "payer." + id + ".funding";
    double sum = 0.0;
    bool known = true;
    for (const auto& [other, share] : payer.funding) {
      sum += share;
      known = judge.names(path + "." + other, other, "payer") && known;
      if (!known) continue;
      if (other == id)
        judge.wrong(path + "." + other, {"funds itself", "finansierar sig själv"});
      else if (!judge.said.payer.at(other).funding.empty())
        judge.wrong(path + "." + other, {"is itself funded by others", "finansieras själv av andra"});
    }
    if (!payer.funding.empty() && std::abs(sum - 1.0) > 1e-6)
      judge.wrong(path,
                  {"has shares that sum to " + shown(std::round(sum * 1e9) / 1e9),
                   "har andelar som blir " + shown(std::round(sum * 1e9) / 1e9)},
                  {}, {"shares that sum to 1", "andelar som blir 1"});
  }
}

bool is_year(const std::string& word) {
  return word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos;
}

void judge_groups(Judge& judge) {
  for (const auto& [id, stages] : judge.said.stages_of) {
    const std::string path = "stages_of." + id;
    if (judge.said.stage.contains(id) || id == "all")
      judge.wrong(path, {"is the name of something else", "är namnet på något annat"});
    for (const std::string& stage : stages) (void)judge.names(path, stage, "stage");
  }
}

void judge_valuation(Judge& judge) {
  const Scenario& said = judge.said;
  if (said.prices_in && said.index.empty())
    judge.missing("index",
                  {"`prices_in` restates by a price index", "`prices_in` räknar om med ett prisindex"});
  for (const auto& [id, levels] : said.index)
    for (const auto& [year, level] : levels)
      if (!is_year(year)) judge.wrong("index." + id + "." + year, {"is no year", "är inget år"});
  if (!said.discount.rate && said.discount.effects)
    judge.idle("discount.effects", {"there is no `discount.rate`", "det finns ingen `discount.rate`"});
  if (!said.discount.rate && said.discount.from.said())
    judge.idle("discount.from", {"there is no `discount.rate`", "det finns ingen `discount.rate`"});
  if (!said.discount.rate && said.discount.steps)
    judge.idle("discount.steps", {"there is no `discount.rate`", "det finns ingen `discount.rate`"});
  if (said.discount.steps && said.discount.steps->days() < 28.0)
    judge.wrong("discount.steps", {"is shorter than four weeks", "är kortare än fyra veckor"});
  for (const auto& [stage, quality] : said.quality) (void)judge.names("quality." + stage, stage, "stage");
}

void judge_unit_costs(Judge& judge) {
  for (const auto& [id, cost] : judge.said.unit_cost) {
    const std::string path = "unit_cost." + id;
    if (cost.payer.empty()) judge.missing(path + ".payer", who_pays);
    if (cost.per.empty())
      judge.missing(path + ".per", {"it is the cost of each of something", "det är kostnaden per något"});
    for (const auto& [year, observed] : cost.observed) {
      const std::string here = path + ".observed." + year;
      if (!is_year(year)) judge.wrong(here, {"is no year", "är inget år"});
      if (!observed.cost || !observed.count)
        judge.missing(here + (observed.cost ? ".count" : ".cost"),
                      {"a cost and a count were observed together",
                       "en kostnad och ett antal observerades tillsammans"});
    }
  }
  const StandardValue& value = judge.said.standard_value;
  if (value.said() && value.payer.empty())
    judge.missing("standard_value.payer",
                  {"the value is set against a cost", "värdet ställs mot en kostnad"});
}

void judge_post_years(Judge& judge) {
  if (!judge.said.prices_in) return;
  for (const auto& [pool, said] : judge.said.pool)
    for (const auto& [id, post] : said.staffing.post)
      if (post.per_fte_year) judge_year(judge, "pool." + pool + ".post." + id, "per_fte_year", MoneyTerms{});
}

}  // namespace

void judge_money(Judge& judge) {
  for (const auto& [id, price] : judge.said.price) judge_price(judge, id, price);
  for (const auto& [id, levy] : judge.said.levy) judge_levy(judge, id, levy);
  for (const auto& [id, cost] : judge.said.staff_cost) {
    const std::string path = "staff_cost." + id;
    judge_line(judge, path, cost);
    judge_year(judge, path, "per_fte_year", cost);
    if (cost.pool.empty()) (void)judge.names(path + ".pool", id, "pool");
  }
  for (const auto& [id, cost] : judge.said.cost) judge_dated(judge, id, cost);
  judge_groups(judge);
  judge_payers(judge);
  judge_valuation(judge);
  judge_unit_costs(judge);
  judge_post_years(judge);
}

}  // namespace stegvis::model
