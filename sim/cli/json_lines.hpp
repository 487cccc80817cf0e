#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/verbs.hpp"

/// \file
/// What the verbs that run nothing print with `--json`: one object on one line.
namespace stegvis::cli {

/// A name and what stands behind it, which is JSON already.
using JsonPair = std::pair<std::string, std::string>;

std::string json_of(const std::string& text);
std::string json_of(const char* text);  ///< which would else be taken for true
std::string json_of(bool yes);
std::string json_object(const std::vector<JsonPair>& pairs);
std::string json_list(const std::vector<std::string>& values);  ///< of values that are JSON already

/// Prints the object and a new line; returns fine.
int print_json(const std::vector<JsonPair>& pairs);

/// As `refuse`; with `json` the problems are told on standard output too: {"file", "fine": false, "problems":
/// [texts]}.
int refuse_as(bool json, const std::string& file, const base::Problems& problems, const Context& context);

}  // namespace stegvis::cli
