#include "io/csv_table.hpp"

#include <gtest/gtest.h>

#include "io/text_encoding.hpp"

namespace stegvis::io {
namespace {

/// Cells between bars, rows between lines, each with its number.
std::string shown(const CsvTable& csv) {
  std::string text;
  const auto add = [&](const model::TableRow& row, const char* mark) {
    text += mark + std::to_string(row.number);
    for (const model::Cell& cell : row.cells) text += "|" + cell.text;
    text += "\n";
  };
  if (!csv.problems.empty()) {
    const model::Misplaced& one = csv.problems.front();
    return std::to_string(one.at.line) + ":" + std::to_string(one.at.column) + " " + one.problem.text.en;
  }
  add(csv.table.header, "h");
  for (const model::TableRow& row : csv.table.notes) add(row, "#");
  for (const model::TableRow& row : csv.table.rows) add(row, "");
  return text;
}

std::string shown(const std::string& text) { return shown(read_csv(text)); }

TEST(CsvTable, is_read_with_whatever_stands_between_its_cells) {
  EXPECT_EQ(shown("a;b\n1,5;2\n"), "h1|a|b\n2|1,5|2\n");
  EXPECT_EQ(shown("a,b\n1;5,2\n"), "h1|a|b\n2|1;5|2\n");
  EXPECT_EQ(shown("a\tb\n1\t\t2\n"), "h1|a|b\n2|1||2\n");
  EXPECT_EQ(shown("sep=;\r\na;b\r\n1;2\r\n"), "h2|a|b\n3|1|2\n");
  EXPECT_EQ(shown("\"a,b,c,d\";x\n1;2\n"), "h1|a,b,c,d|x\n2|1|2\n");
  EXPECT_EQ(shown("a\n1\n"), "h1|a\n2|1\n");
}

TEST(CsvTable, quotes_line_ends_blanks_and_byte_order_marks_are_no_part_of_a_cell) {
  EXPECT_EQ(shown("\xef\xbb\xbf"
                  "a;b\r\n\"x;\"\"y\"\"\";  z \r\n"),
            "h1|a|b\n2|x;\"y\"|z\n");
  EXPECT_EQ(shown("a;b\r1;2\r3;4"), "h1|a|b\n2|1|2\n3|3|4\n");
  EXPECT_EQ(shown("a;b\n\"two\nlines\";2\n3;4\n"), "h1|a|b\n2|two lines|2\n3|3|4\n")
      << "rows as a spreadsheet counts";
  EXPECT_EQ(shown("a;b\n\xc2\xa0x\xc2\xa0;\t2\n"), "h1|a|b\n2|x|2\n");
}

TEST(CsvTable, empty_rows_are_left_out_but_counted_and_notes_are_kept_apart) {
  EXPECT_EQ(shown("# fill in\n\n\"# a; quoted\";;\na;b\n;;\n\n1;2\n#1;3\n# note\n"),
            "h4|a|b\n#1|# fill in\n#3|# a; quoted||\n#9|# note\n7|1|2\n8|#1|3\n");
}

TEST(CsvTable, every_cell_knows_its_line_and_column_in_characters) {
  const CsvTable csv = read_csv("å;b\n\"x\ny\";  é;c\n;d\n");
  const auto at = [&](std::size_t row, std::size_t cell) { return csv.table.rows[row].cells[cell].at; };
  EXPECT_EQ(at(0, 0), (model::Spot{2, 1}));
  EXPECT_EQ(at(0, 1), (model::Spot{3, 6}));
  EXPECT_EQ(at(0, 2), (model::Spot{3, 8}));
  EXPECT_EQ(at(1, 1), (model::Spot{4, 2}));
  EXPECT_EQ(csv.table.header.cells[1].at, (model::Spot{1, 3}));
}

TEST(CsvTable, windows_1252_is_read_and_said) {
  const CsvTable csv = read_csv("ort;pris\nN\xe4ssj\xf6;5\x80\n");
  EXPECT_TRUE(csv.windows_1252);
  EXPECT_EQ(shown(csv), "h1|ort|pris\n2|Nässjö|5€\n");
  EXPECT_FALSE(read_csv("ort\nNässjö\n").windows_1252);
}

TEST(CsvTable, what_is_no_table_is_refused_with_what_to_do) {
  EXPECT_EQ(shown(std::string{"PK\x03\x04 and more", 13}),
            "0:0 is an Excel workbook; save it as CSV (Save as, CSV UTF-8)");
  EXPECT_EQ(shown(std::string{"\xff\xfe"
                              "a\0",
                              4}),
            "0:0 is UTF-16 text; save it as CSV UTF-8");
  EXPECT_EQ(shown(std::string{"a;b\n1;\0\n", 8}), "0:0 is no text; save it as CSV UTF-8");
  EXPECT_EQ(shown("a;b\nN\x8dn;\xe4\n"), "0:0 is neither UTF-8 nor Windows-1252; save it as CSV UTF-8");
  EXPECT_EQ(shown("a;b\n1;\"x\n2;3\n"), "2:3 a quote is opened here and never closed");
  EXPECT_EQ(shown(""), "1:1 the file is empty");
  EXPECT_EQ(shown("\n\n;;\n"), "1:1 the file is empty");
}

TEST(TextEncoding, utf_8_is_told_from_what_only_looks_like_it) {
  for (const char* text : {"", "abc", "åäö", "€", "😀", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"})
    EXPECT_TRUE(is_utf8(text)) << text;
  for (const char* text : {"\xe4", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xe2\x28\xa1", "\x80"})
    EXPECT_FALSE(is_utf8(text));
}

TEST(TextEncoding, every_byte_of_windows_1252_that_means_something_is_utf_8_afterwards) {
  int nothing = 0;
  for (int byte = 1; byte < 256; ++byte) {
    const auto text = from_windows_1252(std::string(1, static_cast<char>(byte)));
    nothing += !text.has_value();
    EXPECT_TRUE(!text || is_utf8(*text)) << byte;
  }
  EXPECT_EQ(nothing, 5);
  EXPECT_EQ(from_windows_1252("\x93\xe5\xe4\xf6\xc5\xc4\xd6\x94 \x96"), "“åäöÅÄÖ” –");
}

}  // namespace
}  // namespace stegvis::io
