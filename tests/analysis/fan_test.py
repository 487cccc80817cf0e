"""Fans: how wide what is unknown is, how wide chance is beside it, and the figure from a file that the program writes."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy

import drawing_test
import gallery
import style
from estimates import fan
from language import Language
from read_results import read

SV = Language("sv")
WIDTH = 2 * 1.2815515655  # of 80 % of a normal law, in standard deviations


class Bands(unittest.TestCase):
    """Normal draws of which the unknown numbers give 4 of the variance and chance 9."""

    def setUp(self):
        rng = numpy.random.default_rng(5)
        self.draws, self.per_draw = 20_000, 2
        expected = rng.normal(50, 2, (self.draws, 1, 1))
        self.sample = (expected + rng.normal(0, 3, (self.draws, self.per_draw, 3))).reshape(-1, 3)

    def test_the_inner_band_is_what_is_unknown_and_the_outer_has_chance_in_it(self):
        told = fan.fan(numpy.arange(3.0), self.sample, self.per_draw)
        inner, outer = (band.high - band.low for band in (told.inner, told.outer))
        self.assertTrue((numpy.abs(inner / (2 * WIDTH) - 1) < 0.06).all(), inner)
        self.assertTrue((numpy.abs(outer / (13 ** 0.5 * WIDTH) - 1) < 0.03).all(), outer)
        self.assertAlmostEqual(fan.unknown_share(self.sample[:, 0], self.per_draw), 4 / 13, delta=0.03)

    def test_one_replication_of_each_cannot_tell_them_apart(self):
        self.assertIsNone(fan.fan(numpy.arange(3.0), self.sample, 1).inner)

    def test_where_only_chance_is_at_work_the_inner_band_is_narrow(self):
        chance = numpy.random.default_rng(6).normal(0, 3, (20_000, 1))
        told = fan.fan(numpy.zeros(1), chance, 4)
        self.assertLess(told.inner.high[0] - told.inner.low[0], 0.15 * (told.outer.high[0] - told.outer.low[0]))
        still = fan.fan(numpy.zeros(1), numpy.full((40, 1), 7.0), 4)
        self.assertEqual((still.inner.low[0], still.inner.high[0]), (7.0, 7.0))


class Drawn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        scenarios = Path(os.environ["STEGVIS_SCENARIOS"])
        posterior = scenarios / "hoglandet_kalibrering" / "posterior.h5"

        def run(name, scenario, *more):
            path = Path(cls.folder.name) / name
            subprocess.run([os.environ["STEGVIS_PROGRAM"], "run", scenarios / scenario, "--out", path, *more],
                           check=True, capture_output=True)
            return read(path)

        fixed = [word for id in ("nya_2018", "sokande_vid_start", "kontakt_vid_start") for word in ("--fixed", id)]
        cls.forecast = run("a.h5", "hoglandet_2020.toml", "-n", "200", "--draws", posterior, *fixed)
        cls.single = run("b.h5", "hoglandet_2020.toml", "-n", "60", "--per-draw", "1", "--keep", "yearly", "--draws",
                         posterior, *fixed)
        cls.plain = run("c.h5", "hoglandet_se.toml", "-n", "60", "--uncertain")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_what_was_observed_is_what_it_was_calibrated_on_and_nothing_later(self):
        panels = {panel.name: panel for panel in fan.numbers(self.forecast, SV).panels}
        self.assertEqual(panels["Avslutade under året"].seen, [(2018, 49.0), (2019, 66.0)])
        self.assertEqual(panels["Av dem till arbete eller studier"].seen, [(2018, 32.0), (2019, 33.0)])
        self.assertEqual(panels["Avslutade under året"].years, [2018, 2019, 2020])
        self.assertEqual(fan.observed(self.plain, "sus.exits"), [])

    def test_the_stock_begins_where_the_scenario_does_and_ends_as_sus_counts(self):
        enrolled = fan.numbers(self.forecast, SV).panels[0]
        self.assertEqual((enrolled.fan.outer.days[0], enrolled.fan.outer.middle[0]), (0.0, 114.0))
        at_end = self.forecast.table("yearly_replications/sus.stock_end").pick(reporting_group="all").values[:, -1]
        self.assertEqual(enrolled.fan.outer.middle[-1], numpy.median(at_end))

    def test_no_words_lie_over_others_or_off_the_sheet(self):
        style.prepare()
        for results in (self.forecast, self.single, self.plain):
            for code in ("sv", "en"):
                told = dict(gallery.numbers(results, Language(code), []))["fan"]
                drawing_test.check_words(self, "fan", gallery.drawn("fan", told))

    def test_the_title_says_how_much_is_unknown_only_where_it_is_known(self):
        self.assertIn("variansen", fan.numbers(self.forecast, SV).frame.title)
        self.assertNotIn("variansen", fan.numbers(self.single, SV).frame.title)


if __name__ == "__main__":
    unittest.main()
