#include "model/path.hpp"

#include <algorithm>
#include <iterator>

namespace stegvis::model {
namespace {

struct Plain {
  std::string_view letter;
  std::string_view plain;
};

constexpr Plain plain_letters[] = {
    {"å", "a"}, {"ä", "a"}, {"ö", "o"}, {"é", "e"}, {"ü", "u"}, {"Å", "a"},
    {"Ä", "a"}, {"Ö", "o"}, {"É", "e"}, {"Ü", "u"}, {"-", "_"}, {" ", "_"},
};

bool is_id_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

std::vector<std::string_view> steps_of(std::string_view path) {
  std::vector<std::string_view> steps;
  while (true) {
    const std::size_t dot = path.find('.');
    steps.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return steps;
    path.remove_prefix(dot + 1);
  }
}

std::string_view parent_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
}

std::string_view last_step(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

bool lies_in(std::string_view path, std::string_view above) {
  return path.starts_with(above) && (path.size() == above.size() || path[above.size()] == '.');
}

bool is_id(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_id_letter);
}

std::string id_like(std::string_view word) {
  std::string id;
  while (!word.empty()) {
    const auto* found = std::find_if(std::begin(plain_letters), std::end(plain_letters),
                                     [&](const Plain& one) { return word.starts_with(one.letter); });
    if (found != std::end(plain_letters)) {
      id += found->plain;
      word.remove_prefix(found->letter.size());
      continue;
    }
    const char c = word.front();
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_id_letter(lower)) id += lower;
    word.remove_prefix(1);
  }
  return id;
}

bool is_open(std::string_view step) { return step.starts_with('<'); }

}  // namespace stegvis::model
