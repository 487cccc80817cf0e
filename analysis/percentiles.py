#!/usr/bin/env python3
"""Where what really happened falls among the forecasts: the predictive percentile of every observed number.

    python3 analysis/percentiles.py scenarios/hoglandet_observerat.csv RESULTS.h5 [RESULTS.h5 ...]

Several results files (draws of uncertain parameters) are one predictive distribution in which each file weighs the same.
They must be run with `--keep yearly`. The observed numbers are a CSV with the columns check, name, year, group, value,
source; `name` is an outcome by year as in the results (`sus.enrolled`), `group` a reporting group (`all`, `kon=kvinna`).
"""

import argparse
import csv
import sys
from pathlib import Path

import h5py
import numpy

from language import Language
from read_results import RESULTS, NotReadable

CENTRAL = 0.98  # an observed number outside this central share of the forecasts speaks against the model


def mid_rank(observed, samples):
    """The share of forecasts below the observed number, with half of those that equal it; each sample (one per file)
    weighs the same whatever its size."""
    shares = [numpy.mean(s < observed) + 0.5 * numpy.mean(s == observed) for s in samples]
    return float(numpy.mean(shares))


def outside(percentile, central=CENTRAL):
    """Whether the percentile lies outside the central share."""
    return abs(percentile - 0.5) > central / 2


def weighted_quantile(share, samples):
    """A quantile of the forecasts of all files together, each file weighing the same."""
    values = numpy.concatenate(samples)
    weights = numpy.concatenate([numpy.full(len(s), 1.0 / (len(s) * len(samples))) for s in samples])
    order = numpy.argsort(values, kind="stable")
    reached = numpy.cumsum(weights[order])
    return float(values[order][min(numpy.searchsorted(reached, share - 1e-12), len(values) - 1)])


def observed_numbers(path):
    """The rows of the CSV, with year and value as numbers."""
    with open(path, encoding="utf-8", newline="") as file:
        return [row | {"year": int(row["year"]), "value": float(row["value"])} for row in csv.DictReader(file)]


def forecasts(path, row):
    """One number per replication: the outcome of that year and group [1]."""
    with h5py.File(path, "r") as file:
        if file.attrs.get("file_kind") not in (RESULTS, RESULTS.encode()):
            raise NotReadable(f"{path}: är ingen resultatfil från stegvis.", f"{path}: is not a results file of stegvis.")
        if "yearly_replications" not in file:
            raise NotReadable(f"{path}: saknar årsvärden per replikation; kör med --keep yearly.",
                              f"{path}: has no yearly values per replication; run with --keep yearly.")
        table = file["yearly_replications"][row["name"]]
        at = [slice(None)] * table.ndim
        for axis in range(1, table.ndim):
            labels = [_text(label) for label in table.dims[axis][0][()]]
            at[axis] = labels.index(str(row["year"] if axis == 1 else row["group"]))
        return numpy.asarray(table[tuple(at)], dtype=float)


def _text(label):
    return label.decode("utf-8") if isinstance(label, bytes) else str(label)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("observed", type=Path)
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--lang", choices=["sv", "en"], default="sv")
    asked = parser.parse_args(arguments)
    say = Language(asked.lang)
    print(say.of("kontroll  utfall                år    grupp        observerat  prognos (80 %)         percentil",
                 "check     outcome               year  group          observed  forecast (80 %)        percentile"))
    count_outside = 0
    for row in observed_numbers(asked.observed):
        try:
            samples = [forecasts(path, row) for path in asked.results]
        except NotReadable as problem:
            print(problem.text[asked.lang], file=sys.stderr)
            return 2
        except (OSError, KeyError, ValueError) as problem:
            print(say.of(f"{row['name']} {row['year']} {row['group']} finns inte: {problem}",
                         f"{row['name']} {row['year']} {row['group']} is not there: {problem}"), file=sys.stderr)
            return 2
        percentile = mid_rank(row["value"], samples)
        count_outside += outside(percentile)
        mean = float(numpy.mean([numpy.mean(s) for s in samples]))
        interval = say.span(weighted_quantile(0.1, samples), weighted_quantile(0.9, samples))
        print(f"{row['check']:<10}{row['name']:<22}{row['year']:<6}{row['group']:<13}{say.number(row['value']):>10}  "
              f"{say.number(mean, 1):>6} ({interval}){'':<6}{say.number(100 * percentile, 1):>12}"
              f"{'  ' + say.of('utanför', 'outside') if outside(percentile) else ''}")
    print(say.of(f"Utanför de mittersta {say.percent(CENTRAL)}: {say.number(count_outside)}. Filer: {len(asked.results)}.",
                 f"Outside the central {say.percent(CENTRAL)}: {say.number(count_outside)}. Files: {len(asked.results)}."))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
