#include <algorithm>
#include <cmath>
#include <limits>

#include "model/judge.hpp"

namespace stegvis::model {
namespace {

using base::Text;

constexpr double most_people = 1e7;  // in one replication; far more than lives anywhere in the chain
constexpr double endless = std::numeric_limits<double>::infinity();

void check_target(Judge& judge, const std::string& path, const Arrival& arrival) {
  if (arrival.branches.empty() == arrival.to.empty()) {
    judge.wrong(path,
                arrival.to.empty()
                    ? Text{"leads nowhere", "leder ingenstans"}
                    : Text{"leads to one stage and to several", "leder både till ett stadium och till flera"},
                {}, {"`to`, or `branches`", "`to`, eller `branches`"});
  }
  for (const auto& [stage, share] : arrival.branches)
    (void)judge.names(path + ".branches." + stage, stage, "stage");
  if (!arrival.branches.empty()) judge.check_shares(path + ".branches", arrival.branches);
}

/// What belongs to another kind of coming than the one that is said.
void check_idle(Judge& judge, const std::string& path, const Arrival& arrival) {
  const Text why{"kind is \"" + arrival.kind + "\"", "kind är \"" + arrival.kind + "\""};
  const auto idle = [&](bool said, const char* key) {
    if (said) judge.idle(path + "." + key, why);
  };
  const bool poisson = arrival.kind == "poisson", even = arrival.kind == "even",
             counts = arrival.kind == "counts";
  idle(!poisson && arrival.rate.has_value(), "rate");
  idle(!poisson && arrival.growth != 0.0, "growth");
  idle(!poisson && arrival.season.amplitude != 0.0, "season");
  idle(!poisson && !arrival.window.empty(), "window");
  idle(!even && arrival.every.has_value(), "every");
  idle(!even && arrival.first.said(), "first");
  idle(!counts && !arrival.counts.empty(), "counts");
}

void check_needed(Judge& judge, const std::string& path, const Arrival& arrival) {
  const auto need = [&](bool said, const char* key, Text why) {
    if (!said) judge.missing(path + "." + key, std::move(why));
  };
  if (arrival.kind == "poisson")
    need(arrival.rate.has_value(), "rate",
         {"how many come is not said", "det sägs inte hur många som kommer"});
  if (arrival.kind == "even")
    need(arrival.every.has_value(), "every",
         {"how often they come is not said", "det sägs inte hur ofta de kommer"});
  if (arrival.kind == "counts")
    need(!arrival.counts.empty(), "counts",
         {"when how many come is not said", "det sägs inte när hur många kommer"});
}

void check_counts(Judge& judge, const std::string& path, const Arrival& arrival) {
  for (const auto& [id, dated] : arrival.counts) {
    const std::string here = path + ".counts." + id + ".at";
    if (!dated.first.said())
      judge.missing(here, {"they come at some moment", "de kommer vid någon tidpunkt"});
    if (judge.day(dated.first).value_or(0.0) < 0.0)
      judge.wrong(here, {"is before the start", "ligger före starten"});
  }
}

void check_moments(Judge& judge, const std::string& path, const Arrival& arrival) {
  const double from = judge.day(arrival.from).value_or(0.0);
  if (judge.day(arrival.until).value_or(endless) <= from) {
    judge.wrong(path + ".until", {"is not after `from`", "ligger inte efter `from`"});
  }
  for (const auto& [id, window] : arrival.window) {
    if (judge.day(window.until).value_or(endless) <= judge.day(window.from).value_or(0.0)) {
      judge.wrong(path + ".window." + id, {"closes before it opens", "stängs innan det öppnas"});
    }
  }
  if (judge.day(arrival.first).value_or(0.0) < 0.0)
    judge.wrong(path + ".first", {"is before the start", "ligger före starten"});
}

/// Roughly how many persons come in a replication: a guard, not a forecast.
double people_from(const Judge& judge, const Arrival& arrival) {
  const double days = judge.horizon().value_or(0.0);
  double groups = 0.0;
  for (const auto& [id, dated] : arrival.counts) groups += dated.second;
  if (arrival.every) groups += days / arrival.every->days();
  double factor = 1.0;
  for (const auto& [id, window] : arrival.window) factor = std::max(factor, window.ratio);
  const double years = days / base::days_per_year;
  if (arrival.rate) groups += *arrival.rate * days * factor * (1.0 + std::max(0.0, arrival.growth * years));
  return groups * arrival.group;
}

}  // namespace

void judge_arrivals(Judge& judge) {
  if (judge.said.arrival.empty() && judge.said.stock.empty()) {
    judge.missing("arrival", {"nobody comes and nobody is there at the start",
                              "ingen kommer och ingen finns från början"});
  }
  double people = 0.0;
  for (const auto& [id, arrival] : judge.said.arrival) {
    const std::string path = "arrival." + id;
    check_target(judge, path, arrival);
    check_idle(judge, path, arrival);
    check_needed(judge, path, arrival);
    check_counts(judge, path, arrival);
    check_moments(judge, path, arrival);
    judge.check_own_shares(path, arrival.attributes, "");
    people += people_from(judge, arrival);
    if (people > most_people) {
      judge.wrong(path, {"makes more than ten million people come in one replication",
                         "låter mer än tio miljoner människor komma i en replikation"});
      people = 0.0;
    }
  }
}

void judge_rules(Judge& judge) {
  for (const auto& [id, rule] : judge.said.rule) {
    const std::string path = "rule." + id;
    if (rule.age.has_value() == rule.date.said()) {
      judge.wrong(path,
                  rule.age ? Text{"acts at an age and at a date", "inträffar vid en ålder och vid ett datum"}
                           : Text{"does not say when it acts", "säger inte när den inträffar"},
                  {}, {"`age` or `date`", "`age` eller `date`"});
    }
    if (!rule.age && rule.age_at != "birthday")
      judge.idle(path + ".age_at", {"the rule has no `age`", "regeln har ingen `age`"});
    if (rule.age && !judge.said.attribute.contains("age")) {
      judge.wrong(path + ".age", {"needs to know ages", "behöver veta åldrar"},
                  {"no attribute `age` says how old people are when they come",
                   "inget attribut `age` säger hur gamla folk är när de kommer"});
    }
    judge.check_when(path, rule.when);
    if (rule.attribute.empty()) {
      judge.missing(path + ".attribute", {"a rule changes an attribute", "en regel ändrar ett attribut"});
    } else if (judge.said.attribute.contains(rule.attribute) &&
               judge.has_words(path + ".attribute", rule.attribute)) {
      for (const auto& [value, share] : rule.values)
        (void)judge.is_value(path + ".values." + value, rule.attribute, value);
      judge.check_shares(path + ".values", rule.values);
    }
  }
}

}  // namespace stegvis::model
