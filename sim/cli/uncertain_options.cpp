#include "cli/uncertain_options.hpp"

#include <fmt/format.h>

#include "cli/checks.hpp"

namespace stegvis::cli {
namespace {

constexpr std::int64_t most_per_draw = 10'000;
constexpr std::size_t tried_of_many = 1'000;  // where most of the draws that may be run seldom are

void add_given(base::Problems& problems, UncertainPlan& plan, const std::string& written) {
  const std::size_t sign = written.find('=');
  if (sign != std::string::npos && sign > 0 && sign + 1 < written.size()) {
    plan.uncertainties.given.emplace_back(written.substr(0, sign), written.substr(sign + 1));
    return;
  }
  problems.push_back(
      {"",
       {fmt::format("--distribution {}: write PATH=DISTRIBUTION, as pool.se.fte=U(3,5)", written),
        fmt::format("--distribution {}: skriv SÖKVÄG=FÖRDELNING, som pool.se.fte=U(3,5)", written)}});
}

/// Draws are whole; and targets are looked at for the first time after fifty of them.
void check_draws(base::Problems& problems, Amount& amount, std::int64_t per_draw) {
  const std::int64_t replications = amount.replications, rest = replications % per_draw;
  if (!amount.targets.empty() && replications / per_draw < experiment::first_look)
    problems.push_back({"",
                        {fmt::format("--at-most = {} are fewer than {} draws of {}: too few for --until",
                                     replications, experiment::first_look, per_draw),
                         fmt::format("--at-most = {} är färre än {} dragningar om {}: för få för --until",
                                     replications, experiment::first_look, per_draw)}});
  else if (!amount.targets.empty())
    amount.replications -= static_cast<std::uint32_t>(rest);
  else if (rest != 0)
    problems.push_back(
        {"",
         {fmt::format("--replications = {} is no whole number of draws of {}", replications, per_draw),
          fmt::format("--replications = {} är inget helt antal dragningar om {}", replications, per_draw)}});
}

}  // namespace

void UncertainOptions::add_to(std::vector<Option>& options) {
  options.push_back(
      {.name = "--uncertain",
       .into = &uncertain,
       .help = {"draw the numbers that carry a distribution, and tell their uncertainty and chance apart",
                "dra de tal som har en fördelning, och skilj deras osäkerhet från slumpen"},
       .choices = {}});
  options.push_back({.name = "--distribution",
                     .into = &distributions,
                     .help = {"draw this number so, as 'pool.se.fte=U(3,5)' (may be given several times)",
                              "dra detta tal så, som 'pool.se.fte=U(3,5)' (kan ges flera gånger)"},
                     .choices = {},
                     .one_each = true});
  options.push_back({.name = "--fixed",
                     .into = &fixed,
                     .help = {"with --uncertain: this number keeps its value (may be given several times)",
                              "med --uncertain: detta tal behåller sitt värde (kan ges flera gånger)"},
                     .choices = {},
                     .one_each = true});
  options.push_back(
      {.name = "--per-draw",
       .into = &per_draw,
       .help = {"replications of each draw (default 2)", "replikationer av varje dragning (annars 2)"},
       .choices = {}});
  options.push_back({.name = "--sampling",
                     .into = &sampling,
                     .help = {"evenly by a Sobol sequence (default) or independently",
                              "jämnt med en Sobolföljd (annars) eller oberoende"},
                     .choices = {"sobol", "random"}});
}

void UncertainOptions::add_draws_to(std::vector<Option>& options) {
  options.push_back(
      {.name = "--draws",
       .into = &draws,
       .help =
           {"draw the unknown numbers from a posterior that calibrate wrote (--fixed leaves one out by its "
            "id)",
            "dra de okända talen ur en posterior som calibrate skrivit (--fixed undantar ett med dess id)"},
       .choices = {}});
}

UncertainPlan decide(base::Problems& problems, const UncertainOptions& options, Amount& amount) {
  UncertainPlan plan{.asked = options.asked()};
  if (!plan.asked) {
    if (options.per_draw || !options.sampling.empty() || !options.fixed.empty())
      problems.push_back(
          {"",
           {"--per-draw, --sampling and --fixed have no effect without --uncertain or --distribution",
            "--per-draw, --sampling och --fixed betyder inget utan --uncertain eller --distribution"}});
    return plan;
  }
  plan.draws = options.draws;
  if (options.draws && (options.uncertain || !options.distributions.empty() || !options.sampling.empty()))
    problems.push_back(
        {"",
         {"--draws cannot be used with --uncertain, --distribution or --sampling: what is not in the "
          "posterior "
          "keeps its value",
          "--draws kan inte användas med --uncertain, --distribution eller --sampling: det som inte finns i "
          "posteriorn behåller sitt värde"}});
  if (options.draws) plan.uncertainties.sampling = experiment::Sampling::posterior;
  plan.uncertainties.carried = options.uncertain;
  plan.uncertainties.fixed = options.fixed;
  if (options.sampling == "random") plan.uncertainties.sampling = experiment::Sampling::random;
  for (const std::string& written : options.distributions) add_given(problems, plan, written);
  const std::int64_t per_draw = options.per_draw.value_or(default_per_draw);
  check_range(problems, "--per-draw", per_draw, 1, most_per_draw);
  if (per_draw >= 1 && per_draw <= most_per_draw) check_draws(problems, amount, per_draw);
  if (!amount.targets.empty()) plan.tried = tried_of_many;
  if (problems.empty()) plan.per_draw = static_cast<std::uint32_t>(per_draw);
  return plan;
}

}  // namespace stegvis::cli
