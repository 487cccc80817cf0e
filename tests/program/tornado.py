"""A tornado's file, as others read it: tornado.py ANSWER.json FILE.h5"""

import json
import sys

import xarray

with open(sys.argv[1], encoding="utf-8") as file:
    answer = json.load(file)
whole = xarray.open_dataset(sys.argv[2])
assert whole.attrs["file_kind"] == "stegvis tornado" and whole.attrs["replications"] == 20, whole.attrs
swings = xarray.open_dataset(sys.argv[2], group="swings")
assert swings["difference"].dims == ("outcome", "unknown", "end", "statistic")
assert list(swings["unknown"].values) == [number["path"] for number in answer["numbers"]]
for number in answer["numbers"]:
    for end in ("low", "high"):
        here = {"unknown": number["path"], "end": end}
        assert float(swings["value"].sel(here)) == number[end]["value"]
        for statistic in ("mean", "se", "q10", "q90"):
            told = float(swings["difference"].sel(statistic=statistic, **here).item())
            assert told == number[end][statistic], (here, statistic)
assert float(swings["own"].sel(statistic="mean").item()) == answer["mean"]
assert xarray.open_dataset(sys.argv[2], group="parameters")["path"].size > len(answer["numbers"])
