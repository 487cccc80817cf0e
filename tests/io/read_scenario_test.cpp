#include "io/read_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "folder.hpp"
#include "io/text_file.hpp"
#include "model/fields.hpp"

namespace stegvis::io {
namespace {

using testing::Folder;
using testing::small_text;

std::string told(const std::filesystem::path& path, const Folder& folder) {
  const auto read = read_scenario(path);
  std::string text;
  if (!read) {
    for (const base::Problem& problem : read.problems()) text += problem.text.en + "\n";
  }
  return folder.bare(text);
}

std::string changed(const std::string& from, const std::string& to) {
  std::string text{small_text};
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ReadScenario, a_valid_file_becomes_typed_values) {
  const Folder folder;
  const auto read = read_scenario(folder.write("small.toml", small_text));
  ASSERT_TRUE(read.ok()) << read.problems().front().text.en;
  const model::Scenario& scenario = read->scenario;
  EXPECT_EQ(scenario.title, "Small");
  EXPECT_EQ(scenario.stage.at("seeking").to.at("work").law.scale, (base::Span{500, base::TimeUnit::day}));
  EXPECT_EQ(scenario.pool.at("se").all.slots, 180.0);
  EXPECT_EQ(scenario.provenance.at("pool.se.slots").source, "S1");
  EXPECT_TRUE(scenario.stage.at("work").final);
  EXPECT_EQ(read->places.at("pool.se.slots").line, 20u);
  EXPECT_EQ(folder.bare(where_is(*read, "stage.seeking.to.work.scale")), "small.toml:11:46");
  ASSERT_EQ(read->sources.size(), 1u);
  EXPECT_EQ(read->sources.front().text, small_text);
  EXPECT_FALSE(read->base.has_value());
}

TEST(ReadScenario, every_mistake_is_told_at_once_each_at_its_place) {
  const Folder folder;
  const auto path = folder.write("bad.toml",
                                 "title = \"Bad\"\n"
                                 "start = 2020-01-01\n"
                                 "length = 52\n"
                                 "lenght = \"52 weeks\"\n"
                                 "[arrival.new]\n"
                                 "to = \"seking\"\n"
                                 "rate = \"-0.5 / day\"\n"
                                 "[stage.seeking]\n"
                                 "needs = \"se\"\n"
                                 "to.work = { hazard = \"weibul\", shape = nan, scale = \"5 parsec\" }\n"
                                 "to.lost = { hazard = \"exponential\", mean = \"700 days\" }\n"
                                 "[stage.work]\n"
                                 "[pool.se]\n"
                                 "slots = 1.5\n"
                                 "nrom = 3\n");
  EXPECT_EQ(
      told(path, folder),
      "bad.toml:3:1: length = 52: has no unit; allowed: a length of time such as \"6 months\" (days, weeks, "
      "months "
      "or years), above 0 days and at most 1000 years\n"
      "bad.toml:4:1: lenght: is not known here. Did you mean \"length\"?\n"
      "bad.toml:6:1: arrival.new.to = \"seking\": is no known stage; allowed: seeking and work. Did you mean "
      "\"seeking\"?\n"
      "bad.toml:7:1: arrival.new.rate = \"-0.5 / day\": is too small; allowed: a number per time such as "
      "\"0.5 / "
      "month\", 0 / day to 10000 / day\n"
      "bad.toml:10:13: stage.seeking.to.work.hazard = \"weibul\": is not known here; allowed: exponential, "
      "weibull, "
      "gompertz, log_logistic, lognormal, gamma and piecewise. Did you mean \"weibull\"?\n"
      "bad.toml:10:32: stage.seeking.to.work.shape = nan: is not a finite number; allowed: a number, 0.01 to "
      "1000\n"
      "bad.toml:10:45: stage.seeking.to.work.scale = \"5 parsec\": has the unit \"parsec\", which does not "
      "fit; "
      "allowed: a length of time such as \"6 months\" (days, weeks, months or years), 0.000001 days to 1000 "
      "years\n"
      "bad.toml:11:4: stage.seeking.to.lost.to = \"lost\": is no known stage; allowed: seeking and work\n"
      "bad.toml:12:8: stage.work: cannot be left (no transition leads out of it); allowed: a way out "
      "(`[stage.work.to.<stage>]`), or `final = true`\n"
      "bad.toml:14:1: pool.se.slots = 1.5: is not a whole number; allowed: a whole number, 0 to 10000000\n"
      "bad.toml:15:1: pool.se.nrom: is no known field (only a table may have a name of its own here); "
      "allowed: "
      "change, fte, norm and slots. Did you mean \"norm\"?\n");
}

TEST(ReadScenario, the_swedish_messages_name_the_same_places) {
  const Folder folder;
  const auto read = read_scenario(folder.write("bad.toml", changed("length = \"52 weeks\"", "length = 52")));
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(folder.bare(read.problems().front().text.sv),
            "bad.toml:3:1: length = 52: saknar enhet; tillåtet: en tidslängd som \"6 månader\" (dagar, "
            "veckor, månader "
            "eller år), över 0 dagar och högst 1000 år");
}

TEST(ReadScenario, of_each_broken_file_the_first_error_is_told_and_all_problems_of_the_others) {
  const Folder folder;
  folder.write("broken.toml", "[stage.work]\nfinal = \n[stage.again\n");
  folder.write("date.toml", "[rule.x]\ndate = 2021-02-30\n");
  folder.write("fine.toml", "[pool.es]\nfte = -1\nnorn = 20\n");
  const auto path = folder.write(
      "chain.toml", "include = [\"broken.toml\", \"date.toml\", \"fine.toml\"]\nseed = -1\n[stage.a]\n");
  // That nobody can leave stage a, or that nobody comes, is not said: the broken files may say it.
  EXPECT_EQ(told(path, folder),
            "chain.toml:2:1: seed = -1: is not of the right kind; allowed: a whole number, 0 or more\n"
            "broken.toml:2:9: no value is understood here (a text is put in quotes): \\n\n"
            "date.toml:2:18: there is no such day in that month\n"
            "fine.toml:2:1: pool.es.fte = -1: is too small; allowed: a number, 0 to 100000\n"
            "fine.toml:3:1: pool.es.norn: is no known field (only a table may have a name of its own here); "
            "allowed: change, fte, norm and slots. Did you mean \"norm\"?\n");
}

// What has no effect only because another key is misspelt is no mistake of its own.
TEST(ReadScenario, what_follows_from_a_misspelt_key_is_not_told) {
  const std::string patience =
      "patience = { duration = \"fixed\", value = \"9 days\", to = \"work\" }\nweight = 2\npriority = 1\n";
  const std::vector<std::pair<std::string, std::string>> misspelt{
      {"needs = \"se\"\n", "nedes = \"se\"\n" + patience},
      {"slots = ", "lmit = \"soft\"\nlimit_at = 1.2\nslots = "},
      {"slots = ", "pst.anna.fte = 1\npst.eva = { fte = 1 }\nbond_lasts = \"3 months\"\nslots = "},
  };
  const Folder folder;
  for (const auto& [from, to] : misspelt) {
    const std::string text = told(folder.write("bad.toml", changed(from, to)), folder);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
    EXPECT_NE(text.find("Did you mean"), std::string::npos) << text;
  }
}

TEST(ReadScenario, the_base_is_judged_too_and_its_mistakes_are_told_once) {
  const Folder folder;
  folder.write("base.toml", changed("to = \"seeking\"", "to = \"seking\""));
  const auto path = folder.write("alt.toml", "base = \"base.toml\"\n[set]\n\"pool.se.slots\" = 3\n");
  EXPECT_EQ(told(path, folder),
            "base.toml:6:1: arrival.new.to = \"seking\": is no known stage; allowed: dropout, seeking and "
            "work. Did you mean \"seeking\"?\n");
}

// [set] makes what the base has not; where that is wrong in itself, it may not have been meant as new.
TEST(ReadScenario, what_is_new_under_set_and_wrong_is_held_against_the_names_of_the_base) {
  const Folder folder;
  folder.write("base.toml", small_text);
  const auto set = [&](const std::string& line) {
    return told(folder.write("alt.toml", "base = \"base.toml\"\n[set]\n" + line + "\n"), folder);
  };
  using ::testing::HasSubstr, ::testing::Not;
  EXPECT_THAT(set("stage.sekeing.needs = \"se\""),
              HasSubstr("alt.toml:3:7: stage.sekeing: is not in the base. Did you mean \"seeking\"?\n"));
  EXPECT_THAT(set("stage.seeking.to.wrok.scale = \"9 days\""),
              HasSubstr("stage.seeking.to.wrok: is not in the base. Did you mean \"work\"?\n"));
  EXPECT_THAT(set("pool.coaches.fte = 2"), HasSubstr("pool.coaches: is not in the base (which has se)\n"));
  // A key of the language is nobody's name, and something new that is right needs no word.
  const std::string unknown_pool = set("stage.dropout.needs = \"es\"");
  EXPECT_THAT(unknown_pool, HasSubstr("is no known pool"));
  EXPECT_THAT(unknown_pool, Not(HasSubstr("is not in the base")));
  EXPECT_THAT(set("pool.se.fet = 1"), Not(HasSubstr("is not in the base")));
  EXPECT_EQ(set("pool.coaches.slots = 2"), "");
}

TEST(ReadScenario, an_alternative_knows_its_base) {
  const Folder folder;
  folder.write("base.toml", small_text);
  const auto read =
      read_scenario(folder.write("alt.toml", "base = \"base.toml\"\n[set]\n\"pool.se.slots\" = 3\n"));
  ASSERT_TRUE(read.ok()) << read.problems().front().text.en;
  EXPECT_EQ(read->scenario.pool.at("se").all.slots, 3.0);
  EXPECT_EQ(read->base->pool.at("se").all.slots, 180.0);
  EXPECT_EQ(folder.bare(read->base_name), "base.toml");
  EXPECT_EQ(read->sources.size(), 2u);
}

TEST(ReadScenario, a_number_in_a_table_needs_a_value_and_known_keys) {
  const Folder folder;
  EXPECT_EQ(told(folder.write("a.toml", changed("{ value = 180, source = \"S1\" }", "{ source = \"S1\" }")),
                 folder),
            "a.toml:20:11: pool.se.slots: has no value (a table for a number needs `value`)\n");
  EXPECT_EQ(told(folder.write("b.toml", changed("source = \"S1\"", "sorce = \"S1\"")), folder),
            "b.toml:20:24: pool.se.slots.sorce: is not known here. Did you mean \"source\"?\n");
  EXPECT_EQ(told(folder.write("c.toml", changed("source = \"S1\"", "confidence = \"seed-goal\"")), folder)
                .find("c.toml:20:24: pool.se.slots.confidence: is a goal"),
            0u);
}

TEST(ReadScenario, a_misspelt_include_is_put_right) {
  const Folder folder;
  EXPECT_EQ(told(folder.write("a.toml", "inculde = [\"b.toml\"]\n" + std::string{small_text}), folder),
            "a.toml:1:1: inculde: is not known here. Did you mean \"include\"?\n");
}

TEST(ReadScenario, the_order_of_tables_and_a_byte_order_mark_change_nothing) {
  const Folder folder;
  const std::string text{small_text};
  const std::size_t stage = text.find("[stage.work]"), pool = text.find("[pool.se]");
  const std::string turned =
      "\xef\xbb\xbf" + text.substr(0, stage) + text.substr(pool) + text.substr(stage, pool - stage);
  const auto one = read_scenario(folder.write("one.toml", text));
  const auto two = read_scenario(folder.write("two.toml", turned));
  ASSERT_TRUE(one.ok() && two.ok());
  EXPECT_EQ(one->composed, two->composed);
}

TEST(ReadScenario, what_is_no_file_or_too_large_is_refused_before_it_is_read) {
  const Folder folder;
  EXPECT_EQ(told(folder.at("gone.toml"), folder), "gone.toml: there is no such file\n");
  EXPECT_EQ(told("/dev/zero", folder), "/dev/zero: this is not a file\n");
  const auto large = folder.write("large.toml", "title = \"a\"\n");
  std::filesystem::resize_file(large, largest_text + 1);
  EXPECT_EQ(told(large, folder), "large.toml: the file is larger than 64 MiB and was not read\n");
  std::filesystem::resize_file(large, 12);
  EXPECT_EQ(told(large, folder).find("large.toml:"), 0u) << "small enough to be read, and then judged";
}

TEST(ReadScenario, a_family_of_290_members_is_read_with_each_ones_staff) {
  std::string text =
      "title = \"All\"\nstart = 2020-01-01\nlength = \"1 year\"\n[arrival.new]\nto = \"se\"\nrate = \"1 / "
      "day\"\n"
      "[stage.se]\nneeds = \"se\"\nto.work = { hazard = \"exponential\", mean = \"1 year\" "
      "}\n[stage.work]\nfinal = true\n"
      "[pool.se]\nby = \"kommun\"\nnorm = 20\n";
  for (int i = 0; i < 290; ++i) {
    const std::string id = "k" + std::to_string(i);
    text += id + ".fte = { value = " + std::to_string(i % 7) +
            ".5, source = \"S1\", confidence = \"assume\" }\n" + id +
            ".change.more = { at = 2020-07-01, fte = 4 }\n";
  }
  text += "[attribute.kommun.values]\n";
  for (int i = 0; i < 290; ++i)
    text += "k" + std::to_string(i) + " = " + (i == 0 ? "\"rest\"" : "0.003") + "\n";
  const Folder folder;
  const auto read = read_scenario(folder.write("all.toml", text));
  ASSERT_TRUE(read.ok()) << read.problems().front().text.en;
  EXPECT_EQ(read->scenario.pool.at("se").member.size(), 290u);
  EXPECT_EQ(read->scenario.pool.at("se").member.at("k289").fte, 289 % 7 + 0.5);
}

}  // namespace
}  // namespace stegvis::io
