"""What all figures share: intervals, bands over time, the frame around a figure, and the calendar below it."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy

from language import day_of

ALL = "all"  # the reporting group of everyone


class NotInFile(Exception):
    """The file lacks what a figure needs; `text` says what, by language."""

    def __init__(self, sv, en):
        super().__init__(en)
        self.text = {"sv": sv, "en": en}


@dataclass(frozen=True)
class Interval:
    """A median with its 80 % prediction interval: the 10th and 90th percentile over replications."""

    low: float
    middle: float
    high: float

    @staticmethod
    def of(sample):
        return Interval(*(float(q) for q in numpy.quantile(numpy.asarray(sample, dtype=float), (0.1, 0.5, 0.9))))

    @staticmethod
    def summary(table):
        return Interval(*(float(table.pick(statistic=s).values) for s in ("q10", "q50", "q90")))

    def told(self, language, decimals=0):
        """62 (48–77)."""
        return f"{language.number(self.middle, decimals)} ({language.span(self.low, self.high, decimals)})"


@dataclass(frozen=True)
class Band:
    """An interval over time. `days` are counted from the start."""

    days: numpy.ndarray
    low: numpy.ndarray
    middle: numpy.ndarray
    high: numpy.ndarray

    @staticmethod
    def summary(days, table):
        return Band(days, *(numpy.asarray(table.pick(statistic=s).values, dtype=float) for s in ("q10", "q50", "q90")))

    def from_zero(self):
        """With the start, where a count is zero, put first."""
        return Band(numpy.append(0.0, self.days),
                    *(numpy.append(0.0, part) for part in (self.low, self.middle, self.high)))

    def at(self, index):
        return Interval(float(self.low[index]), float(self.middle[index]), float(self.high[index]))


@dataclass(frozen=True)
class Frame:
    """The words around a figure. `remark` says that the place is made up, where it is."""

    kicker: str
    title: str
    subtitle: str
    remark: str
    source: str


def frame(results, language, title, subtitle):
    says = results.attributes
    replications = language.number(says["replications"])
    source = language.of(
        f"Källa: {says['source']} · scenario {says['scenario']} · {replications} replikationer · frö {says['seed']}",
        f"Source: {says['source']} · scenario {says['scenario']} · {replications} replications · seed {says['seed']}")
    return Frame(str(says["title"]), title, subtitle, str(says.get("constructed") or "").strip(), source)


def prediction_band(language, replications):
    """What line and band mean, in the words that every figure uses."""
    n = language.number(replications)
    return language.of(f"Linje: median. Band: 80{_NB}% prediktionsintervall (10:e–90:e percentilen av {n} replikationer).",
                       f"Line: median. Band: 80% prediction interval (10th–90th percentile of {n} replications).")


def prediction_whisker(language, replications):
    n = language.number(replications)
    return language.of(f"Median med 80{_NB}% prediktionsintervall (10:e–90:e percentilen av {n} replikationer).",
                       f"Median with its 80% prediction interval (10th–90th percentile of {n} replications).")


def total(results, name, group="totals"):
    """One number per replication, everyone together; None where the file has no such outcome."""
    table = results.table(f"{group}/{name}")
    return None if table is None else table.pick(reporting_group=ALL).values


def monthly(results, name, group="monthly"):
    """A table by report period; raises NotInFile where the scenario asked for none."""
    table = results.table(f"{group}/{name}")
    if table is None:
        raise NotInFile(f"filen har inga månadsvärden ({group}/{name})", f"the file has no monthly values ({group}/{name})")
    return table.pick(reporting_group=ALL)


def period_starts(results, group="monthly"):
    """The first day of each report period [days from the start]."""
    return numpy.asarray(monthly(results, "period", group).values, dtype=float)


def period_ends(results, group="monthly"):
    """Where each report period ends [days from the start]: where the next begins, or at the horizon."""
    return numpy.append(period_starts(results, group)[1:], float(results.attributes["horizon_days"]))


def rounded(interval):
    """For a title: each number rounded to at most a tenth of the interval's width, in steps of 1, 5, 10, 50, ..."""
    width, step = interval.high - interval.low, 1.0
    for candidate in (c * 10.0 ** k for k in range(10) for c in (1, 5)):
        if candidate <= width / 10:
            step = candidate
    return Interval(*(round(part / step) * step for part in (interval.low, interval.middle, interval.high)))


@dataclass(frozen=True)
class Calendar:
    """Ticks of a time axis [days from the start]; `names` stand at the ticks, and `end` closes the axis."""

    ticks: list
    names: list
    minor: list
    end: float


def calendar(results, language, most=12):
    """Names for the years, or for the months where the run is short; at most so many."""
    start, horizon = results.attributes["start"], float(results.attributes["horizon_days"])
    first, last = day_of(start, 0), day_of(start, horizon)
    months = [d for d in _month_starts(first, last) if first <= d <= last]
    years = [d for d in months if d.month == 1]
    if len(years) >= 2 and len(years) <= most:
        named, minor = years, [d for d in months if d.month in (4, 7, 10)]
        names = [str(d.year) for d in named]
    else:
        every = max(1, -(-len(years if len(years) > most else months) // most))
        named, minor = (years if len(years) > most else months)[::every], []
        names = [str(d.year) if len(years) > most else language.month(d) if i == 0 or d.month == 1
                 else language.short_month(d) for i, d in enumerate(named)]
    return Calendar([(d - first).days for d in named], names, [(d - first).days for d in minor], horizon)


def _month_starts(first, last):
    day = date(first.year, first.month, 1)
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


_NB = "\u00a0"
