"""Yearly numbers in groups, each group on a scale of its own."""

from dataclasses import dataclass
from datetime import date

from estimates import common
from language import day_of


@dataclass(frozen=True)
class Bar:
    year: str
    interval: common.Interval
    label: str


@dataclass(frozen=True)
class Group:
    name: str
    bars: list
    reach: float  # of the scale


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    groups: list


def year_names(results, language):
    """Calendar years; a year of which only a part is in the run says so."""
    says = results.attributes
    first, last = day_of(says["start"], 0), day_of(says["start"], says["horizon_days"])
    names = []
    for year in range(first.year, last.year + (last > date(last.year, 1, 1))):
        begins, ends = max(first, date(year, 1, 1)), min(last, date(year + 1, 1, 1))
        whole = begins == date(year, 1, 1) and ends == date(year + 1, 1, 1)
        days = (ends - begins).days
        names.append(str(year) if whole else language.of(f"{year} ({days} dagar)", f"{year} ({days} days)"))
    return names
