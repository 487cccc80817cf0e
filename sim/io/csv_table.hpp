#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text_table.hpp"

namespace stegvis::io {

/// A table read from a CSV text.
struct CsvTable {
  model::TextTable table;
  std::vector<model::Misplaced> problems;  ///< where the text stops being a table; then nothing was read
  bool windows_1252 = false;               ///< the text is not UTF-8 and was read as Windows-1252
};

/// Reads what spreadsheets write: cells between `;`, `,` or tabs (whichever the head has most of, or as
/// `sep=` says), quotes round cells ("" for a quote inside), any line ends, a byte order mark, empty rows
/// (left out), Windows-1252 where the text is not UTF-8 and every byte means a letter or a sign there. Rows
/// that begin with `# ` are notes. Refused: an Excel workbook, UTF-16, a quote that never ends, what is no
/// text.
CsvTable read_csv(std::string_view bytes);

}  // namespace stegvis::io
