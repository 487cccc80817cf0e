#include "model/distribution.hpp"

#include <array>
#include <span>

#include "model/complaint.hpp"
#include "model/path.hpp"
#include "model/units.hpp"

namespace stegvis::model {
namespace {

using base::Text;
using Arguments = std::span<const double>;

struct KnownUncertainty {
  std::string_view name;
  std::string_view form;
  std::size_t arguments;
  bool (*sensible)(Arguments);
  bool (*holds)(Arguments, double value);
};

bool both_positive(Arguments a) { return a[0] > 0 && a[1] > 0; }
bool rising(Arguments a) { return a.front() < a.back() && (a.size() < 3 || (a[0] <= a[1] && a[1] <= a[2])); }
bool between(Arguments a, double value) { return value >= a.front() && value <= a.back(); }
bool anything(Arguments, double) { return true; }
bool positive(Arguments, double value) { return value > 0; }
bool not_negative(Arguments, double value) { return value >= 0; }

constexpr std::array known{
    KnownUncertainty{"LN", "LN(median, sigma)", 2, both_positive, positive},
    KnownUncertainty{"PERT", "PERT(low, mode, high)", 3, rising, between},
    KnownUncertainty{"Tri", "Tri(low, mode, high)", 3, rising, between},
    KnownUncertainty{"U", "U(low, high)", 2, rising, between},
    KnownUncertainty{"Be", "Be(a, b)", 2, both_positive, not_negative},
    KnownUncertainty{"Ga", "Ga(shape, scale)", 2, both_positive, positive},
    KnownUncertainty{"N", "N(mean, sd)", 2, [](Arguments a) { return a[1] > 0; }, anything},
    KnownUncertainty{"Poisson", "Poisson(mean)", 1, [](Arguments a) { return a[0] > 0; }, not_negative},
};

ReadUncertainty refused(Text problem) {
  std::vector<std::string> forms;
  for (const KnownUncertainty& one : known) forms.emplace_back(one.form);
  return {std::nullopt, std::move(problem), listed(forms)};
}

std::optional<std::vector<double>> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  while (true) {
    const std::size_t comma = text.find(',');
    const auto number = parse_number(text.substr(0, comma));
    if (!number) return std::nullopt;
    numbers.push_back(*number);
    if (comma == std::string_view::npos) return numbers;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

ReadUncertainty read_uncertainty(std::string_view written, double value) {
  const std::size_t open = written.find('(');
  if (open == std::string_view::npos || !written.ends_with(')')) {
    return refused({"is not written as a distribution", "är inte skriven som en fördelning"});
  }
  const std::string_view name = written.substr(0, open);
  for (const KnownUncertainty& one : known) {
    if (one.name != name) continue;
    const auto arguments = numbers_in(written.substr(open + 1, written.size() - open - 2));
    if (!arguments || arguments->size() != one.arguments) {
      return refused(
          {"needs other numbers: " + std::string{one.form}, "behöver andra tal: " + std::string{one.form}});
    }
    if (!one.sensible(*arguments)) {
      return refused({"has numbers that make no sense together", "har tal som inte går ihop"});
    }
    if (!one.holds(*arguments, value)) {
      return refused({"cannot give the number's own value", "kan inte ge talets eget värde"});
    }
    return {Uncertainty{std::string{name}, *arguments}, {}, {}};
  }
  return refused({"names no known distribution", "namnger ingen känd fördelning"});
}

}  // namespace stegvis::model
