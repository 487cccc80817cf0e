#pragma once

#include <gtest/gtest.h>
#include <hdf5.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

/// \file
/// Runs the program and reads its results file, replication by replication.
namespace stegvis::oracles {

/// One number of each replication. Reckoned number by number; what is asked of one (==, >) is 1 where it
/// holds, else 0.
class Column {
 public:
  Column() = default;
  explicit Column(std::vector<double> numbers) : numbers_{std::move(numbers)} {}

  const std::vector<double>& numbers() const { return numbers_; }
  void append(const Column& more) {
    numbers_.insert(numbers_.end(), more.numbers_.begin(), more.numbers_.end());
  }
  double mean() const {
    double sum = 0.0;
    for (const double x : numbers_) sum += x;
    return sum / static_cast<double>(numbers_.size());
  }

  friend Column operator+(const Column& a, const Column& b) { return joined(a, b, std::plus{}); }
  friend Column operator-(const Column& a, const Column& b) { return joined(a, b, std::minus{}); }
  friend Column operator*(const Column& a, const Column& b) { return joined(a, b, std::multiplies{}); }
  friend Column operator+(const Column& a, double b) {
    return a.each([b](double x) { return x + b; });
  }
  friend Column operator-(const Column& a, double b) {
    return a.each([b](double x) { return x - b; });
  }
  friend Column operator*(const Column& a, double b) {
    return a.each([b](double x) { return x * b; });
  }
  friend Column operator/(const Column& a, double b) {
    return a.each([b](double x) { return x / b; });
  }
  friend Column operator==(const Column& a, double b) {
    return a.each([b](double x) { return x == b ? 1.0 : 0.0; });
  }
  friend Column operator>(const Column& a, double b) {
    return a.each([b](double x) { return x > b ? 1.0 : 0.0; });
  }

 private:
  template <class F>
  Column each(F f) const {
    Column result = *this;
    for (double& x : result.numbers_) x = f(x);
    return result;
  }
  template <class F>
  static Column joined(const Column& a, const Column& b, F f) {
    Column result = a;
    for (std::size_t i = 0; i < result.numbers_.size(); ++i)
      result.numbers_[i] = f(a.numbers_[i], b.numbers_.at(i));
    return result;
  }

  std::vector<double> numbers_;
};

inline Column squared(const Column& column) { return column * column; }

/// Paths below one directory that is removed in the end.
class Scratch {
 public:
  Scratch() {
    static int made = 0;
    directory_ = std::filesystem::path{testing::TempDir()} /
                 ("stegvis_oracles_" + std::to_string(getpid()) + "_" + std::to_string(made++));
    std::filesystem::create_directories(directory_);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string path(const std::string& name) const { return (directory_ / name).string(); }

  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{path(name)} << text;
    return path(name);
  }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream{path(name)}.rdbuf();
    return text.str();
  }

 private:
  std::filesystem::path directory_;
};

/// Where the program is; another one may be tried by STEGVIS_PROGRAM in the environment.
inline std::string program() {
  const char* other = std::getenv("STEGVIS_PROGRAM");
  return other != nullptr ? other : STEGVIS_PROGRAM;
}

