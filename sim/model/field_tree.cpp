#include "model/field_tree.hpp"

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
              tables<Scenario>("cost.<cost>", &Scenario::cost, dated_cost_rows()),
              tables<Scenario>("levy.<levy>", &Scenario::levy, levy_rows()),
              tables<Scenario>("payer.<payer>", &Scenario::payer, payer_rows()),
              tables<Scenario>("correlation.<correlation>", &Scenario::correlation, correlation_rows()),
              valuation_rows());
}

FieldStep& grown(FieldStep& at, std::string_view step) {
  if (!is_open(step)) return at.named[std::string{step}];
  if (!at.open) at.open = std::make_unique<FieldStep>();
  at.open_name = step;
  return *at.open;
}

}  // namespace

const FieldStep* FieldStep::next(std::string_view step) const {
  const auto found = named.find(step);
  return found != named.end() ? &found->second : open.get();
}

FieldTree::FieldTree() : rows{all_rows()} {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    fields.push_back(rows[i].field);
    FieldStep* at = &root;
    for (const std::string_view step : steps_of(rows[i].field.path)) at = &grown(*at, step);
    at->row = i;
  }
}

const FieldTree& field_tree() {
  static const FieldTree built;
  return built;
}

Found follow(std::span<const std::string_view> steps) {
  Found found{.step = &field_tree().root, .steps = 0, .ids = {}};
  for (const std::string_view step : steps) {
    const FieldStep* next = found.step->next(step);
    if (next == nullptr) break;
    if (!found.step->named.contains(step)) found.ids.push_back(step);
    found.step = next;
    ++found.steps;
  }
  return found;
}

std::size_t row_of(std::span<const std::string_view> steps, const Found& found) {
  return found.steps == steps.size() ? found.step->row : FieldStep::none;
}

}  // namespace stegvis::model
