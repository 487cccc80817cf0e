"""Opens a comparison as others do: compare.py file FILE, compare.py xarray FILE, compare.py answer FILE.json FILE."""

import json
import sys

import h5py
import numpy


def by_h5py(path):
    with h5py.File(path, "r") as file:
        assert file.attrs["file_kind"] == "stegvis comparison" and file.attrs["layout_version"] == 1
        ids = list(file["scenarios/scenario"].asstr()[()])
        own, difference = file["totals/placements"][()], file["difference/totals/placements"][()]
        assert own.shape[0] == len(ids) and difference.shape[0] == len(ids) - 1
        assert own.shape[1] == file.attrs["replications"]
        for k in range(1, len(ids)):
            assert (difference[k - 1] == own[k] - own[0]).all()
        statistics = list(file["difference/summary/statistic"].asstr()[()])
        above = file["difference/summary/placements"][0, statistics.index("above"), 0]
        assert above == (difference[0, :, 0] > 0).mean()
        a, b = own[0, :, 0].astype(float), own[1, :, 0].astype(float)
        ratio, low, high = file["common_luck/placements"][0, :, 0]
        assert numpy.isclose(ratio, (a.var() + b.var()) / (b - a).var()) and low < ratio < high


def by_xarray(path):
    import xarray
    for group in ("totals", "summary", "monthly", "difference/totals", "difference/monthly", "common_luck"):
        for engine in ("h5netcdf", "netcdf4"):
            with xarray.open_dataset(path, group=group, engine=engine) as data:
                data.load()
    with xarray.open_dataset(path, group="difference/monthly", engine="netcdf4") as data:
        assert data.stock.dims == ("difference", "statistic", "period", "reporting_group", "place"), data.stock.dims
        assert data.difference.values[0] == "more - kedjan", data.difference.values


def answer(path, results):
    with open(path, encoding="utf-8") as text:
        told = json.load(text)
    assert [scenario["id"] for scenario in told["scenarios"]] == ["kedjan", "more"]
    [paired] = told["differences"]
    assert paired["difference"] == "more - kedjan" and paired["against"] == "kedjan"
    found = {(o["name"], o.get("group"), o.get("year"), o.get("at")): o for o in paired["outcomes"]}
    placements = found["placements", None, None, None]
    assert placements["better"] == "more" and placements["beats"] == placements["above"]
    with h5py.File(results, "r") as file:
        sample = file["difference/totals/placements"][:, :, 0]
        assert numpy.isclose(placements["mean"], sample.mean()) and placements["q90"] == numpy.quantile(sample, 0.9)
        assert numpy.isclose(placements["common_luck"]["ratio"], file["common_luck/placements"][0, 0, 0])
    assert "better" not in found["arrivals", None, None, None]


def best(path, results):
    """Reckoned again from every replication."""
    with open(path, encoding="utf-8") as text:
        told = {one["name"]: one for one in json.load(text)["best"]}
    with h5py.File(results, "r") as file:
        for name, sign in (("placements", 1), ("wait_days.se", -1)):
            values = sign * file[f"totals/{name}"][()].astype(float)
            values = values[:, :, 0] if values.ndim == 3 else values
            top = values == values.max(axis=0)
            shares = top / top.sum(axis=0)
            error = shares.std(axis=1, ddof=1) / numpy.sqrt(values.shape[1])
            kept = file[f"best/{name}"][()]
            kept = kept[:, :, 0] if kept.ndim == 3 else kept
            for k, scenario in enumerate(told[name]["scenarios"]):
                assert numpy.isclose(scenario["probability"], shares[k].mean()), (name, k)
                assert numpy.isclose(scenario["se"], error[k]), (name, k)
                assert numpy.allclose(kept[k], (shares[k].mean(), error[k])), (name, k)
            assert told[name]["better"] == ("more" if sign > 0 else "less")
            ids = [scenario["id"] for scenario in told[name]["scenarios"]]
            assert told[name]["on_average"] == ids[values.mean(axis=1).argmax()], told[name]
            assert 0 <= told[name]["right"] <= 1 <= told[name]["replications_for_95"], told[name]
    assert "arrivals" not in told


def turned(path, other):
    """The same scenarios the other way round."""
    with h5py.File(path, "r") as one, h5py.File(other, "r") as two:
        names = [name for name in one["difference/totals"] if one["difference/totals"][name].ndim > 1]
        assert len(names) > 50
        for name in names:
            a, b = one[f"totals/{name}"][()], two[f"totals/{name}"][()]
            assert numpy.array_equal(a, b[::-1], equal_nan=a.dtype.kind == "f"), name
            a, b = one[f"difference/totals/{name}"][()], two[f"difference/totals/{name}"][()]
            assert numpy.array_equal(a, -b, equal_nan=a.dtype.kind == "f"), name


if __name__ == "__main__":
    {"file": by_h5py, "xarray": by_xarray, "answer": answer, "best": best, "turned": turned}[sys.argv[1]](*sys.argv[2:])
