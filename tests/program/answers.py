"""answers.py json|csv ANSWER FILE: the answer as JSON or CSV holds the numbers of the results file."""

import csv
import json
import sys

import h5py

KEYS = ["mean", "se", "sd", "min", "q05", "q10", "q50", "q90", "q95", "max"]


def rows_of_json(path):
    with open(path, encoding="utf-8") as file:
        answer = json.load(file)
    assert list(answer)[:4] == ["scenario", "seed", "replications", "outcomes"], list(answer)
    assert answer["replications"] == 30
    for outcome in answer["outcomes"] + answer["differences"]:
        assert set(outcome) <= {"name", "unit", "year", "group", "at", *KEYS} and {"name", "unit", *KEYS} <= set(outcome)
    return answer["outcomes"]


def rows_of_csv(path):
    with open(path, "rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf"
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert not any("." in row["mean"] for row in rows), "decimal comma"
    for row in rows:
        row.update({key: float(row[key].replace(",", ".")) if row[key] else None for key in KEYS})
        row["year"] = int(row["year"]) if row["year"] else None
    return [row for row in rows if not row["compared"]]


def known(file, row):
    group = row.get("group") or "all"
    year = row.get("year")
    part = "yearly" if year else "summary"
    table = file[part].get(row["name"])
    if table is None:  # cost.<payer> by year
        return None
    values = table[()]
    if year:
        values = values[:, list(file["yearly/year"][()]).index(year)]
    if values.ndim > 1:
        if values.shape[1] != len(file[f"{part}/reporting_group"]):
            return None
        values = values[:, list(file[f"{part}/reporting_group"].asstr()[()]).index(group)]
    return values


if __name__ == "__main__":
    kind, answer, path = sys.argv[1:]
    rows = rows_of_json(answer) if kind == "json" else rows_of_csv(answer)
    names = {row["name"] for row in rows}
    assert {"arrivals", "placements", "sustained.12m", "sus.enrolled", "utilisation.se", "entries.soker"} <= names, sorted(names)
    compared = 0
    with h5py.File(path, "r") as file:
        for row in rows:
            values = known(file, row)
            if values is None:
                continue
            compared += 1
            for key, value in zip(KEYS, values):
                assert row[key] == value or (row[key] is None and value != value), (row["name"], key, row[key], value)
    assert compared > 100, compared
