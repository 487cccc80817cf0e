#include "experiment/population.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "model/differences.hpp"
#include "model/path.hpp"

namespace stegvis::experiment {
namespace {

constexpr std::array<std::string_view, 3> people{"arrival", "stock", "attribute"};
constexpr std::array<std::string_view, 4> time{"start", "end", "length", "measure_from"};
constexpr std::array<std::string_view, 3> words_only{"name", "order", "list"};

template <std::size_t count>
bool among(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool about_people(std::string_view path) {
  const auto steps = model::steps_of(path);
  if (among(steps.front(), time)) return true;
  if (!among(steps.front(), people) || among(steps.back(), words_only)) return false;
  return std::find(steps.begin(), steps.end(), "label") == steps.end();
}

bool same(const model::Participant& a, const model::Participant& b) {
  const auto parts = [](const model::Participant& p) {
    return std::tie(p.id, p.stage, p.waiting, p.place, p.since, p.waits_for, p.waits_since, p.born, p.words,
                    p.numbers, p.coach);
  };
  return parts(a) == parts(b);
}

bool same_rows(const model::Stock& a, const model::Stock& b) {
  return std::equal(a.people.begin(), a.people.end(), b.people.begin(), b.people.end(), same);
}

}  // namespace

std::vector<std::string> unshared_population(const model::Scenario& one, const model::Scenario& other) {
  std::vector<std::string> paths;
  for (const model::Difference& difference : model::differences(one, other))
    if (about_people(difference.path)) paths.push_back(difference.path);
  for (const auto& [id, stock] : one.stock) {
    const auto counterpart = other.stock.find(id);
    if (counterpart != other.stock.end() && !same_rows(stock, counterpart->second))
      paths.push_back("stock." + id + ".list");
  }
  return paths;
}

}  // namespace stegvis::experiment
