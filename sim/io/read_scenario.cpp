#include "io/read_scenario.hpp"

#include <algorithm>
#include <array>

#include "base/nearest.hpp"
#include "io/fill.hpp"
#include "io/read_lists.hpp"
#include "model/complaint.hpp"
#include "model/path.hpp"
#include "model/validate.hpp"

namespace stegvis::io {
namespace {

using base::Problem;
using base::Problems;
using base::Text;
using model::Scenario;

using Places = std::map<std::string, Place>;

Places places_of(const Composed& composed) {
  Places places = composed.tables;
  for (const auto& [path, leaf] : composed.leaves) places.insert_or_assign(path, leaf.place);
  return places;
}

/// Where a path stands, or the nearest table above it; the file as a whole when nothing of it does.
Place place_of(std::string_view path, const Places& places) {
  while (!path.empty()) {
    const auto found = places.find(std::string{path});
    if (found != places.end()) return found->second;
    path = model::parent_of(path);
  }
  return {};
}

std::string in_words(Place place, const std::vector<Source>& sources) {
  if (place.file >= sources.size()) return {};
  const std::string& name = sources[place.file].name;
  return place.line == 0 ? name
                         : name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

Problem placed(const Located& located, const std::vector<Source>& sources) {
  const auto& [place, problem] = located;
  const std::string where = in_words(place, sources);
  if (where.empty()) return problem;
  return {problem.path, {where + ": " + problem.text.en, where + ": " + problem.text.sv}};
}

/// In the order of the files, the same complaint once.
Problems sorted(std::vector<Located> problems, const std::vector<Source>& sources) {
  const auto before = [](const Located& one, const Located& other) {
    return std::tie(one.place, one.problem.text.en) < std::tie(other.place, other.problem.text.en);
  };
  std::stable_sort(problems.begin(), problems.end(), before);
  const auto same = [&](const Located& one, const Located& other) {
    return !before(one, other) && !before(other, one);
  };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
  Problems placed_ones;
  for (const Located& problem : problems) placed_ones.push_back(placed(problem, sources));
  return placed_ones;
}

/// Fields whose neighbours look wrong or missing when they themselves are wrong.
constexpr std::array leading{"hazard", "duration", "distribution", "elapsed", "age",
                             "date",   "slots",    "fte",          "norm",    "post"};

/// Whether what the judge says follows from a mistake already told.
bool is_blamed(const Problem& problem, const std::set<std::string>& blamed) {
  const std::string& path = problem.path;
  if (blamed.contains(path)) return true;
  if (!problem.lacking.empty() && blamed.contains(problem.lacking)) return true;
  if (path == "end" && blamed.contains("length")) return true;
  const std::string table{model::parent_of(path)};
  return std::any_of(leading.begin(), leading.end(),
                     [&](const char* key) { return blamed.contains(table + "." + key); });
}

/// Of something new that is wrong in itself: it may not have been meant as new.
Problem not_in_base(const std::string& path, const std::vector<std::string>& others) {
  const std::string near = base::nearest(model::last_step(path), others);
  const Text there = model::listed(others);
  return model::problem_of(
      {.path = path,
       .found = {},
       .problem = {"is not in the base", "finns inte i basen"},
       .why = near.empty() ? Text{"which has " + there.en, "som har " + there.sv} : Text{},
       .allowed = {},
       .suggestion = near});
}

/// One file's scenario; what is wrong with it lands in `problems`. The whole is judged only when every file
/// could be read: what a missing file would have said is no mistake. Without `lists` those are left alone.
Scenario judged(const Composed& composed, bool complete, ListReader* lists, std::vector<Located>& problems) {
  const std::size_t before = problems.size();
  Filled filled = fill(composed);
  std::move(filled.problems.begin(), filled.problems.end(), std::back_inserter(problems));
  if (!complete) return std::move(filled.scenario);
  const Places places = places_of(composed);
  const std::size_t read = problems.size();
  for (Problem& problem : model::validate(filled.scenario)) {
    if (is_blamed(problem, filled.blamed)) continue;
    const Place place = place_of(problem.path, places);
    problems.push_back({place, std::move(problem)});
  }
  for (const auto& [path, others] : composed.added) {
    const auto concerns = [&](const Located& located) { return model::lies_in(located.problem.path, path); };
    if (std::any_of(problems.begin() + static_cast<std::ptrdiff_t>(read), problems.end(), concerns))
      problems.push_back({place_of(path, places), not_in_base(path, others)});
  }
  if (lists != nullptr) lists->fill(filled.scenario, composed, problems.size() == before, problems);
  return std::move(filled.scenario);
}

base::Result<ScenarioFile> scenario_of(const std::filesystem::path& path, Library library, Rows rows) {
  std::vector<Located> problems = library.problems;
  ListReader reader{library.sources};
  ListReader* lists = rows == Rows::read ? &reader : nullptr;
  ScenarioFile file;
  file.name = path.lexically_normal().string();
  if (!library.volumes.empty()) {
    const Composed composed = compose(library, 0, problems);
    file.scenario = judged(composed, library.complete, lists, problems);
    file.composed = canonical(composed);
    file.places = places_of(composed);
    for (const Reference& base : library.volumes[0].base) {
      std::vector<Located> seen_before;
      const Composed by_itself = compose(library, base.file, seen_before);
      file.base = judged(by_itself, library.complete, lists, problems);
      file.base_composed = canonical(by_itself);
      file.base_name = library.sources[base.file].name;
    }
  }
  if (!problems.empty()) return sorted(std::move(problems), library.sources);
  file.sources = std::move(library.sources);
  return file;
}

}  // namespace

base::Result<ScenarioFile> read_scenario(const std::filesystem::path& path, Rows rows) {
  return scenario_of(path, read_library(path), rows);
}

base::Result<ScenarioFile> read_scenario_text(const std::filesystem::path& path, const std::string& text) {
  return scenario_of(path, read_library(path, text), Rows::read);
}

std::string where_is(const ScenarioFile& file, std::string_view path) {
  const Place place = place_of(path, file.places);
  return place.line == 0 ? std::string{} : in_words(place, file.sources);
}

}  // namespace stegvis::io
