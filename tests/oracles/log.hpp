#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "oracles/results.hpp"

/// \file
/// The event log, read back into what happened to each participant.
namespace stegvis::oracles {

/// In one place from `from` to `until` [days]; `end` is how it ended: moved, granted, gave_up,
/// interrupted, changed, or open at the horizon.
struct Stay {
  std::string place, end, leg;
  double from, until;
};

/// On a member's list; ended by grant, refuse, give_up, leave, or open at the horizon.
struct Wait {
  std::string member, end;
  bool support;
  double from, until;
};

/// With one of a member's slots.
struct Hold {
  std::string member;
  bool support;
  double from, until;
};

struct Participant {
  std::string name;  ///< "<source>.<number>"
  std::string source;
  int replication;
  double came;
  int arrivals = 0;
  std::vector<Stay> stays;
  std::vector<Wait> waits;
  std::vector<Hold> holds;
};

/// The pieces of a line between commas.
inline std::array<std::string_view, 8> pieces(std::string_view line) {
  std::array<std::string_view, 8> result;
  for (auto& piece : result) {
    const std::size_t comma = std::min(line.find(','), line.size());
    piece = line.substr(0, comma);
    line.remove_prefix(std::min(comma + 1, line.size()));
  }
  return result;
}

/// Takes the lines of a log one by one; each participant's lines stand in the order of time.
class LogReader {
 public:
  void take(std::string_view line) {
    const auto [who, activity, life, timestamp, resource, replication, day_text, detail] = pieces(line);
    Participant& p = participant(std::string{who});
    const double day = std::stod(std::string{day_text});
    const bool support = detail == "support";
    if (life == "arrive") {
      p.source = activity;
      p.came = day;
      ++p.arrivals;
    } else if (life == "start") {
      p.stays.push_back({std::string{activity}, "", "", day, day});
    } else if (life == "wait") {
      p.waits.push_back({std::string{resource}, "", support, day, day});
    } else if (life == "complete" || (life == "open" && detail == "start")) {
      Stay& stay = ended(
          p.stays, [&](const Stay& one) { return one.end.empty() && one.place == activity; }, life, day);
      if (is_one_of(detail, {"granted", "gave_up", "interrupted", "changed"}))
        stay.end = detail;
      else if (life == "complete")
        stay.end = "moved", stay.leg = detail;
    } else if (is_one_of(life, {"grant", "refuse", "give_up", "leave", "open"})) {
      ended(
          p.waits,
          [&](const Wait& wait) {
            return wait.end.empty() && wait.member == resource && (life == "open" || wait.support == support);
          },
          life, day);
    } else if (life == "hold") {
      p.holds.push_back({std::string{resource}, support, day, -1.0});
    } else if (life == "release") {
      const auto open = std::find_if(p.holds.begin(), p.holds.end(), [&](const Hold& hold) {
        return hold.until < 0.0 && hold.member == resource && hold.support == support;
      });
      if (open == p.holds.end()) throw std::runtime_error{"released what was not held: " + std::string{line}};
      open->until = day;
    } else {
      throw std::runtime_error{"an unknown line: " + std::string{line}};
    }
  }

  std::vector<Participant> participants;

 private:
  static bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  template <class T, class IsIt>
  static T& ended(std::vector<T>& list, IsIt is_it, std::string_view end, double day) {
    const auto open = std::find_if(list.begin(), list.end(), is_it);
    if (open == list.end())
      throw std::runtime_error{"ends what did not begin: " + std::string{end} + " on day " +
                               std::to_string(day)};
    open->end = end;
    open->until = day;
    return *open;
  }

  Participant& participant(const std::string& who) {
    const auto [found, is_new] = places_.emplace(who, participants.size());
    if (is_new) {
      const std::size_t dot = who.find('.');
      participants.push_back({who.substr(dot + 1), "", std::stoi(who.substr(0, dot)), 0.0, 0, {}, {}, {}});
    }
    return participants[found->second];
  }

  std::map<std::string, std::size_t> places_;
};

/// What `stegvis run` wrote.
struct Logged {
  std::string text;
  std::vector<Participant> participants;  ///< in the order of their first lines
};

/// `beside`: files that the scenario draws in, by name.
inline Logged logged(const std::string& scenario_text, int replications = 1,
                     const std::string& options = "--threads 2", std::uint32_t seed = 1,
                     const std::map<std::string, std::string>& beside = {}) {
  const Scratch scratch;
  for (const auto& [name, text] : beside) scratch.write(name, text);
  const std::string file = scratch.write("scenario.toml", scenario_text), log = scratch.path("log.csv");
  const int code = stegvis(scratch, "run '" + file + "' --replications " + std::to_string(replications) +
                                        " --seed " + std::to_string(seed) + " --keep totals " + options +
                                        " --log '" + log + "' --out '" + scratch.path("out.h5") + "'");
  if (code != 0) throw std::runtime_error{scratch.read("said.txt")};
  Logged result{scratch.read("log.csv"), {}};
  LogReader reader;
  std::istringstream lines{result.text};
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "case_id,activity,lifecycle,timestamp,resource,replication,day,detail");
  while (std::getline(lines, line)) reader.take(line);
  result.participants = std::move(reader.participants);
  return result;
}

}  // namespace stegvis::oracles
