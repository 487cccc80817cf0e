#include "model/families.hpp"

namespace stegvis::model {

std::span<const Recipe> recipes() {
  static const std::vector<Recipe> all{
      {Family::exponential, "exponential", {"rate"}},
      {Family::exponential, "exponential", {"mean"}},
      {Family::weibull, "weibull", {"shape", "scale"}},
      {Family::gompertz, "gompertz", {"rate", "growth"}},
      {Family::log_logistic, "log_logistic", {"shape", "scale"}},
      {Family::lognormal, "lognormal", {"median", "sigma"}},
      {Family::lognormal, "lognormal", {"mean", "cv"}},
      {Family::gamma, "gamma", {"shape", "scale"}},
      {Family::gamma, "gamma", {"mean", "cv"}},
      {Family::piecewise, "piecewise", {"from", "rates"}},
      {Family::fixed, "fixed", {"value"}},
      {Family::uniform, "uniform", {"low", "high"}},
      {Family::pert, "pert", {"low", "mode", "high"}},
      {Family::geometric, "geometric", {"period", "probability"}},
      {Family::normal, "normal", {"centre", "sigma"}},
  };
  return all;
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
