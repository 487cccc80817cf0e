#pragma once

#include <string>
#include <utility>
#include <variant>

#include "base/result.hpp"
#include "model/allowed.hpp"
#include "model/complaint.hpp"
#include "model/value.hpp"

/// \file
/// The parts of `set`, one per sort of value. Private to the model floor.
namespace stegvis::model {

/// One change on its way: what is to be set to what, and what is wrong with it.
struct Change {
  std::string path;
  const Field& field;
  Slot slot;
  const Value& value;
  Provenance carried;

  base::Problems complain(base::Text problem, base::Text why = {}, std::string suggestion = {}) const {
    return {problem_of({.path = path,
                        .found = shown(value),
                        .problem = std::move(problem),
                        .why = std::move(why),
                        .allowed = allowed_in(field),
                        .suggestion = std::move(suggestion)})};
  }
  template <class T>
  bool put(T x) const {
    if (auto* const* plain = std::get_if<T*>(&slot)) return **plain = std::move(x), true;
    return false;
  }
};

/// What is wrong with a value of the wrong kind for the field; `unit` is what a table said beside it.
base::Text wrong_form(const Value& value, const Field& field, const std::string& unit = {});
base::Text out_of_range(const Range& range, double x);

base::Problems set_number(Scenario& scenario, Change& change);
base::Problems set_numbers(const Change& change);
base::Problems set_text(const Change& change);
base::Problems set_ids(const Change& change);
base::Problems set_flag(const Change& change);
base::Problems set_seed(const Change& change);
base::Problems set_date(const Change& change);
base::Problems set_instant(const Change& change);
base::Problems set_instants(const Change& change);

/// Remembers what the number at `path` carries; nothing to remember when it carries nothing.
void remember(Scenario& scenario, const std::string& path, const Provenance& carried);

}  // namespace stegvis::model
