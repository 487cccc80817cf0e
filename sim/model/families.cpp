#include "model/families.hpp"

#include <algorithm>

namespace stegvis::model {

std::span<const Recipe> recipes() {
  static const std::vector<Recipe> all{
      {Family::exponential,
       "exponential",
       {"rate"},
       {"a steady chance of {rate}", "en jämn chans på {rate}"}},
      {Family::exponential,
       "exponential",
       {"mean"},
       {"a steady chance, {mean} on average", "en jämn chans, {mean} i medeltal"}},
      {Family::weibull,
       "weibull",
       {"shape", "scale"},
       {"weibull, scale {scale}, shape {shape}", "weibull, skala {scale}, form {shape}"}},
      {Family::gompertz,
       "gompertz",
       {"rate", "growth"},
       {"gompertz, a chance of {rate} growing by {growth}",
        "gompertz, en chans på {rate} som växer med {growth}"}},
      {Family::log_logistic,
       "log_logistic",
       {"shape", "scale"},
       {"log-logistic, median {scale}, shape {shape}", "log-logistisk, median {scale}, form {shape}"}},
      {Family::lognormal,
       "lognormal",
       {"median", "sigma"},
       {"lognormal, median {median}, sigma {sigma}", "lognormal, median {median}, sigma {sigma}"}},
      {Family::lognormal,
       "lognormal",
       {"mean", "cv"},
       {"lognormal, mean {mean}, spread {cv} of it", "lognormal, medel {mean}, spridning {cv} av det"}},
      {Family::gamma,
       "gamma",
       {"shape", "scale"},
       {"gamma, scale {scale}, shape {shape}", "gamma, skala {scale}, form {shape}"}},
      {Family::gamma,
       "gamma",
       {"mean", "cv"},
       {"gamma, mean {mean}, spread {cv} of it", "gamma, medel {mean}, spridning {cv} av det"}},
      {Family::piecewise,
       "piecewise",
       {"from", "rates"},
       {"a chance of {rates} from {from}", "en chans på {rates} från {from}"}},
      {Family::fixed, "fixed", {"value"}, {"{value}", "{value}"}},
      {Family::uniform,
       "uniform",
       {"low", "high"},
       {"{low} to {high}, all equally likely", "{low} till {high}, alla lika troliga"}},
      {Family::pert,
       "pert",
       {"low", "mode", "high"},
       {"{low} to {high}, likeliest {mode}", "{low} till {high}, troligast {mode}"}},
      {Family::geometric,
       "geometric",
       {"period", "probability"},
       {"every {period} with the chance {probability}", "varje {period} med chansen {probability}"}},
      {Family::normal,
       "normal",
       {"centre", "sigma"},
       {"normal, mean {centre}, sigma {sigma}", "normal, medel {centre}, sigma {sigma}"}},
  };
  return all;
}

const Recipe* recipe_for(const Law& law) {
  const auto said = said_parameters(law);
  const auto said_of = [&](const Recipe& recipe) {
    return std::count_if(recipe.parameters.begin(), recipe.parameters.end(), [&](std::string_view name) {
      return std::find(said.begin(), said.end(), name) != said.end();
    });
  };
  const Recipe* best = nullptr;
  for (const Recipe& recipe : recipes()) {
    if (recipe.family != law.family) continue;
    if (best == nullptr || said_of(recipe) > said_of(*best)) best = &recipe;
  }
  return best;
}

Family family_named(std::string_view name) {
  for (const Recipe& recipe : recipes()) {
    if (recipe.name == name) return recipe.family;
  }
  return Family::none;
}

std::string_view name_of(Family family) {
  for (const Recipe& recipe : recipes()) {
    if (recipe.family == family) return recipe.name;
  }
  return {};
}

bool has_hazard(Family family) { return family >= Family::exponential && family <= Family::piecewise; }

std::vector<std::string_view> said_parameters(const Law& law) {
  std::vector<std::string_view> names;
  const auto note = [&](bool said, std::string_view name) {
    if (said) names.push_back(name);
  };
  note(law.rate.has_value(), "rate");
  note(law.growth.has_value(), "growth");
  note(law.mean.has_value(), "mean");
  note(law.scale.has_value(), "scale");
  note(law.median.has_value(), "median");
  note(law.value.has_value(), "value");
  note(law.low.has_value(), "low");
  note(law.mode.has_value(), "mode");
  note(law.high.has_value(), "high");
  note(law.period.has_value(), "period");
  note(law.shape.has_value(), "shape");
  note(law.sigma.has_value(), "sigma");
  note(law.cv.has_value(), "cv");
  note(law.probability.has_value(), "probability");
  note(law.centre.has_value(), "centre");
  note(!law.from.empty(), "from");
  note(!law.rates.empty(), "rates");
  return names;
}

}  // namespace stegvis::model
