"""The figure of a sweep, from files that the program writes."""

import itertools
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy

import drawing_test
import gallery
import style
from estimates import sweep
from estimates.common import NotInFile
from language import Language
from read_results import read

SV = Language("sv")


class Sweeps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.scenario = Path(os.environ["STEGVIS_SCENARIOS"]) / "hoglandet_se.toml"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def swept(self, *axes, more=()):
        path = Path(self.folder.name) / f"{abs(hash((axes, more)))}.h5"
        vary = [word for axis in axes for word in ("--vary", axis)]
        subprocess.run([os.environ["STEGVIS_PROGRAM"], "sweep", self.scenario, *vary, *more, "-n", "20", "--out", path],
                       check=True, capture_output=True)
        return read(path)

    def test_one_field_is_a_band_in_the_order_of_its_values(self):
        told = sweep.numbers(self.swept("pool.se.norm=20,10,15"), SV)
        self.assertEqual(list(told.at), [10, 15, 20])
        self.assertEqual(told.names, ["10", "15", "20"])
        self.assertTrue((told.low <= told.middle).all() and (told.middle <= told.high).all())
        self.assertLess(told.middle[0], told.middle[2])
        self.assertIn("Placeringar i arbete eller studier när pool.se.norm varierar", told.frame.title)

    def test_two_fields_are_a_map_with_an_interval_in_each_cell(self):
        results = self.swept("pool.se.norm=10,20", "stage.soker.to.stod_i_arbete.rate=0.02..0.05/3")
        told = sweep.numbers(results, SV)
        self.assertEqual(told.means.shape, (2, 3))
        means = results.table("outcomes/placements").pick(statistic="mean").values
        self.assertTrue(numpy.array_equal(told.means.ravel(), means))
        self.assertEqual(told.across_names, ["0,02", "0,035", "0,05"])
        self.assertIn("–", told.told[1][2][1])

    def test_what_is_no_grid_of_one_or_two_fields_is_not_drawn(self):
        for results in (self.swept("pool.se.norm=10..20", more=("--lhs", "4")),
                        self.swept("pool.se.norm=10,20", "arrival.nya.rate=50,60",
                                   "stage.soker.to.avbrott.rate=0.02,0.03")):
            with self.assertRaises(NotInFile):
                sweep.numbers(results, SV)

    def test_no_words_lie_over_others_or_off_the_sheet(self):
        style.prepare()
        files = (self.swept("pool.se.norm=10..30/21"),
                 self.swept("pool.se.norm=10..30/15", "arrival.nya.rate=50..70/13"),
                 self.swept("pool.se.norm=10,20", "arrival.nya.rate=50,60", more=("--outcome", "cost.forbundet")))
        for results, code in itertools.product(files, ("sv", "en")):
            [(name, told)] = gallery.numbers(results, Language(code), [])
            drawing_test.check_words(self, "sweep", gallery.drawn(name, told))


if __name__ == "__main__":
    unittest.main()
