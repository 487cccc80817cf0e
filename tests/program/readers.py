"""Opens a results file as others do: readers.py h5py|netcdf4|h5netcdf FILE, readers.py kept FILE totals|yearly|monthly."""

import sys

import h5py
import numpy


def groups_of(path):
    found = []
    with h5py.File(path, "r") as file:
        file.visititems(lambda name, item: found.append(name) if isinstance(item, h5py.Group) else None)
        return [name for name in found if any(isinstance(item, h5py.Dataset) for item in file[name].values())]


def lists_of_the_library():
    """The types of the lists by which HDF5's own functions tie a variable to its scale."""
    with h5py.File("attached", "w", driver="core", backing_store=False) as file:
        file["scale"], file["variable"] = [1, 2], [3, 4]
        file["scale"].make_scale("scale")
        file["variable"].dims[0].attach_scale(file["scale"])
        return [h5py.h5a.open(file[name].id, attribute).get_type()
                for name, attribute in (("scale", b"REFERENCE_LIST"), ("variable", b"DIMENSION_LIST"))]


def tied(file):
    """Every variable knows its scales and every scale its variables, as if HDF5 had attached them one by one."""
    along, listed = 0, 0
    of_scales, of_variables = lists_of_the_library()

    def look(_, item):
        nonlocal along, listed
        if not isinstance(item, h5py.Dataset):
            return
        if h5py.h5ds.is_scale(item.id):
            listed += len(item.attrs.get("REFERENCE_LIST", ()))
            if "REFERENCE_LIST" in item.attrs:
                assert h5py.h5a.open(item.id, b"REFERENCE_LIST").get_type() == of_scales
        elif item.shape:
            assert h5py.h5a.open(item.id, b"DIMENSION_LIST").get_type() == of_variables
            for axis, dim in enumerate(item.dims):
                along += 1
                assert len(dim) == 1 and h5py.h5ds.is_attached(item.id, dim[0].id, axis), item.name

    file.visititems(look)
    assert along == listed > 100, (along, listed)


def by_h5py(path):
    with h5py.File(path, "r") as file:
        assert file.attrs["file_kind"] == "stegvis results" and file.attrs["layout_version"] == 1
        assert file.attrs["Conventions"] == "CF-1.8" and file.attrs["seed"] >= 0
        placements = file["totals/placements"]
        assert placements.dims[0][0].name == "/totals/replication", placements.dims[0][0].name
        assert placements.shape[0] == file.attrs["replications"] == len(file["totals/replication"])
        assert placements.dtype == numpy.int32 and placements.attrs["units"] == "1" and placements.attrs["long_name"]
        file.visititems(lambda name, item: item[()] if isinstance(item, h5py.Dataset) else None)
        tied(file)
        if file.attrs["has_base"]:
            own, base = (file[f"{part}totals/placements"][()] for part in ("", "base/"))
            assert (file["difference/totals/placements"][()] == own - base).all()
        parameters = file["parameters"]
        assert set(parameters["varied"][()]) == {0}
        assert all(source for source in parameters["source"].asstr()[()])
        assert "stage" in file["scenario/composed"].asstr()[()]


def by_xarray(path, engine):
    import xarray
    for group in groups_of(path):
        with xarray.open_dataset(path, group=group, engine=engine) as data:
            data.load()
            assert data.sizes, group
    with xarray.open_dataset(path, group="monthly", engine=engine) as data:
        assert data.stock.dims == ("statistic", "period", "reporting_group", "place"), data.stock.dims
        assert data.period.dtype.kind == "M" and data.period.values[0] == numpy.datetime64("2020-01-01")
        assert data.person_days.dtype == numpy.float64
        assert float(data.stock.sel(statistic="mean", reporting_group="all", place="dv")[0]) > 0
        assert data.place_name.sel(place="soker.waiting").item().endswith("(väntar)")


def kept(path, keep):
    with h5py.File(path, "r") as file:
        assert file.attrs["keep"] == keep
        assert ("monthly_replications" in file) == (keep == "monthly")
        assert ("yearly_replications" in file) == (keep != "totals")
        assert "monthly" in file and "yearly" in file and "summary" in file


if __name__ == "__main__":
    how, path, *rest = sys.argv[1:]
    by_h5py(path) if how == "h5py" else kept(path, *rest) if how == "kept" else by_xarray(path, how)
