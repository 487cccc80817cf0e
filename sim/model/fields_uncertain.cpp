#include "model/field_rows.hpp"

namespace stegvis::model {

Rows<Correlation> correlation_rows() {
  return {
      row<Correlation>("of", &Correlation::of,
                       text("path of a number with a distribution", "sökväg till ett tal med en fördelning")),
      row<Correlation>("with", &Correlation::with,
                       text("path of another, with which it goes together",
                            "sökväg till ett annat, som det hör ihop med")),
      row<Correlation>("r", &Correlation::r,
                       number("correlation of their normal scores (Gaussian copula)",
                              "korrelation mellan deras normalpoäng (Gausskopula)")
                           .above(-1)
                           .below(1)
                           .otherwise("0")),
  };
}

}  // namespace stegvis::model
