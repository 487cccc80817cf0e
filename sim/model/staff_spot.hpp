#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "model/judge.hpp"

namespace stegvis::model {

/// One pool and where it stands.
struct StaffSpot {
  Judge& judge;
  const std::string& path;
  const Pool& pool;

  const Staffing& staff() const { return pool.staffing; }
  std::vector<std::string> members() const {
    return pool.by.empty() ? std::vector<std::string>{} : judge.values_of(pool.by);
  }
  bool is_member(const std::string& at, const std::string& value) const {
    const auto values = members();
    if (std::find(values.begin(), values.end(), value) != values.end()) return true;
    judge.unknown(at, value, "value", values);
    return false;
  }
};

/// One post of the pool, standing at `path`.
void judge_post(const StaffSpot& spot, const std::string& path, const Post& post);
/// How long something at `here` lasts that begins and ends by the calendar [days]; nothing unless both are
/// said, the end after the beginning.
std::optional<double> judge_span(const StaffSpot& spot, const std::string& here, const Instant& from,
                                 const Instant& until);
/// When its coaches are elsewhere.
void judge_absences(const StaffSpot& spot);
void judge_trainings(const StaffSpot& spot);

}  // namespace stegvis::model
