#include "stats/student.hpp"

#include <gtest/gtest.h>

namespace {

// R: qt(0.975, df).
TEST(Student, has_the_tabled_quantiles) {
  using stegvis::stats::student_95;
  EXPECT_NEAR(student_95(1), 12.706205, 1e-6);
  EXPECT_NEAR(student_95(2), 4.302653, 1e-6);
  EXPECT_NEAR(student_95(3), 3.182446, 0.004);
  EXPECT_NEAR(student_95(5), 2.570582, 0.0003);
  EXPECT_NEAR(student_95(15), 2.131450, 1e-5);
  EXPECT_NEAR(student_95(1'000'000), 1.959966, 1e-6);
}

}  // namespace
