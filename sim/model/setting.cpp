#include "model/carried.hpp"
#include "model/change.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::model {

using base::Problems;

namespace {

Problems apply(Scenario& scenario, Change& change) {
  if (is_one_number(change.field.kind)) return set_number(scenario, change);
  switch (change.field.kind) {
    case Kind::flag:
      return set_flag(change);
    case Kind::ids:
      return set_ids(change);
    case Kind::instant:
      return set_instant(change);
    case Kind::instants:
      return set_instants(change);
    case Kind::date:
      return set_date(change);
    case Kind::spans:
    case Kind::rates:
      return set_numbers(change);
    case Kind::seed:
      return set_seed(change);
    default:
      return set_text(change);
  }
}

Problems unknown(std::string_view path) {
  return {problem_of({.path = std::string{path},
                      .found = {},
                      .problem = {"is no path of a scenario", "är ingen sökväg i ett scenario"},
                      .why = {},
                      .allowed = {},
                      .suggestion = nearest_path(path)})};
}

/// `<number>.source` and its like, or `<number>.value`, which keeps what the number carries.
Problems set_beside(Scenario& scenario, const std::string& number, std::string_view path,
                    const Value& value) {
  const auto known = scenario.provenance.find(number);
  Provenance carried = known == scenario.provenance.end() ? Provenance{} : known->second;
  if (last_step(path) == "value") return set(scenario, number, value, &carried);
  Problems problems = carry(carried, path, value);
  if (problems.empty()) remember(scenario, number, carried);
  return problems;
}

}  // namespace

bool is_one_number(Kind kind) {
  switch (kind) {
    case Kind::number:
    case Kind::whole:
    case Kind::share:
    case Kind::share_or_rest:
    case Kind::growth:
    case Kind::rate:
    case Kind::span:
    case Kind::money:
      return true;
    default:
      return false;
  }
}

Problems set(Scenario& scenario, std::string_view path, const Value& value, const Provenance* carried) {
  const Field* field = find_field(path);
  if (field == nullptr) return unknown(path);
  if (const std::string_view number = carrier_of(path); !number.empty()) {
    return set_beside(scenario, std::string{number}, path, value);
  }
  Change change{std::string{path}, *field, slot_at(scenario, path), value,
                carried != nullptr ? *carried : Provenance{}};
  return apply(scenario, change);
}

}  // namespace stegvis::model
