"""Conditional means: a number that matters, one that does not, and the figure from a file that the program writes."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy

import drawing_test
import gallery
import style
from estimates import conditional
from language import Language
from read_results import read

SV = Language("sv")


class Panels(unittest.TestCase):
    def setUp(self):
        rng = numpy.random.default_rng(1)
        self.value = rng.uniform(1, 3, 400)
        self.other = rng.uniform(0, 1, 400)
        self.outcome = 10 * self.value[:, None] + rng.normal(0, 2, (400, 2))

    def test_bins_follow_the_number_that_matters(self):
        found = conditional.panel("a.b", self.value, self.outcome, 8, SV)
        self.assertTrue((numpy.diff(found.at) > 0).all())
        self.assertTrue((numpy.abs(found.mean - 10 * found.at) < 4 * found.error + 0.5).all())
        self.assertTrue((found.low < found.mean).all() and (found.mean < found.high).all())
        self.assertGreater(found.share, 0.9)
        self.assertIn("till", found.told)
        self.assertIn("±", found.told)

    def test_what_does_not_matter_explains_nothing(self):
        self.assertLess(conditional.panel("a.b", self.other, self.outcome, 8, SV).share, 0.05)

    def test_a_number_that_is_certain_has_no_panel(self):
        self.assertIsNone(conditional.panel("a.b", numpy.full(400, numpy.nan), self.outcome, 8, SV))
        self.assertIsNone(conditional.panel("a.b", numpy.full(400, 2.0), self.outcome, 8, SV))


class Drawn(unittest.TestCase):
    def test_a_run_with_uncertain_numbers_has_the_figure_and_it_fits(self):
        style.prepare()
        scenario = Path(os.environ["STEGVIS_SCENARIOS"]) / "hoglandet_se.toml"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.h5"
            subprocess.run([os.environ["STEGVIS_PROGRAM"], "run", scenario, "--uncertain", "--fixed",
                            "stage.stod_i_arbete.to.utskriven.value", "--distribution", "pool.se.norm=U(15,25)",
                            "-n", "200", "--out", path], check=True, capture_output=True)
            for code in ("sv", "en"):
                told = dict(gallery.numbers(read(path), Language(code), []))["conditional"]
                self.assertEqual(told.panels[0].name, "stage.soker.to.stod_i_arbete.rate")
                drawing_test.check_words(self, "conditional", gallery.drawn("conditional", told))


if __name__ == "__main__":
    unittest.main()
