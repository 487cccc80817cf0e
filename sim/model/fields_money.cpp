#include <functional>

#include "model/field_rows.hpp"

namespace stegvis::model {
namespace {

/// What every kind of money line says.
template <class Line>
Rows<Line> terms_rows() {
  return part<Line>(
      "", [](Line& line) -> MoneyTerms& { return line; },
      Rows<MoneyTerms>{
          row<MoneyTerms>(
              "name", &MoneyTerms::name,
              text("what people call this cost", "vad kostnaden kallas").otherwise("the id", "id:t")),
          row<MoneyTerms>("payer", &MoneyTerms::payer, id("who pays", "vem som betalar").naming("payer")),
          row<MoneyTerms>(
              "to", &MoneyTerms::to,
              id("who receives it: then it is a transfer, of the same öre on both sides",
                 "vem som får pengarna: då är det en transferering, med samma öre på båda sidor")
                  .naming("payer")
                  .otherwise("nobody: real resources are used", "ingen: verkliga resurser används")),
          row<MoneyTerms>(
              "from", &MoneyTerms::from,
              instant("from when it holds", "när det börjar gälla").otherwise("the start", "starten")),
          row<MoneyTerms>("until", &MoneyTerms::until,
                          instant("the first moment after it", "den första tidpunkten efter det")
                              .otherwise("the end", "slutet")),
          row<MoneyTerms>(
              "cashable", &MoneyTerms::cashable,
              flag("whether using less of it saves money; false: it only frees capacity (a place that is "
                   "refilled saves nothing)",
                   "om mindre av det sparar pengar; false: det frigör bara kapacitet (en plats som fylls "
                   "av nästa sparar ingenting)")
                  .otherwise("true")),
          row<MoneyTerms>("cashable_why", &MoneyTerms::cashable_why,
                          text("why it saves money or only frees capacity",
                               "varför det sparar pengar eller bara frigör kapacitet")),
          row<MoneyTerms>("index", &MoneyTerms::index,
                          id("price index by which it is restated", "prisindex som det räknas om med")
                              .otherwise("the only one", "det enda"))});
}

Rows<std::vector<std::string>> one_list(const About& about) {
  using List = std::vector<std::string>;
  return {row<List>(
      "", [](List& list) -> Slot { return &list; }, about)};
}

About where_about() {
  return ids("only for those with one of these values", "bara för dem med något av dessa värden")
      .otherwise("everyone", "alla");
}

}  // namespace

Rows<Price> price_rows() {
  return join<Price>(
      terms_rows<Price>(),
      Rows<Price>{row<Price>("stage", &Price::stage,
                             id("stage whose person-days cost", "stadiet vars persondagar kostar")
                                 .naming("stage")
                                 .otherwise("the price's id", "prisets id")),
                  row<Price>("stages", &Price::stages,
                             ids("several stages, or [\"all\"], instead of `stage`",
                                 "flera stadier, eller [\"all\"], i stället för `stage`")),
                  row<Price>("waiting", &Price::waiting,
                             flag("the days on the stage's list rather than those in it",
                                  "dagarna på stadiets lista, inte de i det")
                                 .otherwise("false")),
                  row<Price>("per_day", &Price::per_day,
                             money("price of a person-day; below 0 it is income",
                                   "pris per persondag; under 0 är det en intäkt")
                                 .in("SEK / day")
                                 .otherwise("0")),
                  row<Price>("per_month", &Price::per_month,
                             money("price of a month of 365.25/12 person-days, instead of `per_day`",
                                   "pris för en månad med 365,25/12 persondagar, i stället för `per_day`")
                                 .in("SEK / month")),
                  row<Price>("per_year", &Price::per_year,
                             money("price of a year of 365.25 person-days, instead of `per_day`",
                                   "pris för ett år med 365,25 persondagar, i stället för `per_day`")
                                 .in("SEK / year")),
                  row<Price>("once", &Price::once,
                             money("price of each entry into the stage, or of each move in `flow`",
                                   "pris för varje inträde i stadiet, eller för varje övergång i `flow`")
                                 .in("SEK")),
                  row<Price>("taxable", &Price::taxable,
                             flag("whether it is taxed: levies without `on` are taken of it",
                                  "om det beskattas: avgifter utan `on` tas på det")
                                 .otherwise("false"))},
      tables<Price>("flow.<stage>", &Price::flow,
                    one_list(ids("transitions of that stage whose moves cost `once`",
                                 "övergångar ur det stadiet som kostar `once`"))),
      values<Price>("where.<attribute>", &Price::where, where_about()),
      tables<Price>("by.<attribute>", &Price::by,
                    values<ById<double>>("<value>", std::identity{},
                                         number("factor on the price for those with this value",
                                                "faktor på priset för dem med detta värde")
                                             .least(-1e6)
                                             .most(1e6)
                                             .otherwise("1"))));
}

Rows<Levy> levy_rows() {
  return join<Levy>(terms_rows<Levy>(),
                    Rows<Levy>{row<Levy>("on", &Levy::on,
                                         ids("prices of which it is a share", "priser som det är en andel av")
                                             .otherwise("those marked `taxable`", "dem med `taxable`")),
                               row<Levy>("rate", &Levy::rate,
                                         About{Kind::share, "how large a share; tax, contribution or subsidy",
                                               "hur stor andel; skatt, avgift eller bidrag"}
                                             .least(-10)
                                             .most(10)),
                               row<Levy>("allowance", &Levy::allowance,
                                         money("what is left alone of each person-month",
                                               "vad som lämnas orört av varje personmånad")
                                             .in("SEK / month")
                                             .least(0)
                                             .otherwise("0")),
                               row<Levy>("at_most", &Levy::at_most,
                                         money("no more than this of each person-month counts",
                                               "inte mer än detta av varje personmånad räknas")
                                             .in("SEK / month")
                                             .least(0))},
                    values<Levy>("where.<attribute>", &Levy::where, where_about()));
}

Rows<StaffCost> staff_cost_rows() {
  return join<StaffCost>(
      terms_rows<StaffCost>(),
      Rows<StaffCost>{
          row<StaffCost>(
              "pool", &StaffCost::pool,
              id("pool whose staff cost, busy or not", "pool vars personal kostar, upptagen eller inte")
                  .naming("pool")
                  .otherwise("the cost's id", "kostnadens id")),
          row<StaffCost>("per_fte_year", &StaffCost::per_fte_year,
                         money("cost of a full-time post in a year of 365.25 days",
                               "kostnad för en heltidstjänst under ett år med 365,25 dagar")
                             .in("SEK / year")
                             .otherwise("0")),
          row<StaffCost>("overhead", &StaffCost::overhead,
                         About{Kind::share, "share put on top, such as premises", "påslag, som lokaler"}
                             .least(0)
                             .most(10)
                             .otherwise("0"))});
}

Rows<DatedCost> dated_cost_rows() {
  return join<DatedCost>(
      terms_rows<DatedCost>(),
      Rows<DatedCost>{
          row<DatedCost>("amount", &DatedCost::amount,
                         money("the whole amount, on a date or spread by day from `from` to `until`",
                               "hela beloppet, på en dag eller fördelat per dag från `from` till `until`")
                             .in("SEK")),
          row<DatedCost>("at", &DatedCost::at, instant("when it is paid", "när det betalas"))});
}

Rows<Payer> payer_rows() {
  return join<Payer>(
      Rows<Payer>{
          row<Payer>("name", &Payer::name,
                     text("what people call this payer", "vad betalaren kallas").otherwise("the id", "id:t")),
          row<Payer>("order", &Payer::order,
                     number("where it stands in figures", "var den står i figurer")
                         .least(-1e6)
                         .most(1e6)
                         .otherwise("0")),
          row<Payer>(
              "ledger", &Payer::ledger,
              choice("in which account it is told: the public purse, private employers, or the individuals; "
                     "accounts are never added",
                     "i vilken räkning den sägs: det offentliga, privata arbetsgivare eller individerna; "
                     "räkningarna läggs aldrig ihop")
                  .among({"public", "private", "individual"})
                  .otherwise("public"))},
      values<Payer>(
          "funding.<payer>", &Payer::funding,
          About{Kind::share, "share of this payer's money that comes from that one; the shares sum to 1",
                "andel av betalarens pengar som kommer från den; andelarna blir 1"}
              .least(0)
              .most(1)));
}

namespace {

About per_about(const char* en, const char* sv) {
  return choice(en, sv).among({"enrolled", "exits", "to_work_studies", "placements", "sustained_6m",
                               "sustained_12m", "sustained_24m"});
}

Rows<UnitCost> unit_cost_rows() {
  return join<UnitCost>(
      Rows<UnitCost>{
          row<UnitCost>("name", &UnitCost::name,
                        text("what people call it", "vad den kallas").otherwise("the id", "id:t")),
          row<UnitCost>("about", &UnitCost::about,
                        text("why it is not the full cost, and what else must be known",
                             "varför det inte är hela kostnaden, och vad mer man måste veta")),
          row<UnitCost>("payer", &UnitCost::payer, id("whose cost", "vems kostnad").naming("payer")),
          row<UnitCost>("per", &UnitCost::per,
                        per_about("for each of what; as SUS counts, or placements",
                                  "per vad; som SUS räknar, eller placeringar"))},
      tables<UnitCost>(
          "observed.<year>", &UnitCost::observed,
          Rows<ObservedCost>{
              row<ObservedCost>("cost", &ObservedCost::cost,
                                money("the cost that was reported", "kostnaden som rapporterades").in("SEK")),
              row<ObservedCost>("years", &ObservedCost::years,
                                number("over how many years it was; they share it evenly",
                                       "på hur många år; de delar den lika")
                                    .above(0)
                                    .most(1000)
                                    .otherwise("1")),
              row<ObservedCost>(
                  "count", &ObservedCost::count,
                  number("how many were reported that year", "hur många som rapporterades det året")
                      .above(0)
                      .most(1e9))}));
}

Rows<StandardValue> standard_value_rows() {
  const auto sek = [](const char* en, const char* sv) { return money(en, sv).in("SEK / month"); };
  return {
      row<StandardValue>("support", &StandardValue::support,
                         sek("public support that a person in work does without",
                             "offentligt stöd som den som arbetar klarar sig utan")),
      row<StandardValue>("administration", &StandardValue::administration,
                         sek("administration of it", "administration av det")),
      row<StandardValue>("tax", &StandardValue::tax,
                         sek("new income to society", "ny inkomst till samhället")),
      row<StandardValue>("payer", &StandardValue::payer,
                         id("whose cost it is set against", "vems kostnad det ställs mot").naming("payer")),
      row<StandardValue>("per", &StandardValue::per,
                         per_about("what is valued", "vad som värderas").otherwise("placements")),
      row<StandardValue>("full_time_share", &StandardValue::full_time_share,
                         share("hours of the jobs, as a share of full time; the value follows them",
                               "arbetstid, som andel av heltid; värdet följer den")
                             .otherwise("1")),
      row<StandardValue>(
          "survival_12m", &StandardValue::survival_12m,
          share("share still in work after twelve months", "andel som är kvar i arbete efter tolv månader")
              .otherwise("1")),
      row<StandardValue>(
          "deadweight", &StandardValue::deadweight,
          share("share who would have got a job anyway", "andel som hade fått arbete ändå").otherwise("0")),
      row<StandardValue>("example_persons", &StandardValue::example_persons,
                         number("persons in the source's own example", "personer i källans eget exempel")
                             .in("persons")
                             .least(0)
                             .most(1e9)),
      row<StandardValue>(
          "example_months", &StandardValue::example_months,
          number("months in it", "månader i det").in("months").least(0).most(1200).otherwise("12")),
  };
}

}  // namespace

Rows<Scenario> valuation_rows() {
  const auto rate = [](const char* en, const char* sv) {
    return About{Kind::growth, en, sv}.least(-0.5).most(1);
  };
  return join<Scenario>(
      tables<Scenario>(
          "index.<index>", &Scenario::index,
          values<ById<double>>(
              "<year>", std::identity{},
              number("level of the price index that year", "prisindexets nivå det året").above(0).most(1e9))),
      Rows<Scenario>{row<Scenario>(
          "prices_in", &Scenario::prices_in,
          whole("year to whose prices real amounts are restated", "år i vars priser de reala beloppen räknas")
              .least(0)
              .most(2200))},
      part<Scenario>(
          "discount.", &Scenario::discount,
          Rows<Discount>{
              row<Discount>("rate", &Discount::rate,
                            rate("discount rate of money, continuous unless there are steps",
                                 "diskontering av pengar, kontinuerlig om det inte finns steg")),
              row<Discount>(
                  "effects", &Discount::effects,
                  rate("that of quality of life", "den för livskvalitet").otherwise("discount.rate")),
              row<Discount>("from", &Discount::from,
                            instant("moment whose money counts in full", "tidpunkt vars pengar räknas fullt")
                                .otherwise("the start", "starten")),
              row<Discount>(
                  "steps", &Discount::steps,
                  span("length of the steps in which it is discounted, such as 1 year: what is paid "
                       "within the k-th counts (1 + rate)^-k for steps of a year",
                       "längden på stegen som det diskonteras i, t.ex. 1 år: det som betalas i det k:te "
                       "räknas (1 + räntan)^-k för steg på ett år")
                      .otherwise("continuous", "kontinuerligt"))}),
      tables<Scenario>("unit_cost.<unit_cost>", &Scenario::unit_cost, unit_cost_rows()),
      part<Scenario>("standard_value.", &Scenario::standard_value, standard_value_rows()),
      values<Scenario>("stages_of.<group>", &Scenario::stages_of,
                       ids("stages that prices name together, by this word",
                           "stadier som priser nämner tillsammans, med detta ord")),
      values<Scenario>("quality.<stage>", &Scenario::quality,
                       number("quality of life gained by a year in this stage",
                              "livskvalitet som ett år i detta stadium ger")
                           .in("QALY / year")
                           .least(-1)
                           .most(1)));
}

}  // namespace stegvis::model
