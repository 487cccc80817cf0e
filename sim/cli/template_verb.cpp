#include <filesystem>
#include <memory>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"
#include "io/read_scenario.hpp"
#include "io/text_file.hpp"
#include "model/list_template.hpp"

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;

// Without it Excel takes å, ä and ö for something else.
constexpr const char* byte_order_mark = "\xef\xbb\xbf";

struct Template {
  std::string file;
  std::string out;
  bool force = false, json = false;
};

/// A list that exists may hold a morning's work.
base::Problems objections(const Template& asked) {
  std::error_code error;
  const fs::path folder = fs::absolute(asked.out, error).parent_path();
  if (!asked.force && fs::exists(fs::symlink_status(asked.out, error)))
    return {{"",
             {asked.out + ": the file exists and stays as it is (--force replaces it)",
              asked.out + ": filen finns och lämnas som den är (--force ersätter den)"}}};
  if (!fs::is_directory(folder, error))
    return {{"", {asked.out + ": there is no such folder", asked.out + ": mappen finns inte"}}};
  if (fs::equivalent(asked.file, asked.out, error))
    return {{"",
             {asked.out + ": is the scenario itself and stays as it is",
              asked.out + ": är scenariot självt och lämnas som det är"}}};
  return {};
}

int write_template(const Template& asked, const Context& context) {
  if (const base::Problems problems = objections(asked); !problems.empty())
    return refuse_as(asked.json, asked.file, problems, context);
  // The list that the scenario names may be the very one that is to be filled in.
  const auto read = io::read_scenario(asked.file, io::Rows::leave);
  if (!read) return refuse_as(asked.json, asked.file, read.problems(), context);
  const std::string text = byte_order_mark + model::list_template(read->scenario, context.language);
  const base::Problems problems = io::write_text(asked.out, text);
  if (!problems.empty()) return refuse_as(asked.json, asked.file, problems, context);
  return asked.json ? print_json({{"written", json_of(asked.out)}}) : static_cast<int>(fine);
}

}  // namespace

Verb template_verb() {
  const auto asked = std::make_shared<Template>();
  return {.name = "template",
          .help = {"write a list of participants to fill in for a scenario (CSV)",
                   "skriv en deltagarlista att fylla i för ett scenario (CSV)"},
          .options = {{.name = "FILE",
                       .into = &asked->file,
                       .help = {"scenario", "scenario"},
                       .required = true,
                       .choices = {}},
                      {.name = "-o,--out",
                       .into = &asked->out,
                       .help = {"file to write", "fil att skriva"},
                       .required = true,
                       .choices = {}},
                      {.name = "--force",
                       .into = &asked->force,
                       .help = {"replace the file if it exists", "ersätt filen om den finns"},
                       .required = false,
                       .choices = {}},
                      json_option(&asked->json)},
          .act = [asked](const Context& context) { return write_template(*asked, context); }};
}

}  // namespace stegvis::cli
