#include "model/fields.hpp"

#include <deque>
#include <map>
#include <memory>

#include "base/nearest.hpp"
#include "model/field_rows.hpp"
#include "model/path.hpp"

namespace stegvis::model {
namespace {

Rows<Scenario> all_rows() {
  return join(top_rows(), table<Scenario>("attribute", "age", &Scenario::attribute, age_rows()),
              tables<Scenario>("attribute.<attribute>", &Scenario::attribute, attribute_rows()),
              tables<Scenario>("stage.<stage>", &Scenario::stage, stage_rows()),
              tables<Scenario>("pool.<pool>", &Scenario::pool, pool_rows()),
              tables<Scenario>("support.<support>", &Scenario::support, support_rows()),
              tables<Scenario>("arrival.<arrival>", &Scenario::arrival, arrival_rows()),
              tables<Scenario>("stock.<stock>", &Scenario::stock, stock_rows()),
              tables<Scenario>("rule.<rule>", &Scenario::rule, rule_rows()),
              tables<Scenario>("price.<price>", &Scenario::price, price_rows()),
              tables<Scenario>("staff_cost.<staff_cost>", &Scenario::staff_cost, staff_cost_rows()),
              tables<Scenario>("payer.<payer>", &Scenario::payer, payer_rows()));
}

/// The patterns as a tree of steps. A named step wins over an open one, so `pool.se.gate.first` is never
/// taken for a member called gate.
struct Step {
  std::map<std::string, Step, std::less<>> named;
  std::unique_ptr<Step> open;
  std::string open_name;  ///< `<stage>`
  std::size_t row = none;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const Step* next(std::string_view step) const {
    const auto found = named.find(step);
    if (found != named.end()) return &found->second;
    return open.get();
  }
};

struct Table {
  Rows<Scenario> rows = all_rows();
  std::vector<Field> fields;
  Step root;

  Table() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      fields.push_back(rows[i].field);
      Step* at = &root;
      for (const std::string_view step : steps_of(rows[i].field.path)) at = &grown(*at, step);
      at->row = i;
    }
  }

  static Step& grown(Step& at, std::string_view step) {
    if (!is_open(step)) return at.named[std::string{step}];
    if (!at.open) at.open = std::make_unique<Step>();
    at.open_name = step;
    return *at.open;
  }
};

/// Built on first use and never changed.
const Table& table() {
  static const Table built;
  return built;
}

struct Found {
  const Step* step = nullptr;         ///< the last step that exists
  std::size_t steps = 0;              ///< how many exist
  std::vector<std::string_view> ids;  ///< what fills the open ones
};

Found follow(std::span<const std::string_view> steps) {
  Found found{.step = &table().root, .steps = 0, .ids = {}};
  for (const std::string_view step : steps) {
    const Step* next = found.step->next(step);
    if (next == nullptr) break;
    if (!found.step->named.contains(step)) found.ids.push_back(step);
    found.step = next;
    ++found.steps;
  }
  return found;
}

/// The row that the whole path leads to.
std::size_t row_of(std::span<const std::string_view> steps, const Found& found) {
  return found.steps == steps.size() ? found.step->row : Step::none;
}

Slot find_slot(Scenario& scenario, std::string_view path, bool make) {
  const std::string_view number = carrier_of(path);
  const auto steps = steps_of(number.empty() || last_step(path) != "value" ? path : number);
  const Found found = follow(steps);
  const std::size_t row = row_of(steps, found);
  return row == Step::none ? Slot{} : table().rows[row].slot(scenario, found.ids, make);
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
std::vector<std::string> names_below(const Step& step) {
  std::vector<std::string> names;
  if (step.row != Step::none && is_one_number(table().fields[step.row].kind)) {
    for (const Field& carried : carried_fields()) names.emplace_back(last_step(carried.path));
  }
  for (const auto& [name, below] : step.named) names.push_back(name);
  return names;
}

std::string joined(std::span<const std::string_view> steps) {
  std::string path;
  for (const std::string_view step : steps) path += (path.empty() ? "" : ".") + std::string{step};
  return path;
}

}  // namespace

std::span<const Field> fields() { return table().fields; }

const Field* find_field(std::string_view path) {
  const auto steps = steps_of(path);
  const Found found = follow(steps);
  const std::size_t row = row_of(steps, found);
  if (row != Step::none) return &table().fields[row];
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
  return row != Step::none && is_one_number(table().fields[row].kind) ? above : std::string_view{};
}

std::string nearest_path(std::string_view path) {
  auto steps = steps_of(path);
  std::deque<std::string> repaired;
  // One wrong step is put right at a time; a path with three wrong ones was something else.
  for (int repairs = 0; repairs < 3; ++repairs) {
    const Found found = follow(steps);
    const bool whole = found.steps == steps.size();
    if (whole && found.step->row != Step::none) return joined(steps);
    // A misspelt last key may have been taken for an id (`pool.se.fet`): then its siblings are the
    // candidates.
    const std::size_t wrong = whole ? steps.size() - 1 : found.steps;
    const auto names = names_below(whole ? *follow({steps.data(), wrong}).step : *found.step);
    const std::string better = base::nearest(steps[wrong], names);
    if (better.empty() || better == steps[wrong]) return {};
    steps[wrong] = repaired.emplace_back(better);
    if (found.step->row != Step::none) return joined(steps);
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
    if (below.row == Step::none) continue;
    (void)table().rows[below.row].slot(scenario, found.ids, true);
    break;
  }
  return true;
}

Slot existing_slot(const Scenario& scenario, std::string_view path) {
  // Rows are written once, for scenarios that may change; nothing is made or changed when `make` is false.
  return find_slot(const_cast<Scenario&>(scenario), path, false);
}

void for_each(const Scenario& scenario,
              const std::function<void(const std::string&, const Field&, Slot)>& tell) {
  auto& readable = const_cast<Scenario&>(scenario);  // as above: the visit changes nothing
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < table().rows.size(); ++i) {
    const Field& field = table().fields[i];
    table().rows[i].each(readable, ids, [&](Ids found, Slot slot) {
      const std::string path = filled(field.path, found);
      // `attribute.<attribute>` also meets the age, whose rows are its own.
      if (find_field(path) == &field) tell(path, field, slot);
    });
  }
}

}  // namespace stegvis::model
