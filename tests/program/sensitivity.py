"""What drives what, as others read it: sensitivity.py ANSWER.json FILE.h5"""

import json
import sys

import xarray

with open(sys.argv[1], encoding="utf-8") as file:
    answer = json.load(file)
arrivals, work = answer["outcomes"]
assert arrivals["name"] == "arrivals" and work["name"] == "entries.work"
intake, search = arrivals["unknowns"]
assert intake["total"]["low"] < 1 < intake["total"]["high"], intake
assert search["total"]["value"] == 0 == search["first"]["value"], search
assert intake["first"]["value"] > 0.8, intake
assert work["unknowns"][1]["total"]["value"] > 0.01, work
indices = xarray.open_dataset(sys.argv[2], group="indices")
assert indices["total"].dims == ("outcome", "unknown", "statistic")
told = indices["total"].sel(outcome="arrivals", unknown="intake", statistic="value")
assert abs(float(told) - intake["total"]["value"]) < 1e-12
points = xarray.open_dataset(sys.argv[2], group="points")["value"].sel(unknown="intake")
assert points.size == 256 and 0.5 < float(points.min()) and float(points.max()) < 1.5
