#include "io/document.hpp"

#include <gtest/gtest.h>

#include <random>

#include "folder.hpp"
#include "model/value.hpp"

namespace stegvis::io {
namespace {

/// `path = value @line:column`, in the order of the file.
std::string told(const Document& document) {
  std::string text;
  for (const Leaf& leaf : document.leaves) {
    text += leaf.path + " = " + model::shown(leaf.value) + " @" + std::to_string(leaf.place.line) + ":" +
            std::to_string(leaf.place.column) + "\n";
  }
  return text;
}

std::string problems(const Document& document) {
  std::string text;
  for (const Located& one : document.problems) {
    text += std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " +
            one.problem.text.en + "\n";
  }
  return text;
}

TEST(Document, tells_every_value_with_its_line_and_column_in_the_order_of_the_file) {
  const Document document = parse_document(
      "title = \"Å\"\n"
      "start = 2020-02-29\n"
      "\n"
      "  [pool.se]\n"
      "slots = 180 # places\n"
      "  fte.value = 2.5\n"
      "[stage.work]\n"
      "final=true\n"
      "to.a = { hazard = \"weibull\", from = [\"0 days\", \"1 week\"] }\n",
      0);
  EXPECT_EQ(told(document),
            "title = \"Å\" @1:1\n"
            "start = 2020-02-29 @2:1\n"
            "pool.se.slots = 180 @5:1\n"
            "pool.se.fte.value = 2.5 @6:7\n"
            "stage.work.final = true @8:1\n"
            "stage.work.to.a.hazard = \"weibull\" @9:10\n"
            "stage.work.to.a.from = [\"0 days\", \"1 week\"] @9:30\n");
  EXPECT_TRUE(document.problems.empty());
  EXPECT_EQ(document.leaves.back().inside, "stage.work.to.a");
}

TEST(Document, tells_tables_by_their_headers_even_empty_ones) {
  const Document document = parse_document("[stage.work]\n[stage.done]\n", 0);
  ASSERT_EQ(document.tables.size(), 3u);
  EXPECT_EQ(document.tables.back().path, "stage.done");
  EXPECT_EQ(document.tables.back().place.line, 2u);
  EXPECT_EQ(document.tables.back().place.column, 8u);
}

TEST(Document, columns_count_characters_not_bytes) {
  const Document document = parse_document("[stage.a]\nto.b = { name = \"åäö\", hazard = \"gamma\" }\n", 0);
  EXPECT_EQ(told(document), "stage.a.to.b.name = \"åäö\" @2:10\nstage.a.to.b.hazard = \"gamma\" @2:24\n");
}

TEST(Document, a_byte_order_mark_and_windows_line_ends_change_nothing) {
  const Document document = parse_document("\xef\xbb\xbftitle = \"a\"\r\n[pool.se]\r\nslots = 1\r\n", 0);
  EXPECT_EQ(told(document), "title = \"a\" @1:1\npool.se.slots = 1 @3:1\n");
}

TEST(Document, a_key_that_is_no_id_is_told_and_put_right) {
  const Document document = parse_document("[pool.\"Nässjö Kommun\"]\nslots = 1\n", 0);
  EXPECT_EQ(problems(document).substr(0, 47), "1:7 pool = \"Nässjö Kommun\": is not an id (ids");
  EXPECT_NE(problems(document).find("Did you mean \"nassjo_kommun\"?"), std::string::npos);
}

TEST(Document, under_set_a_key_may_be_a_whole_path) {
  const Document document =
      parse_document("[set]\n\"pool.se.fte\" = 2\npool.se.norm = 20\n\"pool.SE.fte\" = 2\n", 0);
  EXPECT_EQ(told(document), "set.pool.se.fte = 2 @2:1\nset.pool.se.norm = 20 @3:9\n");
  EXPECT_NE(problems(document).find("4:1 set = \"pool.SE.fte\": is not an id"), std::string::npos)
      << problems(document);
}

TEST(Document, times_of_day_and_lists_of_tables_are_told) {
  const Document document =
      parse_document("start = 2020-01-01T08:00:00\nat = 08:00:00\n[[stage]]\nname = \"a\"\n", 0);
  EXPECT_EQ(document.problems.size(), 3u) << problems(document);
  EXPECT_TRUE(document.is_toml);
}

struct Broken {
  const char* name;
  std::string text;
  std::string told;  ///< line, column and what is wrong with it
};

void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }

class Syntax : public ::testing::TestWithParam<Broken> {};

TEST_P(Syntax, is_told_where_it_breaks_in_our_own_words) {
  const Document document = parse_document(GetParam().text, 0);
  EXPECT_FALSE(document.is_toml);
  EXPECT_TRUE(document.leaves.empty());
  ASSERT_EQ(document.problems.size(), 1u);
  EXPECT_EQ(problems(document).substr(0, GetParam().told.size()), GetParam().told);
  EXPECT_NE(document.problems.front().problem.text.en, document.problems.front().problem.text.sv);
  EXPECT_EQ(document.problems.front().problem.text.en.find("expected"), std::string::npos)
      << "the library's words";
}

const std::vector<Broken> broken{
    {"an_open_quote", "a = 1\nb = \"oops\n", "2:10 the line ends, or"},
    {"an_open_list", "a = [1, 2\n", "1:11 the file ends in the middle"},
    {"a_day_that_is_not", "start = 2021-02-30\n", "1:19 there is no such day"},
    {"a_month_that_is_not", "start = 2021-13-01\n", "1:16 there is no such month"},
    {"a_date_with_one_digit", "start = 2021-1-1\n", "1:15 a date is written 2020-01-31"},
    {"a_decimal_comma", "rate = 0,5\n", "1:9 something more stands after the value (decimals have a point"},
    {"a_text_without_quotes", "name = work\n", "1:8 no value is understood here"},
    {"a_key_said_twice", "a = 1\na = 2\n", "2:5 this is already said"},
    {"a_table_said_twice", "[pool.a]\n[pool.a]\n", "2:1 this is already said"},
    {"a_value_that_is_a_table_too", "a = 1\na.b = 2\n", "2:1 a key here is already a value"},
    {"a_key_without_a_value", "title\n", "1:6 a key is followed by ="},
    {"bytes_that_are_not_utf8", "title = \"\xff\xfe\"\n", "1:9 the text is not UTF-8"},
    {"utf16", std::string{"\xff\xfe"} + std::string{"t\0i\0", 4}, "1:1 the text is not UTF-8"},
    {"a_nul_byte", std::string{"title = \"a\0b\"\n", 14}, "1:11 the line ends, or an invisible character"},
    {"a_number_too_large", "seed = 99999999999999999999\n", "1:28 the number is too large"},
    {"a_backslash", "path = \"C:\\data\"\n", "1:12 a backslash in a text"},
    {"brackets_without_end", "a = " + std::string(100000, '[') + "\n", "1:69 brackets are nested too deep"},
    {"keys_without_end",
     "a" +
         [] {
           std::string deep;
           for (int i = 0; i < 200000; ++i) deep += ".a";
           return deep;
         }() +
         " = 1\n",
     "1:1 this line nests keys too deep"},
};
INSTANTIATE_TEST_SUITE_P(Broken, Syntax, ::testing::ValuesIn(broken),
                         [](const auto& info) { return std::string{info.param.name}; });

TEST(Document, dots_in_texts_and_comments_are_no_nesting) {
  const std::string dots(5000, '.');
  EXPECT_TRUE(parse_document("# " + dots + "\ntitle = \"" + dots + "\"\n", 0).is_toml);
}

TEST(Document, a_long_text_goes_on_with_any_letter) {
  const std::string text = R"(description = """
Ett \
ämne \
 öppnas \
  à\u00a0la \
ҿ och − \
å""")";
  EXPECT_EQ(told(parse_document(text, 0)), "description = \"Ett ämne öppnas à\u00a0la ҿ och − å\" @1:1\n");
}

TEST(Document, a_header_that_no_key_begins_is_told) {
  for (const std::string header : {"[ö]", "[=]", "[[é]]", "[-ö]", "[.a]", "[ ,]"}) {
    const Document document = parse_document(header + "\n", 0);
    EXPECT_FALSE(document.is_toml) << header;
    EXPECT_EQ(document.problems.size(), 1u) << header;
  }
}

TEST(Document, no_text_however_damaged_brings_the_program_down) {
  std::mt19937 random{20240229};
  const std::string whole{testing::small_text};
  for (int i = 0; i < 5000; ++i) {
    std::string text = whole;
    for (int change = 0; change < 4; ++change) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0)
        text.erase(at, random() % 9);
      else
        text[at] = static_cast<char>(random());
    }
    const Document document = parse_document(text, 0);
    EXPECT_EQ(document.is_toml,
              document.problems.empty() || !document.leaves.empty() || !document.tables.empty());
  }
}

}  // namespace
}  // namespace stegvis::io
