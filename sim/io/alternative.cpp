#include "io/alternative.hpp"

#include "io/read_scenario.hpp"
#include "io/text_file.hpp"
#include "model/complaint.hpp"
#include "model/fields.hpp"
#include "model/value.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using base::Problem;
using base::Problems;
using base::Text;

/// A file as seen from the folder of `file`.
std::string seen_from(const fs::path& file, const fs::path& other) {
  std::error_code error;
  const fs::path folder = fs::absolute(file, error).parent_path();
  const fs::path seen = fs::relative(fs::absolute(other, error), folder, error);
  return error ? other.string() : seen.generic_string();
}

/// What was typed, as the field's kind wants it: a name may be all digits, a text needs no quotes here, and a
/// file is typed as seen from where the program is started.
std::string value_text(std::string_view path, std::string_view typed, const fs::path& file) {
  const model::Value value = model::value_of(typed);
  const model::Field* field = model::find_field(path);
  if (field != nullptr && field->kind == model::Kind::file && !typed.empty()) {
    const auto* name = value.as<std::string>();
    return model::quoted(seen_from(file, name == nullptr ? std::string{typed} : *name));
  }
  const bool words =
      field != nullptr && (field->kind == model::Kind::text || field->kind == model::Kind::id ||
                           field->kind == model::Kind::choice || field->kind == model::Kind::family);
  return words && value.as<std::string>() == nullptr ? model::quoted(typed) : model::shown(value);
}

Problem not_a_change(const std::string& change) {
  return model::problem_of(
      {.path = change,
       .found = {},
       .problem = {"is no change", "är ingen ändring"},
       .why = {},
       .allowed = {"path=value, such as pool.se.fte=2.3", "sökväg=värde, som pool.se.fte=2.3"},
       .suggestion = {}});
}

Problem unknown(const std::string& path) {
  return model::problem_of({.path = path,
                            .found = {},
                            .problem = {"is no path of a scenario", "är ingen sökväg i ett scenario"},
                            .why = {},
                            .allowed = {},
                            .suggestion = model::nearest_path(path)});
}

std::string remove_line(const std::vector<std::string>& removed) {
  if (removed.empty()) return {};
  std::string list;
  for (const std::string& path : removed) list += (list.empty() ? "" : ", ") + model::quoted(path);
  return "remove = [" + list + "]\n";
}

/// The lines of [set]; paths that no scenario has are noted here, where no file name stands in their way.
std::string set_lines(const Alternative& alternative, const fs::path& file, Problems& problems) {
  std::string lines;
  for (const std::string& change : alternative.changes) {
    const std::size_t equals = change.find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.push_back(not_a_change(change));
      continue;
    }
    const std::string path = change.substr(0, equals);
    if (model::find_field(path) == nullptr)
      problems.push_back(unknown(path));
    else
      lines += model::quoted(path) + " = " +
               value_text(path, std::string_view{change}.substr(equals + 1), file) + "\n";
  }
  return lines.empty() ? lines : "\n[set]\n" + lines;
}

std::string title_line(const ScenarioFile& base, const Alternative& alternative) {
  std::string title = base.scenario.title + ":";
  for (const std::string& change : alternative.changes) title += " " + change;
  for (const std::string& path : alternative.removed) title += " -" + path;
  return "title = " + model::quoted(title) + "\n";
}

Problem in_the_way(const fs::path& path) {
  const std::string name = path.string();
  return {"",
          {name + ": the file exists and stays as it is (--force replaces it)",
           name + ": filen finns och lämnas som den är (--force ersätter den)"}};
}

Problem no_folder(const fs::path& path) {
  const std::string name = path.string();
  return {"", {name + ": there is no such folder", name + ": mappen finns inte"}};
}

/// Problems without a place in the file that is not written.
Problems without_place(Problems problems, const fs::path& path) {
  const std::string prefix = path.lexically_normal().string() + ":";
  for (Problem& problem : problems) {
    for (std::string* text : {&problem.text.en, &problem.text.sv}) {
      if (text->starts_with(prefix)) text->erase(0, text->find(": ") + 2);
    }
  }
  return problems;
}

}  // namespace

Problems write_alternative(const Alternative& alternative, const fs::path& path, bool replace) {
  std::error_code error;
  if (!replace && fs::exists(fs::symlink_status(path, error))) return {in_the_way(path)};
  if (!fs::is_directory(fs::absolute(path, error).parent_path(), error)) return {no_folder(path)};
  const auto base = read_scenario(alternative.base);
  if (!base) return base.problems();
  if (fs::equivalent(alternative.base, path, error)) return {in_the_way(path)};
  Problems problems;
  const std::string changes = set_lines(alternative, path, problems);
  const std::string base_line = "base = " + model::quoted(seen_from(path, alternative.base)) + "\n";
  const std::string text =
      title_line(*base, alternative) + base_line + remove_line(alternative.removed) + changes;
  if (!problems.empty()) return problems;
  const auto read = read_scenario_text(path, text);
  return read ? write_text(path, text) : without_place(read.problems(), path);
}

}  // namespace stegvis::io
