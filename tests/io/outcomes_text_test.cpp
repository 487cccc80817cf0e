#include <gtest/gtest.h>

#include "io/outcomes_text.hpp"

namespace stegvis::io {
namespace {

experiment::Outcome outcome(const std::string& name, double mean, std::int64_t n = 10) {
  experiment::Outcome told{name, "days", {"", ""}, {}, {}, {}, {}};
  told.summary.mean = mean;
  told.summary.n = n;
  return told;
}

TEST(OutcomesText, JsonNamesEveryNumberAndSaysNullWhereNobodyHadOne) {
  auto one = outcome("wait_days.se", 0.1);
  one.group = "town=\"a\"";
  one.year = "2019";
  const std::string json = as_json({"s.toml", 18446744073709551615u, 10}, {one, outcome("none", 0.0, 0)}, {});
  EXPECT_NE(json.find(R"("seed": 18446744073709551615)"), std::string::npos);
  EXPECT_NE(
      json.find(
          R"("name": "wait_days.se", "unit": "days", "year": 2019, "group": "town=\"a\"", "mean": 0.1,)"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("name": "none", "unit": "days", "mean": null)"), std::string::npos);
  EXPECT_EQ(json.find("differences"), std::string::npos);
}

TEST(OutcomesText, CsvIsWhatSpreadsheetsInSwedenRead) {
  const std::string csv =
      as_csv({outcome("wait_days.se", 0.25)}, {outcome("wait_days.se", -1.5)}, base::Language::sv);
  EXPECT_EQ(csv.substr(0, 8), "\xef\xbb\xbfname;");
  EXPECT_NE(csv.find("wait_days.se;days;;;;10;0,25;"), std::string::npos) << csv;
  EXPECT_NE(csv.find(";difference\r\n"), std::string::npos);
  EXPECT_NE(as_csv({outcome("x", 0.25)}, {}, base::Language::en).find(";0.25;"), std::string::npos);
}

}  // namespace
}  // namespace stegvis::io
