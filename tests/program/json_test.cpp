#include "program.hpp"

namespace {

namespace fs = std::filesystem;

class Json : public stegvis::program::Program {
 protected:
  /// What a Python expression makes of the object `d` that was printed; empty where it is none.
  std::string told(const std::string& expression) const {
    write("printed", read("out"));
    shell("/usr/bin/python3 -c 'import json; d = json.load(open(\"printed\")); print(" + expression + ")'");
    return read("out");
  }
};

TEST_F(Json, is_printed_by_the_verbs_that_run_nothing) {
  write("more.toml", "title = \"More\"\nbase = \"" + scenario("smallest.toml") + "\"\n[set]\n\"seed\" = 7\n");
  ASSERT_EQ(stegvis("check more.toml --json"), 0);
  EXPECT_EQ(told("d[\"fine\"], [c for c in d[\"changes\"] if c[\"path\"] == \"seed\"]"),
            "True [{'path': 'seed', 'before': None, 'after': '7'}]\n");
  ASSERT_EQ(stegvis("explain pool.se.fte --json"), 0);
  EXPECT_EQ(told("d[\"path\"], len(d[\"meaning\"]) > 10"), "pool.se.fte True\n");
  ASSERT_EQ(stegvis("explain seed more.toml --json"), 0);
  EXPECT_EQ(told("d[\"here\"]"), "7\n");
  ASSERT_EQ(stegvis("paths patience --json"), 0);
  EXPECT_EQ(told("all(\"patience\" in (p[\"path\"] + p[\"meaning\"]).lower() for p in d[\"paths\"])"),
            "True\n");
  ASSERT_EQ(stegvis("set more.toml seed=8 -o eight.toml --json"), 0);
  EXPECT_EQ(told("d"), "{'written': 'eight.toml'}\n");
  ASSERT_EQ(stegvis("template more.toml -o list.csv --json"), 0);
  EXPECT_EQ(told("d"), "{'written': 'list.csv'}\n");
  ASSERT_EQ(stegvis("version --json"), 0);
  EXPECT_EQ(told("d[\"program\"]"), "stegvis\n");
}

// What stands in the object is what people are told, quotes and all.
TEST_F(Json, of_a_scenario_says_what_the_answer_for_people_says) {
  write("more.toml", "title = \"More \\\"or\\\" less\"\nbase = \"" + scenario("smallest.toml") +
                         "\"\n[set]\n\"seed\" = 7\n");
  ASSERT_EQ(stegvis("check more.toml"), 0);
  write("plain", read("out"));
  ASSERT_EQ(stegvis("check more.toml --json"), 0);
  EXPECT_EQ(
      told("d[\"file\"], d[\"title\"], d[\"base\"].endswith(\"smallest.toml\"), len(d[\"says\"]) > 500, "
           "d[\"says\"].strip() in open(\"plain\").read()"),
      "more.toml More \"or\" less True True True\n");
  ASSERT_EQ(stegvis("check " + scenario("smallest.toml") + " --json"), 0);
  EXPECT_EQ(told("d[\"fine\"], \"base\" in d, \"changes\" in d"), "True False False\n");
}

TEST_F(Json, of_a_field_says_what_explain_says) {
  ASSERT_EQ(stegvis("explain pool.se.fte --json"), 0);
  EXPECT_EQ(told("d[\"unit\"], d[\"allowed\"], d[\"default\"]"), "FTE a number, 0 to 100000 \n");
  ASSERT_EQ(stegvis("explain pool.se --json"), 0);
  EXPECT_EQ(told("\"fte\" in d[\"keys\"], \"meaning\" in d"), "True False\n");
  write("sourced.toml", "base = \"" + scenario("smallest.toml") +
                            "\"\n[set]\n\"stage.seeking.to.work.mean\" = { value = 30, unit = \"weeks\", "
                            "source = \"me\", confidence = \"assume\", distribution = \"U(20, 40)\" }\n");
  ASSERT_EQ(stegvis("explain stage.seeking.to.work.mean sourced.toml --json"), 0) << read("err");
  EXPECT_EQ(told("d[\"here\"], d[\"source\"], d[\"confidence\"], d[\"distribution\"], d[\"stands_at\"]"),
            "\"30 weeks\" me assume U(20, 40) sourced.toml:3:1\n");
  ASSERT_EQ(stegvis("paths patience.duration --json"), 0);
  EXPECT_EQ(told("len(d[\"paths\"])"), "1\n");
  ASSERT_EQ(stegvis("explain 'stage.<stage>.patience.duration' --json"), 0);
  write("explained", read("out"));
  ASSERT_EQ(stegvis("paths patience.duration --json"), 0);
  EXPECT_EQ(told("d[\"paths\"][0] == json.load(open(\"explained\")), d[\"paths\"][0][\"default\"]"),
            "True for ever\n");
}

TEST_F(Json, tells_mistakes_of_the_verbs_that_write_files) {
  EXPECT_EQ(stegvis("set '" + scenario("smallest.toml") + "' sed=8 -o x.toml --json"), 2);
  EXPECT_EQ(told("d[\"fine\"], len(d[\"problems\"]), \"Did you mean\" in d[\"problems\"][0]"),
            "False 1 True\n");
  EXPECT_EQ(stegvis("template missing.toml -o x.csv --json"), 2);
  EXPECT_EQ(told("d[\"fine\"], d[\"file\"], len(d[\"problems\"])"), "False missing.toml 1\n");
  write("bad.h5", "no results");
  EXPECT_EQ(stegvis("figures bad.h5 --json"), 2);
  EXPECT_EQ(told("d[\"fine\"], d[\"file\"], len(d[\"problems\"])"), "False bad.h5 1\n");
  EXPECT_EQ(stegvis("explain seed missing.toml --json"), 2);
  EXPECT_EQ(told("d[\"fine\"], d[\"file\"]"), "False missing.toml\n");
  EXPECT_FALSE(fs::exists(path("x.toml")) || fs::exists(path("x.csv")));
}

TEST_F(Json, is_printed_of_a_results_file) {
  ASSERT_EQ(stegvis("run " + scenario("smallest.toml") + " -n 20 --out small.h5"), 0);
  ASSERT_EQ(stegvis("digest small.h5"), 0);
  const std::string plain = read("out");
  ASSERT_EQ(stegvis("digest small.h5 --json"), 0);
  EXPECT_EQ(told("d[\"digest\"]"), plain);
  ASSERT_EQ(stegvis("figures small.h5 --formats svg --json"), 0) << read("err");
  EXPECT_EQ(told("len(d[\"written\"]) > 2, \"difference\" in d[\"not_drawn\"]"), "True True\n");
}

TEST_F(Json, tells_what_is_wrong_beside_the_words_for_people) {
  write("bad.toml", "title = \"Bad\"\nlenght = \"1 year\"\n");
  EXPECT_EQ(stegvis("check bad.toml --json"), 2);
  EXPECT_NE(read("err").find("bad.toml:2:1"), std::string::npos);
  EXPECT_EQ(told("d[\"fine\"], any(\"bad.toml:2:1\" in text for text in d[\"problems\"])"), "False True\n");
  EXPECT_EQ(stegvis("digest bad.toml --json"), 2);
  EXPECT_EQ(told("d[\"fine\"], len(d[\"problems\"])"), "False 1\n");
}

}  // namespace
