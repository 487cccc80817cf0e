#include "model/personal_number.hpp"

#include <gtest/gtest.h>

namespace stegvis::model {
namespace {

TEST(PersonalNumber, is_seen_in_every_form_people_write_it_in) {
  for (const char* text : {"811228-9874", "8112289874", "19811228-9874", "198112289874", "811228+9874",
                           "811228 9874", "811228–9874", "Anna 811228-9874, Nässjö", "p811228-9874",
                           "701063-2391", "19701063-2391", "121212-1212", "2000-01-01 811228-9874"})
    EXPECT_TRUE(has_personal_number(text)) << text;
}

TEST(PersonalNumber, is_not_seen_in_ordinary_ids_dates_and_numbers) {
  for (const char* text :
       {"811228-9875", "811328-9874", "811232-9874", "811293-9874", "1811228-9874", "811228-98745",
        "81122-89874", "99811228-9874", "2026-11-22", "20261122", "2026-11-22 12:00", "p0001", "1234567890",
        "20230229-0000", "0701-123456", "", "811228", "811228-987"})
    EXPECT_FALSE(has_personal_number(text)) << text;
}

TEST(PersonalNumber, a_right_check_digit_alone_makes_none_and_few_ordinary_numbers_look_like_one) {
  EXPECT_FALSE(has_personal_number("1300000007"));  // the check digit fits, there is no month 00
  int seen = 0;
  for (int i = 0; i < 10000; ++i) seen += has_personal_number(std::to_string(1000000000 + i * 9973LL));
  EXPECT_LT(seen, 150);
  EXPECT_GT(seen, 0);
}

TEST(PersonalNumber, is_never_repeated_in_full) {
  EXPECT_EQ(masked("Anna 811228-9874!"), "Anna 81****-****!");
  EXPECT_EQ(masked("198112289874 701063-2391"), "19********** 70****-****");
  EXPECT_EQ(masked("2026-11-22"), "2026-11-22");
}

}  // namespace
}  // namespace stegvis::model
