#include "model/describe_many.hpp"
#include "model/describer.hpp"

namespace stegvis::model {
namespace {

std::string places(const Describer& describer, std::int64_t slots, double fte, bool by_staff) {
  const std::string words = std::to_string(slots) + describer.in(slots == 1 ? " place" : " places",
                                                                 slots == 1 ? " plats" : " platser");
  return by_staff ? words + " (" + describer.decimal(fte) + describer.in(" FTE)", " heltidstjänster)")
                  : words;
}

bool by_staff(const Pool& pool, const Member& member) {
  if (pool.all.fte) return true;
  const auto own = pool.member.find(member.path.substr(member.path.rfind('.') + 1));
  return own != pool.member.end() && own->second.fte.has_value();
}

OneOfMany described_member(const Describer& describer, const Pool& pool, std::uint32_t index) {
  const Member& member = describer.programme.members[index];
  const bool staff = by_staff(pool, member);
  std::string words = ": " + places(describer, member.slots, member.fte, staff);
  for (const CalendarEvent& event : describer.programme.calendar) {
    if (event.kind != CalendarEvent::Kind::capacity || event.index != index) continue;
    words += describer.in(", from ", ", från ") +
             base::iso(base::date_after(describer.said.start, event.at)) + " " +
             places(describer, event.slots, event.fte, staff);
  }
  return {member.path, words};
}

void describe_members(Describer& describer, const Pool& pool, const PoolPlan& plan) {
  if (!pool.staffing.post.empty()) return;
  std::vector<OneOfMany> members;
  for (std::uint32_t i = 0; i < plan.members; ++i)
    members.push_back(described_member(describer, pool, plan.first_member + i));
  for (const std::string& line : told_together(describer, members)) describer.line(2, line);
}

void describe_order(Describer& describer, const std::string& id, const Pool& pool) {
  const std::string path = "pool." + id;
  if (!pool.priority.by.empty())
    describer.line(2, describer.in("first by ", "först efter ") + pool.priority.by +
                          describer.in(", then first come", ", sedan i ankomstordning"));
  if (pool.list_limit) {
    describer.line(
        2,
        describer.in("at most ", "högst ") + describer.decimal(*pool.list_limit) +
            describer.in(
                " on the list; newcomers beyond are refused, never those who come back or were interrupted",
                " på listan; nykomlingar därutöver nekas, aldrig de som kommer tillbaka eller avbröts"));
  }
  if (pool.gate.first.said() || pool.gate.every) {
    describer.line(
        2, describer.in("slots are given only at ", "platser ges bara vid ") +
               describer.moment(pool.gate.first, "the start", "starten") +
               (pool.gate.every ? describer.in(" and every ", " och var ") + describer.span(*pool.gate.every)
                                : ""));
  }
  for (const auto& [value, most] : pool.quota.intake) {
    describer.line(
        2, describer.in("at most ", "högst ") + describer.number(path + ".quota.intake." + value, most) +
               describer.in(" a ", " per ") +
               (pool.quota.every == "month" ? describer.in("month", "månad") : describer.in("year", "år")) +
               describer.in(" with ", " med ") + pool.quota.by + " = " + value);
  }
  bool changes = !pool.all.change.empty();
  for (const auto& [member, settings] : pool.member) changes = changes || !settings.change.empty();
  for (const auto& [post_id, post] : pool.staffing.post)
    changes = changes || !post.change.empty() || post.until.said();
  changes = changes || !pool.staffing.absence.empty();
  if (!changes) return;
  describer.line(
      2, pool.on_cut == "interrupt"
             ? describer.in("on a cut the last started are interrupted and go to the head of the list",
                            "vid neddragning avbryts de sist påbörjade och går först i listan")
             : describer.in("on a cut those who have a slot finish first",
                            "vid neddragning får de som har plats gå klart"));
}

void describe_support(Describer& describer, const std::string& id, const Support& support) {
  const std::string path = "support." + id;
  std::string words = describer.named(id, support.name) + describer.in(" beside ", " bredvid ") +
                      describer.stage(support.stage) + describer.in(", from ", ", från ") +
                      describer.pool(support.pool);
  if (support.wanted < 1.0)
    words +=
        describer.in(", wanted by ", ", önskas av ") + describer.number(path + ".wanted", support.wanted);
  words += support.waits ? describer.in(", waited for if none is free", ", väntas på om inget är ledigt")
                         : describer.in(", or never if none is free on entering",
                                        ", eller aldrig om inget är ledigt vid inträdet");
  if (support.weight != 1.0)
    words += describer.in(", weighing ", ", väger ") + describer.number(path + ".weight", support.weight);
  words +=
      describer.in(", for ", ", under ") +
      (support.length ? describer.span(*support.length) : describer.in("the whole stay", "hela vistelsen"));
  for (const auto& [transition, factor] : support.ratio) {
    words += "; × " + describer.number(path + ".ratio." + transition, factor) +
             describer.in(" on the way to ", " på vägen till ") + transition;
  }
  describer.line(1, words);
}

}  // namespace

void describe_pools(Describer& describer) {
  if (!describer.programme.pools.empty()) describer.heading("Pools", "Pooler");
  for (const PoolPlan& plan : describer.programme.pools) {
    const Pool& pool = describer.said.pool.at(plan.id);
    describer.line(
        1, describer.pool(plan.id) + (pool.by.empty() ? ""
                                                      : describer.in(", one list for each value of ",
                                                                     ", en lista för varje värde på ") +
                                                            pool.by));
    describe_members(describer, pool, plan);
    describe_staff(describer, plan);
    describe_order(describer, plan.id, pool);
  }
  if (!describer.said.support.empty()) describer.heading("Support", "Stöd");
  for (const auto& [id, support] : describer.said.support) describe_support(describer, id, support);
}

}  // namespace stegvis::model
