#include "model/field_rows.hpp"

namespace stegvis::model {
namespace {

About kept_luck() {
  return id("id whose luck it keeps after a renaming", "id vars lott den behåller efter ett namnbyte")
      .otherwise("its own id", "dess eget id");
}

Slot distribution_slot(Attribute& attribute) { return FamilySlot{&attribute.distribution, &attribute.law}; }
Slot elapsed_slot(Stock& stock) { return FamilySlot{&stock.elapsed, &stock.law}; }

template <class Owner>
Row<Owner> name_row(const char* en, const char* sv) {
  return row<Owner>("name", &Owner::name, text(en, sv).otherwise("the id", "id:t"));
}

/// Shares by id of a value, in a table of their own.
using SharesById = ById<Share>;
Rows<SharesById> share_rows(const char* en, const char* sv) {
  return values<SharesById>(
      "<value>", [](SharesById& shares) -> SharesById& { return shares; }, share_or_rest(en, sv));
}

/// `attributes.<attribute>.<value>` of an arrival or a stock.
template <class Owner>
Rows<Owner> own_shares() {
  return tables<Owner>(
      "attributes.<attribute>", &Owner::attributes,
      share_rows("share with this value among those who come here, instead of the attribute's own",
                 "andel med detta värde bland dem som kommer här, i stället för attributets egen"));
}

using DatedCount = std::pair<Instant, double>;
Rows<DatedCount> count_rows() {
  return {
      row<DatedCount>("at", &DatedCount::first, instant("when they come", "när de kommer")),
      row<DatedCount>(
          "count", &DatedCount::second,
          whole("how many groups come then", "hur många grupper som kommer då").in("groups").otherwise("0")),
  };
}

Rows<Arrival> target_rows() {
  return join<Arrival>(
      {name_row<Arrival>("what people call this source", "vad källan kallas"),
       row<Arrival>("luck", &Arrival::luck, kept_luck()),
       row<Arrival>("to", &Arrival::to,
                    id("the stage they come to", "stadiet de kommer till").naming("stage"))},
      values<Arrival>("branches.<stage>", &Arrival::branches,
                      share_or_rest("share who come to this stage; the shares sum to 1",
                                    "andel som kommer till detta stadium; andelarna blir 1")));
}

Rows<Arrival> coming_rows() {
  return {
      row<Arrival>("kind", &Arrival::kind,
                   choice("at random at a rate, evenly spaced, or a list of dated counts",
                          "slumpmässigt med en takt, jämnt fördelat, eller en lista med daterade antal")
                       .among({"poisson", "even", "counts"})
                       .otherwise("poisson")),
      row<Arrival>("rate", &Arrival::rate, rate("groups per time (poisson)", "grupper per tid (poisson)")),
      row<Arrival>("growth", &Arrival::growth,
                   About{Kind::growth, "how much the rate grows per year, compounding",
                         "hur mycket takten växer per år, ränta på ränta"}
                       .least(-0.99)
                       .most(10)
                       .otherwise("0")),
      row<Arrival>("every", &Arrival::every, span("spacing (even)", "mellanrum (even)").least(1e-4)),
      row<Arrival>("first", &Arrival::first,
                   instant("the first (even)", "den första (even)")
                       .otherwise("one spacing after `from`", "ett mellanrum efter `from`")),
      row<Arrival>("group", &Arrival::group,
                   whole("persons who come together", "personer som kommer tillsammans")
                       .in("persons")
                       .least(1)
                       .most(10000)
                       .otherwise("1")),
      row<Arrival>("from", &Arrival::from,
                   instant("when the source opens", "när källan öppnas").otherwise("the start", "starten")),
      row<Arrival>("until", &Arrival::until,
                   instant("the first moment after it", "den första tidpunkten efter den")
                       .otherwise("the end", "slutet")),
  };
}

}  // namespace

Rows<Attribute> attribute_rows() {
  return join<Attribute>(
      {name_row<Attribute>("what people call this attribute", "vad attributet kallas"),
       row<Attribute>("luck", &Attribute::luck, kept_luck()),
       row<Attribute>("given", &Attribute::given,
                      id("attribute on which the shares depend; they then stand in `by`",
                         "attribut som andelarna beror på; de står då i `by`")
                          .naming("attribute")
                          .otherwise("none", "inget")),
       row<Attribute>("distribution", distribution_slot,
                      family("how a number is distributed", "hur ett tal är fördelat")
                          .among(families_of(LawOwner::attribute)))},
      values<Attribute>("values.<value>", &Attribute::values,
                        share_or_rest("share with this value; the shares sum to 1",
                                      "andel med detta värde; andelarna blir 1")),
      values<Attribute>(
          "label.<value>", &Attribute::label,
          text("what people call this value", "vad värdet kallas").otherwise("the value", "värdet")),
      tables<Attribute>(
          "by.<given>", &Attribute::by,
          share_rows("share with this value among those with that value of the attribute `given`",
                     "andel med detta värde bland dem med det värdet på attributet `given`")),
      part<Attribute>("", &Attribute::law, law_rows(LawOwner::attribute)));
}

Rows<Attribute> age_rows() {
  return join<Attribute>(
      {name_row<Attribute>("what people call the age", "vad åldern kallas"),
       row<Attribute>("luck", &Attribute::luck, kept_luck()),
       row<Attribute>("distribution", distribution_slot,
                      family("how the age on arriving is distributed", "hur åldern vid ankomst är fördelad")
                          .among(families_of(LawOwner::age)))},
      part<Attribute>("", &Attribute::law, law_rows(LawOwner::age)));
}

Rows<Arrival> arrival_rows() {
  return join(target_rows(), coming_rows(), part<Arrival>("season.", &Arrival::season, season_rows()),
              tables<Arrival>("window.<window>", &Arrival::window, window_rows()),
              tables<Arrival>("counts.<count>", &Arrival::counts, count_rows()), own_shares<Arrival>());
}

Rows<Stock> stock_rows() {
  return join<Stock>(
      {name_row<Stock>("what people call those who are there at the start",
                       "vad de kallas som finns från början"),
       row<Stock>("luck", &Stock::luck, kept_luck()),
       row<Stock>(
           "list", &Stock::list,
           file("CSV file with a row per participant who is there today: pseudonym, stage, since when, "
                "attributes, place on the waiting list; `stegvis template` writes one to fill in",
                "CSV-fil med en rad per deltagare som finns i dag: pseudonym, stadium, sedan när, attribut, "
                "plats i kön; `stegvis template` skriver en att fylla i")),
       row<Stock>("stage", &Stock::stage, id("stage in which they are", "stadiet de är i").naming("stage")),
       row<Stock>("waiting", &Stock::waiting,
                  flag("they are on the stage's list rather than in it",
                       "de står på stadiets lista och är inte i det")
                      .otherwise("false")),
       row<Stock>("count", &Stock::count, whole("how many", "hur många").in("persons").otherwise("0")),
       row<Stock>("by", &Stock::by,
                  id("attribute with exact numbers in `counts`, instead of `count`",
                     "attribut med exakta antal i `counts`, i stället för `count`")
                      .naming("attribute")),
       row<Stock>("elapsed", elapsed_slot,
                  family("time already spent in the stage (or on its list)",
                         "tid redan tillbringad i stadiet (eller på listan)")
                      .among(families_of(LawOwner::elapsed))
                      .otherwise("none", "ingen"))},
      values<Stock>(
          "counts.<value>", &Stock::counts,
          whole("how many with this value", "hur många med detta värde").in("persons").otherwise("0")),
      part<Stock>("", &Stock::law, law_rows(LawOwner::elapsed)), own_shares<Stock>());
}

Rows<Rule> rule_rows() {
  return join<Rule>(
      {name_row<Rule>("what people call this rule", "vad regeln kallas"),
       row<Rule>("luck", &Rule::luck, kept_luck()),
       row<Rule>("age", &Rule::age,
                 span("acts at this age, by the calendar", "inträffar vid denna ålder, efter kalendern")),
       row<Rule>("age_at", &Rule::age_at,
                 choice("on the birthday, or at 00:00 on the first day of that month",
                        "på födelsedagen, eller kl. 00:00 den första i den månaden")
                     .among({"birthday", "month_start"})
                     .otherwise("birthday")),
       row<Rule>("date", &Rule::date, instant("acts at this moment", "inträffar vid denna tidpunkt")),
       row<Rule>("attribute", &Rule::attribute,
                 id("attribute that changes", "attributet som ändras").naming("attribute"))},
      values<Rule>("when.<attribute>", &Rule::when,
                   ids("only for those with one of these values", "bara för dem med något av dessa värden")
                       .otherwise("everyone", "alla")),
      values<Rule>("values.<value>", &Rule::values,
                   share_or_rest("share who get this value; the shares sum to 1",
                                 "andel som får detta värde; andelarna blir 1")));
}

}  // namespace stegvis::model
