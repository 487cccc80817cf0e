#include <algorithm>

#include "program/programmes.hpp"

/// \file
/// The whole country: hundreds of municipalities, told so that somebody can read it.
namespace stegvis::program {
namespace {

class National : public Programmes {
 protected:
  static std::string riket() { return scenario("riket/riket.toml"); }
  std::ptrdiff_t lines() const {
    const std::string text = read("out");
    return std::count(text.begin(), text.end(), '\n');
  }
};

TEST_F(National, IsCheckedInPlainWordsAndNotInThousandsOfLines) {
  ASSERT_EQ(stegvis("check '" + riket() + "' --lang sv"), 0) << read("err");
  EXPECT_LT(lines(), 150);
  for (const char* words : {"se.k001 till se.k290 (290), var och en: 27 platser (1,35 heltidstjänster)",
                            "stock.dv.counts.k045 till stock.dv.counts.k290 (246), var och en = 138"})
    EXPECT_NE(read("out").find(words), std::string::npos) << words;
}

TEST_F(National, SaysWhatItsScriptWrites) {
  ASSERT_EQ(shell(std::string{"/usr/bin/python3 '"} + STEGVIS_TESTS_DIR +
                  "/bench/national.py' > kommuner.toml && cmp "
                  "kommuner.toml '" +
                  scenario("riket/kommuner.toml") + "'"),
            0)
      << read("out") << read("err");
}

using DeepNational = National;

TEST_F(DeepNational, RunsInEveryKeepModeWithTheSameAnswerAndEveryNumberHasASource) {
  std::string first;
  for (const char* keep : {"totals", "yearly", "monthly", "prices"}) {
    ASSERT_EQ(stegvis("run '" + riket() + "' -n 2 --keep " + keep + " --out x.h5"), 0) << read("err");
    EXPECT_LT(lines(), 150) << keep;
    if (first.empty()) first = read("out");
    EXPECT_EQ(read("out"), first) << keep;
  }
  const Answer answer = run("riket/riket.toml", 2);
  for (const std::string& mark : answer.words("confidence")) EXPECT_NE(mark, "seed-goal");
  for (const std::string& source : answer.words("source"))
    EXPECT_EQ(source.find("no source"), std::string::npos);
  EXPECT_EQ(answer.sum("stock.dv.counts."), 40'064);
  EXPECT_EQ(answer.total("slots.se").mean(), 290 * 27);
  EXPECT_EQ(answer.total("slots.se.k290").mean(), 27);
  EXPECT_EQ(answer.total("joined.dv").mean(), answer.total("granted.dv").mean())
      << "a right: nobody waits for it";
}

}  // namespace
}  // namespace stegvis::program
