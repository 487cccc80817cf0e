#pragma once

#include <span>
#include <string>

#include "measure/event_log.hpp"
#include "model/programme.hpp"

namespace stegvis::io {

/// The event log as CSV, in English with decimal point and `,` between columns, as process-mining tools read
/// it: case_id (replication.source.number), activity (the place of a visit, the stage asked for, the pool's
/// member held, the post of a coach, the source somebody came by), lifecycle (measure::Happening), timestamp
/// (ISO 8601 to the second), resource (the pool's member or the post), replication, day (days from the start,
/// in the shortest form that reads back as the same double), detail (for `complete` the leg taken as in
/// flow.<leg>, else granted, gave_up, interrupted or changed; "support" for a slot beside a stage; "stock"
/// for starting stock; for `meet` and `part` which person in the post, or "vacant"; for `open` what is still
/// going on: start, wait or hold).
std::string event_log_head();
std::string event_log_lines(const model::Programme& programme, std::span<const measure::LogEntry> entries);

/// The same as XES (IEEE 1849): head, one trace per participant, tail.
std::string xes_head();
std::string xes_traces(const model::Programme& programme, std::span<const measure::LogEntry> entries);
std::string xes_tail();

}  // namespace stegvis::io
