"""event_log.py LOG.csv FILE: counts from the event log alone what the results file counts, replication by replication."""

import csv
import sys
from collections import defaultdict

import h5py
import numpy


def cases(path):
    """The rows of each participant, in order."""
    found = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row["day"], row["replication"] = float(row["day"]), int(row["replication"])
            found[row["case_id"]].append(row)
    return found


def members_of(resource):
    """A member counts for itself and for its family."""
    return {resource, resource.split(".")[0]}


class Counts:
    def __init__(self, replications):
        self.numbers = defaultdict(lambda: numpy.zeros(replications))
        self.waits = defaultdict(lambda: [[] for _ in range(replications)])

    def add(self, name, replication, by=1.0):
        self.numbers[name][replication] += by


def count(rows, counts):
    open_visit, open_wait, holds = None, {}, {}
    last = -1.0
    for row in rows:
        assert row["day"] >= last, "a participant's days go forward"
        last = row["day"]
        r, what, day = row["replication"], row["lifecycle"], row["day"]
        if what == "arrive":
            counts.add("arrivals", r, row["detail"] != "stock")
        elif what == "start":
            assert open_visit is None, row
            open_visit = row
        elif what == "complete" or (what == "open" and row["detail"] == "start"):
            assert open_visit["activity"] == row["activity"], (open_visit, row)
            counts.add(f"person_days.{row['activity']}", r, day - open_visit["day"])
            if what == "open":
                counts.add(f"stock_end.{row['activity']}", r)
            elif "." in row["detail"]:
                counts.add(f"flow.{row['detail']}", r)
            open_visit = None
        elif what == "wait":
            open_wait[row["resource"], row["activity"]] = row
        elif what in ("grant", "refuse", "give_up", "leave") or (what == "open" and row["detail"] == "wait"):
            asked = open_wait.pop((row["resource"], row["activity"]))
            for pool in members_of(row["resource"]):
                name = {"grant": "granted", "refuse": "refused", "give_up": "gave_up", "leave": "left", "open": "waiting_end"}[what]
                counts.add(f"{name}.{pool}", r)
                if what == "grant":
                    counts.waits[f"wait_days.{pool}"][r].append(day - asked["day"])
                if what != "refuse":
                    counts.waits[f"wait_days_all.{pool}"][r].append(day - asked["day"])
        elif what == "hold":
            holds[row["resource"], row["activity"], row["detail"]] = row
        elif what == "release":
            held = holds.pop((row["resource"], row["activity"], row["detail"]))
            for pool in members_of(row["resource"]):
                counts.add(f"caseload.{pool}", r, day - held["day"])
    assert open_visit is None and not open_wait and not holds, rows[0]


def compare(counts, file):
    horizon, compared = file.attrs["horizon_days"], 0
    for name, table in file["totals"].items():
        kind = name.split(".")[0]
        if kind not in ("arrivals", "flow", "person_days", "stock_end", "granted", "refused", "gave_up", "left", "waiting_end",
                        "caseload", "wait_days", "wait_days_all"):
            continue
        if name.startswith("flow.") and name not in counts.numbers and table[()].any():
            continue  # a whole transition: its legs are compared
        told = table[()].reshape(len(table), -1)[:, 0]
        if kind.startswith("wait_days"):
            own = numpy.array([numpy.mean(w) if w else 0.0 for w in counts.waits[name]])
        else:
            own = counts.numbers[name] / (horizon if kind == "caseload" else 1.0)
        if kind in ("person_days", "stock_end") and not own.any() and told.any():
            continue  # a stage with phases: they are compared
        numpy.testing.assert_allclose(own, told, rtol=1e-9, atol=1e-7, err_msg=name)
        compared += 1
    assert compared > 20, compared


if __name__ == "__main__":
    with h5py.File(sys.argv[2], "r") as file:
        counts = Counts(int(file.attrs["replications"]))
        for rows in cases(sys.argv[1]).values():
            count(rows, counts)
        compare(counts, file)
