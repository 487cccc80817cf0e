"""The example's list is what its script writes."""

import os
import unittest
from pathlib import Path

import made_up_list


class TheMadeUpList(unittest.TestCase):
    def test_is_the_one_that_stands_in_the_scenarios(self):
        stands = Path(os.environ["STEGVIS_SCENARIOS"], "smastad_deltagare.csv").read_text(encoding="utf-8")
        self.assertEqual(stands, made_up_list.text())

    def test_holds_twenty_nine_people_of_whom_five_wait(self):
        rows = list(made_up_list.rows())
        self.assertEqual(len(rows), 29)
        self.assertEqual(len({row[0] for row in rows}), 29)
        self.assertEqual([row[3] for row in rows if row[3]], ["1", "2", "3", "4", "5"])


if __name__ == "__main__":
    unittest.main()
