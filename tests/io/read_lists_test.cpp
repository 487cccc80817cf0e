#include <gtest/gtest.h>

#include "folder.hpp"
#include "io/alternative.hpp"
#include "io/read_scenario.hpp"
#include "io/sha256.hpp"
#include "io/text_file.hpp"
#include "model/list_template.hpp"

namespace stegvis::io {
namespace {

using testing::Folder;
using testing::small_text;

std::string with_list(const std::string& more = "") {
  return std::string{small_text} + "[attribute.town]\nvalues.nassjo = 0.5\nvalues.eksjo = \"rest\"\n" +
         "label = { nassjo = \"Nässjö\" }\n[stock.today]\nlist = \"today.csv\"\n" + more;
}

std::string told(const base::Result<ScenarioFile>& read, const Folder& folder) {
  std::string text;
  if (!read)
    for (const base::Problem& problem : read.problems()) text += problem.text.en + "\n";
  return folder.bare(text);
}
std::string told(const std::filesystem::path& path, const Folder& folder) {
  return told(read_scenario(path), folder);
}

TEST(ReadLists, a_list_beside_the_file_that_names_it_becomes_participants) {
  const Folder folder;
  folder.write("parts/today.csv",
               "id;stage;since;town\r\np1;seeking;2019-12-01;Nässjö\r\np2;seeking;2019-11-01;\r\n");
  folder.write("parts/stock.toml",
               "[stock.today]\nlist = \"today.csv\"\n[attribute.town]\nvalues.nassjo = 1\n");
  const auto path = folder.write("all.toml", "include = [\"parts/stock.toml\"]\n" + std::string{small_text});
  const auto read = read_scenario(path);
  ASSERT_TRUE(read.ok()) << told(read, folder);
  ASSERT_EQ(read->scenario.stock.at("today").people.size(), 2u);
  EXPECT_EQ(read->scenario.stock.at("today").people.front().words.at("town"), "nassjo");
}

TEST(ReadLists, of_the_file_only_its_name_digest_and_length_are_kept) {
  const Folder folder;
  const std::string text = "id;stage;since\npseudonym_1;seeking;2019-12-01\n";
  folder.write("today.csv", text);
  const auto read = read_scenario(folder.write("a.toml", with_list()));
  ASSERT_TRUE(read.ok()) << told(read, folder);
  ASSERT_EQ(read->sources.size(), 2u);
  EXPECT_EQ(folder.bare(read->sources[1].name), "today.csv");
  Sha256 digest;
  digest.add(text);
  EXPECT_EQ(read->sources[1].text,
            "sha256 " + digest.finish() + ", 1 rows about people, which are not kept here\n");
  EXPECT_EQ(read->composed.find("pseudonym_1"), std::string::npos);
}

TEST(ReadLists, mistakes_stand_with_file_line_and_column_and_come_after_those_of_the_scenario) {
  const Folder folder;
  const auto path = folder.write("a.toml", with_list());
  EXPECT_EQ(told(path, folder), "a.toml:26:1: stock.today.list: today.csv: there is no such file\n");
  folder.write("today.csv", "id;stage;since\np1;seking;2019-12-01\np2;work;811228-9874\n");
  EXPECT_EQ(told(path, folder),
            "today.csv:2:4: row 2: stage = \"seking\": is no known stage; allowed: dropout, seeking and "
            "work. Did you "
            "mean \"seeking\"?\n"
            "today.csv:3:9: row 3: since = \"81****-****\": holds a personal identity number (a pseudonym is "
            "enough, and "
            "under the GDPR no more may be kept than is needed); allowed: a pseudonym of your own\n");
  folder.write("b.toml", with_list("[stage.seking]\nfinal = 3\n"));
  EXPECT_EQ(told(folder.at("b.toml"), folder).find("today.csv"), std::string::npos)
      << "what the scenario should have said is no mistake of the list";
  folder.write("today.csv", "PK\x03\x04");
  EXPECT_EQ(told(path, folder), "today.csv: is an Excel workbook; save it as CSV (Save as, CSV UTF-8)\n");
}

TEST(ReadLists, an_alternative_may_have_a_list_of_its_own_and_each_mistake_is_told_once) {
  const Folder folder;
  folder.write("today.csv", "id;stage;since\np1;seeking;2019-12-01\n");
  const auto base = folder.write("a.toml", with_list());
  folder.write("other/later.csv", "id;stage;since\np1;seeking;2019-12-01\np2;work;2019-12-01\n");
  const auto path = folder.at("new/b.toml");
  std::filesystem::create_directories(path.parent_path());
  ASSERT_TRUE(
      write_alternative({base.string(), {"stock.today.list=" + folder.at("other/later.csv").string()}, {}},
                        path, false)
          .empty());
  EXPECT_NE(read_text(path)->find("\"stock.today.list\" = \"../other/later.csv\""), std::string::npos)
      << *read_text(path);
  const auto read = read_scenario(path);
  ASSERT_TRUE(read.ok()) << told(read, folder);
  EXPECT_EQ(read->scenario.stock.at("today").people.size(), 2u);
  EXPECT_EQ(read->base->stock.at("today").people.size(), 1u);
  folder.write("c.toml", "base = \"a.toml\"\n[set]\npool.se.slots = 4\n");
  folder.write("today.csv", "id;stage;since\np1;seeking;yesterday\n");
  EXPECT_EQ(told(folder.at("c.toml"), folder),
            "today.csv:2:12: row 2: since = \"yesterday\": is no date; allowed: a date such as 2026-11-22\n");
}

TEST(ReadLists, five_thousand_rows_with_forty_mistakes_get_forty_messages) {
  const Folder folder;
  std::string rows = "id;stage;since;town;coach\r\n";
  for (int i = 0; i < 5000; ++i) {
    std::string id = "d" + std::to_string(i), stage = "seeking", since = "2019-06-01", town = "Nässjö";
    if (i % 125 == 60) {
      switch (i / 125 % 5) {
        case 0:
          id = "d" + std::to_string(i - 1);
          break;
        case 1:
          stage = "sekking";
          break;
        case 2:
          since = "01/06/2019";
          break;
        case 3:
          town = "Nasjo";
          break;
        default:
          id = "19811228-9874";
      }
    }
    rows += id + ";" + stage + ";" + since + ";" + town + ";Eva\r\n";
  }
  folder.write("today.csv", rows);
  const auto read = read_scenario(folder.write("a.toml", with_list()));
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.problems().size(), 40u);
  for (std::size_t i = 0; i < read.problems().size(); ++i) {
    const std::string row = std::to_string(125 * i + 62);
    EXPECT_EQ(folder.bare(read.problems()[i].text.en).find("today.csv:" + row + ":"), 0u)
        << read.problems()[i].text.en;
    EXPECT_NE(read.problems()[i].text.sv.find("rad " + row + ": "), std::string::npos);
  }
}

TEST(ReadLists, a_template_reads_back_without_a_mistake_in_both_languages) {
  const Folder folder;
  const std::string text = with_list(
      "[attribute.age]\ndistribution = \"fixed\"\nvalue = \"20 years\"\n[attribute.stage]\nvalues.early = "
      "\"rest\"\n"
      "[attribute.score]\ndistribution = \"uniform\"\nlow = 0\nhigh = 1\n"
      "[stage.brief.to.work]\nduration = \"fixed\"\nvalue = \"1 month\"\n[stage.brief.to.dropout]\nduration "
      "= \"uniform\"\n"
      "low = \"0 days\"\nhigh = \"0.5 days\"\n[stage.home.to.quick]\nhazard = \"exponential\"\nmean = \"9 "
      "days\"\n[stage.quick]\nneeds = "
      "\"se\"\nto.work = { hazard = \"exponential\", mean = \"9 days\" }\n[stage.quick.patience]\nduration = "
      "\"fixed\"\n"
      "value = \"5 days\"\nto = \"dropout\"\n");
  const auto path = folder.write("a.toml", text);
  const auto left = read_scenario(path, Rows::leave);
  ASSERT_TRUE(left.ok()) << "the list is still to be written: " << told(left, folder);
  for (const auto language : {base::Language::en, base::Language::sv}) {
    folder.write("today.csv", "\xef\xbb\xbf" + model::list_template(left->scenario, language));
    const auto read = read_scenario(path);
    ASSERT_TRUE(read.ok()) << told(read, folder);
    std::set<std::pair<std::string, bool>> places;
    for (const auto& person : read->scenario.stock.at("today").people)
      places.insert({person.stage, person.waiting});
    EXPECT_EQ(places, (std::set<std::pair<std::string, bool>>{{"brief", false},
                                                              {"dropout", false},
                                                              {"home", false},
                                                              {"quick", false},
                                                              {"quick", true},
                                                              {"seeking", false},
                                                              {"seeking", true},
                                                              {"work", false}}));
  }
}

TEST(ReadLists, damaged_lists_never_bring_the_program_down) {
  const Folder folder;
  const auto path = folder.write("a.toml", with_list());
  const std::string sound =
      "id;stage;since;town;place\r\np1;seeking;2019-12-01;\"Nässjö\";1\r\n# 811228-9874\r\n";
  for (std::size_t i = 0; i < sound.size(); ++i) {
    for (const char c : {'"', ';', '\n', '\0', '\xff', '9', ' '}) {
      std::string text = sound;
      text[i] = c;
      folder.write("today.csv", text);
      (void)read_scenario(path);
    }
    folder.write("today.csv", sound.substr(0, i));
    (void)read_scenario(path);
  }
}

}  // namespace
}  // namespace stegvis::io
