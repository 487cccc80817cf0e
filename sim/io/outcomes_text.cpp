#include "io/outcomes_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "io/best_json.hpp"
#include "io/economics_json.hpp"

namespace stegvis::io {
namespace {

using experiment::Outcome;

constexpr std::array<std::pair<const char*, double stats::Summary::*>, 10> numbers{
    {{"mean", &stats::Summary::mean},
     {"se", &stats::Summary::se},
     {"sd", &stats::Summary::sd},
     {"min", &stats::Summary::min},
     {"q05", &stats::Summary::q05},
     {"q10", &stats::Summary::q10},
     {"q50", &stats::Summary::q50},
     {"q90", &stats::Summary::q90},
     {"q95", &stats::Summary::q95},
     {"max", &stats::Summary::max}}};

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (static_cast<unsigned char>(letter) < 0x20)
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
    else
      result += letter;
  }
  return result + "\"";
}

std::string json_number(double x, bool known) {
  return known && std::isfinite(x) ? fmt::format("{}", x) : "null";
}

void append_fields(std::string& text, const Outcome& outcome) {
  auto out = std::back_inserter(text);
  fmt::format_to(out, "\"name\": {}, \"unit\": {}", quoted(outcome.name), quoted(outcome.unit));
  if (outcome.year) fmt::format_to(out, ", \"year\": {}", *outcome.year);
  if (outcome.group) fmt::format_to(out, ", \"group\": {}", quoted(*outcome.group));
  if (outcome.at) fmt::format_to(out, ", \"at\": {}", *outcome.at);
  for (const auto& [name, member] : numbers)
    fmt::format_to(out, ", \"{}\": {}", name, json_number(outcome.summary.*member, outcome.summary.n > 0));
}

void append_list(std::string& text, const std::vector<Outcome>& outcomes) {
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    text += i == 0 ? "\n  {" : ",\n  {";
    append_fields(text, outcomes[i]);
    text += "}";
  }
}

const char* word(experiment::Better better) { return better == experiment::Better::more ? "more" : "less"; }

void append_difference(std::string& text, const experiment::Difference& difference) {
  auto out = std::back_inserter(text);
  append_fields(text, difference.outcome);
  fmt::format_to(out, ", \"above\": {}, \"below\": {}", difference.signs.share_above(),
                 difference.signs.share_below());
  if (difference.better != experiment::Better::unsaid)
    fmt::format_to(out, ", \"better\": \"{}\", \"beats\": {}", word(difference.better), difference.beats());
  const stats::LuckGain& gain = difference.gain;
  if (gain.n == 0) return;
  fmt::format_to(out, ", \"common_luck\": {{\"ratio\": {}, \"low\": {}, \"high\": {}}}",
                 json_number(gain.ratio, true), json_number(gain.low, true), json_number(gain.high, true));
}

std::string csv_number(double x, bool known, base::Language language) {
  if (!known || !std::isfinite(x)) return "";
  std::string number = fmt::format("{}", x);
  if (language == base::Language::sv) std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

void append_csv(std::string& text, const Outcome& outcome, const char* compared, base::Language language) {
  const bool known = outcome.summary.n > 0;
  fmt::format_to(std::back_inserter(text), "{};{};{};{};{};{}", outcome.name, outcome.unit,
                 outcome.year.value_or(""), outcome.group.value_or(""),
                 outcome.at ? csv_number(*outcome.at, true, language) : "", outcome.summary.n);
  for (const auto& [name, member] : numbers)
    text += ";" + csv_number(outcome.summary.*member, known, language);
  text += fmt::format(";{}\r\n", compared);
}

}  // namespace

namespace {

void append_until(std::string& text, const std::vector<experiment::Reached>& until) {
  if (until.empty()) return;
  text += "\n], \"until\": [";
  for (std::size_t i = 0; i < until.size(); ++i) {
    auto out = std::back_inserter(text);
    fmt::format_to(out, "{}\n  {{\"outcome\": {}, \"wanted\": {}, \"relative\": {}", i > 0 ? "," : "",
                   quoted(until[i].target.outcome), until[i].target.width, until[i].target.relative);
    if (!until[i].of.empty()) fmt::format_to(out, ", \"difference\": {}", quoted(until[i].of));
    fmt::format_to(out, ", \"half_width\": {}, \"reached\": {}}}", json_number(until[i].half_width, true),
                   until[i].reached);
  }
}

/// The end of the object's last list comes from whoever goes on.
void append_uncertain(std::string& text, const RunName& run) {
  if (run.drawn.draws == nullptr) return;
  auto out = std::back_inserter(text);
  fmt::format_to(
      out, ", \"uncertain\": {{\"draws\": {}, \"per_draw\": {}, \"sampling\": \"{}\", \"parameters\": [",
      static_cast<std::size_t>(run.replications) / run.drawn.per_draw, run.drawn.per_draw,
      experiment::word_of(run.drawn.sampling));
  const auto& paths = run.drawn.draws->paths();
  for (std::size_t i = 0; i < paths.size(); ++i) text += (i > 0 ? ", " : "") + quoted(paths[i]);
  text += "], \"spreads\": [";
  for (std::size_t i = 0; i < run.spreads.size(); ++i) {
    const auto& [total, parts] = run.spreads[i];
    fmt::format_to(out,
                   "{}\n  {{\"name\": {}, \"parameter_sd\": {}, \"chance_sd\": {}, \"parameter_share\": {}, "
                   "\"low\": {}, "
                   "\"high\": {}, \"worth\": {}}}",
                   i > 0 ? "," : "", quoted(total.name), parts.parameter_sd, parts.chance_sd, parts.share,
                   parts.low, parts.high, parts.worth);
  }
  text += "\n]}";
}

}  // namespace

