"""The tornado: which number comes first, what its bars tell, and that the figure fits, from files of the program."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import drawing_test
import gallery
import style
from estimates import tornado
from language import Language
from read_results import read

SV = Language("sv")


class Tornado(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        scenario = Path(os.environ["STEGVIS_SCENARIOS"]) / "hoglandet_se.toml"

        def run(name, *more):
            path = Path(cls.folder.name) / name
            subprocess.run([os.environ["STEGVIS_PROGRAM"], "tornado", scenario, "-n", "30", "-o", path, *more],
                           check=True, capture_output=True)
            return read(path)

        cls.placements = run("p.h5")
        cls.exits = run("e.h5", "--outcome", "flow.soker.avbrott")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_largest_swing_comes_first_and_is_in_the_title(self):
        told = tornado.numbers(self.placements, SV)
        first = told.rows[0]
        self.assertEqual(first.name, "stage.soker.to.stod_i_arbete.rate")
        self.assertIn(first.name, told.frame.title)
        self.assertTrue(first.low.low <= first.low.mean <= first.low.high < 0 < first.high.low <= first.high.high)
        sizes = [abs(row.high.mean - row.low.mean) for row in told.rows]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        for part in ("±", "till", "\u2212"):
            self.assertIn(part, first.low.told)
        self.assertLess(float(first.values[0].replace(",", ".")), float(first.values[1].replace(",", ".")))

    def test_numbers_that_cannot_be_told_from_the_first_are_named_with_it(self):
        means = {"mean": tornado.numpy.array([[-3.0, 3.0], [-2.5, 2.5], [0.0, 0.1]]),
                 "se": tornado.numpy.array([[0.3, 0.3], [0.3, 0.3], [0.01, 0.01]])}
        self.assertEqual(tornado._leaders(["a", "b", "c"], means), ["a", "b"])
        means["se"] /= 100
        self.assertEqual(tornado._leaders(["a", "b", "c"], means), ["a"])
        means["mean"][:] = 0.0
        self.assertEqual(tornado._leaders(["a", "b", "c"], means), [])

    def test_no_words_lie_over_others_or_off_the_sheet(self):
        style.prepare()
        for results in (self.placements, self.exits):
            for code in ("sv", "en"):
                told = dict(gallery.numbers(results, Language(code), []))
                self.assertEqual(list(told), ["tornado"])
                drawing_test.check_words(self, "tornado", gallery.drawn("tornado", told["tornado"]))


if __name__ == "__main__":
    unittest.main()
