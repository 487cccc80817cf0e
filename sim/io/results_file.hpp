#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

/// \file
/// A netCDF-4 file written and read through HDF5: groups, dimension scales, variables, attributes. The only
/// door to HDF5; what stands where in a results file is decided in write_results.cpp.
namespace stegvis::io {

enum class Number : std::uint8_t { int8, int32, uint64, float64 };

/// What an attribute may hold.
using AttributeValue =
    std::variant<std::string, std::int32_t, std::uint64_t, double, std::vector<std::int8_t>>;

/// One variable as others see it. Dimensions are names of scales in the variable's own group, the first
/// varying slowest.
struct Variable {
  std::string path;  ///< "totals/arrivals"
  std::vector<std::string> dims;
  Number number = Number::float64;
  std::vector<std::pair<std::string, AttributeValue>> attributes;
};

/// A file being written. What fails is remembered and makes all that follows do nothing: close() tells it.
class ResultsFile {
 public:
  /// Makes an empty file, in place of one that is there.
  explicit ResultsFile(const std::filesystem::path& path);
  ~ResultsFile();
  ResultsFile(ResultsFile&&) noexcept;
  ResultsFile& operator=(ResultsFile&&) noexcept;

  bool ok() const;

  void attribute(const std::string& object, const std::string& name, const AttributeValue& value);

  /// Dimension scales: the coordinates along a dimension. Groups on the way are made.
  void scale(const Variable& variable, std::span<const std::string> coordinates);
  void scale(const Variable& variable, std::span<const double> coordinates);

  /// A whole variable at once; its shape is that of its dimensions.
  void write(const Variable& variable, std::span<const double> numbers);
  void write(const Variable& variable, std::span<const std::string> texts);
  /// A single text.
  void write(const std::string& path, const std::string& text);

  /// A variable whose first dimension (not yet a scale) is filled piece by piece, stored (and if `packed`
  /// compressed) by pieces of `piece` rows.
  void begin_rows(const Variable& variable, std::size_t rows, std::size_t piece, bool packed = true);
  /// Rows from `first` on; `numbers` is a whole number of rows.
  void put_rows(const std::string& path, std::size_t first, std::span<const double> numbers);
  /// Only the first `rows` are wanted after all; attaches the scales of all dimensions.
  void end_rows(const Variable& variable, std::size_t rows);

  /// Everything on disk and the file closed; or what went wrong.
  base::Problems close();
  /// Stands for all that was given to write, for verify_results.
  std::uint64_t sum() const;

 private:
  bool ready() const;

  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Reads every number and text of a file back: told is what cannot be read, or is not what was given to
/// write.
base::Problems verify_results(const std::filesystem::path& path, std::uint64_t sum);

/// SHA-256 of all decompressed values, with the paths and shapes of their variables, in the order of the
/// paths. Equal digests mean equal results, however the file was compressed and whichever program version
/// wrote it.
base::Result<std::string> digest_of(const std::filesystem::path& path);

/// Whether a file has a variable of that path.
bool holds(const std::filesystem::path& path, const std::string& variable);

/// Every number, or text, of one variable of a file.
base::Result<std::vector<double>> read_numbers(const std::filesystem::path& path,
                                               const std::string& variable);
base::Result<std::vector<std::string>> read_texts(const std::filesystem::path& path,
                                                  const std::string& variable);
/// The root attribute `file_kind`; empty when the file is no HDF5 or says none.
std::string kind_of_file(const std::filesystem::path& path);

/// Whether a file is results of stegvis in the layout that this program knows; if not, why not.
base::Problems knows_layout(const std::filesystem::path& path);
/// And whether it is undamaged: all of it is read.
base::Problems check_results(const std::filesystem::path& path);

/// The root's attribute; empty, or 0, when it has none of that name.
std::string read_attribute(const std::filesystem::path& path, const char* name);
std::uint64_t read_number(const std::filesystem::path& path, const char* name);

/// What the root attribute `file_kind` says, and the version of the layout (README, "Results file").
inline constexpr const char* results_kind = "stegvis results";
inline constexpr const char* comparison_kind = "stegvis comparison";
inline constexpr const char* sweep_kind = "stegvis sweep";
inline constexpr const char* posterior_kind = "stegvis posterior";
inline constexpr const char* sensitivity_kind = "stegvis sensitivity";
inline constexpr const char* tornado_kind = "stegvis tornado";
inline constexpr std::int32_t results_layout = 1;

}  // namespace stegvis::io
