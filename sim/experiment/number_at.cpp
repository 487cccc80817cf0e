#include "experiment/number_at.hpp"

#include "experiment/outcomes.hpp"

namespace stegvis::experiment {

std::vector<NumberAt> all_numbers(const measure::Layout& layout) {
  const std::vector<Outcome> named = outcomes(Summary{layout});
  std::vector<NumberAt> numbers;
  auto next = named.begin();
  for (const measure::Series series :
       {measure::Series::totals, measure::Series::yearly, measure::Series::observed})
    for (const measure::Table& table : layout.in(series).tables)
      for (std::size_t i = 0; i < table.size; ++i, ++next)
        numbers.push_back({{next->name, next->year, next->group, next->at},
                           series,
                           table.first + i,
                           layout.in(series).size,
                           next->unit,
                           next->label});
  return numbers;
}

}  // namespace stegvis::experiment
