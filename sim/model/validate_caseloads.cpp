#include <algorithm>
#include <cmath>
#include <map>

#include "model/judge.hpp"

namespace stegvis::model {
namespace {

using base::Text;

const Text no_pool{"the stage needs no pool", "stadiet behöver ingen pool"};

bool whole_thousandths(double weight) {
  return std::abs(weight * 1000.0 - std::floor(weight * 1000.0 + 0.5)) < 1e-6;
}

void check_weight(Judge& judge, const std::string& path, double weight) {
  if (!whole_thousandths(weight))
    judge.wrong(path, {"is finer than a thousandth", "är finare än en tusendel"});
}

/// Weights, where a pool is needed that can feel them.
void check_weights(Judge& judge, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id;
  const auto needs_pool = [&](const std::string& key, bool said) {
    if (said && stage.needs.empty()) judge.idle(path + "." + key, no_pool, path + ".needs");
  };
  needs_pool("weight", stage.weight != 1.0);
  needs_pool("weight_step", !stage.weight_step.empty());
  check_weight(judge, path + ".weight", stage.weight);
  for (const auto& [phase_id, phase] : stage.phase) {
    if (!phase.weight) continue;
    needs_pool("phase." + phase_id + ".weight", true);
    check_weight(judge, path + ".phase." + phase_id + ".weight", *phase.weight);
  }
  std::map<double, std::string> moments;
  for (const auto& [step_id, step] : stage.weight_step) {
    const auto [before, fresh] = moments.emplace(step.after.days(), step_id);
    if (!fresh)
      judge.wrong(path + ".weight_step." + step_id + ".after",
                  {"is the same as that of " + before->second, "är detsamma som för " + before->second});
  }
}

/// Whether a run keeps caseloads of the pool: posts, a soft limit, weights, or ways out that feel its load.
bool keeps_caseloads(const Judge& judge, const std::string& id, const Pool& pool) {
  const auto heavy = [](const Stage& stage) {
    return stage.weight != 1.0 || !stage.weight_step.empty() ||
           std::any_of(stage.phase.begin(), stage.phase.end(),
                       [](const auto& phase) { return phase.second.weight.has_value(); }) ||
           std::any_of(stage.to.begin(), stage.to.end(),
                       [](const auto& way) { return way.second.coach.acts(); });
  };
  const auto& stages = judge.said.stage;
  const auto& supports = judge.said.support;
  return !pool.staffing.post.empty() || pool.staffing.limit == "soft" ||
         std::any_of(stages.begin(), stages.end(),
                     [&](const auto& stage) { return stage.second.needs == id && heavy(stage.second); }) ||
         std::any_of(supports.begin(), supports.end(), [&](const auto& support) {
           return support.second.pool == id && support.second.weight != 1.0;
         });
}

/// Who is in a final stage would keep a coach for ever.
void check_final(Judge& judge, const std::string& id, const Stage& stage) {
  const auto pool = judge.said.pool.find(stage.needs);
  if (!stage.final || pool == judge.said.pool.end()) return;
  if (stage.also.empty() && !keeps_caseloads(judge, stage.needs, pool->second)) return;
  judge.wrong(
      "stage." + id + ".needs",
      {"keeps a caseload, and the stage is final", "håller reda på lasten, och stadiet är ett slutstadium"},
      {"nobody leaves it, and would keep the coach for ever",
       "ingen lämnar det, och skulle behålla coachen för alltid"});
}

/// Other pools that are needed at the same time: plain places, of which what is free is known at once.
void check_also(Judge& judge, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id + ".also";
  if (stage.also.empty()) return;
  if (stage.needs.empty())
    return judge.missing("stage." + id + ".needs",
                         {"somebody waits on the list of one pool, and also needs others",
                          "man väntar på en pools lista, och behöver också andra"});
  if (stage.also.size() > 4) judge.wrong(path, {"names more than four pools", "nämner fler än fyra pooler"});
  for (const auto& [pool_id, places] : stage.also) {
    const std::string here = path + "." + pool_id;
    if (!judge.names(here, pool_id, "pool")) continue;
    if (pool_id == stage.needs) {
      judge.wrong(here, {"is the pool that the stage needs anyway", "är poolen som stadiet ändå behöver"});
      continue;
    }
    const Pool& pool = judge.said.pool.at(pool_id);
    if (keeps_caseloads(judge, pool_id, pool) || pool.on_cut == "interrupt" || pool.gate.first.said() ||
        pool.gate.every || !pool.quota.by.empty())
      judge.wrong(
          here, {"is no pool of plain places", "är ingen pool med enkla platser"},
          {"beside another pool only slots without posts, weights, gate, quota or interruption can be needed",
           "bredvid en annan pool kan bara platser utan tjänster, vikter, grind, kvot eller avbrott "
           "behövas"});
  }
}

void check_effect(Judge& judge, const std::string& id, const std::string& path, const Stage& stage,
                  const Transition& way, bool waiting) {
  if (!way.coach.acts()) return;
  const std::string here = path + ".coach";
  if (waiting) return judge.idle(here, {"who waits has no coach", "den som väntar har ingen coach"});
  if (way.hazard.empty())
    return judge.wrong(here, {"cannot act here", "kan inte verka här"},
                       {"only a hazard can be multiplied", "bara en hasard kan multipliceras"});
  const auto pool = judge.said.pool.find(stage.needs);
  if (pool == judge.said.pool.end()) return judge.idle(here, no_pool, "stage." + id + ".needs");
  const bool posts = !pool->second.staffing.post.empty();
  const auto needs_posts = [&](const char* key, bool said) {
    if (said && !posts)
      judge.idle(here + "." + key,
                 {"pool " + stage.needs + " has no posts", "poolen " + stage.needs + " har inga tjänster"},
                 "pool." + stage.needs + ".post");
  };
  needs_posts("uncoached", way.coach.uncoached != 1.0);
  needs_posts("broken", way.coach.broken != 1.0);
  needs_posts("skill", way.coach.skill != 0.0);
  if (posts && way.coach.broken != 1.0 && pool->second.staffing.bond_lasts.count == 0.0)
    judge.missing("pool." + stage.needs + ".bond_lasts", {"says how long " + here + ".broken is felt",
                                                          "säger hur länge " + here + ".broken känns av"});
}

}  // namespace

void judge_caseloads(Judge& judge) {
  for (const auto& [id, stage] : judge.said.stage) {
    check_weights(judge, id, stage);
    check_also(judge, id, stage);
    check_final(judge, id, stage);
    for (const auto& [way_id, way] : stage.to)
      check_effect(judge, id, "stage." + id + ".to." + way_id, stage, way, false);
    for (const auto& [way_id, way] : stage.waiting.to)
      check_effect(judge, id, "stage." + id + ".waiting.to." + way_id, stage, way, true);
  }
  for (const auto& [id, support] : judge.said.support)
    check_weight(judge, "support." + id + ".weight", support.weight);
}

}  // namespace stegvis::model
