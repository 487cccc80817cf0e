#pragma once

#include <span>

#include "io/checksum.hpp"
#include "io/hdf5.hpp"
#include "io/results_file.hpp"

/// \file
/// The kinds of numbers that a file holds.
namespace stegvis::io::hdf5 {

hid_t type_of(Number number);
H5T_class_t class_of(Number number);
std::size_t bytes_of(Number number);

/// Our own conversion: HDF5's is far slower.
herr_t write_numbers(hid_t dataset, hid_t memory, hid_t file, Number number, std::span<const double> numbers);

/// As they are read back: eight bytes of each.
void add(Checksum& checksum, Number number, std::span<const double> numbers);

}  // namespace stegvis::io::hdf5
