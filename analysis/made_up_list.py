"""Writes the made-up list of participants that scenarios/smastad.toml starts from.

    python3 analysis/made_up_list.py > scenarios/smastad_deltagare.csv

Nobody in it exists. Twenty seek work with a coach, four work with support, five wait for the next intake. The time
somebody has sought is exponential with the mean that the scenario's two ways out give, 1 / (0.037 + 0.021) months;
who works has done so for less than the six months of support; who waits has waited for less than two. Every eighth
cell for sex is left empty, as in a list from a real office. Only `random()` is drawn, which Python promises to keep.
"""

import datetime
import math
import random
import sys

START = datetime.date(2026, 12, 1)
DAYS_PER_MONTH = 365.25 / 12


def since(days: float) -> str:
    return (START - datetime.timedelta(days=int(days))).isoformat()


def rows():
    luck = random.Random(5)
    number = 0

    def row(stage: str, days: float, place: str, coach: str):
        nonlocal number
        number += 1
        sex = "" if number % 8 == 0 else "kvinna" if luck.random() < 0.435 else "man"
        return [f"pseudonym_{number:03}", stage, since(days), place, coach, sex]

    for i in range(20):
        yield row("soker", -math.log(1 - luck.random()) / (0.037 + 0.021) * DAYS_PER_MONTH, "", f"coach_{i % 2 + 1}")
    for i in range(4):
        yield row("arbete_se", 180 * luck.random(), "", f"coach_{i % 2 + 1}")
    for place in range(1, 6):
        yield row("soker", 60 * luck.random(), str(place), "")


def text() -> str:
    head = ["id", "stadium", "sedan", "koplats", "coach", "kon"]
    lines = ["# Påhittade deltagare i en konstruerad småstad, skrivna av analysis/made_up_list.py"]
    return "\n".join(lines + [";".join(cells) for cells in [head, *rows()]]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
