#include <algorithm>
#include <map>

#include "model/fields.hpp"
#include "model/judge.hpp"

namespace stegvis::model {
namespace {

using base::Text;

/// What is said about capacity so far; a member's own word stands before the family's.
struct Said {
  bool slots, fte, norm;

  bool enough() const { return slots || (fte && norm); }
};

Said said_by(const PoolSettings& settings) {
  return {settings.slots.has_value(), settings.fte.has_value(), settings.norm.has_value()};
}

Said with(const Said& family, const Said& own) {
  const bool anew = own.fte || own.norm;
  return {own.slots || (family.slots && !anew), family.fte || own.fte, family.norm || own.norm};
}

void check_capacity(Judge& judge, const std::string& path, const Said& said) {
  if (said.enough()) return;
  const Text allowed{"`slots`, or `fte` and `norm`", "`slots`, eller `fte` och `norm`"};
  if (said.fte) {
    judge.missing(path + ".norm",
                  {"`fte` needs to know how many participants a full-time post takes",
                   "`fte` behöver veta hur många deltagare en heltidstjänst tar"},
                  allowed);
  } else {
    judge.missing(path + ".slots",
                  {"nothing says how many places there are", "inget säger hur många platser som finns"},
                  allowed);
  }
}

void check_changes(Judge& judge, const std::string& path, const Said& said,
                   const ById<CapacityChange>& changes) {
  std::map<double, std::string> moments;
  for (const auto& [id, change] : changes) {
    const std::string here = path + ".change." + id;
    if (!change.at.said())
      judge.missing(here + ".at", {"a change happens at some moment", "en ändring sker vid någon tidpunkt"});
    if (!change.slots && !change.fte && !change.norm) {
      judge.wrong(here, {"changes nothing", "ändrar ingenting"}, {},
                  {"`slots`, `fte` or `norm`", "`slots`, `fte` eller `norm`"});
    }
    const bool fte = said.fte || change.fte, norm = said.norm || change.norm;
    if (!change.slots && (change.fte || change.norm) && !(fte && norm)) {
      check_capacity(judge, here, {false, fte, norm});
    }
    const auto at = judge.day(change.at);
    if (!at) continue;
    if (*at < 0.0) judge.wrong(here + ".at", {"is before the start", "ligger före starten"});
    const auto [before, fresh] = moments.emplace(*at, id);
    if (!fresh) {
      judge.wrong(
          here + ".at",
          {"is the same moment as that of " + before->second, "är samma tidpunkt som för " + before->second},
          {"it is not said which comes last", "det sägs inte vilken som kommer sist"});
    }
  }
}

/// Every member must know its capacity; what none of them knows is missing from the pool itself.
void check_each(Judge& judge, const std::string& path, const Pool& pool,
                const std::vector<std::string>& values) {
  const Said family = said_by(pool.all);
  std::vector<std::string> unsure;
  for (const std::string& value : values) {
    const auto own = pool.member.find(value);
    const Said said = own == pool.member.end() ? family : with(family, said_by(own->second));
    if (!said.enough()) unsure.push_back(value);
    if (own != pool.member.end()) check_changes(judge, path + "." + value, said, own->second.change);
  }
  if (unsure.size() == values.size() && !values.empty()) return check_capacity(judge, path, family);
  for (const std::string& value : unsure) {
    const auto own = pool.member.find(value);
    check_capacity(judge, path + "." + value,
                   own == pool.member.end() ? family : with(family, said_by(own->second)));
  }
}

void check_family(Judge& judge, const std::string& path, const Pool& pool) {
  const std::vector<std::string> values = judge.values_of(pool.by);
  const bool posts = !pool.staffing.post.empty();
  const std::vector<std::string> reserved = keys_under(path);
  for (const std::string& value : values) {
    if (std::find(reserved.begin(), reserved.end(), value) != reserved.end()) {
      judge.wrong(path + ".by", {"has a value called " + value + ", which a pool uses itself",
                                 "har ett värde som heter " + value + ", vilket en pool själv använder"});
    }
  }
  if (!posts) check_each(judge, path, pool, values);
  for (const auto& [member, settings] : pool.member) {
    if (std::find(values.begin(), values.end(), member) == values.end()) {
      judge.unknown(path + "." + member, member, "value", values);
    }
  }
}

void check_members(Judge& judge, const std::string& path, const Pool& pool) {
  if (!pool.by.empty()) {
    if (judge.said.attribute.contains(pool.by) && judge.has_words(path + ".by", pool.by))
      check_family(judge, path, pool);
    return;
  }
  if (pool.staffing.post.empty()) check_capacity(judge, path, said_by(pool.all));
  for (const auto& [member, settings] : pool.member) {
    judge.wrong(path + "." + member, {"is no part of this pool", "är ingen del av denna pool"},
                {"it has no members without `by`", "den har inga medlemmar utan `by`"});
  }
}

void check_quota(Judge& judge, const std::string& path, const Quota& quota) {
  if (quota.by.empty() != quota.intake.empty()) {
    judge.missing(path + (quota.by.empty() ? ".by" : ".intake"),
                  {"a quota needs both `by` and `intake`", "en kvot behöver både `by` och `intake`"});
  }
  if (quota.by.empty() || !judge.said.attribute.contains(quota.by) ||
      !judge.has_words(path + ".by", quota.by))
    return;
  for (const auto& [value, most] : quota.intake)
    (void)judge.is_value(path + ".intake." + value, quota.by, value);
}

void check_priority(Judge& judge, const std::string& path, const Priority& priority) {
  if (priority.by.empty() != priority.rank.empty()) {
    judge.missing(path + (priority.by.empty() ? ".by" : ".rank"),
                  {"priority needs both `by` and `rank`", "prioritet behöver både `by` och `rank`"});
  }
  if (priority.by.empty() || !judge.said.attribute.contains(priority.by) ||
      !judge.has_words(path + ".by", priority.by))
    return;
  for (const auto& [value, rank] : priority.rank)
    (void)judge.is_value(path + ".rank." + value, priority.by, value);
}

}  // namespace

void judge_pools(Judge& judge) {
  for (const auto& [id, pool] : judge.said.pool) {
    const std::string path = "pool." + id;
    check_members(judge, path, pool);
    if (pool.staffing.post.empty()) check_changes(judge, path, said_by(pool.all), pool.all.change);
    check_quota(judge, path + ".quota", pool.quota);
    check_priority(judge, path + ".priority", pool.priority);
  }
}

void judge_supports(Judge& judge) {
  std::map<std::string, std::string> stages;
  for (const auto& [id, support] : judge.said.support) {
    const std::string path = "support." + id;
    if (support.stage.empty())
      judge.missing(path + ".stage", {"support stands beside a stage", "stöd står bredvid ett stadium"});
    if (support.pool.empty())
      judge.missing(path + ".pool", {"support takes a slot of a pool", "stöd tar en plats i en pool"});
    const auto stage = judge.said.stage.find(support.stage);
    if (stage == judge.said.stage.end()) continue;
    const auto [other, fresh] = stages.emplace(support.stage, id);
    if (!fresh) {
      judge.wrong(path + ".stage",
                  {"has support already: " + other->second, "har redan stöd: " + other->second},
                  {"a stage has one support at most", "ett stadium har högst ett stöd"});
    }
    std::vector<std::string> hazards;
    for (const auto& [transition, way] : stage->second.to) {
      if (!way.hazard.empty()) hazards.push_back(transition);
    }
    for (const auto& [transition, factor] : support.ratio) {
      if (std::find(hazards.begin(), hazards.end(), transition) == hazards.end()) {
        judge.unknown(path + ".ratio." + transition, transition, "hazard", hazards);
      }
    }
  }
}

}  // namespace stegvis::model
