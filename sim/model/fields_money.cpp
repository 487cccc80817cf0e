#include "model/field_rows.hpp"

namespace stegvis::model {

Rows<Price> price_rows() {
  return {
      row<Price>("name", &Price::name,
                 text("what people call this cost", "vad kostnaden kallas").otherwise("the id", "id:t")),
      row<Price>("stage", &Price::stage,
                 id("stage whose person-days cost", "stadiet vars persondagar kostar")
                     .naming("stage")
                     .otherwise("the price's id", "prisets id")),
      row<Price>("waiting", &Price::waiting,
                 flag("the days on the stage's list rather than those in it",
                      "dagarna på stadiets lista, inte de i det")
                     .otherwise("false")),
      row<Price>("payer", &Price::payer, id("who pays", "vem som betalar").naming("payer")),
      row<Price>(
          "per_day", &Price::per_day,
          money("price of a person-day; below 0 it is income", "pris per persondag; under 0 är det en intäkt")
              .in("SEK / day")
              .otherwise("0")),
  };
}

Rows<StaffCost> staff_cost_rows() {
  return {
      row<StaffCost>("name", &StaffCost::name,
                     text("what people call this cost", "vad kostnaden kallas").otherwise("the id", "id:t")),
      row<StaffCost>(
          "pool", &StaffCost::pool,
          id("pool whose staff cost, busy or not", "pool vars personal kostar, upptagen eller inte")
              .naming("pool")
              .otherwise("the cost's id", "kostnadens id")),
      row<StaffCost>("payer", &StaffCost::payer, id("who pays", "vem som betalar").naming("payer")),
      row<StaffCost>("per_fte_year", &StaffCost::per_fte_year,
                     money("cost of a full-time post in a year of 365.25 days",
                           "kostnad för en heltidstjänst under ett år med 365,25 dagar")
                         .in("SEK / year")
                         .otherwise("0")),
  };
}

Rows<Payer> payer_rows() {
  return {
      row<Payer>("name", &Payer::name,
                 text("what people call this payer", "vad betalaren kallas").otherwise("the id", "id:t")),
      row<Payer>("order", &Payer::order,
                 number("where it stands in figures", "var den står i figurer")
                     .least(-1e6)
                     .most(1e6)
                     .otherwise("0")),
  };
}

}  // namespace stegvis::model
