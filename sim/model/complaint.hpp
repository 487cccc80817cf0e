#pragma once

#include <span>
#include <string>

#include "base/result.hpp"

namespace stegvis::model {

/// One mistake, part by part; what is empty is left out. Said as
/// `path = found: problem (why); allowed: ... Did you mean "..."?`
struct Complaint {
  std::string path;
  std::string found;  ///< as it stands in the file
  base::Text problem;
  base::Text why;
  base::Text allowed;
  std::string suggestion;
  std::string lacking = {};  ///< as base::Problem
};

base::Problem problem_of(const Complaint& complaint);

/// `a, b and c`; the first dozen when there are more.
base::Text listed(std::span<const std::string> words);

/// The same words in both languages, for ids, units and numbers.
inline base::Text same(const std::string& words) { return {words, words}; }

}  // namespace stegvis::model
