#include "cli/run_log.hpp"

#include "io/event_log_text.hpp"

namespace stegvis::cli {

using base::Problems;

base::Result<RunLog> RunLog::create(const std::string& path) {
  auto file = io::StreamFile::create(path);
  if (!file) return file.problems();
  RunLog log{std::move(file).value(), path.ends_with(".xes")};
  if (Problems problems = log.file_.append(log.xes_ ? io::xes_head() : io::event_log_head());
      !problems.empty())
    return problems;
  return log;
}

Problems RunLog::add(const model::Programme& programme, const experiment::Block& block) {
  return file_.append(xes_ ? io::xes_traces(programme, block.log)
                           : io::event_log_lines(programme, block.log));
}

Problems RunLog::finish() {
  if (Problems problems = xes_ ? file_.append(io::xes_tail()) : Problems{}; !problems.empty())
    return problems;
  return file_.commit();
}

}  // namespace stegvis::cli
