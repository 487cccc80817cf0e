#include "io/event_log_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace stegvis::io {
namespace {

using measure::Happening;
using measure::LogEntry;

constexpr std::array happenings{"arrive", "start", "complete", "wait", "grant", "refuse", "give_up",
                                "leave",  "hold",  "release",  "meet", "part",  "open"};
constexpr std::array exits{"moved", "granted", "gave_up", "interrupted", "changed", "horizon"};

const char* name_of(Happening what) { return happenings[static_cast<std::size_t>(what)]; }

std::string activity(const model::Programme& programme, const LogEntry& entry) {
  if (entry.place.exists()) return programme.places[entry.place.index()].path;
  if (entry.stage.exists()) return programme.stages[entry.stage.index()].id;
  if (entry.member.exists()) return programme.members[entry.member.index()].path;
  if (entry.post.exists()) return programme.posts[entry.post.index()].path;
  return programme.sources[entry.who.source.index()].id;
}

std::string resource(const model::Programme& programme, const LogEntry& entry) {
  if (entry.post.exists()) return programme.posts[entry.post.index()].path;
  return entry.member.exists() ? programme.members[entry.member.index()].path : "";
}

std::string leg_id(const model::Programme& programme, const model::Leg& leg) {
  const std::string id = leg.from + "." + leg.transition;
  return leg.only ? id : id + "." + programme.stages[leg.target.index()].id;
}

std::string detail(const model::Programme& programme, const LogEntry& entry) {
  if (entry.what == Happening::open) return name_of(entry.began);
  if (entry.post.exists()) return entry.vacant ? "vacant" : "person " + std::to_string(entry.person + 1);
  if (entry.leg.exists()) return leg_id(programme, programme.legs[entry.leg.index()]);
  if (entry.what == Happening::complete) return exits[static_cast<std::size_t>(entry.how)];
  return entry.support ? "support" : entry.at_start ? "stock" : "";
}

std::string timestamp(const model::Programme& programme, double day) {
  const double whole = std::floor(day);
  const auto seconds = std::min<long>(86399, static_cast<long>((day - whole) * 86400.0));
  return fmt::format("{}T{:02}:{:02}:{:02}", base::iso(base::date_after(programme.start, whole)),
                     seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string case_id(const model::Programme& programme, const LogEntry& entry) {
  return fmt::format("{}.{}.{}", entry.replication, programme.sources[entry.who.source.index()].id,
                     entry.who.number);
}

bool same_case(const LogEntry& a, const LogEntry& b) {
  return a.replication == b.replication && a.who.serial == b.who.serial;
}

void append_event(std::string& text, const model::Programme& programme, const LogEntry& entry) {
  const auto attribute = [&](const char* type, const char* key, const std::string& value) {
    if (!value.empty())
      fmt::format_to(std::back_inserter(text), "      <{} key=\"{}\" value=\"{}\"/>\n", type, key, value);
  };
  text += "    <event>\n";
  attribute("string", "concept:name", activity(programme, entry));
  attribute("string", "lifecycle:transition", name_of(entry.what));
  attribute("date", "time:timestamp", timestamp(programme, entry.day) + ".000+00:00");
  attribute("float", "day", fmt::format("{}", entry.day));
  attribute("string", "org:resource", resource(programme, entry));
  attribute("string", "detail", detail(programme, entry));
  text += "    </event>\n";
}

}  // namespace

std::string event_log_head() {
  return "case_id,activity,lifecycle,timestamp,resource,replication,day,detail\n";
}

std::string event_log_lines(const model::Programme& programme, std::span<const LogEntry> entries) {
  std::string text;
  for (const LogEntry& entry : entries)
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{}\n", case_id(programme, entry),
                   activity(programme, entry), name_of(entry.what), timestamp(programme, entry.day),
                   resource(programme, entry), entry.replication, entry.day, detail(programme, entry));
  return text;
}

std::string xes_head() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<log xes.version=\"1849.2016\" xes.features=\"nested-attributes\" "
         "xmlns=\"http://www.xes-standard.org/\">\n"
         "  <extension name=\"Concept\" prefix=\"concept\" "
         "uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
         "  <extension name=\"Lifecycle\" prefix=\"lifecycle\" "
         "uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
         "  <extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
         "  <extension name=\"Organizational\" prefix=\"org\" "
         "uri=\"http://www.xes-standard.org/org.xesext\"/>\n";
}

std::string xes_traces(const model::Programme& programme, std::span<const LogEntry> entries) {
  std::string text;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == 0 || !same_case(entries[i - 1], entries[i]))
      text += fmt::format("  <trace>\n    <string key=\"concept:name\" value=\"{}\"/>\n",
                          case_id(programme, entries[i]));
    append_event(text, programme, entries[i]);
    if (i + 1 == entries.size() || !same_case(entries[i], entries[i + 1])) text += "  </trace>\n";
  }
  return text;
}

std::string xes_tail() { return "</log>\n"; }

}  // namespace stegvis::io
