#include "io/unknown_axis.hpp"

namespace stegvis::io {

void write_unknowns(ResultsFile& out, const std::string& group,
                    std::span<const experiment::Unknown> unknowns) {
  std::vector<std::string> ids, names, distributions;
  for (const experiment::Unknown& one : unknowns) {
    ids.push_back(one.id);
    names.push_back(one.shown());
    distributions.push_back(one.written);
  }
  out.scale({.path = group + "/unknown"}, ids);
  out.write({.path = group + "/unknown_name", .dims = {"unknown"}}, names);
  out.write({.path = group + "/distribution", .dims = {"unknown"}}, distributions);
}

}  // namespace stegvis::io
