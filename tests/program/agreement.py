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
    noise = 1e-9 + 1e-12 * numpy.nanmax(numpy.abs(sample), initial=0.0)  # of numpy's own sums, where nothing varies
    for key, value in expected.items():
        numpy.testing.assert_allclose(told[STATISTICS.index(key)], value, rtol=1e-9, atol=noise, err_msg=f"{name} {key}")
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


def ore(kronor):
    """Whole öre; nothing where there is nothing to tell."""
    return numpy.rint(100 * numpy.nan_to_num(kronor[()])).astype(numpy.int64)


def money_by_group(file):
    """The groups of each product and what is nobody's sum to everyone's, to the öre, in every replication."""
    totals, shared_out = file["totals"], 0
    if "payer" not in file["yearly"]:
        return
    groups = totals["reporting_group"].asstr()[()]
    products = [tuple(part.split("=")[0] for part in group.split(",")) for group in groups]
    payers = list(file["yearly/payer"].asstr()[()])
    pairs = [(f"cost.{payer}", f"cost_common.{payer}") for payer in payers] + [("resources", "resources_common")]
    for name, common in pairs:
        if name not in totals or numpy.isnan(totals[name][()]).any():
            continue
        cost, nobodys = ore(totals[name]), ore(totals[common]) if common in totals else 0
        for product in set(products[1:]):
            parts = sum(cost[:, i] for i, other in enumerate(products) if i and other == product)
            assert (parts + nobodys == cost[:, 0]).all(), (name, product)
            shared_out += 1
    if "resources" in totals and not numpy.isnan(totals["resources"][()]).any():
        assert (sum(ore(totals[f"cost.{payer}"]) for payer in payers) == ore(totals["resources"])).all()
    print(shared_out, "shared out")


def wholes(file):
    """Months sum to the whole, years too; money to the öre; what SUS counts balances in every replication."""
    totals, months, years = file["totals"], file["monthly_replications"], file["yearly_replications"]
    for index, stage in enumerate(months["stage"].asstr()[()]):
        assert (months["entries"][..., index].sum(axis=1) == totals[f"entries.{stage}"][()]).all(), stage
    for index, payer in enumerate(totals and months["payer"].asstr()[()] if "payer" in months else []):
        whole = ore(totals[f"cost.{payer}"])
        assert (ore(months["cost"][..., index]).sum(axis=1) == whole).all(), payer
        assert (ore(years["cost"][..., index]).sum(axis=1) == whole).all(), payer
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
        money_by_group(file)
