#include "io/csv_table.hpp"

#include <algorithm>
#include <array>

#include "io/text_encoding.hpp"

namespace stegvis::io {
namespace {

using base::Text;
using model::Cell;
using model::Spot;
using model::TableRow;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string trimmed(std::string_view text) {
  constexpr std::string_view hard_blank = "\u00a0";
  for (bool found = true; found && !text.empty();) {
    if (is_blank(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with(hard_blank))
      text.remove_prefix(hard_blank.size());
    else if (is_blank(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with(hard_blank))
      text.remove_suffix(hard_blank.size());
    else
      found = false;
  }
  return std::string{text};
}

/// Walks through a text cell by cell, knowing its line and column.
class Walker {
 public:
  Walker(std::string_view text, char separator, Spot from)
      : text_{text}, separator_{separator}, here_{from} {}

  bool at_end() const { return at_ == text_.size(); }
  Spot here() const { return here_; }
  /// Where a quote began that never ended; line 0: none.
  Spot unclosed() const { return unclosed_; }

  /// The next row: its cells, up to a line end outside quotes.
  std::vector<Cell> row() {
    std::vector<Cell> cells;
    do cells.push_back(cell());
    while (take(separator_));
    take_line_end();
    return cells;
  }

 private:
  Cell cell() {
    while (!at_end() && is_blank(text_[at_]) && text_[at_] != separator_) step();
    const Spot from = here_;
    std::string text;
    const bool quoted = !at_end() && text_[at_] == '"';
    if (quoted) text = inside_quotes();
    while (!at_end() && text_[at_] != separator_ && !is_line_end()) text += step();
    return {quoted ? text : trimmed(text), from};
  }
  std::string inside_quotes() {
    const Spot opened = here_;
    std::string text;
    step();
    while (!at_end()) {
      if (text_[at_] == '"') {
        step();
        if (at_end() || text_[at_] != '"') return trimmed(text);
      }
      text += is_line_end() ? (take_line_end(), ' ') : step();
    }
    unclosed_ = opened;
    return text;
  }
  bool is_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    step();
    return true;
  }
  bool take_line_end() {
    if (at_end() || !is_line_end()) return false;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    here_ = {here_.line + 1, 1};
    return true;
  }
  char step() {
    const char c = text_[at_++];
    const bool goes_on = (static_cast<unsigned char>(c) & 0xc0u) == 0x80u;
    if (!goes_on) ++here_.column;
    return c;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  Spot here_, unclosed_{};
};

bool is_empty(const std::vector<Cell>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.empty(); });
}

/// The separator that the head has most of, outside quotes; notes and empty lines come before it at most.
char separator_of(std::string_view text) {
  constexpr std::array marks{';', ',', '\t'};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    std::array<int, marks.size()> counts{};
    bool quoted = false;
    for (const char c : line) {
      quoted = quoted != (c == '"');
      for (std::size_t i = 0; i < marks.size(); ++i) counts[i] += !quoted && c == marks[i];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    const bool note = line.starts_with("# ") || line.starts_with("\"# ");
    const bool says = line.find_first_not_of(" ;,\t") != std::string_view::npos;
    if (!note && says) return marks[static_cast<std::size_t>(most - counts.begin())];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ';';
}

CsvTable refused(Spot at, Text text) { return {{}, {{at, {"", std::move(text)}}}, false}; }

/// Empty when the bytes may be a table.
Text objection(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"))
    return {"is an Excel workbook; save it as CSV (Save as, CSV UTF-8)",
            "är en Excel-arbetsbok; spara den som CSV (Spara som, CSV UTF-8)"};
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
    return {"is UTF-16 text; save it as CSV UTF-8", "är text i UTF-16; spara den som CSV UTF-8"};
  const auto odd = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  };
  if (std::any_of(bytes.begin(), bytes.end(), odd))
    return {"is no text; save it as CSV UTF-8", "är ingen text; spara den som CSV UTF-8"};
  return {};
}

CsvTable rows_of(std::string_view text) {
  CsvTable read;
  Spot start{1, 1};
  char separator = separator_of(text);
  std::uint32_t number = 0;
  if (text.starts_with("sep=") && text.size() > 4) {
    separator = text[4];
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    start.line = 2;
    number = 1;
  }
  Walker walker{text, separator, start};
  while (!walker.at_end()) {
    TableRow row{++number, walker.row()};
    if (walker.unclosed().line > 0)
      return refused(walker.unclosed(), {"a quote is opened here and never closed",
                                         "ett citattecken öppnas här och stängs aldrig"});
    if (is_empty(row.cells)) continue;
    const bool note = row.cells.front().text.starts_with("# ") || row.cells.front().text == "#";
    auto& rows = note ? read.table.notes : read.table.rows;
    if (!note && read.table.header.cells.empty())
      read.table.header = std::move(row);
    else
      rows.push_back(std::move(row));
  }
  if (read.table.header.cells.empty()) return refused({1, 1}, {"the file is empty", "filen är tom"});
  return read;
}

}  // namespace

CsvTable read_csv(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (Text text = objection(bytes); !text.en.empty()) return refused({}, std::move(text));
  if (is_utf8(bytes)) return rows_of(bytes);
  const auto text = from_windows_1252(bytes);
  if (!text)
    return refused({}, {"is neither UTF-8 nor Windows-1252; save it as CSV UTF-8",
                        "är varken UTF-8 eller Windows-1252; spara den som CSV UTF-8"});
  CsvTable read = rows_of(*text);
  read.windows_1252 = true;
  return read;
}

}  // namespace stegvis::io
