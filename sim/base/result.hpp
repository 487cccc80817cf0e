#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/expects.hpp"
#include "base/text.hpp"

namespace stegvis::base {

/// One mistake of the user's: where in the scenario (a dotted path such as `stage.seeking.to.work.scale`,
/// empty when it concerns no path) and what is wrong, why, and what is allowed. `io` adds file, line and
/// column.
struct Problem {
  std::string path;
  Text text;
  std::string lacking =
      {};  ///< a path that would make it right if it were said: no mistake where that is misspelt
};

using Problems = std::vector<Problem>;

/// A value, or everything that stood in its way. Nothing is thrown: whoever calls decides.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : outcome_{std::in_place_index<0>, std::move(value)} {}
  Result(Problems problems) : outcome_{std::in_place_index<1>, std::move(problems)} {
    expects(!this->problems().empty(), "a failure names at least one problem");
  }
  Result(Problem problem) : Result{Problems{std::move(problem)}} {}

  bool ok() const { return outcome_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return at<0>(); }
  const T& value() const& { return at<0>(); }
  T&& value() && { return std::move(at<0>()); }
  const Problems& problems() const { return at<1>(); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  template <std::size_t index>
  auto& at() {
    expects(outcome_.index() == index, "asked a Result for what it does not hold");
    return *std::get_if<index>(&outcome_);
  }
  template <std::size_t index>
  const auto& at() const {
    expects(outcome_.index() == index, "asked a Result for what it does not hold");
    return *std::get_if<index>(&outcome_);
  }

  std::variant<T, Problems> outcome_;
};

}  // namespace stegvis::base
