#include "io/saves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "io/packing.hpp"
#include "io/sha256.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 12;

bool is_number(const std::string& text) {
  return text.size() == digits && text.find_first_not_of("0123456789") == std::string::npos;
}

/// What an identity's names are called in Swedish.
std::string in_swedish(const std::string& name) {
  using Pair = std::pair<const char*, const char*>;
  for (const auto& [english, swedish] :
       {Pair{"seed", "frö"}, Pair{"replications", "replikationer"}, Pair{"options", "val"},
        Pair{"points", "punkter"}, Pair{"outcomes", "utfall"}, Pair{"verb", "kommando"}})
    if (name == english) return swedish;
  return name;
}

std::optional<SaveFound> any_save(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (auto found = find_save(entry.path())) return found;
  return std::nullopt;
}

}  // namespace

base::Text differing(const Identity& a, const Identity& b) {
  base::Text names;
  for (const auto& pair : a) {
    if (std::find(b.begin(), b.end(), pair) != b.end()) continue;
    names.en += (names.en.empty() ? "" : ", ") + pair.first;
    names.sv += (names.sv.empty() ? "" : ", ") + in_swedish(pair.first);
  }
  return names;
}

std::string digest_of_bytes(const std::string& bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.finish();
}

std::string digest_of(const ScenarioFile& file) {
  std::vector<std::string> texts{file.composed};
  for (const Source& source : file.sources) texts.push_back(source.text);
  return digest_of_bytes(packed(texts));
}

Saves::Saves(const fs::path& results, Identity identity)
    : all_{results.string() + ".saved"},
      folder_{all_ / digest_of_bytes(packed(identity)).substr(0, 12)},
      hold_{std::make_shared<FolderHold>(folder_)},
      identity_{std::move(identity)} {}

std::vector<SaveFound> Saves::find(const std::string& kind) const {
  std::vector<SaveFound> all;
  std::error_code error;
  hold_->take();
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(kind) || !is_number(name.substr(kind.size()))) continue;
    auto found = find_save(entry.path());
    if (found && found->head.identity == identity_)
      all.push_back(std::move(*found));
    else
      ++damaged_;
  }
  std::sort(all.begin(), all.end(),
            [](const SaveFound& a, const SaveFound& b) { return a.head.first < b.head.first; });
  return all;
}

std::vector<base::Text> Saves::others() const {
  std::vector<base::Text> lines;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(all_, error)) {
    if (entry.path() == folder_ || !entry.is_directory(error)) continue;
    const auto found = any_save(entry.path());
    if (!found) continue;
    const base::Text names = differing(found->head.identity, identity_);
    const std::string where = entry.path().string();
    lines.push_back(
        {fmt::format("{}: saves of another run ({} differ); they are left alone.", where, names.en),
         fmt::format("{}: sparat från en annan körning ({} skiljer); det lämnas i fred.", where, names.sv)});
  }
  return lines;
}

SaveWriter Saves::begin(const std::string& kind, std::uint64_t first) const {
  return {folder_ / fmt::format("{}{:0{}}", kind, first, digits), {identity_, first}, hold_};
}

void Saves::drop_states_before(std::uint64_t first) const {
  std::error_code ignored;
  for (const SaveFound& found : find_states())
    if (found.head.first < first) fs::remove(found.path, ignored);
}

void Saves::remove() const {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  if (fs::is_directory(all_, ignored)) fs::remove(all_, ignored);  // unless others' saves are there
}

}  // namespace stegvis::io
