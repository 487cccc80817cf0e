"""A results file is read as named tables; what is none is refused by name and reason."""

import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

import made_up
from read_results import NotReadable, read


class Reading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = made_up.write(Path(cls.folder.name) / "åäö.h5", replications=20, months=6)
        cls.results = read(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_attributes_are_plain_values(self):
        self.assertEqual(self.results.attributes["seed"], 2020)
        self.assertEqual(self.results.attributes["scenario"], "kedjan.toml")

    def test_tables_know_their_dimensions_and_coordinates(self):
        stock = self.results.table("monthly/stock")
        self.assertEqual(stock.dims, ("statistic", "period", "reporting_group", "place"))
        self.assertEqual(list(stock.labels["statistic"]), made_up.STATISTICS)
        self.assertIn("soker.waiting", stock.labels["place"])

    def test_a_pick_takes_the_labelled_part(self):
        stock = self.results.table("monthly/stock")
        picked = stock.pick(statistic="q50", reporting_group="all", place="dv")
        self.assertEqual(picked.dims, ("period",))
        with h5py.File(self.path) as file:
            numpy.testing.assert_array_equal(picked.values, file["monthly/stock"][6, :, 0, 0])

    def test_a_pick_passes_over_absent_dimensions_and_refuses_absent_labels(self):
        total = self.results.table("monthly/caseload")
        self.assertEqual(total.pick(reporting_group="all").dims, total.dims)
        with self.assertRaisesRegex(KeyError, "no 'sea'"):
            total.pick(pool="sea")

    def test_names_lists_a_group_only(self):
        self.assertIn("stock", self.results.names("monthly"))
        self.assertNotIn("monthly/stock", self.results.names("monthly"))

    def test_swedish_letters_survive(self):
        self.assertIn("Förarbetet", self.results.table("monthly/place_name").values)


class Refusing(unittest.TestCase):
    def refused(self, path, word):
        with self.assertRaises(NotReadable) as caught:
            read(path)
        self.assertIn(word, caught.exception.text["en"])
        self.assertIn(str(path), caught.exception.text["sv"])

    def test_what_is_no_results_file_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            self.refused(folder / "none.h5", "no such file")
            self.refused(folder, "no such file")
            (folder / "text.h5").write_text("no HDF5")
            self.refused(folder / "text.h5", "HDF5")
            h5py.File(folder / "bare.h5", "w").close()
            self.refused(folder / "bare.h5", "not a results file")
            self.refused(made_up.write(folder / "kind.h5", 5, 2, file_kind="stegvis shard"),
                         "'stegvis shard'")
            self.refused(made_up.write(folder / "new.h5", 5, 2, layout_version=2), "layout 2")


if __name__ == "__main__":
    unittest.main()
