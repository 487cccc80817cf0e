"""Where an observed number falls among forecasts, and what the table of them says."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

import percentiles

OBSERVED = "check,name,year,group,value,source\nV3,sus.exits,2019,kon=man,4,S1\nV4,sus.exits,2018,all,9,S1\n"


def results(path, exits):
    """A results file with exits by replication, year and reporting group."""
    with h5py.File(path, "w") as file:
        file.attrs["file_kind"] = "stegvis results"
        group = file.create_group("yearly_replications")
        group["year"] = numpy.array([2018, 2019])
        group["reporting_group"] = numpy.array(["all", "kon=man"], dtype=h5py.string_dtype())
        group["sus.exits"] = numpy.asarray(exits)
        for axis, scale in ((1, "year"), (2, "reporting_group")):
            group[scale].make_scale(scale)
            group["sus.exits"].dims[axis].attach_scale(group[scale])
    return str(path)


def told(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = percentiles.main(list(arguments))
    return code, out.getvalue(), err.getvalue()


class MidRank(unittest.TestCase):
    def test_a_tie_counts_half(self):
        self.assertEqual(percentiles.mid_rank(2, [numpy.array([1, 2, 2, 3])]), 0.5)
        self.assertEqual(percentiles.mid_rank(0, [numpy.array([1, 2])]), 0.0)

    def test_each_file_weighs_the_same_whatever_its_size(self):
        self.assertEqual(percentiles.mid_rank(5, [numpy.zeros(1000), numpy.full(10, 9)]), 0.5)
        self.assertEqual(percentiles.weighted_quantile(0.5, [numpy.zeros(1000), numpy.full(10, 9)]), 0)
        self.assertEqual(percentiles.weighted_quantile(0.6, [numpy.zeros(1000), numpy.full(10, 9)]), 9)

    def test_outside_begins_beyond_one_percent_at_each_end(self):
        self.assertEqual([percentiles.outside(p) for p in (0.005, 0.02, 0.5, 0.98, 0.995)],
                         [True, False, False, False, True])


class TheTable(unittest.TestCase):
    def test_each_number_is_found_by_year_and_group_and_the_outside_ones_are_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            csv = Path(folder) / "observed.csv"
            csv.write_text(OBSERVED, encoding="utf-8")
            # exits of all 2018 are 1, of men 2019 are 3, 4, 4, 5
            file = results(Path(folder) / "a.h5", [[[1, 7], [7, men]] for men in (3, 4, 4, 5)])
            code, out, _ = told(str(csv), file)
            lines = out.splitlines()
            self.assertEqual(code, 0)
            self.assertTrue(lines[1].startswith("V3") and lines[1].endswith("50,0"))
            self.assertTrue(lines[2].startswith("V4") and lines[2].endswith("100,0  utanför"))
            self.assertIn("Utanför de mittersta 98\u00a0%: 1. Filer: 1.", lines[3])

    def test_a_file_without_yearly_replications_is_told_how_to_be_made(self):
        with tempfile.TemporaryDirectory() as folder:
            csv = Path(folder) / "observed.csv"
            csv.write_text(OBSERVED, encoding="utf-8")
            with h5py.File(Path(folder) / "a.h5", "w") as file:
                file.attrs["file_kind"] = "stegvis results"
            code, out, err = told(str(csv), str(Path(folder) / "a.h5"), "--lang", "en")
            self.assertEqual(code, 2)
            self.assertIn("--keep yearly", err)


if __name__ == "__main__":
    unittest.main()
