"""Checks of a posterior file as others open it: posterior.py FILE.h5"""

import sys

import h5py
import xarray

name = sys.argv[1]
for engine in ("netcdf4", "h5netcdf"):
    try:
        posterior = xarray.open_dataset(name, group="posterior", engine=engine)
    except (ValueError, ModuleNotFoundError):
        continue
    assert posterior["value"].dims == ("draw", "unknown"), posterior
    assert posterior["value"].sizes["draw"] == 400
    mean = float(posterior["value"].sel(unknown="intake").mean())
    assert abs(mean - 1.365) < 0.06, mean
    prior = xarray.open_dataset(name, group="prior", engine=engine)
    assert abs(float(prior["value"].sel(unknown="search").mean()) - 26) < 0.01
    targets = xarray.open_dataset(name, group="targets", engine=engine)
    assert float(targets["observed"].sel(target="came")) == 70
    rounds = xarray.open_dataset(name, group="rounds", engine=engine)["tolerance"].values
    assert (rounds[1:] <= rounds[:-1]).all(), rounds
with h5py.File(name) as file:
    assert file.attrs["file_kind"] == "stegvis posterior", dict(file.attrs)
    assert "[unknown.intake]" in file["targets_file/text"][()].decode()
