#include "model/complaint.hpp"

#include <algorithm>

namespace stegvis::model {
namespace {

struct Words {
  const char* allowed;
  const char* did_you_mean;
};

/// A pasted text is not repeated at length; letters of several bytes stay whole.
std::string shortened(const std::string& text) {
  constexpr std::size_t most = 100;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

std::string said(const Complaint& complaint, base::Language language, const Words& words) {
  std::string text = shortened(complaint.path);
  if (!complaint.found.empty()) text += (text.empty() ? "" : " = ") + shortened(complaint.found);
  text += (text.empty() ? "" : ": ") + complaint.problem.in(language);
  if (const std::string& why = complaint.why.in(language); !why.empty()) text += " (" + why + ")";
  if (const std::string& allowed = complaint.allowed.in(language); !allowed.empty())
    text += words.allowed + allowed;
  if (!complaint.suggestion.empty()) text += words.did_you_mean + complaint.suggestion + "\"?";
  return text;
}

std::string list_in(std::span<const std::string> words, const char* last, const char* more) {
  constexpr std::size_t most = 12;
  std::string text;
  const std::size_t count = std::min(words.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += words[i];
  }
  return words.size() > most ? text + more + std::to_string(words.size() - most) : text;
}

}  // namespace

base::Problem problem_of(const Complaint& complaint) {
  return {complaint.path,
          {said(complaint, base::Language::en, {"; allowed: ", ". Did you mean \""}),
           said(complaint, base::Language::sv, {"; tillåtet: ", ". Menade du \""})},
          complaint.lacking};
}

base::Text listed(std::span<const std::string> words) {
  return {list_in(words, " and ", " and more: "), list_in(words, " och ", " och fler: ")};
}

}  // namespace stegvis::model
