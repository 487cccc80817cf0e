#include "cli/json_lines.hpp"

#include <cstdio>

#include "io/json_text.hpp"

namespace stegvis::cli {
namespace {

std::string joined(const std::vector<std::string>& parts, char open, char close) {
  std::string json{open};
  for (const std::string& part : parts) json += (json.size() > 1 ? ", " : "") + part;
  return json + close;
}

}  // namespace

std::string json_of(const std::string& text) { return io::json_string(text); }
std::string json_of(const char* text) { return io::json_string(text); }
std::string json_of(bool yes) { return yes ? "true" : "false"; }

std::string json_object(const std::vector<JsonPair>& pairs) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : pairs) parts.push_back(io::json_string(name) + ": " + value);
  return joined(parts, '{', '}');
}

std::string json_list(const std::vector<std::string>& values) { return joined(values, '[', ']'); }

int print_json(const std::vector<JsonPair>& pairs) {
  std::printf("%s\n", json_object(pairs).c_str());
  return fine;
}

int refuse_as(bool json, const std::string& file, const base::Problems& problems, const Context& context) {
  std::vector<std::string> texts;
  for (const base::Problem& problem : problems) texts.push_back(json_of(problem.text.in(context.language)));
  if (json) print_json({{"file", json_of(file)}, {"fine", json_of(false)}, {"problems", json_list(texts)}});
  return refuse(problems, context);
}

}  // namespace stegvis::cli
