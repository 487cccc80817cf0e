"""agreement.py FILE: every summary is that of the replications kept, and parts sum to wholes."""

import sys

import h5py
import numpy

STATISTICS = ["mean", "se", "sd", "min", "q05", "q10", "q50", "q90", "q95", "max"]
QUANTILES = {"q05": 0.05, "q10": 0.1, "q50": 0.5, "q90": 0.9, "q95": 0.95}
AXES = {"statistic", "replication", "period", "year", "observation", "reporting_group", "place", "stage", "leg", "pool", "payer"}


def check(name, told, sample, exact):
    present = ~numpy.isnan(sample).all(axis=0)
    told, sample = told[:, present], sample[:, present]
    n = (~numpy.isnan(sample)).sum(axis=0)
    sd = numpy.nanstd(sample, axis=0, ddof=0) * numpy.sqrt(n / numpy.maximum(n - 1, 1))
    expected = {"mean": numpy.nanmean(sample, axis=0), "sd": sd, "se": sd / numpy.sqrt(n),
                "min": numpy.nanmin(sample, axis=0), "max": numpy.nanmax(sample, axis=0)}
    for key, value in expected.items():
        numpy.testing.assert_allclose(told[STATISTICS.index(key)], value, rtol=1e-9, atol=1e-9, err_msg=f"{name} {key}")
    for key, share in QUANTILES.items():
        exactly = numpy.nanquantile(sample, share, axis=0)
        # Summaries by period come from histograms whose buckets are one wide below 64 and 1/64 of the value above.
        width = 1e-9 if exact else numpy.maximum(1.0, numpy.abs(exactly) / 32) + 1e-9
        far = numpy.abs(told[STATISTICS.index(key)] - exactly) > width
        assert not far.any(), f"{name} {key}: {told[STATISTICS.index(key)][far][:3]} is not {exactly[far][:3]}"


def pairs(file, summary, rows, exact):
    for name, table in file[rows].items():
        if name in AXES or name not in file[summary] or table.dtype.kind not in "if" or name.startswith("leg_"):
            continue
        sample = table[()].astype(float)
        check(f"{rows}/{name}", file[summary][name][()].reshape(10, -1), sample.reshape(len(sample), -1), exact)


def wholes(file):
    """Months sum to the whole, years too; money to the öre; what SUS counts balances in every replication."""
    totals, months, years = file["totals"], file["monthly_replications"], file["yearly_replications"]
    for index, stage in enumerate(months["stage"].asstr()[()]):
        assert (months["entries"][..., index].sum(axis=1) == totals[f"entries.{stage}"][()]).all(), stage
    for index, payer in enumerate(totals and months["payer"].asstr()[()] if "payer" in months else []):
        whole = numpy.rint(100 * totals[f"cost.{payer}"][()]).astype(numpy.int64)
        assert (numpy.rint(100 * months["cost"][..., index]).astype(numpy.int64).sum(axis=1) == whole).all(), payer
        assert (numpy.rint(100 * years["cost"][..., index]).astype(numpy.int64).sum(axis=1) == whole).all(), payer
    enrolled, start, inflow, exits, end = (years[f"sus.{n}"][()] for n in ("enrolled", "stock_start", "inflow", "exits", "stock_end"))
    assert (enrolled == start + inflow).all() and (end == enrolled - exits).all()
    assert (start[:, 1:, 0] == end[:, :-1, 0]).all()
    assert (months["placements_cumulative"][:, -1] == totals["placements"][()]).all()
    for pool in months["pool"].asstr()[()]:
        joined, granted, gave_up, left = (totals[f"{n}.{pool}"][()] for n in ("joined", "granted", "gave_up", "left"))
        assert (joined - granted - gave_up - left <= totals[f"waiting_end.{pool}"][()]).all(), pool


if __name__ == "__main__":
    with h5py.File(sys.argv[1], "r") as file:
        pairs(file, "summary", "totals", exact=True)
        pairs(file, "yearly", "yearly_replications", exact=True)
        pairs(file, "monthly", "monthly_replications", exact=False)
        wholes(file)