std::string as_json(const RunName& run, const std::vector<Outcome>& outcomes,
                    const std::vector<Outcome>& differences) {
  std::string text = fmt::format("{{\"scenario\": {}, \"seed\": {}, \"replications\": {}, \"outcomes\": [",
                                 quoted(run.scenario), run.seed, run.replications);
  append_list(text, outcomes);
  if (!differences.empty()) {
    text += "\n], \"differences\": [";
    append_list(text, differences);
  }
  append_until(text, run.until);
  text += "\n]";
  append_uncertain(text, run);
  return text + "}\n";
}

std::string comparison_json(const ComparisonName& name, const experiment::SideBySide& numbers,
                            const experiment::Payback& payback) {
  std::string text =
      fmt::format("{{\"seed\": {}, \"replications\": {}, \"scenarios\": [", name.seed, name.replications);
  auto out = std::back_inserter(text);
  for (std::size_t i = 0; i < numbers.scenarios(); ++i) {
    fmt::format_to(out, "{}\n{{\"id\": {}, \"file\": {}, \"title\": {}, \"outcomes\": [", i > 0 ? "," : "",
                   quoted(name.ids[i]), quoted(name.files[i]->name), quoted(name.files[i]->scenario.title));
    append_list(text, experiment::outcomes(numbers.of(i)));
    text += "\n]}";
  }
  text += "\n], \"differences\": [";
  for (std::size_t i = 1; i < numbers.scenarios(); ++i) {
    fmt::format_to(out, "{}\n{{\"difference\": {}, \"scenario\": {}, \"against\": {}, \"outcomes\": [",
                   i > 1 ? "," : "", quoted(name.difference(i)), quoted(name.ids[i]), quoted(name.ids[0]));
    const std::vector<experiment::Difference> all = numbers.differences(i);
    for (std::size_t k = 0; k < all.size(); ++k) {
      text += k == 0 ? "\n  {" : ",\n  {";
      append_difference(text, all[k]);
      text += "}";
    }
    text += "\n]}";
  }
  append_until(text, name.until);
  return text + "\n]" + best_json(name, numbers) + economics_json(name, numbers, payback) + "}\n";
}

std::string as_csv(const std::vector<Outcome>& outcomes, const std::vector<Outcome>& differences,
                   base::Language language) {
  std::string text = "\xef\xbb\xbfname;unit;year;group;at;n";
  for (const auto& [name, member] : numbers) text += std::string{";"} + name;
  text += ";compared\r\n";
  for (const Outcome& outcome : outcomes) append_csv(text, outcome, "", language);
  for (const Outcome& outcome : differences) append_csv(text, outcome, "difference", language);
  return text;
}

std::string outcomes_schema() {
  std::string fields, required;
  for (const auto& [name, member] : numbers) {
    fields += fmt::format("          \"{}\": {{\"type\": [\"number\", \"null\"]}},\n", name);
    required += fmt::format(", \"{}\"", name);
  }
  return fmt::format(R"({{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "The answer of stegvis run --json",
  "type": "object",
  "required": ["scenario", "seed", "replications", "outcomes"],
  "additionalProperties": false,
  "properties": {{
    "scenario": {{"type": "string"}},
    "seed": {{"type": "integer", "minimum": 0}},
    "replications": {{"type": "integer", "minimum": 1}},
    "outcomes": {{"$ref": "#/$defs/list", "description": "every total, yearly number and observation over replications"}},
    "differences": {{"$ref": "#/$defs/list", "description": "paired, scenario minus base"}},
    "until": {{
      "type": "array",
      "description": "what was to be known how well; half_width is half the 95 % confidence interval of the mean",
      "items": {{
        "type": "object",
        "required": ["outcome", "wanted", "relative", "half_width", "reached"],
        "additionalProperties": false,
        "properties": {{
          "outcome": {{"type": "string"}},
          "wanted": {{"type": "number"}},
          "relative": {{"type": "boolean"}},
          "half_width": {{"type": ["number", "null"]}},
          "reached": {{"type": "boolean"}}
        }}
      }}
    }},
    "uncertain": {{
      "type": "object",
      "description": "how uncertain numbers were drawn, and where each total's spread comes from",
      "required": ["draws", "per_draw", "sampling", "parameters", "spreads"],
      "additionalProperties": false,
      "properties": {{
        "draws": {{"type": "integer"}},
        "per_draw": {{"type": "integer"}},
        "sampling": {{"enum": ["sobol", "random", "posterior"]}},
        "parameters": {{"type": "array", "items": {{"type": "string"}}}},
        "spreads": {{
          "type": "array",
          "items": {{
            "type": "object",
            "required": ["name", "parameter_sd", "chance_sd", "parameter_share", "low", "high", "worth"],
            "additionalProperties": {{"type": "number"}},
            "properties": {{"name": {{"type": "string"}}}}
          }}
        }}
      }}
    }}
  }},
  "$defs": {{
    "list": {{
      "type": "array",
      "items": {{
        "type": "object",
        "required": ["name", "unit"{}],
        "additionalProperties": false,
        "properties": {{
{}          "name": {{"type": "string"}},
          "unit": {{"type": "string"}},
          "year": {{"type": "integer"}},
          "group": {{"type": "string", "description": "reporting group, such as sex=women; absent: everybody"}},
          "at": {{"type": "number", "description": "days from the start, of an observation"}}
        }}
      }}
    }}
  }}
}}
)",
                     required, fields);
}

}  // namespace stegvis::io
