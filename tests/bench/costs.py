#!/usr/bin/env python3
"""What each feature costs, as ratios to the same pathway without it, in one run.

    costs.py STEGVIS SCENARIOS [ROUNDS]

User and system time of whole processes on one core, start and writing included, all variants taking turns; the median over the
rounds of the ratio within each round, and the least and the largest. Then two threads against one (elapsed time), what writing takes
of a run (samples by perf in the input and output of the program, in HDF5, zlib and the kernel), and the reference files beside
hoglandet_se.toml in nanoseconds an event: an arrival, a giving up, or a way out of a stage that is taken."""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

# What is put behind reference.toml; or what is said on the command line.
FEATURES = {
    "as it stands": ("", []),
    "keep yearly": ("", ["--keep", "yearly"]),
    "keep monthly": ("", ["--keep", "monthly"]),
    "keep prices": ("", ["--keep", "prices"]),
    "event log (CSV)": ("", ["--log", "{folder}/log.csv"]),
    "no report periods": ('"report" = "none"', []),
    "no support": ('remove', []),
    "a calendar window on arrivals": ('"arrival.persons.window.sommar" = { from = 2026-06-01, until = 2026-09-01, ratio = 0.8 }', []),
    "a calendar window on a hazard": ('"stage.seeking.to.work.window.sommar" = { from = 2026-06-01, until = 2026-09-01, ratio = 0.8 }', []),
    "growth of arrivals": ('"arrival.persons.growth" = "5 % / year"', []),
    "80 there at the start": ('"stock.there" = { stage = "seeking", count = 80 }', []),
    "weights": ('"stage.seeking.weight" = 1\n"stage.seeking.weight_step.later" = { after = "3 months", ratio = 0.5 }', []),
    "nine posts of 20": ("posts", []),
}
POSTS = ('"pool.se.norm" = 20\n"pool.se.limit" = "hard"\n' +
         "\n".join(f'"pool.se.post.c{i}" = {{ fte = 1 }}' for i in range(1, 10)))


def spent(command, folder):
    """Processor time of a whole process, and elapsed time [s]."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return cpu, time.monotonic() - began, done.stdout.decode()


def variant(scenarios, folder, name, said):
    """A file of its own with the reference pathway and what the feature adds."""
    path = os.path.join(folder, name.replace(" ", "_").replace("(", "").replace(")", "") + ".toml")
    remove = ""
    if said == "remove":
        said, remove = "", 'remove = ["support.efterstod"]\n'
    if said == "posts":
        said, remove = POSTS, 'remove = ["pool.se.slots"]\n'
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'title = "{name}"\nbase = "{scenarios}/reference.toml"\ncompare = false\n{remove}[set]\n{said}\n')
    return path


def run(stegvis, folder, scenario, replications, *more):
    return spent([stegvis, "run", scenario, "-n", str(replications), "--out", os.path.join(folder, "x.h5"),
                  *(("--keep", "totals") if "--keep" not in more else ()),
                  *(("--threads", "1") if "--threads" not in more else ()),
                  *[word.format(folder=folder) for word in more]], folder)


def features(stegvis, scenarios, folder, rounds, replications=2000):
    files = {name: variant(scenarios, folder, name, said) for name, (said, _) in FEATURES.items()}
    ratios = {name: [] for name in files}
    for _ in range(rounds):
        took = {name: run(stegvis, folder, files[name], replications, *FEATURES[name][1])[0] for name in files}
        for name, seconds in took.items():
            ratios[name].append(seconds / took["as it stands"])
    for name, all_of in ratios.items():
        print(f"{name:32s} {statistics.median(all_of):5.2f} ({min(all_of):.2f} to {max(all_of):.2f})", flush=True)


def threads(stegvis, scenarios, folder, rounds, replications=20000):
    gains = []
    for _ in range(rounds):
        one, two = (run(stegvis, folder, os.path.join(scenarios, "reference.toml"), replications, "--threads", n)[1]
                    for n in "12")
        gains.append(one / two)
    print(f"two threads: {statistics.median(gains):.2f} times one ({min(gains):.2f} to {max(gains):.2f})", flush=True)


def writing(stegvis, scenarios, folder, replications=20000):
    samples = os.path.join(folder, "samples")
    scenario = os.path.join(scenarios, "reference.toml")
    try:
        subprocess.run(["perf", "record", "-q", "-F", "997", "-o", samples, stegvis, "run", scenario, "-n", str(replications),
                        "--threads", "1", "--keep", "totals", "--out", os.path.join(folder, "x.h5")],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        told = subprocess.run(["perf", "report", "-i", samples, "--sort", "dso,symbol", "--stdio", "-q"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        print("writing: not measured, perf is lacking", flush=True)
        return
    lines = [line for line in told.splitlines() if "%" in line]
    share = sum(float(line.split("%")[0]) for line in lines
                if any(word in line for word in ("libhdf5", "libz", "[kernel", "stegvis::io::")))
    print(f"writing: {share:.1f} % of the run", flush=True)


def events_of(outcomes):
    """Of one replication on average."""
    wanted = ("arrivals", "flow.", "gave_up.")
    return sum(one["mean"] for one in outcomes
               if one["name"].startswith(wanted) and one["name"].count(".") < 3 and "group" not in one and "year" not in one)


def per_event(stegvis, scenarios, folder, rounds):
    for name, replications in [("reference", 10000), ("reference_busy", 5000), ("hoglandet_se", 10000)]:
        took = []
        for _ in range(rounds):
            cpu, _, text = run(stegvis, folder, os.path.join(scenarios, name + ".toml"), replications, "--json")
            took.append(cpu / replications / events_of(json.loads(text)["outcomes"]) * 1e9)
        print(f"{name:16s} {statistics.median(took):6.0f} ns an event ({min(took):.0f} to {max(took):.0f})", flush=True)


if __name__ == "__main__":
    program, where = map(os.path.abspath, sys.argv[1:3])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as into:
        features(program, where, into, times)
        threads(program, where, into, times)
        writing(program, where, into)
        per_event(program, where, into, times)
