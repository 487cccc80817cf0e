#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "io/checksum.hpp"
#include "io/hdf5.hpp"
#include "io/hdf5_scales.hpp"
#include "io/results_file.hpp"

namespace stegvis::io {

/// The open file, and the first thing that went wrong.
struct ResultsFile::Inside {
  std::filesystem::path path;
  hdf5::Handle file;
  std::string wrong;
  std::uint64_t sum = 0;  ///< of all that was given to write
  /// A variable that comes row by row.
  struct Rows {
    Number number = Number::float64;
    hdf5::Shape shape = {};
    Checksum values = {};
    std::size_t put = 0;  ///< numbers so far
  };
  std::map<std::string, Rows> rows = {};
  hdf5::Scales scales = {};
  std::set<std::string> groups = {};  ///< that are made

  bool good() const { return wrong.empty(); }
  bool check(bool fine) {
    if (!fine && wrong.empty()) wrong = hdf5::complaint();
    return fine;
  }
  /// What could not be written may only be told when it is closed.
  void release(hdf5::Handle dataset) { check(dataset.release()); }

  /// Adds what is written to the sum.
  void count(const std::string& name, Number number, const hdf5::Shape& shape,
             std::span<const double> numbers);
  void count(const std::string& name, const hdf5::Shape& shape, std::span<const std::string> texts);

  void make_groups(const std::string& name);
  void put_attribute(hid_t object, const std::string& path_of_object, const std::string& name,
                     const AttributeValue& value);
  /// A whole variable's values.
  void put_numbers(hid_t dataset, Number number, std::span<const double> numbers);
  void put_texts(hid_t dataset, std::span<const std::string> texts);
  /// A new dataset with its attributes, nothing in it yet; stored by `chunk` rows, 0: as one.
  hdf5::Handle make(const Variable& variable, hid_t type, const hdf5::Shape& shape, std::size_t chunk,
                    bool packed);
  hdf5::Handle make_scale(const Variable& variable, hid_t type, std::size_t size);
  /// As long along each dimension as its scale.
  hdf5::Shape shape_of(const Variable& variable);
  void attach(hid_t dataset, const Variable& variable);
};

}  // namespace stegvis::io
