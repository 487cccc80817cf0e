#!/usr/bin/env python3
"""What an event costs in stegvis beside a program written by hand for the one pathway (by_hand.cpp), in one run.

    speed.py STEGVIS BY_HAND SCENARIOS [ROUNDS]

User and system time of whole processes on one core, start and writing included (`--keep totals`), the programs taking turns;
medians over the rounds, and ratios within each round. Each round runs copies of its own: where the pages of a program happen to
lie in memory makes it 2 % faster or slower, for as long as that copy is kept. Scales: the same pathway with 1, 10 and 100 times
the people and places; busy: with the arrivals of reference_busy.toml. An event is an arrival, a giving up, the end of
seeking, or the end of a work spell."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

# Name, scale, arrivals a day before scaling, replications.
CASES = [("x 1", 1, 0.55, 20000), ("x 10", 10, 0.55, 2000), ("x 100", 100, 0.55, 200), ("busy", 1, 0.75, 15000)]


def seconds(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout.decode()


def copied(program, folder):
    return shutil.copy(program, os.path.join(folder, f"copy_{os.path.basename(program)}"))


def events_by_hand(text):
    return float(next(line for line in text.splitlines() if line.startswith("events")).split()[1])


def scaled(scenarios, scale, arrivals, folder):
    """The reference scenario with so many times the people and places: a file of its own, so that no base runs beside it."""
    with open(os.path.join(scenarios, "reference.toml"), encoding="utf-8") as file:
        text = file.read()
    for old, new in [('rate = "0.55 / day"', f'rate = "{arrivals * scale:g} / day"'), ("slots = 180", f"slots = {180 * scale}"),
                     ("slots = 40", f"slots = {40 * scale}")]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = os.path.join(folder, "scaled.toml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def measure(stegvis, by_hand, scenarios, rounds):
    with tempfile.TemporaryDirectory() as folder:
        for name, scale, arrivals, replications in CASES:
            scenario = scaled(scenarios, scale, arrivals, folder)
            run = ["run", scenario, "--threads", "1", "--replications", str(replications), "--keep", "totals",
                   "--out", os.path.join(folder, "speed.h5")]
            own, other = [], []
            for _ in range(rounds):
                mine, theirs = copied(stegvis, folder), copied(by_hand, folder)
                took, text = seconds([theirs, str(replications), str(scale), str(arrivals)], folder)
                events = events_by_hand(text) * replications
                other.append(took / events * 1e9)
                own.append(seconds([mine, *run], folder)[0] / events * 1e9)
                os.remove(mine)
                os.remove(theirs)
            ratios = sorted(a / b for a, b in zip(own, other))
            print(f"{name:>5s}: stegvis {statistics.median(own):6.1f} ns an event, by hand {statistics.median(other):5.1f}, "
                  f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)


if __name__ == "__main__":
    measure(*map(os.path.abspath, sys.argv[1:4]), int(sys.argv[4]) if len(sys.argv) > 4 else 5)
