#include "io/compose.hpp"

#include <gtest/gtest.h>

#include "folder.hpp"

namespace stegvis::io {
namespace {

using testing::Folder;

struct Whole {
  Library library;
  std::vector<Located> problems;
  std::string text;
};

Whole composed(const std::filesystem::path& path) {
  Whole whole{read_library(path), {}, {}};
  whole.problems = whole.library.problems;
  whole.text = canonical(compose(whole.library, 0, whole.problems));
  return whole;
}

std::string told(const Whole& whole, const Folder& folder) {
  std::string text;
  for (const Located& one : whole.problems) {
    const std::string& name =
        one.place.file < whole.library.sources.size() ? whole.library.sources[one.place.file].name : "";
    text += name + ":" + std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " +
            one.problem.text.en + "\n";
  }
  return folder.bare(text);
}

TEST(Compose, include_brings_in_other_files_from_beside_the_one_that_names_them) {
  const Folder folder;
  folder.write("parts/work.toml", "include = [\"more/pay.toml\"]\n[stage.work]\nfinal = true\n");
  folder.write("parts/more/pay.toml", "[payer.town]\nname = \"Town\"\n");
  const auto path = folder.write("chain.toml", "title = \"Chain\"\ninclude = [\"parts/work.toml\"]\n");
  const Whole whole = composed(path);
  EXPECT_EQ(told(whole, folder), "");
  EXPECT_EQ(whole.text, "title = \"Chain\"\n\n[payer.town]\nname = \"Town\"\n\n[stage.work]\nfinal = true\n");
}

TEST(Compose, an_id_defined_twice_is_refused_and_both_places_are_named) {
  const Folder folder;
  folder.write("a.toml", "[stage.work]\nfinal = true\n");
  folder.write("b.toml", "\n\n[stage.work]\nplacement = true\n");
  const Whole whole = composed(folder.write("chain.toml", "include = [\"a.toml\", \"b.toml\"]\n"));
  EXPECT_EQ(told(whole, folder), "b.toml:4:1 stage.work: is defined twice, first at a.toml:1\n");
}

TEST(Compose, an_empty_table_is_a_definition_too) {
  const Folder folder;
  folder.write("a.toml", "[stage.work]\n");
  const Whole whole = composed(folder.write("chain.toml", "include = [\"a.toml\"]\n[stage.work]\n"));
  EXPECT_EQ(told(whole, folder), "chain.toml:2:8 stage.work: is defined twice, first at a.toml:1\n");
}

TEST(Compose, a_file_taken_in_twice_defines_its_things_twice) {
  const Folder folder;
  folder.write("a.toml", "[stage.work]\nfinal = true\n");
  const Whole whole = composed(folder.write("chain.toml", "include = [\"a.toml\", \"a.toml\"]\n"));
  EXPECT_EQ(told(whole, folder), "a.toml:2:1 stage.work: is defined twice, first at a.toml:1\n");
}

constexpr const char* base_text =
    "title = \"Base\"\nseed = 7\n[pool.se]\nfte = { value = 2, source = \"S1\" }\nnorm = 20\n"
    "[stage.work]\nfinal = true\n[stage.seeking.to.work]\nhazard = \"weibull\"\nshape = 1.3\nscale = \"500 "
    "days\"\n";

TEST(Compose, set_changes_a_value_and_forgets_the_old_ones_source) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole = composed(
      folder.write("alt.toml", "title = \"Alt\"\nbase = \"base.toml\"\n[set]\n\"pool.se.fte\" = 2.5\n"));
  EXPECT_EQ(told(whole, folder), "");
  EXPECT_NE(whole.text.find("title = \"Alt\"\n"), std::string::npos) << whole.text;
  EXPECT_NE(whole.text.find("seed = 7\n"), std::string::npos) << whole.text;
  EXPECT_NE(whole.text.find("[pool.se]\nfte = 2.5\nnorm = 20\n"), std::string::npos) << whole.text;
}

TEST(Compose, set_may_change_the_value_alone_or_give_a_plain_number_a_source) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole = composed(folder.write(
      "alt.toml",
      "base = \"base.toml\"\n[set]\n\"pool.se.fte.value\" = 2.5\n\"pool.se.norm.source\" = \"S2\"\n"));
  EXPECT_EQ(told(whole, folder), "");
  EXPECT_NE(whole.text.find("fte.source = \"S1\"\nfte.value = 2.5\nnorm.source = \"S2\"\nnorm.value = 20\n"),
            std::string::npos)
      << whole.text;
}

