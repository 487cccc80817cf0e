#pragma once

#include <string>

namespace stegvis::base {

enum class Language { en, sv };

/// What is said to people, in both of the program's languages.
struct Text {
  std::string en;
  std::string sv;

  const std::string& in(Language language) const { return language == Language::sv ? sv : en; }
};

}  // namespace stegvis::base
