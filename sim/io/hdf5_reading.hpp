#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "io/hdf5.hpp"

/// \file
/// What is read of an HDF5 file, for whatever purpose.
namespace stegvis::io::hdf5 {

base::Problem unreadable(const std::filesystem::path& path, const std::string& what);
Handle open_to_read(const std::filesystem::path& path);

/// Tells of every object in the file, in no order; false when not all could be read. HDF5's own order: in any
/// other it first makes a table of each group's links, and where one cannot be read 1.10.8 frees what it
/// never put there.
bool visit_all(hid_t file, H5O_iterate_t each, void* into);

/// A text, once its attribute is open; empty when it cannot be read.
std::string text_of(hid_t attribute);
/// An object's attribute; empty, or 0, when it has none of that name.
std::string text_attribute(hid_t object, const char* name);
std::int32_t number_attribute(hid_t object, const char* name);

}  // namespace stegvis::io::hdf5
