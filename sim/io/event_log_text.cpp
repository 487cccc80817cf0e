#include "io/event_log_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace stegvis::io {
namespace {

using experiment::LogRow;

constexpr std::array names{"arrive", "start",  "complete", "grant",       "give_up",  "interrupt", "change", "still",
                           "ask",    "served", "tired",    "turned_away", "withdraw", "waiting",   "hold",   "release"};

std::string activity(const model::Programme& programme, const LogRow& row) {
  if (row.place.exists()) return programme.places[row.place.index()].path;
  if (row.stage.exists()) return programme.stages[row.stage.index()].id;
  return row.member.exists() ? programme.members[row.member.index()].path : programme.sources[row.source.index()].id;
}

std::string resource(const model::Programme& programme, const LogRow& row) {
  return row.member.exists() ? programme.members[row.member.index()].path : "";
}

/// The branch that was taken, or that it is about support.
std::string detail(const model::Programme& programme, const LogRow& row) {
  if (row.support) return "support";
  if (!row.leg.exists()) return "";
  const model::Leg& leg = programme.legs[row.leg.index()];
  return leg.transition + ">" + programme.stages[leg.target.index()].id;
}

std::string timestamp(const model::Programme& programme, double day) {
  const double whole = std::floor(day);
  const auto seconds = std::min<long>(86399, static_cast<long>((day - whole) * 86400.0));
  return fmt::format("{}T{:02}:{:02}:{:02}", base::iso(base::date_after(programme.start, whole)), seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

std::string case_id(const model::Programme& programme, std::uint32_t replication, const LogRow& row) {
  return fmt::format("{}.{}.{}", replication, programme.sources[row.source.index()].id, row.number);
}

void append_event(std::string& text, const model::Programme& programme, const LogRow& row) {
  auto out = std::back_inserter(text);
  fmt::format_to(out,
                 "    <event>\n      <string key=\"concept:name\" value=\"{}\"/>\n      <string "
                 "key=\"lifecycle:transition\" value=\"{}\"/>\n      <date key=\"time:timestamp\" "
                 "value=\"{}.000+00:00\"/>\n      <float key=\"day\" value=\"{}\"/>\n",
                 activity(programme, row), names[static_cast<std::size_t>(row.life)],
                 timestamp(programme, row.day), row.day);
  const std::string who = resource(programme, row), what = detail(programme, row);
  if (!who.empty()) fmt::format_to(out, "      <string key=\"org:resource\" value=\"{}\"/>\n", who);
  if (row.leg.exists()) {
    const model::Leg& leg = programme.legs[row.leg.index()];
    fmt::format_to(out, "      <string key=\"transition\" value=\"{}\"/>\n", leg.transition);
  }
  text += "    </event>\n";
}

}  // namespace

std::string event_log_head() { return "case_id,activity,lifecycle,timestamp,resource,replication,day,detail\n"; }

std::string event_log_lines(const model::Programme& programme, std::uint32_t replication,
                            const std::vector<LogRow>& rows) {
  std::string text;
  for (const LogRow& row : rows)
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{}\n", case_id(programme, replication, row),
                   activity(programme, row), names[static_cast<std::size_t>(row.life)],
                   timestamp(programme, row.day), resource(programme, row), replication, row.day,
                   detail(programme, row));
  return text;
}

std::string xes_head() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<log xes.version=\"1849.2016\" xes.features=\"nested-attributes\" xmlns=\"http://www.xes-standard.org/\">\n"
         "  <extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
         "  <extension name=\"Lifecycle\" prefix=\"lifecycle\" uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
         "  <extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
         "  <extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n";
}

std::string xes_traces(const model::Programme& programme, std::uint32_t replication, const std::vector<LogRow>& rows) {
  std::vector<LogRow> by_person = rows;
  std::stable_sort(by_person.begin(), by_person.end(),
                   [](const LogRow& a, const LogRow& b) { return a.serial < b.serial; });
  std::string text;
  for (std::size_t i = 0; i < by_person.size(); ++i) {
    const bool first = i == 0 || by_person[i - 1].serial != by_person[i].serial;
    const bool last = i + 1 == by_person.size() || by_person[i + 1].serial != by_person[i].serial;
    if (first)
      text += fmt::format("  <trace>\n    <string key=\"concept:name\" value=\"{}\"/>\n",
                          case_id(programme, replication, by_person[i]));
    append_event(text, programme, by_person[i]);
    if (last) text += "  </trace>\n";
  }
  return text;
}

std::string xes_tail() { return "</log>\n"; }

}  // namespace stegvis::io
