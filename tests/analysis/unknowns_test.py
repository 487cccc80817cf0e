"""The figures of a sensitivity analysis and of a calibration, from files that the program writes."""

import itertools
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import drawing_test
import gallery
import style
from estimates import posterior, sensitivity
from language import Language
from read_results import read

SV = Language("sv")
UNKNOWN = """[unknown.intake]
name = "Nya deltagare i veckan, de som kommer på egen hand och de som anvisas"
path = "arrival.newcomers.rate"
prior = "U(0.5, 1.5)"
[unknown.search]
path = "stage.seeking.to.work.mean"
prior = "U(20, 32)"
[target.came]
outcome = "arrivals"
value = 60
"""


class Unknowns(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = Path(cls.folder.name)
        (folder / "unknown.toml").write_text(UNKNOWN, encoding="utf-8")
        scenario = Path(os.environ["STEGVIS_SCENARIOS"]) / "smallest.toml"

        def run(verb, *more):
            path = folder / f"{verb}{len(list(folder.iterdir()))}.h5"
            subprocess.run([os.environ["STEGVIS_PROGRAM"], verb, scenario, *more, "--out", path], check=True,
                           capture_output=True, cwd=folder)
            return read(path)

        outcomes = ["--outcome", "arrivals", "entries.work", "--unknowns", folder / "unknown.toml", "-n", "4"]
        cls.sobol = run("sensitivity", *outcomes, "--sobol", "32")
        cls.morris = run("sensitivity", *outcomes, "--morris", "6")
        cls.posterior = run("calibrate", "--targets", folder / "unknown.toml", "--particles", "60")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_most_important_unknown_comes_first_with_its_interval(self):
        arrivals, work = sensitivity.numbers(self.sobol, SV)
        self.assertTrue(arrivals.names[0].startswith("Nya deltagare"))
        self.assertIn("Nya deltagare", arrivals.frame.title)
        value, low, high = arrivals.total[0]
        self.assertTrue(low < value < high and 0.5 < value)
        self.assertEqual((arrivals.id, work.id), ("sensitivity_arrivals", "sensitivity_entries_work"))
        self.assertEqual(sensitivity.numbers(self.morris, SV)[0].first, [])

    def test_no_interval_lies_under_a_bar_of_another(self):
        style.prepare()
        axes = gallery.drawn("sensitivity", sensitivity.numbers(self.sobol, SV)[0]).axes[0]
        bars = [bar.get_bbox() for bar in axes.patches]
        lines = [segment[0][1] for lines in axes.collections for segment in lines.get_segments()]
        self.assertEqual((len(bars), len(lines)), (4, 4))
        for bar, line in zip(bars, lines):
            self.assertEqual([other for other in bars if other.y0 < line < other.y1], [bar])

    def test_a_posterior_is_before_and_after(self):
        told = posterior.numbers(self.posterior, SV)
        self.assertEqual(told.before.shape, (60, 2))
        self.assertLess(told.after[:, 0].std(), told.before[:, 0].std())
        self.assertIn("av 2 okända", told.frame.title)

    def test_no_words_lie_over_others_or_off_the_sheet(self):
        style.prepare()
        for results, language in itertools.product((self.sobol, self.morris, self.posterior), ("sv", "en")):
            for name, told in gallery.numbers(results, Language(language), []):
                drawing_test.check_words(self, name, gallery.drawn(name, told))
        kept = read(Path(os.environ["STEGVIS_SCENARIOS"]) / "hoglandet_kalibrering" / "posterior.h5")
        for name, told in gallery.numbers(kept, SV, []):
            drawing_test.check_words(self, name, gallery.drawn(name, told))


if __name__ == "__main__":
    unittest.main()
