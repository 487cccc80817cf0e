#include "io/best_json.hpp"

#include <fmt/format.h>

#include "experiment/best.hpp"
#include "io/json_text.hpp"

namespace stegvis::io {

std::string best_json(const ComparisonName& name, const experiment::SideBySide& numbers) {
  if (numbers.scenarios() < 3) return {};
  std::vector<std::string> items;
  for (const auto& [total, better, best] : experiment::best_totals(numbers)) {
    std::vector<std::string> chances;
    for (std::size_t i = 0; i < best.probability.size(); ++i)
      chances.push_back(fmt::format("{{\"id\": {}, \"probability\": {}, \"se\": {}}}",
                                    json_string(name.ids[i]), best.probability[i].value,
                                    best.probability[i].standard_error));
    items.push_back(fmt::format(
        "\n  {{\"name\": {}, \"better\": \"{}\", \"scenarios\": [{}], \"on_average\": {}, \"right\": {}, "
        "\"replications_for_95\": {}}}",
        json_string(total.name), better == experiment::Better::more ? "more" : "less",
        fmt::join(chances, ", "), json_string(name.ids[best.on_average]), best.right, best.needed));
  }
  if (items.empty()) return {};
  return fmt::format(", \"best\": [{}\n]", fmt::join(items, ","));
}

}  // namespace stegvis::io
