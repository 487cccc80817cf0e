"""Figures as drawn: all on the sheet, no words over words, the same bytes every time; and the program."""

import itertools
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import gallery
import made_up
import style
from estimates.common import Frame, Interval
from estimates.flows import Edge, Node, Numbers
from language import Language
from read_results import read

PROGRAM = Path(gallery.__file__).with_name("figures.py")


def sheets(path, language):
    """Every figure of a file, drawn."""
    style.prepare()
    for name, numbers in gallery.numbers(read(path), Language(language), []):
        yield name, gallery.drawn(name, numbers)


def visible_words(sheet):
    """All words that can be seen, with their rectangles [pixels]."""
    renderer = sheet.canvas.get_renderer()
    sheet.draw(renderer)
    texts = list(sheet.texts)
    for axes in sheet.axes:
        texts += axes.texts
        if axes.axison:
            texts += [axes.xaxis.label, axes.yaxis.label, *_ticks(axes.xaxis, 0), *_ticks(axes.yaxis, 1)]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in texts if text.get_text().strip()]


def _ticks(axis, coordinate):
    """matplotlib keeps labels for ticks beyond the ends too."""
    low, high = sorted(axis.get_view_interval())
    return [label for label in axis.get_ticklabels() if low <= label.get_position()[coordinate] <= high]


def check_words(test, name, sheet):
    """That all words are on the sheet and none over others."""
    found = visible_words(sheet)
    test.assertGreater(len(found), 5)
    for text, box in found:
        test.assertTrue(0 <= box.x0 and box.x1 <= style.WIDE and 0 <= box.y0 and box.y1 <= style.HIGH,
                        f"{name}: {text!r} is off the sheet")
    for (one, a), (other, b) in itertools.combinations(found, 2):
        over = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        test.assertFalse(min(over) > 4, f"{name}: {one!r} over {other!r}")


class Drawn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = made_up.write(Path(cls.folder.name) / "k.h5", replications=50, base=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, path, language):
        names = []
        for name, sheet in sheets(path, language):
            names.append(name)
            self.check_sheet(name, sheet)
        return names

    def check_sheet(self, name, sheet):
        check_words(self, name, sheet)

    def test_a_chain_with_more_than_fits_is_drawn_smaller(self):
        count = Interval(3, 5, 8)
        ends = [f"s{i}" for i in range(10)]
        nodes = [Node("a", "Söker", 0, "stage", ("4 → 3 (1–6)",), count)]
        nodes += [Node(id, "Utskriven av annan orsak", 1, "final", ("5 (3–8)",), None) for id in ends]
        told = Numbers(Frame("K", "T", "S", "R", "Q"), nodes, [Edge("a", id, count, "final") for id in ends],
                       Language("sv"))
        style.prepare()
        self.check_sheet("flows", gallery.drawn("flows", told))

    def test_no_words_lie_over_others_or_off_the_sheet(self):
        for language in ("sv", "en"):
            self.assertEqual(set(self.check(self.path, language)), set(gallery.NAMES))

    def test_nor_in_a_short_run_nor_one_with_long_words(self):
        short = made_up.write(Path(self.folder.name) / "short.h5", replications=10, months=5, constructed="")
        title = "Arbetsmarknadsavdelningens och funktionsstödsförvaltningens gemensamma verksamhet " * 2
        remark = "En konstruerad kommun med ett mycket långt förbehåll som går över flera rader. " * 3
        long = made_up.write(Path(self.folder.name) / "long.h5", replications=10, months=120, title=title,
                             constructed=remark)
        for path in (short, long):
            self.check(path, "sv")

    def test_one_replication_is_enough_to_draw(self):
        self.check(made_up.write(Path(self.folder.name) / "one.h5", replications=1, months=12, base=True),
                   "en")

    def test_the_same_file_gives_the_same_bytes(self):
        small = made_up.write(Path(self.folder.name) / "small.h5", replications=5, months=3, monthly=False)
        first, second = (dict(gallery.pictures(read(small), Language("sv"), gallery.FORMS, []))
                         for _ in range(2))
        self.assertEqual(set(first),
                         {f"{name}_sv.{form}" for name in ("flows", "sus", "costs", "costs_by_sex")
                          for form in gallery.FORMS})
        self.assertEqual(first, second)
        for name, content in first.items():
            self.assertNotIn(b"CreationDate", content, name)
            self.assertNotIn(b"<dc:date>", content, name)

    def test_a_png_is_1600_by_900(self):
        name, content = next(iter(gallery.pictures(read(self.path), Language("sv"), ["png"], [])))
        self.assertEqual((int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")),
                         (1600, 900))

    def test_names_are_text_and_never_mathematics(self):
        path = made_up.write(Path(self.folder.name) / "odd.h5", replications=5, months=3, monthly=False,
                             title=r"$\frac{1$ & <b> 50 % _x_")
        self.check(path, "sv")


class Program(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = made_up.write(Path(cls.folder.name) / "k.h5", replications=10, months=4)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_program(self, *arguments, **environment):
        return subprocess.run([sys.executable, PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                              env={**os.environ, **environment})

    def test_it_prints_what_it_has_written(self):
        done = self.run_program(self.path, "--formats", "svg,pdf", "--out", Path(self.folder.name) / "ut")
        self.assertEqual(done.returncode, 0, done.stderr)
        written = [Path(line) for line in done.stdout.splitlines()]
        self.assertIn("placements_sv.svg", [path.name for path in written])
        self.assertTrue(all(path.stat().st_size > 1000 for path in written))
        self.assertIn("difference: ritas inte, scenariot har ingen bas", done.stderr)

    def test_the_default_folder_stands_beside_the_file(self):
        done = self.run_program(self.path, "--formats", "svg", "--lang", "en")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.path.parent / "k_figures" / "stocks_en.svg").is_file())

    def test_what_cannot_be_used_exits_with_2_and_says_why(self):
        blocked = Path(self.folder.name) / "file"
        blocked.write_text("")
        for arguments, word in (((self.path.with_name("none.h5"),), "no such file"),
                                ((self.path, "--formats", "gif"), "gif"),
                                ((blocked,), "HDF5"), ((self.path, "--out", blocked), "Cannot write"),
                                ((), "usage")):
            done = self.run_program(*arguments, LC_ALL="C.UTF-8")
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word if word != "gif" else "--formats", done.stderr)
            self.assertNotIn("Traceback", done.stderr)

    def test_refusals_follow_the_language(self):
        self.assertIn("finns inte", self.run_program("none.h5", "--lang", "sv").stderr)
        self.assertIn("finns inte", self.run_program("none.h5", LC_ALL="sv_SE.UTF-8").stderr)


if __name__ == "__main__":
    unittest.main()
