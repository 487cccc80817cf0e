#include "measure/money.hpp"

/// \file
/// Which outcomes of money there are, and what each sums.
namespace stegvis::measure {
namespace {

using base::Text;

std::vector<Along> by_group() { return {Along::group}; }

Text about(const char* en, const char* sv, const std::string& whom) {
  return {std::string{en} + ": " + whom, std::string{sv} + ": " + whom};
}

}  // namespace

void Money::declare_series(Layout& layout) {
  const auto series = [&](Series which, Along time) {
    return layout.add(which, {.name = "cost",
                              .unit = "SEK",
                              .label = {"cost", "kostnad"},
                              .may_lack = true,
                              .axes = {time, Along::group, Along::payer}});
  };
  monthly_ = series(Series::monthly, Along::period);
  yearly_ = series(Series::yearly, Along::year);
  if (programme_->money.ledgers)
    cumulative_ = layout.add(Series::monthly, {.name = "cost_cumulative",
                                               .unit = "SEK",
                                               .label = {"cost since the start", "kostnad sedan starten"},
                                               .axes = {Along::period, Along::payer}});
}

void Money::add(Layout& layout, const std::string& name, Text label, std::size_t payer, Weighing weighing,
                double sign) {
  const bool grouped = !weighing.common_only;
  const std::size_t at = layout.add(Series::totals, {.name = name,
                                                     .unit = "SEK",
                                                     .label = std::move(label),
                                                     .may_lack = grouped,
                                                     .axes = grouped ? by_group() : std::vector<Along>{}});
  outcomes_.push_back({at, grouped ? books_.groups() : 1, payer, weighing, sign});
}

void Money::declare(const model::Programme& programme, Layout& layout) {
  const model::MoneyPlan& plan = programme.money;
  const auto each_payer = [&](const std::string& name, const char* en, const char* sv, Weighing weighing) {
    for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
      add(layout, name + "." + programme.payers[payer], about(en, sv, programme.payer_names[payer]), payer,
          weighing);
  };
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer) {
    persons_.push_back(of_anybody(payer));
    totals_.push_back(
        layout.add(Series::totals, {.name = "cost." + programme.payers[payer],
                                    .unit = "SEK",
                                    .label = about("cost", "kostnad", programme.payer_names[payer]),
                                    .may_lack = true,
                                    .axes = by_group()}));
  }
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
    if (plan.ledger[payer] == model::Ledger::individual)
      add(layout, "income." + programme.payers[payer],
          about("income", "inkomst", programme.payer_names[payer]), payer, {}, -1.0);
  if (plan.ledgers)
    add(layout, "resources", {"real resources used", "verkliga resurser som används"}, resources, {});
  if (plan.capacity) {
    each_payer("cost_cashable", "cost that less of saves money", "kostnad som sparar pengar när den minskar",
               {.cashable_only = true});
    each_payer("cost_capacity", "cost that less of only frees capacity",
               "kostnad som bara frigör kapacitet när den minskar", {.capacity_only = true});
  }
  const auto valued = [&](const char* name, const std::string& en, const std::string& sv, Weighing weighing) {
    each_payer(std::string{name} + "_cost", en.c_str(), sv.c_str(), weighing);
    if (plan.ledgers)
      add(layout, std::string{name} + "_resources",
          {"real resources used, " + en, "verkliga resurser, " + sv}, resources, weighing);
  };
  const std::string year = std::to_string(plan.prices_in);
  if (plan.restated)
    valued("real", "cost in prices of " + year, "kostnad i " + year + " års priser", {.real = true});
  if (plan.discounted)
    valued("present", plan.restated ? "discounted cost in prices of " + year : "discounted cost",
           plan.restated ? "diskonterad kostnad i " + year + " års priser" : "diskonterad kostnad",
           {.real = true, .present = true});
}

/// What belongs to no person; zero where there is none, so that scenarios stay comparable.
void Money::declare_common(const model::Programme& programme, Layout& layout) {
  if (books_.groups() == 1) return;
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
    add(layout, "cost_common." + programme.payers[payer],
        about("cost that belongs to no person", "kostnad som inte hör till någon person",
              programme.payer_names[payer]),
        payer, {.common_only = true});
  if (programme.money.ledgers)
    add(layout, "resources_common",
        {"real resources that belong to no person", "verkliga resurser som inte hör till någon person"},
        resources, {.common_only = true});
}

void Money::declare_through(const model::Programme& programme, Layout& layout) {
  const model::MoneyPlan& plan = programme.money;
  for (std::size_t payer = 0; payer < programme.payers.size() && plan.associations; ++payer) {
    through_.push_back(resources);
    if (plan.funding[payer].empty())
      through_.back() = layout.add(
          Series::totals, {.name = "cost_through." + programme.payers[payer],
                           .unit = "SEK",
                           .label = about("cost with its share of associations",
                                          "kostnad med sin andel av förbund", programme.payer_names[payer])});
  }
}

}  // namespace stegvis::measure
