#include "cli/table.hpp"

#include <algorithm>

#include "cli/numbers.hpp"

namespace stegvis::cli {

std::string laid_out(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.empty() ? 0 : rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]) + 2);
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) text += padded(row[i], widths[i]);
    text += row.back() + "\n";
  }
  return text;
}

}  // namespace stegvis::cli
