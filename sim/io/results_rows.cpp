#include <algorithm>

#include "io/hdf5_numbers.hpp"
#include "io/hdf5_sums.hpp"
#include "io/results_inside.hpp"

/// \file
/// Variables that come row by row.
namespace stegvis::io {

using hdf5::Handle;
using hdf5::Shape;

void ResultsFile::begin_rows(const Variable& variable, std::size_t rows, std::size_t piece, bool packed) {
  if (!ready()) return;
  Variable rest = variable;
  rest.dims.erase(rest.dims.begin());
  Shape shape = inside_->shape_of(rest);
  shape.insert(shape.begin(), rows);
  if (ok()) inside_->make(variable, hdf5::type_of(variable.number), shape, std::min(piece, rows), packed);
  inside_->rows[variable.path] = {variable.number, shape};
}

void ResultsFile::put_rows(const std::string& path, std::size_t first, std::span<const double> numbers) {
  if (!ready()) return;
  Inside::Rows& rows = inside_->rows[path];
  Shape start(rows.shape.size()), count = rows.shape;
  start[0] = first;
  count[0] = numbers.size() / (hdf5::size_of(rows.shape) / rows.shape[0]);
  const Handle space = hdf5::space_of(rows.shape);
  Handle dataset{H5Dopen2(inside_->file, path.c_str(), H5P_DEFAULT), H5Dclose};
  const bool chosen =
      H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr) >= 0;
  inside_->check(chosen &&
                 hdf5::write_numbers(dataset, hdf5::space_of(count), space, rows.number, numbers) >= 0);
  inside_->release(std::move(dataset));
  hdf5::add(rows.values, rows.number, numbers);
  rows.put += numbers.size();
}

void ResultsFile::end_rows(const Variable& variable, std::size_t wanted) {
  if (!ready()) return;
  Inside::Rows& rows = inside_->rows[variable.path];
  const bool fewer = wanted < rows.shape[0];
  rows.shape[0] = wanted;
  Handle dataset{H5Dopen2(inside_->file, variable.path.c_str(), H5P_DEFAULT), H5Dclose};
  inside_->check(!fewer || H5Dset_extent(dataset, rows.shape.data()) >= 0);
  inside_->attach(dataset, variable);
  inside_->release(std::move(dataset));
  const std::vector<double> lacking(hdf5::size_of(rows.shape) - rows.put);  // rows never put read as zero
  hdf5::add(rows.values, rows.number, lacking);
  inside_->sum += hdf5::sum_of(variable.path, hdf5::class_of(rows.number), rows.shape, rows.values);
}

}  // namespace stegvis::io
