"""The figure of a comparison, from files that the program writes."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import drawing_test
import gallery
import style
from estimates import comparison
from language import NO_BREAK, Language
from read_results import read

SV = Language("sv")


class Comparisons(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.scenario = Path(os.environ["STEGVIS_SCENARIOS"]) / "hoglandet_se.toml"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def compared(self, *norms):
        """The scenario against itself with other norms for the coaches."""
        files = [self.scenario]
        for norm in norms:
            files.append(Path(self.folder.name) / f"norm_{norm}.toml")
            files[-1].write_text(f'title = "Norm {norm}"\nbase = "{self.scenario}"\n[set]\n"pool.se.norm" = {norm}\n')
        path = Path(self.folder.name) / f"{'_'.join(map(str, norms))}.h5"
        subprocess.run([os.environ["STEGVIS_PROGRAM"], "compare", *files, "-n", "60", "--out", path], check=True,
                       capture_output=True)
        return read(path)

    def test_two_scenarios_are_a_paired_difference_and_its_course(self):
        told = comparison.numbers(self.compared(12), SV)
        self.assertIn("färre placeringar på två år", told.frame.title)
        self.assertIn("Parvis skillnad mot hoglandet_se", told.frame.subtitle)
        self.assertIsNotNone(told.band)
        self.assertLess(told.rows[0].difference.high, 0)

    def test_more_are_panels_with_one_scale_by_row(self):
        told = comparison.numbers(self.compared(10, 15, 30), SV)
        self.assertEqual([panel.name for panel in told.panels], ["norm_10", "norm_15", "norm_30"])
        self.assertEqual(told.frame.title.replace(NO_BREAK, " "), "Tre alternativ mot hoglandet_se på två år")
        first = [panel.rows[0] for panel in told.panels]
        self.assertEqual({row.name for row in first}, {"Placeringar"})
        self.assertEqual(len({row.reach for row in first}), 1)
        self.assertLess(first[0].difference.middle, first[1].difference.middle)

    def test_no_words_lie_over_others_or_off_the_sheet(self):
        style.prepare()
        for norms in ((12,), (10, 15), (8, 10, 12, 14, 25, 30, 40)):
            for language in ("sv", "en"):
                for name, told in gallery.numbers(self.compared(*norms), Language(language), []):
                    self.assertEqual(name, "comparison")
                    drawing_test.check_words(self, "comparison", gallery.drawn(name, told))


if __name__ == "__main__":
    unittest.main()
