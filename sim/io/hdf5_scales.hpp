#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/hdf5.hpp"

namespace stegvis::io::hdf5 {

/// The dimension scales of a file being written, and which variables lie along them: what the library's own
/// H5DSset_scale and H5DSattach_scale would write (HDF5 Dimension Scale Specification), written once. The
/// latter reads and writes a scale's whole list anew for every variable, so that many variables cost their
/// number squared.
class Scales {
 public:
  /// Makes a dataset into the scale that is found at `path`.
  bool add(hid_t dataset, const std::string& path, const std::string& dimension, std::size_t length);
  /// How many coordinates a scale has; nothing when there is none at that path.
  std::optional<hsize_t> length(const std::string& path) const;
  /// Tells a variable which scale lies along each of its dimensions (DIMENSION_LIST).
  bool attach(hid_t dataset, const std::vector<std::string>& paths);
  /// Tells every scale which variables lie along it (REFERENCE_LIST); once, when all are attached.
  bool finish(hid_t file) const;

 private:
  /// One dimension of one variable, as the library itself lays it out.
  struct Along {
    hobj_ref_t variable;
    std::int32_t dimension;
    std::int32_t nothing = 0;  ///< written along: the same bytes every time
  };
  struct Scale {
    hobj_ref_t reference{};
    hsize_t length = 0;
    std::vector<Along> variables = {};
  };
  std::map<std::string, Scale> scales_;
};

}  // namespace stegvis::io::hdf5
