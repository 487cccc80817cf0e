#include "model/describe_many.hpp"

namespace stegvis::model {
namespace {

constexpr std::size_t many = 20;  ///< as many in a row as are still told one by one

std::string family(const std::string& name) { return name.substr(0, name.rfind('.') + 1); }

/// Behind the last of those from `from` on that are of one family and say the same.
std::size_t end_of_row(const std::vector<OneOfMany>& all, std::size_t from) {
  std::size_t end = from + 1;
  while (end < all.size() && all[end].words == all[from].words &&
         family(all[end].name) == family(all[from].name))
    ++end;
  return end;
}

}  // namespace

std::vector<std::string> told_together(const Describer& describer, const std::vector<OneOfMany>& all) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < all.size();) {
    const std::size_t end = end_of_row(all, i), count = end - i;
    if (count > many) {
      lines.push_back(all[i].name + describer.in(" to ", " till ") + all[end - 1].name + " (" +
                      std::to_string(count) + describer.in("), each", "), var och en") + all[i].words);
      i = end;
    }
    for (; i < end; ++i) lines.push_back(all[i].name + all[i].words);
  }
  return lines;
}

}  // namespace stegvis::model
