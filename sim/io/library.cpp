#include "io/library.hpp"

#include <algorithm>
#include <map>

#include "io/text_file.hpp"
#include "model/complaint.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using base::Text;
using model::Value;

// Far more than anybody writes; a folder of files that include each other in ever new ways stops here.
constexpr std::size_t most_files = 1000;

/// Reads files and follows what they name, depth first.
class Librarian {
 public:
  explicit Librarian(Library& library) : library_{library} {}

  void take(const fs::path& path, std::string text) {
    std::error_code error;
    shelve(path, fs::weakly_canonical(path, error).string(), std::move(text));
  }

  /// The file's index; -1 when it could not be taken in.
  std::ptrdiff_t open(const fs::path& path, Place asked_at, const std::string& how) {
    std::error_code error;
    const std::string real = fs::weakly_canonical(path, error).string();
    if (closes_circle(real, asked_at, how)) return none;
    if (const auto known = read_.find(real); known != read_.end()) return known->second;
    if (library_.sources.size() >= most_files) {
      complain(asked_at, how, {"more than 1000 files are taken in", "fler än 1000 filer tas in"});
      return none;
    }
    auto text = read_text(path);
    if (!text) {
      complain(asked_at, how, named(path, text.problems().front().text));
      return none;
    }
    return shelve(path, real, std::move(*text));
  }

 private:
  static constexpr std::ptrdiff_t none = -1;

  std::ptrdiff_t shelve(const fs::path& path, const std::string& real, std::string text) {
    const std::size_t file = library_.sources.size();
    library_.sources.push_back({path.lexically_normal().string(), std::move(text)});
    library_.volumes.emplace_back();
    read_.emplace(real, static_cast<std::ptrdiff_t>(file));
    Document document = parse_document(library_.sources[file].text, file);
    std::move(document.problems.begin(), document.problems.end(), std::back_inserter(library_.problems));
    document.problems.clear();
    library_.complete = library_.complete && document.is_toml;
    library_.volumes[file].document = std::move(document);
    trail_.push_back({real, library_.sources[file].name});
    follow(file, path.parent_path());
    trail_.pop_back();
    return static_cast<std::ptrdiff_t>(file);
  }

  void follow(std::size_t file, const fs::path& folder) {
    const std::vector<Leaf> leaves = library_.volumes[file].document.leaves;
    for (const Leaf& leaf : leaves) {
      if (leaf.path == "include") follow_list(file, folder, leaf);
      if (leaf.path == "base") follow_one(file, folder, leaf, leaf.value, "base");
    }
  }

  void follow_list(std::size_t file, const fs::path& folder, const Leaf& leaf) {
    const auto* list = leaf.value.as<Value::List>();
    if (list == nullptr) return wrong_kind(leaf);
    for (const Value& item : *list) follow_one(file, folder, leaf, item, "include");
  }

  void follow_one(std::size_t file, const fs::path& folder, const Leaf& leaf, const Value& value,
                  const char* how) {
    const auto* name = value.as<std::string>();
    if (name == nullptr || name->empty() || name->find('\0') != std::string::npos) return wrong_kind(leaf);
    const std::ptrdiff_t found = open(folder / *name, leaf.place, how);
    if (found == none) return;
    Volume& volume = library_.volumes[file];
    auto& references = leaf.path == "base" ? volume.base : volume.includes;
    references.push_back({static_cast<std::size_t>(found), leaf.place});
  }

  bool closes_circle(const std::string& real, Place asked_at, const std::string& how) {
    const auto same = [&](const Step& step) { return step.real == real; };
    const auto first = std::find_if(trail_.begin(), trail_.end(), same);
    if (first == trail_.end()) return false;
    std::string circle;
    for (auto step = first; step != trail_.end(); ++step) circle += step->name + " -> ";
    circle += first->name;
    complain(
        asked_at, how,
        {"files name each other in a circle: " + circle, "filer namnger varandra i en cirkel: " + circle});
    return true;
  }

  void wrong_kind(const Leaf& leaf) {
    library_.complete = false;
    library_.problems.push_back(
        {leaf.place, model::problem_of({.path = leaf.path,
                                        .found = model::shown(leaf.value),
                                        .problem = {"is not of the right kind", "är inte av rätt slag"},
                                        .why = {},
                                        .allowed = leaf.path == "base"
                                                       ? Text{"the name of a file in quotes",
                                                              "en fils namn inom citattecken"}
                                                       : Text{"a list of file names", "en lista med filnamn"},
                                        .suggestion = {}})});
  }

  static Text named(const fs::path& path, const Text& text) {
    const std::string name = path.lexically_normal().string();
    return {name + ": " + text.en, name + ": " + text.sv};
  }

  void complain(Place place, const std::string& path, Text text) {
    if (!path.empty()) text = {path + ": " + text.en, path + ": " + text.sv};
    library_.problems.push_back({place, {path, std::move(text)}});
    library_.complete = false;
  }

  struct Step {
    std::string real;
    std::string name;
  };

  Library& library_;
  std::map<std::string, std::ptrdiff_t> read_;
  std::vector<Step> trail_;
};

}  // namespace

Library read_library(const fs::path& path, const std::optional<std::string>& text) {
  Library library;
  Librarian librarian{library};
  if (text)
    librarian.take(path, *text);
  else
    librarian.open(path, {}, "");
  return library;
}

}  // namespace stegvis::io
