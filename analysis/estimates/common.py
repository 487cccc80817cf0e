"""What all figures share: intervals, bands over time, the frame around a figure, the calendar below it."""

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
        """Of one number per replication, without those that had nothing to tell (NaN); of none it is zero."""
        told = numpy.asarray(sample, dtype=float)
        told = told[numpy.isfinite(told)]
        return Interval(*(float(q) for q in numpy.quantile(told if told.size else [0.0], (0.1, 0.5, 0.9))))

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
        """From a table of statistics. Quantiles may come from a histogram: kept within what was seen."""
        told = {s: numpy.asarray(table.pick(statistic=s).values, dtype=float)
                for s in ("min", "q10", "q50", "q90", "max")}
        return Band(days, *(told[q].clip(told["min"], told["max"]) for q in ("q10", "q50", "q90")))

    @staticmethod
    def of(days, sample):
        """From every replication, along the first axis."""
        return Band(days, *numpy.nanquantile(numpy.asarray(sample, dtype=float), (0.1, 0.5, 0.9), axis=0))

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
    run = f"{says['source']} · scenario {says['scenario']}, {says['start']} – {says['end']}"
    source = language.of(f"Källa: {run} · {replications} replikationer · frö {says['seed']}",
                         f"Source: {run} · {replications} replications · seed {says['seed']}")
    return Frame(str(says["title"]), title, subtitle, str(says.get("constructed") or "").strip(), source)


def prediction_band(language, replications):
    """What line and band mean, in the words that every figure uses."""
    interval = _interval_in_words(language, replications)
    return language.of(f"Linje: median. Band: {interval}.", f"Line: median. Band: {interval}.")


def prediction_whisker(language, replications):
    interval = _interval_in_words(language, replications)
    return language.of(f"Median med {interval}.", f"Median with its {interval}.")


def _interval_in_words(language, replications):
    n = language.number(replications)
    return language.of(f"80\u00a0% prediktionsintervall (10:e–90:e percentilen av {n} replikationer)",
                       f"80% prediction interval (10th–90th percentile of {n} replications)")


def measured(results, language):
    """The time that the totals are about, in words."""
    return language.length(results.attributes["horizon_days"] - results.attributes.get("measure_from", 0))


def labels(results, axis, language):
    """Names for people along an axis, such as "monthly/place"; its ids where the file has no names."""
    english = results.table(f"{axis}_name_en") if language.code == "en" else None
    names = results.table(f"{axis}_name") if english is None else english
    return list((results.table(axis) if names is None else names).values)


def total(results, name, group="totals"):
    """One number per replication, everyone together; None where the file has no such outcome."""
    table = results.table(f"{group}/{name}")
    return None if table is None else table.pick(reporting_group=ALL).values


def monthly(results, name, group="monthly"):
    """A table by report period; raises NotInFile where the scenario asked for none."""
    table = results.table(f"{group}/{name}")
    if table is None:
        raise NotInFile(f"filen har inga månadsvärden ({group}/{name})",
                        f"the file has no monthly values ({group}/{name})")
    return table.pick(reporting_group=ALL)


def band_of_means(results, name, days, **where):
    """A band of numbers that are not whole: exact where the file keeps every replication, else by the
    histogram, which tells small numbers to within one."""
    kept = results.table(f"monthly_replications/{name}")
    if kept is not None:
        return Band.of(days, kept.pick(reporting_group=ALL, **where).values)
    return Band.summary(days, monthly(results, name).pick(**where))


def period_word(results, language):
    weekly = results.attributes.get("report") == "week"
    return language.of("vecka" if weekly else "månad", "week" if weekly else "month")


def period_starts(results, group="monthly"):
    """The first day of each report period [days from the start]."""
    return numpy.asarray(monthly(results, "period", group).values, dtype=float)


def period_ends(results, group="monthly"):
    """Where each report period ends [days from the start]: where the next begins, or at the horizon."""
    return numpy.append(period_starts(results, group)[1:], float(results.attributes["horizon_days"]))


def rounded(interval):
    """For a title: rounded to at most a tenth of the interval's width, in steps of 1, 5, 10, 50, ..."""
    width, step = interval.high - interval.low, 1.0
    for candidate in (c * 10.0 ** k for k in range(10) for c in (1, 5)):
        if candidate <= width / 10:
            step = candidate
    return Interval(*(round(part / step) * step for part in (interval.low, interval.middle, interval.high)))


@dataclass(frozen=True)
class Calendar:
    """A time axis [days from the start]: years or months between bounds, their names in the middle."""

    bounds: list
    middles: list
    names: list
    end: float


def calendar(results, language, most=12):
    """Years, or months where the run is short; so many at most are named."""
    start, horizon = results.attributes["start"], float(results.attributes["horizon_days"])
    first, last = day_of(start, 0), day_of(start, horizon)
    yearly = (last - first).days > 500
    inner = [d for d in _month_starts(first, last) if first < d < last and (d.month == 1 or not yearly)]
    bounds = [first] + inner + [last]
    days = [float((d - first).days) for d in bounds]
    every = max(1, -(-(len(bounds) - 1) // most))
    middles, names, told = [], [], None
    for begin, end, day in list(zip(days, days[1:], bounds))[::every]:
        if not yearly or end - begin > 0.04 * horizon:
            middles.append((begin + end) / 2)
            names.append(str(day.year) if yearly else _month_name(day, told, language))
            told = day.year
    return Calendar(days, middles, names, horizon)


def _month_name(day, told, language):
    """The year stands below the first month that is named in it."""
    return language.short_month(day) + ("" if day.year == told else f"\n{day.year}")


def _month_starts(first, last):
    day = date(first.year, first.month, 1)
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def period_middles(results, group="monthly"):
    """Where the mean of each report period is drawn [days from the start]."""
    return (period_starts(results, group) + period_ends(results, group)) / 2
