#include <limits>

#include "model/judge.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Text;

/// The longest a law can give [days]; infinite when it has no end.
double longest(const Law& law) {
  if (law.family == Family::fixed && law.value) return law.value->days();
  if ((law.family == Family::uniform || law.family == Family::pert) && law.high) return law.high->days();
  return std::numeric_limits<double>::infinity();
}

/// Nobody can have been somewhere longer than anybody stays there.
void check_against(Judge& judge, const std::string& path, const Stock& stock,
                   const std::string& duration_path, const Law& law) {
  const double most = longest(law);
  if (longest(stock.law) <= most) return;
  judge.wrong(path + ".elapsed",
              {"may be longer than " + duration_path + " allows",
               "kan vara längre än " + duration_path + " tillåter"},
              {"nobody stays longer than " + shown(most) + " days there",
               "ingen stannar längre än " + shown(most) + " dagar där"});
}

void check_elapsed(Judge& judge, const std::string& path, const Stock& stock, const Stage& stage) {
  if (stock.elapsed.empty()) return;
  const std::string stage_path = "stage." + stock.stage;
  const auto& ways = stock.waiting ? stage.waiting.to : stage.to;
  const std::string where = stage_path + (stock.waiting ? ".waiting.to." : ".to.");
  for (const auto& [id, way] : ways) {
    if (!way.duration.empty()) check_against(judge, path, stock, where + id, way.law);
  }
  if (stock.waiting && !stage.patience.duration.empty()) {
    check_against(judge, path, stock, stage_path + ".patience", stage.patience.law);
  }
}

void check_numbers(Judge& judge, const std::string& path, const Stock& stock) {
  if (stock.by.empty()) {
    if (!stock.counts.empty())
      judge.missing(path + ".by",
                    {"`counts` are by the values of an attribute", "`counts` är per värde på ett attribut"});
    return;
  }
  if (stock.count != 0.0) judge.idle(path + ".count", {"`counts` says how many", "`counts` säger hur många"});
  if (stock.counts.empty())
    judge.missing(path + ".counts", {"`by` needs numbers by value", "`by` behöver antal per värde"});
  if (!judge.said.attribute.contains(stock.by) || !judge.has_words(path + ".by", stock.by)) return;
  for (const auto& [value, count] : stock.counts)
    (void)judge.is_value(path + ".counts." + value, stock.by, value);
}

/// The rows of a list say what a stock of so many alike says otherwise.
void check_idle(Judge& judge, const std::string& path, const Stock& stock) {
  const auto idle = [&](bool said, const char* key) {
    if (said) judge.idle(path + "." + key, {"the rows of `list` say it", "raderna i `list` säger det"});
  };
  idle(!stock.stage.empty(), "stage");
  idle(stock.waiting, "waiting");
  idle(stock.count != 0.0, "count");
  idle(!stock.by.empty(), "by");
  idle(!stock.counts.empty(), "counts");
  idle(!stock.elapsed.empty(), "elapsed");
}

}  // namespace

void judge_stocks(Judge& judge) {
  for (const auto& [id, stock] : judge.said.stock) {
    const std::string path = "stock." + id;
    if (!stock.list.empty()) {
      check_idle(judge, path, stock);
      judge.check_own_shares(path, stock.attributes, "");
      continue;
    }
    check_numbers(judge, path, stock);
    judge.check_own_shares(path, stock.attributes, stock.by);
    judge_law(judge, {path, "elapsed"}, stock.elapsed, stock.law);
    if (stock.stage.empty())
      judge.missing(path + ".stage", {"those there at the start are in some stage",
                                      "de som finns från början är i något stadium"});
    const auto stage = judge.said.stage.find(stock.stage);
    if (stage == judge.said.stage.end()) continue;
    if (stock.waiting && stage->second.needs.empty()) {
      judge.wrong(path + ".waiting", {"has no list", "har ingen lista"},
                  {"the stage needs no pool, so nobody waits for it",
                   "stadiet behöver ingen pool, så ingen väntar på det"});
    }
    check_elapsed(judge, path, stock, stage->second);
  }
}

}  // namespace stegvis::model
