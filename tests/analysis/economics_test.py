"""The figures of payback, cost-effectiveness and of women and men, from a run of a scenario beside its base."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy

import drawing_test
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
        (cloud,), (curve,) = told.clouds, told.curves
        for index in (0, 50, 100):
            benefit = told.thresholds[index] * cloud.effects - cloud.costs * told.unit.scale
            share = numpy.mean(benefit > 0) + 0.5 * numpy.mean(benefit == 0)
            self.assertAlmostEqual(curve.acceptable[index], share)
            self.assertEqual(curve.on_average[index], benefit.mean() > 0)

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


class Comparison(unittest.TestCase):
    """The same figures of a comparison, which keeps payback and acceptability itself."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        scenarios = Path(os.environ["STEGVIS_SCENARIOS"])
        third = Path(cls.folder.name) / "fler.toml"
        third.write_text(f'title = "Fler"\nbase = "{scenarios / "malmo_forarbetet.toml"}"\n'
                         '[set]\n"pool.forarbetet.norm" = 8\n')
        cls.files = []
        for count in (2, 3):
            files = [scenarios / "malmo_utan_forarbetet.toml", scenarios / "malmo_forarbetet.toml", third][:count]
            cls.files.append(Path(cls.folder.name) / f"{count}.h5")
            subprocess.run([os.environ["STEGVIS_PROGRAM"], "compare", *files, "-n", "40", "--out", cls.files[-1]],
                           check=True, capture_output=True)
        cls.two, cls.three = (read(path) for path in cls.files)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_no_words_lie_over_others(self):
        for path in self.files:
            for language in ("sv", "en"):
                for name, sheet in drawing_test.sheets(path, language):
                    drawing_test.check_words(self, name, sheet)

    def test_payback_is_a_figure_for_each_scenario_and_tells_the_files_probability(self):
        self.assertEqual([told.id for told in payback.numbers(self.two, Language("sv"))], ["payback"])
        told = payback.numbers(self.three, Language("sv"))
        self.assertEqual([one.id for one in told], ["payback_malmo_forarbetet", "payback_fler"])
        self.assertTrue(told[1].frame.subtitle.startswith("fler mot malmo_utan_forarbetet."))
        panel = next(panel for panel in told[0].panels if panel.name == "Samordningsförbundet")
        self.assertTrue(panel.label.endswith("har fått igen sitt i 0\u00a0% av replikationerna"), panel.label)

    def test_the_file_tells_what_its_replications_say(self):
        table = self.three.table("payback/period")
        paid = numpy.isfinite(table.values).mean(axis=2)
        numpy.testing.assert_allclose(paid, self.three.table("payback/probability").values)
        cost = self.three.table("difference/monthly/cost_cumulative")
        self.assertEqual(table.values.shape[1], len(cost.labels["payer"]))

    def test_the_curves_are_the_files_and_the_frontier_is_of_the_best_on_average(self):
        told = cost_effectiveness.numbers(self.three, Language("sv"))
        self.assertEqual([curve.name for curve in told.curves], ["malmo_utan_forarbetet", "malmo_forarbetet", "fler"])
        self.assertEqual([cloud.name for cloud in told.clouds], ["malmo_forarbetet", "fler"])
        numpy.testing.assert_allclose(sum(curve.acceptable for curve in told.curves), 1.0)
        frontier = self.three.table("acceptability/frontier").values
        numpy.testing.assert_allclose(sum(curve.acceptable * curve.on_average for curve in told.curves), frontier)
        numpy.testing.assert_allclose(self.three.table("plane/share").values.sum(axis=1), 1.0)
        (curve,) = cost_effectiveness.numbers(self.two, Language("sv")).curves
        effects, costs = (common.total(self.two, name, "difference/totals")[0] for name in ("present_qaly", "present_resources"))
        benefit = 500_000 * effects - costs
        self.assertAlmostEqual(curve.acceptable[50], numpy.mean(benefit > 0) + 0.5 * numpy.mean(benefit == 0))
        told = self.two.table("acceptability/net_benefit").pick(statistic="mean", threshold=500_000).values
        numpy.testing.assert_allclose(told, [benefit.mean()])


class Bare:
    attributes = {}

    def table(self, _):
        return None


if __name__ == "__main__":
    unittest.main()