/// Runs `stegvis <arguments>`, what it says in `said.txt`. Returns its exit code.
inline int stegvis(const Scratch& scratch, const std::string& arguments) {
  const std::string command =
      "'" + program() + "' " + arguments + " >'" + scratch.path("said.txt") + "' 2>&1";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// One dataset with everything along its axes; the first is the replication.
struct Cube {
  std::vector<hsize_t> shape;
  std::vector<double> numbers;
};

/// A results file, read.
class ResultsFile {
 public:
  explicit ResultsFile(const std::string& path) : file_{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)} {
    if (file_ < 0) throw std::runtime_error{path + " cannot be opened"};
  }
  ~ResultsFile() { H5Fclose(file_); }
  ResultsFile(const ResultsFile&) = delete;
  ResultsFile& operator=(const ResultsFile&) = delete;

  Cube cube(const std::string& name) const {
    Cube cube;
    const hid_t data = H5Dopen(file_, name.c_str(), H5P_DEFAULT);
    if (data < 0) throw std::runtime_error{"no " + name + " in the results"};
    const hid_t space = H5Dget_space(data);
    cube.shape.resize(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space)));
    H5Sget_simple_extent_dims(space, cube.shape.data(), nullptr);
    cube.numbers.resize(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
    H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, cube.numbers.data());
    H5Sclose(space);
    H5Dclose(data);
    return cube;
  }

  std::vector<std::string> words(const std::string& name) const {
    const hid_t data = H5Dopen(file_, name.c_str(), H5P_DEFAULT);
    if (data < 0) throw std::runtime_error{"no " + name + " in the results"};
    const hid_t space = H5Dget_space(data), type = H5Dget_type(data);
    std::vector<char*> texts(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
    H5Dread(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data());
    std::vector<std::string> words(texts.begin(), texts.end());
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, texts.data());
    H5Tclose(type);
    H5Sclose(space);
    H5Dclose(data);
    return words;
  }

 private:
  hid_t file_;
};

/// The replications of one scenario, run and read.
class Replications {
 public:
  Replications(const std::string& scenario_text, std::uint32_t count, std::uint32_t seed) {
    const std::string file = scratch_.write("scenario.toml", scenario_text), out = scratch_.path("out.h5");
    const int code =
        stegvis(scratch_, "run '" + file + "' --replications " + std::to_string(count) + " --seed " +
                              std::to_string(seed) + " --threads 2 --keep totals --out '" + out + "'");
    if (code != 0) throw std::runtime_error{scratch_.read("said.txt")};
    file_.emplace(out);
  }

  /// An outcome's total, of everyone or of one reporting group.
  Column total(const std::string& name, const std::string& group = "all") const {
    const Cube& cube = known("/totals/" + name);
    return along(cube, {cube.shape.size() > 1 ? position("/totals/reporting_group", group) : 0});
  }

  /// How many were in a place (a stage, or "<stage>.waiting") just before the i-th moment of `observe`.
  Column stock(std::size_t i, const std::string& place, const std::string& group = "all") const {
    return along(known(observations + "stock"), {i, position(observations + "reporting_group", group),
                                                 position(observations + "place", place)});
  }
  Column waiting(std::size_t i, const std::string& pool) const {
    return along(known(observations + "waiting"), {i, position(observations + "pool", pool)});
  }
  Column caseload(std::size_t i, const std::string& pool) const {
    return along(known(observations + "caseload"), {i, position(observations + "pool", pool)});
  }

  std::size_t moments() const { return known(observations + "stock").shape.at(1); }

 private:
  inline static const std::string observations = "/observations_replications/";

  /// The numbers of all replications at one point of the other axes.
  static Column along(const Cube& cube, const std::vector<std::size_t>& point) {
    std::size_t offset = 0, size = 1;
    for (std::size_t axis = 1; axis < cube.shape.size(); ++axis) {
      offset = offset * cube.shape[axis] + point.at(axis - 1);
      size *= cube.shape[axis];
    }
    std::vector<double> numbers;
    for (std::size_t at = offset; at < cube.numbers.size(); at += size) numbers.push_back(cube.numbers[at]);
    return Column{std::move(numbers)};
  }

  const Cube& known(const std::string& name) const {
    const auto found = cubes_.find(name);
    return found != cubes_.end() ? found->second : cubes_.emplace(name, file_->cube(name)).first->second;
  }

  std::size_t position(const std::string& axis, const std::string& word) const {
    auto& words = words_[axis];
    if (words.empty()) words = file_->words(axis);
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) throw std::runtime_error{"no " + word + " on " + axis};
    return static_cast<std::size_t>(found - words.begin());
  }

  Scratch scratch_;
  std::optional<ResultsFile> file_;
  mutable std::map<std::string, Cube> cubes_;
  mutable std::map<std::string, std::vector<std::string>> words_;
};

}  // namespace stegvis::oracles
