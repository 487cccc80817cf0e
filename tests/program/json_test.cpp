#include "program.hpp"

namespace {

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
