#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// What a planner meets who makes mistakes: exit code 2, every mistake at once, nothing run and nothing
/// overwritten.
class BadInput : public Program {
 protected:
  /// Lines of `err`, the last of which says how many problems there were.
  std::string refused(const std::string& arguments) {
    EXPECT_EQ(stegvis(arguments), 2) << arguments;
    EXPECT_EQ(read("out"), "") << arguments;
    return read("err");
  }
};

constexpr const char* three_mistakes =
    "title = \"x\"\nstart = 2026-01-01\nlength = \"1 year\"\n"
    "[arrival.new]\nto = \"wrok\"\nrate = 3\n[stage.work]\nfinl = true\nfinal = true\n";

TEST_F(BadInput, every_mistake_is_told_at_once_with_its_place_and_how_many_there_were) {
  write("bad.toml", three_mistakes);
  for (const char* verb : {"check bad.toml", "run bad.toml", "explain pool.se.fte bad.toml"}) {
    EXPECT_EQ(
        refused(verb),
        "bad.toml:5:1: arrival.new.to = \"wrok\": is no known stage; allowed: work. Did you mean \"work\"?\n"
        "bad.toml:6:1: arrival.new.rate = 3: has no unit; allowed: a number per time such as \"0.5 / "
        "month\", 0 / day "
        "to 10000 / day\n"
        "bad.toml:8:1: stage.work.finl: is not known here. Did you mean \"final\"?\n"
        "3 problems; nothing was run.\n");
  }
  EXPECT_EQ(files(), 1u);
}

TEST_F(BadInput, the_messages_follow_lang_and_else_the_locale) {
  write("bad.toml", "title = \"x\"\nstart = 2026-02-30\n");
  const std::string english =
      "bad.toml:2:19: there is no such day in that month\n1 problem; nothing was run.\n";
  const std::string swedish =
      "bad.toml:2:19: det finns ingen sådan dag i den månaden\n1 problem; ingenting kördes.\n";
  EXPECT_EQ(refused("check bad.toml"), english);
  EXPECT_EQ(refused("check bad.toml --lang sv"), swedish);
  EXPECT_EQ(refused("--lang=sv check bad.toml"), swedish);
  const std::string own = std::string{"'"} + STEGVIS_PROGRAM + "' check bad.toml";
  EXPECT_EQ(shell("env -u LC_ALL -u LC_MESSAGES LANG=sv_SE.UTF-8 " + own), 2);
  EXPECT_EQ(read("err"), swedish);
  EXPECT_EQ(shell("LC_ALL=en_GB.UTF-8 LANG=sv_SE.UTF-8 " + own), 2);
  EXPECT_EQ(read("err"), english);
  EXPECT_EQ(shell("env -u LC_ALL -u LC_MESSAGES -u LANG " + own), 2);
  EXPECT_EQ(read("err"), english);
}

TEST_F(BadInput, the_first_error_of_each_file_that_is_not_toml_stands_beside_the_mistakes_of_the_others) {
  write("broken.toml", "[stage.work\nfinal = true\n");
  write("date.toml", "[rule.x]\ndate = 2021-02-29\n");
  write("chain.toml", "include = [\"broken.toml\", \"date.toml\", \"gone.toml\"]\nseed = -1\n");
  const std::string told = refused("check chain.toml");
  EXPECT_NE(told.find("chain.toml:1:1: include: gone.toml: there is no such file\n"), std::string::npos)
      << told;
  EXPECT_NE(told.find("chain.toml:2:1: seed = -1: "), std::string::npos) << told;
  EXPECT_NE(told.find("broken.toml:1:12: "), std::string::npos) << told;
  EXPECT_NE(told.find("date.toml:2:18: there is no such day"), std::string::npos) << told;
  EXPECT_NE(told.find("4 problems; nothing was run.\n"), std::string::npos) << told;
}

TEST_F(BadInput, a_circle_of_bases_and_a_missing_one_are_named) {
  write("a.toml", "base = \"b.toml\"\n");
  write("b.toml", "base = \"a.toml\"\n");
  write("c.toml", "base = \"gone.toml\"\n");
  EXPECT_EQ(refused("check a.toml"),
            "b.toml:1:1: base: files name each other in a circle: a.toml -> b.toml -> a.toml\n1 problem; "
            "nothing was run.\n");
  EXPECT_EQ(refused("check c.toml"),
            "c.toml:1:1: base: gone.toml: there is no such file\n1 problem; nothing was run.\n");
}

TEST_F(BadInput, what_is_no_file_or_too_large_is_refused_at_once) {
  fs::create_directory(path("folder"));
  write("large.toml", "");
  fs::resize_file(path("large.toml"), (64u << 20) + 1);
  ASSERT_EQ(shell("mkfifo pipe"), 0);
  for (const char* name : {"folder", "pipe", "/dev/zero", "/dev/null", "gone.toml", "large.toml"}) {
    EXPECT_EQ(refused(std::string{"run "} + name).find(name), 0u) << read("err");
  }
}

TEST_F(BadInput, damaged_files_neither_crash_nor_hang_the_program) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "a.";
  write("deep.toml", deep + "a = 1\n");
  write("brackets.toml", "a = " + std::string(1000000, '['));
  write("nul.toml", std::string{"title = \"a\0b\"\n", 14});
  write("utf16.toml", std::string{"\xff\xfet\0=\0", 6});
  write("empty.toml", "");
  write("binary.toml", std::string(4096, '\x7f'));
  for (const char* name : {"deep", "brackets", "nul", "utf16", "empty", "binary"}) {
    EXPECT_NE(refused(std::string{"check "} + name + ".toml"), "") << name;
  }
}

TEST_F(BadInput, a_mistyped_command_has_its_nearest_right_one_named) {
  EXPECT_NE(refused("chek x.toml").find("chek: is no command"), std::string::npos);
  EXPECT_NE(read("err").find("Did you mean \"check\"?"), std::string::npos);
  EXPECT_NE(refused("check"), "");
  EXPECT_NE(refused("check --lang de x.toml"), "");
  EXPECT_NE(refused(""), "") << "no command at all shows how it is written";
}

}  // namespace
}  // namespace stegvis::program
