#include "model/field_rows.hpp"

namespace stegvis::model {
namespace {

// A waiting time far below a second would only make a run endless.
constexpr double shortest_days = 1e-6;

About time_or_number(bool timeless, const char* en, const char* sv) {
  return timeless ? number(en, sv).least(-1e12).most(1e12) : span(en, sv);
}

About positive_time(bool timeless, const char* en, const char* sv) {
  return timeless ? number(en, sv).above(0).most(1e12) : span(en, sv).least(shortest_days);
}

/// Shapes of any law, whatever its unit.
Rows<Law> shape_rows(bool timeless) {
  return {
      row<Law>(
          "shape", &Law::shape,
          number("shape: below 1 the chance falls with time, above 1 it rises (weibull, log_logistic, gamma)",
                 "form: under 1 avtar chansen med tiden, över 1 tilltar den (weibull, log_logistic, gamma)")
              .least(0.01)
              .most(1000)),
      row<Law>("sigma", &Law::sigma,
               number("spread: standard deviation of the logarithm (lognormal) or of the number (normal)",
                      "spridning: logaritmens standardavvikelse (lognormal) eller talets (normal)")
                   .above(0)
                   .most(timeless ? 1e12 : 10)),
      row<Law>("cv", &Law::cv,
               number("spread: standard deviation divided by the mean (lognormal, gamma)",
                      "spridning: standardavvikelsen delad med medelvärdet (lognormal, gamma)")
                   .least(0.001)
                   .most(100)),
  };
}

/// Points of the law, in time or in the attribute's own unit.
Rows<Law> point_rows(bool timeless) {
  return {
      row<Law>("mean", &Law::mean,
               positive_time(timeless, "mean (exponential; lognormal and gamma with `cv`)",
                             "medelvärde (exponential; lognormal och gamma med `cv`)")),
      row<Law>("median", &Law::median,
               positive_time(timeless, "median: half are above it (lognormal)",
                             "median: hälften ligger över den (lognormal)")),
      row<Law>("scale", &Law::scale,
               positive_time(timeless, "scale (weibull, log_logistic, gamma)",
                             "skala (weibull, log_logistic, gamma)")),
      row<Law>("value", &Law::value,
               time_or_number(timeless, "the value itself (fixed)", "värdet självt (fixed)")),
      row<Law>("low", &Law::low,
               time_or_number(timeless, "least value (uniform, pert)", "minsta värde (uniform, pert)")),
      row<Law>("mode", &Law::mode,
               time_or_number(timeless, "likeliest value (pert)", "troligaste värde (pert)")),
      row<Law>("high", &Law::high,
               time_or_number(timeless, "greatest value (uniform, pert)", "största värde (uniform, pert)")),
  };
}

/// What only waiting times have.
Rows<Law> time_rows() {
  return {
      row<Law>("rate", &Law::rate,
               rate("chance per time (exponential), or what it is at the beginning (gompertz)",
                    "chans per tid (exponential), eller vad den är i början (gompertz)")),
      row<Law>("growth", &Law::growth,
               About{Kind::rate, "how fast the chance grows (gompertz); below 0 it falls",
                     "hur fort chansen växer (gompertz); under 0 faller den"}
                   .least(-100)
                   .most(100)),
      row<Law>("period", &Law::period,
               span("length of the period at whose end the chance is tried (geometric)",
                    "periodens längd; chansen prövas vid dess slut (geometric)")
                   .least(0.01)),
      row<Law>(
          "probability", &Law::probability,
          share("chance at the end of each period (geometric)", "chans vid varje periods slut (geometric)")
              .above(0)),
      row<Law>("from", &Law::from,
               About{Kind::spans, "where each piece begins, from \"0 days\" on, rising (piecewise)",
                     "var varje bit börjar, från \"0 dagar\", stigande (piecewise)"}
                   .least(0)
                   .most(longest_days)),
      row<Law>("rates", &Law::rates,
               About{Kind::rates, "chance per time in each piece (piecewise)",
                     "chans per tid i varje bit (piecewise)"}
                   .least(0)
                   .most(1e4)),
  };
}

Rows<Law> number_rows() {
  return {
      row<Law>("rate", &Law::rate,
               number("one over the mean (exponential)", "ett genom medelvärdet (exponential)")
                   .above(0)
                   .most(1e12)),
      row<Law>("centre", &Law::centre,
               number("mean (normal)", "medelvärde (normal)").least(-1e12).most(1e12)),
  };
}

}  // namespace

std::vector<std::string> hazard_families() {
  return {"exponential", "weibull", "gompertz", "log_logistic", "lognormal", "gamma", "piecewise"};
}

std::vector<std::string> families_of(LawOwner owner) {
  if (owner == LawOwner::attribute) {
    return {"fixed", "uniform",     "pert",    "normal",      "lognormal",
            "gamma", "exponential", "weibull", "log_logistic"};
  }
  std::vector<std::string> names = hazard_families();
  for (const char* name : {"fixed", "uniform", "pert"}) names.emplace_back(name);
  if (owner != LawOwner::age && owner != LawOwner::elapsed) names.emplace_back("geometric");
  return names;
}

Rows<Law> law_rows(LawOwner owner) {
  const bool timeless = owner == LawOwner::attribute;
  return join(point_rows(timeless), shape_rows(timeless), timeless ? number_rows() : time_rows());
}

}  // namespace stegvis::model
