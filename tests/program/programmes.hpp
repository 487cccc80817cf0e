#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "oracles/results.hpp"
#include "program/program.hpp"

/// \file
/// A scenario that comes with the program, run: its numbers by path, and what came out.
namespace stegvis::program {

class Answer {
 public:
  /// The numbers that are asked for are noted in `asked`, if any.
  explicit Answer(const std::string& file, std::map<std::string, double>* asked = nullptr)
      : file_{file}, asked_{asked} {
    const auto paths = file_.words("/parameters/path");
    const auto values = file_.cube("/parameters/value").numbers;
    for (std::size_t i = 0; i < paths.size(); ++i) numbers_[paths[i]] = values.at(i);
  }

  /// What the scenario says at a path, in the unit it is said in.
  double number(const std::string& path) const {
    const auto found = numbers_.find(path);
    EXPECT_NE(found, numbers_.end()) << path;
    if (found != numbers_.end()) note(path, found->second);
    return found == numbers_.end() ? 0.0 : found->second;
  }
  /// The sum of what is said at every path that begins and ends so.
  double sum(const std::string& beginning, const std::string& ending = "") const {
    double sum = 0.0;
    for (const auto& [path, value] : numbers_)
      if (path.starts_with(beginning) && path.ends_with(ending)) {
        sum += value;
        note(path, value);
      }
    return sum;
  }
  std::vector<std::string> words(const std::string& of_numbers) const {
    return file_.words("/parameters/" + of_numbers);
  }

  /// An outcome's totals of everyone; `part` is "/base" for the base's.
  oracles::Column total(const std::string& name, const std::string& part = "") const {
    return everyone(file_.cube(part + "/totals/" + name), 0);
  }
  /// How many were in a place just before the i-th moment of `observe`.
  oracles::Column stock(std::size_t i, const std::string& place) const {
    const std::string in = "/observations_replications/";
    const auto places = file_.words(in + "place");
    const auto at = static_cast<std::size_t>(std::find(places.begin(), places.end(), place) - places.begin());
    EXPECT_LT(at, places.size()) << place;
    const oracles::Cube cube = file_.cube(in + "stock");
    return everyone(cube, i * cube.shape.at(2) * cube.shape.at(3) + at);
  }

 private:
  /// One number of each replication; the group of everyone is the first.
  static oracles::Column everyone(const oracles::Cube& cube, std::size_t offset) {
    std::size_t size = 1;
    for (std::size_t axis = 1; axis < cube.shape.size(); ++axis) size *= cube.shape[axis];
    std::vector<double> numbers;
    for (std::size_t at = offset; at < cube.numbers.size(); at += size) numbers.push_back(cube.numbers[at]);
    return oracles::Column{std::move(numbers)};
  }

  void note(const std::string& path, double value) const {
    if (asked_ != nullptr) asked_->emplace(path, value);
  }

  oracles::ResultsFile file_;
  std::map<std::string, double>* asked_;
  std::map<std::string, double> numbers_;
};

/// The programmes of the field, from outside.
class Programmes : public Program {
 protected:
  /// Runs a scenario that comes with the program, or a file of this folder by its full path; or what stands
  /// in for it.
  Answer run(const std::string& name, int replications = 2) {
    const int code =
        stegvis("run '" + file_of(name) + "' --keep totals --threads 2 --out x.h5 --replications " +
                std::to_string(replications));
    EXPECT_EQ(code, 0) << read("err");
    if (code != 0) refused_.push_back(read("err"));
    return Answer{path("x.h5").string(), &asked_[name]};
  }
  std::string file_of(const std::string& name) const {
    const auto instead = instead_.find(name);
    return instead != instead_.end() ? instead->second : name.front() == '/' ? name : scenario(name);
  }

  std::vector<std::string> refused_;  ///< what was said of scenarios that were not run
  std::map<std::string, std::map<std::string, double>>
      asked_;                                   ///< by scenario: the numbers asked for, by path
  std::map<std::string, std::string> instead_;  ///< of a scenario: the file that stands in for it
};

}  // namespace stegvis::program
