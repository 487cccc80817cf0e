#pragma once

#include "io/hdf5.hpp"

/// \file
/// How files, groups and datasets are made. Same results give the same bytes: no times; and dimensions stay
/// in the order in which they were made.
namespace stegvis::io::hdf5 {

Handle file_properties();
Handle group_properties();
Handle access_properties();
/// Of a dataset that is stored as one, unchecked; for as long as the program runs.
hid_t stored_as_one();
/// Of one whose `chunk` rows are stored and checked together.
Handle stored_in_chunks(const Shape& shape, std::size_t chunk, bool packed);

}  // namespace stegvis::io::hdf5
