#include "model/fields.hpp"

#include <deque>

#include "base/nearest.hpp"
#include "model/field_tree.hpp"
#include "model/path.hpp"

namespace stegvis::model {
namespace {

Slot find_slot(Scenario& scenario, std::string_view path, bool make) {
  const std::string_view number = carrier_of(path);
  const auto steps = steps_of(number.empty() || last_step(path) != "value" ? path : number);
  const Found found = follow(steps);
  const std::size_t row = row_of(steps, found);
  return row == FieldStep::none ? Slot{} : field_tree().rows[row].slot(scenario, found.ids, make);
}

/// The pattern with its open steps filled.
std::string filled(std::string_view pattern, Ids ids) {
  std::string path;
  std::size_t next = 0;
  for (const std::string_view step : steps_of(pattern)) {
    if (!path.empty()) path += '.';
    path += is_open(step) ? ids[next++] : step;
  }
  return path;
}

/// The keys after a step: for a number, those of what it carries.
std::vector<std::string> names_below(const FieldStep& step) {
  std::vector<std::string> names;
  if (step.row != FieldStep::none && is_one_number(field_tree().fields[step.row].kind)) {
    for (const Field& carried : carried_fields()) names.emplace_back(last_step(carried.path));
  }
  for (const auto& [name, below] : step.named) names.push_back(name);
  return names;
}

/// The key that was probably meant by step `at`, those before it being right; empty when none is near.
std::string better_step(std::span<const std::string_view> steps, std::size_t at) {
  const std::string better = base::nearest(steps[at], names_below(*follow(steps.first(at)).step));
  return better == steps[at] ? std::string{} : better;
}

std::string joined(std::span<const std::string_view> steps) {
  std::string path;
  for (const std::string_view step : steps) path += (path.empty() ? "" : ".") + std::string{step};
  return path;
}

}  // namespace

std::span<const Field> fields() { return field_tree().fields; }

const Field* find_field(std::string_view path) {
  const auto steps = steps_of(path);
  const Found found = follow(steps);
  const std::size_t row = row_of(steps, found);
  if (row != FieldStep::none) return &field_tree().fields[row];
  if (carrier_of(path).empty()) return nullptr;
  for (const Field& carried : carried_fields()) {
    if (last_step(carried.path) == last_step(path)) return &carried;
  }
  return nullptr;
}

std::string_view carrier_of(std::string_view path) {
  const std::string_view above = parent_of(path);
  if (above.empty()) return {};
  const auto steps = steps_of(above);
  const Found found = follow(steps);
  const std::size_t row = row_of(steps, found);
  return row != FieldStep::none && is_one_number(field_tree().fields[row].kind) ? above : std::string_view{};
}

std::string nearest_path(std::string_view path) {
  auto steps = steps_of(path);
  std::deque<std::string> repaired;
  // One wrong step is put right at a time; a path with three wrong ones was something else.
  for (int repairs = 0; repairs < 3; ++repairs) {
    const Found found = follow(steps);
    const bool whole = found.steps == steps.size();
    if (whole && found.step->row != FieldStep::none) return joined(steps);
    // A misspelt last key may have been taken for an id (`pool.se.fet`): then its siblings are the
    // candidates.
    std::size_t wrong = whole ? steps.size() - 1 : found.steps;
    std::string better = better_step(steps, wrong);
    // So may one in the middle (`pool.se.pst.anna.fte`), of a field or of a table.
    const bool before = better.empty() && !whole && wrong > 0;
    if (before) better = better_step(steps, --wrong);
    if (better.empty()) return {};
    steps[wrong] = repaired.emplace_back(better);
    if (before ? follow(steps).steps == steps.size() : found.step->row != FieldStep::none)
      return joined(steps);
  }
  return {};
}

std::string_view known_part(std::string_view path) {
  const auto steps = steps_of(path);
  const std::size_t known = follow(steps).steps;
  if (known == 0) return {};
  return path.substr(
      0, static_cast<std::size_t>(steps[known - 1].data() + steps[known - 1].size() - path.data()));
}

std::vector<std::string> keys_under(std::string_view path) {
  const auto steps = path.empty() ? std::vector<std::string_view>{} : steps_of(path);
  const Found found = follow(steps);
  if (found.steps != steps.size()) return {};
  std::vector<std::string> names = names_below(*found.step);
  if (found.step->open) names.push_back(found.step->open_name);
  return names;
}

Slot slot_at(Scenario& scenario, std::string_view path) { return find_slot(scenario, path, true); }

bool make(Scenario& scenario, std::string_view path) {
  const auto steps = steps_of(path);
  const Found found = follow(steps);
  if (found.steps != steps.size()) return false;
  for (const auto& [name, below] : found.step->named) {
    if (below.row == FieldStep::none) continue;
    (void)field_tree().rows[below.row].slot(scenario, found.ids, true);
    break;
  }
  return true;
}

Slot existing_slot(const Scenario& scenario, std::string_view path) {
  // Rows are written once, for scenarios that may change; nothing is made or changed when `make` is false.
  return find_slot(const_cast<Scenario&>(scenario), path, false);
}

void for_each(const Scenario& scenario,
              const std::function<void(const std::string&, const Field&, Slot)>& tell,
              const std::function<bool(const Field&)>& wanted) {
  auto& readable = const_cast<Scenario&>(scenario);  // as above: the visit changes nothing
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < field_tree().rows.size(); ++i) {
    const Field& field = field_tree().fields[i];
    if (!wanted(field)) continue;
    field_tree().rows[i].each(readable, ids, [&](Ids found, Slot slot) {
      const std::string path = filled(field.path, found);
      // `attribute.<attribute>` also meets the age, whose rows are its own.
      if (find_field(path) == &field) tell(path, field, slot);
    });
  }
}

}  // namespace stegvis::model