TEST(Compose, an_inline_table_under_set_replaces_what_was_there_and_a_header_adds_to_it) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole =
      composed(folder.write("alt.toml",
                            "base = \"base.toml\"\n[set]\n"
                            "\"stage.seeking.to.work\" = { duration = \"fixed\", value = \"12 months\" }\n"
                            "[set.stage.work]\nplacement = true\n[set.stage.new]\nfinal = true\n"));
  EXPECT_EQ(told(whole, folder), "");
  EXPECT_EQ(whole.text.find("weibull"), std::string::npos) << whole.text;
  EXPECT_NE(whole.text.find("duration = \"fixed\"\nvalue = \"12 months\"\n"), std::string::npos)
      << whole.text;
  EXPECT_NE(whole.text.find("[stage.work]\nfinal = true\nplacement = true\n"), std::string::npos)
      << whole.text;
  EXPECT_NE(whole.text.find("[stage.new]\nfinal = true\n"), std::string::npos) << whole.text;
}

TEST(Compose, remove_takes_away_a_value_or_a_whole_table) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole = composed(folder.write("alt.toml",
                                            "base = \"base.toml\"\nremove = [\"stage.seeking\", "
                                            "\"pool.se.norm\"]\n[set]\n\"pool.se.slots\" = 3\n"));
  EXPECT_EQ(told(whole, folder), "");
  EXPECT_EQ(whole.text.find("seeking"), std::string::npos) << whole.text;
  EXPECT_EQ(whole.text.find("norm"), std::string::npos) << whole.text;
  EXPECT_NE(whole.text.find("slots = 3"), std::string::npos) << whole.text;
}

TEST(Compose, what_is_removed_must_be_there) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole =
      composed(folder.write("alt.toml", "base = \"base.toml\"\nremove = [\"stage.seking\"]\n"));
  EXPECT_EQ(told(whole, folder),
            "alt.toml:2:1 remove = \"stage.seking\": is not in the base. Did you mean \"stage.seeking\"?\n");
}

TEST(Compose, what_the_base_has_is_changed_under_set_only) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole =
      composed(folder.write("alt.toml", "base = \"base.toml\"\n[pool.se]\nfte = 3\n[pool.es]\nslots = 1\n"));
  EXPECT_EQ(told(whole, folder),
            "alt.toml:3:1 pool.se: is defined twice, first at base.toml:3 (what the base has is changed "
            "under [set])\n");
  EXPECT_NE(whole.text.find("[pool.es]\nslots = 1\n"), std::string::npos) << whole.text;
}

TEST(Compose, a_files_own_top_lines_replace_those_of_its_base_as_a_whole) {
  const Folder folder;
  folder.write("base.toml", "length = { value = 3, unit = \"years\", source = \"S1\" }\nseed = 7\n");
  const Whole plain = composed(folder.write("plain.toml", "base = \"base.toml\"\nlength = \"2 years\"\n"));
  EXPECT_EQ(told(plain, folder), "");
  EXPECT_EQ(plain.text, "length = \"2 years\"\nseed = 7\n");
  const Whole other = composed(
      folder.write("other.toml", "base = \"plain.toml\"\nlength = { value = 1, unit = \"years\" }\n"));
  EXPECT_EQ(other.text, "length.unit = \"years\"\nlength.value = 1\nseed = 7\n");
}

