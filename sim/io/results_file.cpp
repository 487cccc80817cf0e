#include "io/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/hdf5_numbers.hpp"
#include "io/hdf5_properties.hpp"
#include "io/results_inside.hpp"

namespace stegvis::io {

using hdf5::Handle;
using hdf5::Shape;

ResultsFile::ResultsFile(const std::filesystem::path& path) : inside_{std::make_unique<Inside>()} {
  hdf5::quiet();
  inside_->path = path;
  inside_->file = {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, hdf5::file_properties(), hdf5::access_properties()),
                   H5Fclose};
  inside_->check(inside_->file.good());
}

ResultsFile::~ResultsFile() = default;
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;

bool ResultsFile::ok() const { return inside_->good(); }

// The library's silence is each thread's own, and blocks are handed over by any of them.
bool ResultsFile::ready() const {
  hdf5::quiet();
  return ok();
}

void ResultsFile::attribute(const std::string& object, const std::string& name, const AttributeValue& value) {
  if (!ready()) return;
  const Handle handle{H5Oopen(inside_->file, object.empty() ? "/" : object.c_str(), H5P_DEFAULT), H5Oclose};
  if (inside_->check(handle.good())) inside_->put_attribute(handle, object, name, value);
}

void ResultsFile::scale(const Variable& variable, std::span<const std::string> coordinates) {
  if (!ready()) return;
  Handle dataset = inside_->make_scale(variable, hdf5::text_type(), coordinates.size());
  inside_->count(variable.path, {coordinates.size()}, coordinates);
  if (ok()) inside_->put_texts(dataset, coordinates);
  inside_->release(std::move(dataset));
}

void ResultsFile::scale(const Variable& variable, std::span<const double> coordinates) {
  if (!ready()) return;
  Handle dataset = inside_->make_scale(variable, hdf5::type_of(variable.number), coordinates.size());
  inside_->count(variable.path, variable.number, {coordinates.size()}, coordinates);
  if (ok()) inside_->put_numbers(dataset, variable.number, coordinates);
  inside_->release(std::move(dataset));
}

void ResultsFile::write(const Variable& variable, std::span<const double> numbers) {
  if (!ready()) return;
  const Shape shape = inside_->shape_of(variable);
  if (!ok()) return;
  base::expects(hdf5::size_of(shape) == numbers.size(),
                "a variable has one number for each point of its dimensions");
  // Small ones as they are; larger ones checked, in pieces of about a megabyte.
  const std::size_t bytes = numbers.size() * hdf5::bytes_of(variable.number);
  const std::size_t row = shape.empty() ? bytes : bytes / shape[0];
  const std::size_t chunk =
      bytes < 4096 ? 0 : std::clamp<std::size_t>((std::size_t{1} << 20) / row, 1, shape[0]);
  // Compressing the long columns of replications would cost more than all else that is written.
  const bool packed = !variable.dims.empty() && variable.dims[0] != "replication";
  Handle dataset = inside_->make(variable, hdf5::type_of(variable.number), shape, chunk, packed);
  if (!ok()) return;
  inside_->count(variable.path, variable.number, shape, numbers);
  inside_->put_numbers(dataset, variable.number, numbers);
  inside_->attach(dataset, variable);
  inside_->release(std::move(dataset));
}

void ResultsFile::write(const Variable& variable, std::span<const std::string> texts) {
  if (!ready()) return;
  const Shape shape = inside_->shape_of(variable);
  if (!ok()) return;
  Handle dataset = inside_->make(variable, hdf5::text_type(), shape, 0, false);
  inside_->count(variable.path, shape, texts);
  if (ok()) inside_->put_texts(dataset, texts);
  if (ok()) inside_->attach(dataset, variable);
  inside_->release(std::move(dataset));
}

void ResultsFile::write(const std::string& path, const std::string& text) {
  write(Variable{.path = path}, std::span{&text, 1});
}

std::uint64_t ResultsFile::sum() const { return inside_->sum; }

base::Problems ResultsFile::close() {
  hdf5::quiet();
  if (ok()) inside_->check(inside_->scales.finish(inside_->file));
  if (inside_->file.good()) inside_->check(H5Fflush(inside_->file, H5F_SCOPE_GLOBAL) >= 0);
  inside_->check(inside_->file.release());
  if (ok()) return {};
  return {{"",
           {fmt::format("{}: cannot be written ({})", inside_->path.string(), inside_->wrong),
            fmt::format("{}: går inte att skriva ({})", inside_->path.string(), inside_->wrong)}}};
}

}  // namespace stegvis::io
