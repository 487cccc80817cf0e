#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "model/compile_parts.hpp"

namespace stegvis::model::parts {
namespace {

using Kind = MoneyLine::Kind;

std::int64_t whole_ore(double ore) { return static_cast<std::int64_t>(std::floor(ore + 0.5)); }

/// Which value of an attribute the people in a cell have.
std::size_t value_in(const Programme& programme, const Names& names, std::uint32_t cell,
                     std::uint32_t attribute) {
  return cell / programme.cell_weight[attribute] % names.values[attribute].size();
}

bool holds(const Programme& programme, const Names& names, const When& where, std::uint32_t cell) {
  for (const auto& [id, allowed] : where) {
    const std::uint32_t attribute = names.attribute(id);
    const std::string& value = names.values[attribute][value_in(programme, names, cell, attribute)];
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) return false;
  }
  return true;
}

double factor(const Programme& programme, const Names& names, const Price& price, std::uint32_t cell) {
  double product = 1.0;
  for (const auto& [id, by_value] : price.by) {
    const std::uint32_t attribute = names.attribute(id);
    const auto found = by_value.find(names.values[attribute][value_in(programme, names, cell, attribute)]);
    if (found != by_value.end()) product *= found->second;
  }
  return product;
}

/// What a price says per time: an amount and the days that it pays for.
struct PerTime {
  double kronor = 0.0, days = 1.0;
};

PerTime per_time(const Price& price) {
  if (price.per_month) return {*price.per_month, base::days_per_month};
  if (price.per_year) return {*price.per_year, base::days_per_year};
  return {price.per_day, 1.0};
}

std::vector<std::string> stages_of(const Names& names, const std::string& id, const Price& price) {
  if (price.stages.empty()) return {price.stage.empty() ? id : price.stage};
  const auto& groups = names.scenario.stages_of;
  std::vector<std::string> stages;
  for (const std::string& word : price.stages) {
    const auto group = groups.find(word);
    if (word == "all" && !names.scenario.stage.contains(word))
      stages.insert(stages.end(), names.stages.begin(), names.stages.end());
    else if (group != groups.end())
      stages.insert(stages.end(), group->second.begin(), group->second.end());
    else
      stages.push_back(word);
  }
  return stages;
}

class Table {
 public:
  Table(Programme& programme, const Names& names)
      : programme_{programme}, names_{names}, plan_{programme.money} {}

  void add_prices() {
    for (const auto& [id, price] : names_.scenario.price) {
      const std::string path = "price." + id;
      const PerTime time = per_time(price);
      if (time.kronor != 0.0 || !price.once) {
        MoneyLine line = terms(id, price, path + amount_key(price));
        line.days = time.days;
        line.bands = bands(places_of(id, price), price, time.kronor);
        put(std::move(line));
      }
      if (price.once) {
        MoneyLine line = terms(id, price, path + ".once");
        line.kind = price.flow.empty() ? Kind::entries : Kind::moves;
        line.bands = bands(price.flow.empty() ? stage_rows(id, price) : leg_rows(price), price, *price.once);
        put(std::move(line));
      }
    }
  }

  void add_staff() {
    for (const auto& [id, cost] : names_.scenario.staff_cost) {
      MoneyLine line = terms(id, cost, "staff_cost." + id + ".per_fte_year");
      line.kind = Kind::staff;
      line.days = base::days_per_year;
      MoneyBand band{whole_ore(cost.per_fte_year * (1.0 + cost.overhead) * 100.0), {}};
      const PoolPlan& pool = programme_.pools[names_.pool(cost.pool.empty() ? id : cost.pool)];
      for (std::uint32_t i = 0; i < pool.members; ++i) band.spots.push_back({pool.first_member + i, 0});
      line.bands.push_back(std::move(band));
      put(std::move(line));
    }
  }

  void add_posts() {
    for (std::uint32_t i = 0; i < programme_.posts.size(); ++i) {
      const std::string& pool = programme_.pools[programme_.posts[i].pool].id;
      const auto& posts = names_.scenario.pool.at(pool).staffing.post;
      const auto post = posts.find(programme_.posts[i].id);
      if (programme_.posts[i].crew || !post->second.per_fte_year) continue;
      MoneyTerms said;
      said.payer = post->second.payer;
      MoneyLine line = terms(post->first, said, "pool." + pool + ".post." + post->first + ".per_fte_year");
      line.kind = Kind::post;
      line.days = base::days_per_year;
      line.bands.push_back({whole_ore(*post->second.per_fte_year * 100.0), {{i, 0}}});
      put(std::move(line));
    }
  }

  void add_dated() {
    for (const auto& [id, cost] : names_.scenario.cost) {
      MoneyLine line = terms(id, cost, "cost." + id + ".amount");
      line.kind = Kind::dated;
      line.ore = whole_ore(*cost.amount * 100.0);
      if (cost.at.said()) line.from = line.until = names_.day(cost.at, 0.0);
      put(std::move(line));
    }
  }

