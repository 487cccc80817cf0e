"""The figures of payback, cost-effectiveness and of women and men, from a run of a scenario beside its base."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy

from estimates import common, cost_effectiveness, costs_by_sex, payback
from language import Language
from read_results import read


class Economics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        out = Path(cls.folder.name) / "x.h5"
        scenario = Path(os.environ["STEGVIS_SCENARIOS"]) / "malmo_utan_forarbetet.toml"
        subprocess.run([os.environ["STEGVIS_PROGRAM"], "run", scenario, "-n", "20", "--out", out], check=True,
                       capture_output=True)
        cls.results = read(out)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_band_ends_at_the_paired_difference(self):
        told = payback.numbers(self.results, Language("sv"))
        self.assertEqual(len(told.panels), payback.MOST_PAYERS)
        total = common.total(self.results, "cost.samordningsforbund", "difference/totals")
        panel = next(panel for panel in told.panels if panel.name == "Samordningsförbundet")
        self.assertAlmostEqual(panel.band.middle[-1] * 1e6, numpy.median(total), delta=60_000)
        self.assertEqual(panel.band.middle[0], 0.0)
        self.assertIn("Samordningsförbundet", told.frame.title)

    def test_the_curve_is_the_share_with_the_larger_net_benefit(self):
        told = cost_effectiveness.numbers(self.results, Language("sv"))
        costs = told.costs * told.unit.scale
        for index in (0, 50, 100):
            benefit = told.thresholds[index] * told.effects - costs
            share = numpy.mean(benefit > 0) + 0.5 * numpy.mean(benefit == 0)
            self.assertAlmostEqual(told.acceptable[index], share)
            self.assertEqual(told.on_average[index], benefit.mean() > 0)

    def test_women_and_men_are_the_groups_of_the_file_and_add_up_to_what_is_the_persons(self):
        told = costs_by_sex.numbers(self.results, Language("sv"))
        self.assertLessEqual(len(told.groups), costs_by_sex.MOST_PAYERS)
        day_services = told.groups[0]
        self.assertEqual(day_services.name, "Kommunen, funktionsstöd")
        self.assertEqual([bar.year for bar in day_services.bars], ["Kvinnor", "Män"])
        table = self.results.table("totals/cost.funktionsstod")
        for bar, group in zip(day_services.bars, ("kon=kvinna", "kon=man")):
            self.assertAlmostEqual(bar.interval.middle, numpy.median(table.pick(reporting_group=group).values))
        self.assertNotIn("Samordningsförbundet", [group.name for group in told.groups])
        self.assertTrue(any(group.name.endswith("(får)") for group in told.groups))
        numpy.testing.assert_allclose(table.values[:, 1] + table.values[:, 2], table.values[:, 0], atol=0.001)

    def test_a_scenario_without_sex_says_so(self):
        with self.assertRaises(common.NotInFile):
            costs_by_sex.numbers(Bare(), Language("sv"))


class Bare:
    def table(self, _):
        return None


if __name__ == "__main__":
    unittest.main()
