#pragma once

#include <string>

#include "experiment/replicate.hpp"
#include "io/stream_file.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {

/// The event log of a run, in the form its name asks for.
class RunLog {
 public:
  static base::Result<RunLog> create(const std::string& path);
  base::Problems add(const model::Programme& programme, const experiment::Block& block);
  /// Only then does the file have its name.
  base::Problems finish();

 private:
  RunLog(io::StreamFile file, bool xes) : file_{std::move(file)}, xes_{xes} {}

  io::StreamFile file_;
  bool xes_;
};

}  // namespace stegvis::cli
