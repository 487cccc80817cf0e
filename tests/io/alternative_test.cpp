#include "io/alternative.hpp"

#include <gtest/gtest.h>

#include "folder.hpp"
#include "io/read_scenario.hpp"
#include "io/text_file.hpp"

namespace stegvis::io {
namespace {

using testing::Folder;
using testing::small_text;

std::string told(const base::Problems& problems, const Folder& folder) {
  std::string text;
  for (const base::Problem& problem : problems) text += problem.text.en + "\n";
  return folder.bare(text);
}

TEST(Alternative, is_a_few_lines_that_say_the_same_as_the_base_but_for_the_changes) {
  const Folder folder;
  const auto base = folder.write("plans/base.toml", small_text);
  const auto path = folder.at("plans/alternatives.toml");
  EXPECT_EQ(
      told(write_alternative({base,
                              {"pool.se.slots=12", "stage.seeking.to.work.scale=18 months", "title=More"},
                              {"stage.seeking.to.dropout"}},
                             path, false),
           folder),
      "");
  EXPECT_EQ(*read_text(path),
            "title = \"Small: pool.se.slots=12 stage.seeking.to.work.scale=18 months title=More "
            "-stage.seeking.to.dropout\"\n"
            "base = \"base.toml\"\n"
            "remove = [\"stage.seeking.to.dropout\"]\n"
            "\n"
            "[set]\n"
            "\"pool.se.slots\" = 12\n"
            "\"stage.seeking.to.work.scale\" = \"18 months\"\n"
            "\"title\" = \"More\"\n");
  const auto read = read_scenario(path);
  ASSERT_TRUE(read.ok()) << read.problems().front().text.en;
  EXPECT_EQ(read->scenario.pool.at("se").all.slots, 12.0);
  EXPECT_EQ(read->scenario.stage.at("seeking").to.size(), 1u);
  EXPECT_EQ(read->scenario.title, "More");
}

TEST(Alternative, names_its_base_from_its_own_folder) {
  const Folder folder;
  const auto base = folder.write("base.toml", small_text);
  std::filesystem::create_directory(folder.at("plans"));
  EXPECT_EQ(told(write_alternative({base, {"seed=5"}, {}}, folder.at("plans/alt.toml"), false), folder), "");
  EXPECT_NE(read_text(folder.at("plans/alt.toml"))->find("base = \"../base.toml\"\n"), std::string::npos);
  EXPECT_TRUE(read_scenario(folder.at("plans/alt.toml")).ok());
}

TEST(Alternative, takes_typed_words_as_the_field_wants_them) {
  const Folder folder;
  const auto base = folder.write("base.toml", small_text);
  EXPECT_EQ(told(write_alternative({base,
                                    {"title=2026", "start=2021-03-01", "stage.work.placement=true",
                                     "observe=[2021-04-01, 3 weeks]"},
                                    {}},
                                   folder.at("alt.toml"), false),
                 folder),
            "");
  EXPECT_NE(read_text(folder.at("alt.toml"))
                ->find("\"title\" = \"2026\"\n\"start\" = 2021-03-01\n\"stage.work.placement\" = "
                       "true\n\"observe\" = [2021-04-01, \"3 weeks\"]\n"),
            std::string::npos)
      << *read_text(folder.at("alt.toml"));
}

TEST(Alternative, is_not_written_when_something_is_wrong_with_it) {
  const Folder folder;
  const auto base = folder.write("base.toml", small_text);
  const auto path = folder.at("alt.toml");
  EXPECT_EQ(told(write_alternative({base, {"pool.se.slots=-1"}, {}}, path, false), folder),
            "pool.se.slots = -1: is too small; allowed: a whole number, 0 to 10000000\n");
  EXPECT_EQ(told(write_alternative({base, {"pool.se.slost=1", "nonsense"}, {}}, path, false), folder),
            "pool.se.slost: is no path of a scenario. Did you mean \"pool.se.slots\"?\n"
            "nonsense: is no change; allowed: path=value, such as pool.se.fte=2.3\n");
  EXPECT_EQ(told(write_alternative({base, {}, {"stage.wrok"}}, path, false), folder),
            "remove = \"stage.wrok\": is not in the base. Did you mean \"stage.work\"?\n");
  EXPECT_EQ(told(write_alternative({folder.at("gone.toml"), {"seed=1"}, {}}, path, false), folder),
            "gone.toml: there is no such file\n");
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_FALSE(std::filesystem::exists(folder.at("alt.toml.part")));
}

TEST(Alternative, never_replaces_a_file_unless_asked_and_never_its_own_base) {
  const Folder folder;
  const auto base = folder.write("base.toml", small_text);
  const auto path = folder.write("alt.toml", "mine");
  EXPECT_EQ(told(write_alternative({base, {"seed=5"}, {}}, path, false), folder),
            "alt.toml: the file exists and stays as it is (--force replaces it)\n");
  EXPECT_EQ(*read_text(path), "mine");
  EXPECT_EQ(told(write_alternative({base, {"seed=5"}, {}}, path, true), folder), "");
  EXPECT_NE(*read_text(path), "mine");
  EXPECT_NE(told(write_alternative({base, {"seed=5"}, {}}, base, true), folder), "");
  EXPECT_EQ(*read_text(base), small_text);
}

TEST(Alternative, a_folder_that_does_not_exist_is_told) {
  const Folder folder;
  const auto base = folder.write("base.toml", small_text);
  EXPECT_EQ(told(write_alternative({base, {"seed=5"}, {}}, folder.at("no/alt.toml"), false), folder),
            "no/alt.toml: there is no such folder\n");
}

}  // namespace
}  // namespace stegvis::io
