#pragma once

#include <string>
#include <vector>

#include "experiment/event_log.hpp"
#include "model/programme.hpp"

namespace stegvis::io {

/// The event log as CSV, in English with decimal point and `,` between columns, as process-mining tools read it:
/// case_id (replication.source.number), activity (a place, or the stage asked for, or the transition when one is
/// completed), lifecycle (experiment::LogRow::Life), timestamp (ISO 8601 to the second), resource (the pool's member),
/// replication, day (days from the start, in the shortest form that reads back as the same double), detail.
std::string event_log_head();

/// The lines of one replication.
std::string event_log_lines(const model::Programme& programme, std::uint32_t replication,
                            const std::vector<experiment::LogRow>& rows);

/// The same as XES (IEEE 1849): head, one trace per participant, tail.
std::string xes_head();
std::string xes_traces(const model::Programme& programme, std::uint32_t replication,
                       const std::vector<experiment::LogRow>& rows);
std::string xes_tail();

}  // namespace stegvis::io