  void add_levies() {
    for (const auto& [id, levy] : names_.scenario.levy) add_levy(id, levy);
  }

 private:
  using Rows = std::vector<std::uint32_t>;

  static std::string amount_key(const Price& price) {
    return price.per_month ? ".per_month" : price.per_year ? ".per_year" : ".per_day";
  }

  MoneyLine terms(const std::string& id, const MoneyTerms& said, const std::string& amount) const {
    MoneyLine line;
    line.id = id;
    line.payer = names_.payer(said.payer);
    if (!said.to.empty()) line.to = names_.payer(said.to);
    line.from = names_.day(said.from, 0.0);
    line.until = names_.day(said.until, names_.horizon);
    line.cashable = said.cashable;
    line.real = restated(said.index, amount);
    return line;
  }

  double restated(const std::string& index, const std::string& amount) const {
    const Scenario& said = names_.scenario;
    if (!said.prices_in) return 1.0;
    const ById<double>& levels = index.empty() ? said.index.begin()->second : said.index.at(index);
    const auto level = [&](int year) { return levels.at(std::to_string(year)); };
    return level(static_cast<int>(*said.prices_in)) / level(*said.provenance.at(amount).price_year);
  }

  void put(MoneyLine line) {
    plan_.ledgers = plan_.ledgers || line.to != MoneyLine::nobody;
    plan_.capacity = plan_.capacity || !line.cashable;
    for (const double moment : {line.from, line.until})
      if (moment > 0.0 && moment < names_.horizon) plan_.cuts.push_back(moment);
    plan_.lines.push_back(std::move(line));
  }

  Rows places_of(const std::string& id, const Price& price) const {
    Rows rows;
    for (const std::string& stage_id : stages_of(names_, id, price)) {
      const StageId stage = names_.stage(stage_id);
      for (std::uint32_t place = 0; place < programme_.places.size(); ++place)
        if (programme_.places[place].stage == stage && programme_.places[place].waiting == price.waiting)
          rows.push_back(place);
    }
    return rows;
  }
  Rows stage_rows(const std::string& id, const Price& price) const {
    Rows rows;
    for (const std::string& stage : stages_of(names_, id, price))
      rows.push_back(static_cast<std::uint32_t>(names_.stage(stage).index()));
    return rows;
  }
  Rows leg_rows(const Price& price) const {
    Rows rows;
    for (std::uint32_t leg = 0; leg < programme_.legs.size(); ++leg) {
      const Leg& move = programme_.legs[leg];
      const auto stage = price.flow.find(names_.stages[move.from_stage.index()]);
      if (move.from_waiting || stage == price.flow.end()) continue;
      if (std::find(stage->second.begin(), stage->second.end(), move.transition) != stage->second.end())
        rows.push_back(leg + 1);
    }
    return rows;
  }

  /// The rows in every cell that the price holds for, by unit amount.
  std::vector<MoneyBand> bands(const Rows& rows, const Price& price, double kronor) const {
    std::map<std::int64_t, std::vector<MoneyBand::Spot>> by_amount;
    for (const std::uint32_t row : rows)
      for (std::uint32_t cell = 0; cell < programme_.cells; ++cell)
        if (holds(programme_, names_, price.where, cell))
          by_amount[whole_ore(kronor * factor(programme_, names_, price, cell) * 100.0)].push_back(
              {row, cell});
    std::vector<MoneyBand> bands;
    for (auto& [ore, spots] : by_amount) bands.push_back({ore, std::move(spots)});
    return bands;
  }

  std::vector<std::string> base_of(const Levy& levy) const {
    if (!levy.on.empty()) return levy.on;
    std::vector<std::string> ids;
    for (const auto& [id, price] : names_.scenario.price)
      if (price.taxable && per_time(price).kronor != 0.0) ids.push_back(id);
    return ids;
  }

  /// A line for each stretch of time in which the same prices hold.
  void add_levy(const std::string& id, const Levy& levy) {
    const std::vector<std::string> on = base_of(levy);
    MoneyLine whole = terms_of_levy(id, levy, on);
    std::set<double> bounds{whole.from, whole.until};
    for (const std::string& price : on)
      for (const double moment : {names_.day(names_.scenario.price.at(price).from, 0.0),
                                  names_.day(names_.scenario.price.at(price).until, names_.horizon)})
        if (moment > whole.from && moment < whole.until) bounds.insert(moment);
    for (auto from = bounds.begin(); std::next(from) != bounds.end(); ++from) {
      MoneyLine line = whole;
      line.from = *from;
      line.until = *std::next(from);
      line.bands = levy_bands(levy, on, line.from);
      put(std::move(line));
    }
  }

  MoneyLine terms_of_levy(const std::string& id, const Levy& levy, const std::vector<std::string>& on) const {
    const Price& first = names_.scenario.price.at(on.front());
    MoneyTerms said = levy;
    if (said.index.empty()) said.index = first.index;
    MoneyLine line = terms(id, said, "price." + on.front() + amount_key(first));
    line.days = base::days_per_month;
    return line;
  }

