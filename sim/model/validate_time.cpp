#include "model/judge.hpp"

namespace stegvis::model {
namespace {

constexpr double longest_horizon = 36525.0;  // a hundred years

void judge_end(Judge& judge) {
  const Scenario& said = judge.said;
  if (said.end && said.length) {
    judge.wrong("length", {"is said beside `end`", "står bredvid `end`"},
                {"only one of them is needed", "bara en av dem behövs"});
  }
  if (!said.end && !said.length) {
    judge.missing(
        "end", {"a run needs a last day or a length", "en körning behöver en sista dag eller en längd"},
        {"`end = 2022-12-31`, or `length = \"3 years\"`", "`end = 2022-12-31`, eller `length = \"3 år\"`"});
  }
  if (said.start.ok() && said.end && *said.end < said.start) {
    judge.wrong("end", {"is before the start", "ligger före starten"});
  } else if (judge.horizon().value_or(0.0) > longest_horizon) {
    judge.wrong(said.end ? "end" : "length",
                {"is more than 100 years after the start", "ligger mer än 100 år efter starten"});
  }
}

}  // namespace

void judge_time(Judge& judge) {
  if (!judge.said.start.ok())
    judge.missing("start", {"a run needs a first day", "en körning behöver en första dag"});
  judge_end(judge);
  const auto horizon = judge.horizon();
  if (!horizon || *horizon <= 0.0) return;
  for (const Instant& moment : judge.said.observe) {
    const double at = judge.day(moment).value_or(0.0);
    if (at < 0.0 || at > *horizon) {
      judge.wrong("observe", {"has a moment outside the run", "har en tidpunkt utanför körningen"});
      break;
    }
  }
  const double from = judge.day(judge.said.measure_from).value_or(0.0);
  if (from < 0.0 || from >= *horizon) {
    judge.wrong("measure_from", {"is outside the run", "ligger utanför körningen"});
  }
}

}  // namespace stegvis::model
