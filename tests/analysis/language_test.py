"""Numbers and dates as a Swede and an English reader write them."""

import unittest
from datetime import date

from language import MINUS, NO_BREAK, Language, day_of

SV, EN = Language("sv"), Language("en")


class Numbers(unittest.TestCase):
    def test_thousands_and_decimals_follow_the_language(self):
        self.assertEqual(SV.number(1234.5, 1), f"1{NO_BREAK}234,5")
        self.assertEqual(EN.number(1234.5, 1), "1,234.5")
        self.assertEqual(SV.number(1234567), f"1{NO_BREAK}234{NO_BREAK}567")
        self.assertEqual(EN.number(0.25, 2), "0.25")

    def test_a_minus_is_a_minus_and_zero_has_none(self):
        self.assertEqual(SV.number(-3), MINUS + "3")
        self.assertEqual(SV.number(-0.4), "0")
        self.assertEqual(EN.number(-0.04, 1), "0.0")
        self.assertEqual(EN.number(-0.06, 1), MINUS + "0.1")

    def test_a_difference_shows_its_sign_unless_it_is_zero(self):
        self.assertEqual(SV.signed(12), "+12")
        self.assertEqual(SV.signed(-12), MINUS + "12")
        self.assertEqual(SV.signed(0.3), "0")

    def test_a_span_with_a_negative_number_has_a_word_between(self):
        self.assertEqual(SV.span(120, 200), "120–200")
        self.assertEqual(SV.span(-9, 6), f"{MINUS}9 till 6")
        self.assertEqual(EN.span(-9, -6), f"{MINUS}9 to {MINUS}6")
        self.assertEqual(SV.span(-0.2, 6), "0–6")

    def test_percent_has_a_space_in_swedish_only(self):
        self.assertEqual(SV.eighty(120, 200), f"80{NO_BREAK}%:{NO_BREAK}120–200")
        self.assertEqual(EN.eighty(1.5, 2.5, 1), f"80%:{NO_BREAK}1.5–2.5")

    def test_lists_end_with_a_word(self):
        self.assertEqual(SV.listing(["a", "b", "c"]), "a, b och c")
        self.assertEqual(EN.listing(["a", "b"]), "a and b")
        self.assertEqual(SV.listing(["a"]), "a")


class Times(unittest.TestCase):
    def test_a_horizon_is_told_in_the_largest_unit_that_fits(self):
        cases = {1096: "tre år", 1095: "tre år", 365: "ett år", 731: "två år", 548: "18 månader",
                 31: "en månad",
                 91: "tre månader", 140: "20 veckor", 9: "nio dagar", 1: "en dag", 4748: "13 år"}
        for days, told in cases.items():
            self.assertEqual(SV.length(days), told, days)

    def test_an_english_one_is_singular(self):
        self.assertEqual([EN.length(d) for d in (365, 31, 7, 1, 1096)],
                         ["one year", "one month", "one week", "one day", "three years"])

    def test_a_length_that_fits_no_unit_is_told_in_days(self):
        self.assertEqual(SV.length(500), "500 dagar")
        self.assertEqual(EN.length(0.5), "0.5 days")

    def test_days_are_counted_from_the_start(self):
        self.assertEqual(day_of("2020-02-28", 2), date(2020, 3, 1))
        self.assertEqual(SV.month(date(2020, 4, 1)), f"april{NO_BREAK}2020")


if __name__ == "__main__":
    unittest.main()