  /// Öre a month by place and cell, from the prices that hold at `moment`.
  std::vector<MoneyBand> levy_bands(const Levy& levy, const std::vector<std::string>& on,
                                    double moment) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> base;
    for (const std::string& id : on) {
      const Price& price = names_.scenario.price.at(id);
      if (moment < names_.day(price.from, 0.0) || moment >= names_.day(price.until, names_.horizon)) continue;
      const PerTime time = per_time(price);
      for (const MoneyBand& band : bands(places_of(id, price), price, time.kronor))
        for (const MoneyBand::Spot& spot : band.spots)
          if (holds(programme_, names_, levy.where, spot.cell))
            base[{spot.row, spot.cell}] += static_cast<double>(band.ore) * (base::days_per_month / time.days);
    }
    std::map<std::int64_t, std::vector<MoneyBand::Spot>> by_amount;
    for (const auto& [spot, ore] : base)
      by_amount[whole_ore(*levy.rate * counted(levy, ore))].push_back({spot.first, spot.second});
    std::vector<MoneyBand> result;
    for (auto& [ore, spots] : by_amount) result.push_back({ore, std::move(spots)});
    return result;
  }

  static double counted(const Levy& levy, double ore) {
    if (levy.at_most) ore = std::min(ore, *levy.at_most * 100.0);
    return levy.allowance > 0.0 ? std::max(0.0, ore - levy.allowance * 100.0) : ore;
  }

  Programme& programme_;
  const Names& names_;
  MoneyPlan& plan_;
};

Ledger ledger_of(const Payer& payer) {
  if (payer.ledger == "individual") return Ledger::individual;
  return payer.ledger == "private" ? Ledger::private_payer : Ledger::public_purse;
}

void compile_payers(Programme& programme, const Names& names) {
  MoneyPlan& plan = programme.money;
  for (const auto& id : names.payers) {
    const Payer& payer = names.scenario.payer.at(id);
    programme.payers.push_back(id);
    programme.payer_names.push_back(payer.name.empty() ? id : payer.name);
    plan.ledger.push_back(ledger_of(payer));
    plan.ledgers = plan.ledgers || plan.ledger.back() != Ledger::public_purse;
    plan.funding.emplace_back();
    if (payer.funding.empty()) continue;
    plan.associations = true;
    plan.funding.back().resize(names.payers.size());
    for (const auto& [other, share] : payer.funding) plan.funding.back()[names.payer(other)] = share;
  }
}

/// Months, so that a mean factor stands for a short time only, also where the report has no periods.
void cut_by_month(MoneyPlan& plan, const Names& names) {
  const Date start = names.scenario.start;
  for (Date date = base::plus_months(start.year() / start.month() / 1, 1);
       base::days_between(start, date) < names.horizon; date = base::plus_months(date, 1))
    plan.cuts.push_back(base::days_between(start, date));
}

/// Where steps of discounting begin, from the last one not after the start on; the grid is cut there.
void lay_steps(MoneyPlan& plan, const Names& names, const base::Span& length) {
  const auto begin = [&](int k) {
    return base::calendar_after(names.scenario.start, plan.discount_from, {length.count * k, length.unit});
  };
  while (begin(plan.first_discount_step) > 0.0) --plan.first_discount_step;
  while (begin(plan.first_discount_step + 1) <= 0.0) ++plan.first_discount_step;
  for (int k = plan.first_discount_step; begin(k) < names.horizon; ++k) {
    plan.discount_steps.push_back(begin(k));
    if (begin(k) > 0.0) plan.cuts.push_back(begin(k));
  }
  plan.discount_step_years = length.days() / base::days_per_year;
}

void compile_valuation(Programme& programme, const Names& names) {
  MoneyPlan& plan = programme.money;
  const Scenario& said = names.scenario;
  plan.restated = said.prices_in.has_value();
  plan.prices_in = plan.restated ? static_cast<int>(*said.prices_in) : 0;
  plan.discounted = said.discount.rate.has_value();
  if (plan.discounted) {
    plan.discount = *said.discount.rate / base::days_per_year;
    plan.discount_effects = said.discount.effects.value_or(*said.discount.rate) / base::days_per_year;
    plan.discount_from = names.day(said.discount.from, 0.0);
    cut_by_month(plan, names);
    if (said.discount.steps) lay_steps(plan, names, *said.discount.steps);
  }
  if (said.quality.empty()) return;
  for (const Place& place : programme.places) {
    const auto found = said.quality.find(names.stages[place.stage.index()]);
    plan.quality.push_back(found == said.quality.end() || place.waiting ? 0.0 : found->second);
  }
}

}  // namespace

void compile_money(Programme& programme, const Names& names) {
  compile_payers(programme, names);
  compile_valuation(programme, names);
  Table table{programme, names};
  table.add_prices();
  table.add_levies();
  table.add_staff();
  table.add_posts();
  table.add_dated();
}

}  // namespace stegvis::model::parts
