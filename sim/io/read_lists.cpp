#include "io/read_lists.hpp"

#include <filesystem>

#include "io/sha256.hpp"
#include "io/text_file.hpp"
#include "model/start_list.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

/// What stands for the file's text wherever texts are kept.
std::string summary_of(const std::string& text, std::size_t rows) {
  Sha256 digest;
  digest.add(text);
  return "sha256 " + digest.finish() + ", " + std::to_string(rows) +
         " rows about people, which are not kept here\n";
}

void note(std::vector<model::Misplaced> found, std::size_t file, std::vector<Located>& problems) {
  for (model::Misplaced& one : found)
    problems.push_back({{file, one.at.line, one.at.column}, std::move(one.problem)});
}

}  // namespace

const ListReader::Taken* ListReader::take(const std::string& path, const Leaf& leaf,
                                          std::vector<Located>& problems) {
  const fs::path folder = fs::path{shelf_[leaf.place.file].name}.parent_path();
  const fs::path file = (folder / *leaf.value.as<std::string>()).lexically_normal();
  std::error_code error;
  const std::string real = fs::weakly_canonical(file, error).string();
  if (const auto known = taken_.find(real); known != taken_.end()) return &known->second;
  const auto text = read_text(file);
  if (!text) {
    const base::Text& why = text.problems().front().text;
    const std::string name = path + ": " + file.string() + ": ";
    problems.push_back({leaf.place, {path, {name + why.en, name + why.sv}}});
    return nullptr;
  }
  CsvTable csv = read_csv(*text);
  shelf_.push_back({file.string(), summary_of(*text, csv.table.rows.size())});
  const std::size_t index = shelf_.size() - 1;
  return &taken_.emplace(real, Taken{index, std::move(csv)}).first->second;
}

void ListReader::fill(model::Scenario& scenario, const Composed& composed, bool sound,
                      std::vector<Located>& problems) {
  for (auto& [id, stock] : scenario.stock) {
    const std::string path = "stock." + id + ".list";
    const auto leaf = composed.leaves.find(path);
    if (stock.list.empty() || leaf == composed.leaves.end()) continue;
    const Taken* taken = take(path, leaf->second, problems);
    if (taken == nullptr) continue;
    note(taken->csv.problems, taken->file, problems);
    if (!sound || !taken->csv.problems.empty()) continue;
    model::StartList list = model::read_start_list(scenario, taken->csv.table);
    note(std::move(list.problems), taken->file, problems);
    stock.people = std::move(list.people);
  }
}

}  // namespace stegvis::io