TEST(Compose, the_same_path_set_twice_is_refused) {
  const Folder folder;
  folder.write("base.toml", base_text);
  const Whole whole = composed(
      folder.write("alt.toml", "base = \"base.toml\"\n[set]\n\"pool.se.fte\" = 3\npool.se.fte = 4\n"));
  EXPECT_EQ(told(whole, folder), "alt.toml:4:9 pool.se.fte: is defined twice, first at alt.toml:3\n");
}

TEST(Compose, set_without_a_base_is_refused) {
  const Folder folder;
  EXPECT_EQ(told(composed(folder.write("a.toml", "[set]\n\"pool.se.fte\" = 3\n")), folder),
            "a.toml:2:1 set: there is nothing to change (the file names no `base`)\n");
}

TEST(Compose, bases_may_stand_on_bases) {
  const Folder folder;
  folder.write("base.toml", base_text);
  folder.write("middle/more.toml",
               "base = \"../base.toml\"\n[set]\n\"pool.se.fte\" = 3\n\"pool.se.norm\" = 18\n");
  const Whole whole =
      composed(folder.write("alt.toml", "base = \"middle/more.toml\"\n[set]\n\"pool.se.fte\" = 4\n"));
  EXPECT_EQ(told(whole, folder), "");
  EXPECT_NE(whole.text.find("[pool.se]\nfte = 4\nnorm = 18\n"), std::string::npos) << whole.text;
}

TEST(Compose, a_circle_of_bases_is_named) {
  const Folder folder;
  folder.write("b.toml", "base = \"a.toml\"\n");
  const Whole whole = composed(folder.write("a.toml", "base = \"b.toml\"\n"));
  EXPECT_EQ(told(whole, folder),
            "b.toml:1:1 base: files name each other in a circle: a.toml -> b.toml -> a.toml\n");
}

TEST(Compose, a_file_that_includes_itself_is_a_circle) {
  const Folder folder;
  EXPECT_EQ(told(composed(folder.write("a.toml", "include = [\"./a.toml\"]\n")), folder),
            "a.toml:1:1 include: files name each other in a circle: a.toml -> a.toml\n");
}

TEST(Compose, a_missing_base_and_what_is_no_file_are_told_where_they_are_asked_for) {
  const Folder folder;
  EXPECT_EQ(told(composed(folder.write("a.toml",
                                       "title = \"a\"\nbase = \"gone.toml\"\n[set]\n\"pool.se.fte\" = 2\n")),
                 folder),
            "a.toml:2:1 base: gone.toml: there is no such file\n");
  std::filesystem::create_directory(folder.at("parts"));
  EXPECT_EQ(told(composed(folder.write("b.toml", "include = [\"parts\", 3]\n")), folder),
            "b.toml:1:1 include: parts: this is not a file\n"
            "b.toml:1:1 include = [\"parts\", 3]: is not of the right kind; allowed: a list of file names\n");
}

TEST(Compose, the_composed_text_depends_on_what_is_said_not_on_files_or_order) {
  const Folder folder;
  const Whole one =
      composed(folder.write("one.toml", "[stage.b]\nfinal = true\n[stage.a]\nfinal = true\nname = \"A\"\n"));
  folder.write("part.toml", "[stage.b]\nfinal = true\n");
  const Whole two = composed(
      folder.write("two.toml", "include = [\"part.toml\"]\nstage.a.name = \"A\"\nstage.a.final = true\n"));
  EXPECT_EQ(one.text, two.text);
  EXPECT_FALSE(one.text.empty());
}

TEST(Compose, the_composed_text_reads_back_as_itself) {
  const Folder folder;
  const Whole one = composed(folder.write("one.toml", std::string{testing::small_text} + "[stage.empty]\n"));
  const Whole again = composed(folder.write("again.toml", one.text));
  EXPECT_EQ(one.text, again.text);
}

}  // namespace
}  // namespace stegvis::io
