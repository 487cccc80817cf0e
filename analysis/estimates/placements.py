"""Cumulative placements over time as a fan."""

from dataclasses import dataclass

import numpy

from estimates import common


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    calendar: common.Calendar
    wide: common.Band        # 5th to 95th percentile
    band: common.Band        # 10th to 90th percentile
    labels: list             # (value, text, is it the median) beside the end of the fan
    axis: str
    language: object


def numbers(results, language):
    table = common.monthly(results, "placements_cumulative")
    ends = common.period_ends(results)
    band = common.Band.summary(ends, table).from_zero()
    wide = common.Band(ends, table.pick(statistic="q05").values, table.pick(statistic="q50").values,
                       table.pick(statistic="q95").values).from_zero()
    replications = results.attributes["replications"]
    subtitle = common.prediction_band(language, replications) + " " + _error(results, language)
    return Numbers(common.frame(results, language, title(results, language), subtitle),
                   common.calendar(results, language), wide, band,
                   _labels(common.total(results, "placements"), language),
                   language.of("Placeringar i arbete eller studier sedan starten",
                               "Placements in work or studies since the start"), language)


def title(results, language):
    """Omkring 160 placeringar på tre år (80 %: 120–200)."""
    shown = common.rounded(common.Interval.of(common.total(results, "placements")))
    length = common.measured(results, language)
    middle, interval = language.number(shown.middle), language.eighty(shown.low, shown.high)
    if shown.middle == 1:
        return language.of(f"Omkring en placering på {length} ({interval})",
                           f"About one placement in {length} ({interval})")
    return language.of(f"Omkring {middle} placeringar på {length} ({interval})",
                       f"About {middle} placements in {length} ({interval})")


def _error(results, language):
    """The mean and how well it is known; never mixed up with the interval."""
    sample = numpy.asarray(common.total(results, "placements"), dtype=float)
    mean = language.number(sample.mean(), 1)
    if sample.size < 2:
        return language.of(f"Medelvärde {mean}.", f"Mean {mean}.")
    error = language.number(sample.std(ddof=1) / numpy.sqrt(sample.size), 2)
    return language.of(f"Medelvärde {mean}, med Monte Carlo-felet {error}.",
                       f"Mean {mean}, with a Monte Carlo error of {error}.")


def _labels(sample, language):
    """What stands beside the end of the fan. From the totals, whose quantiles are exact; those of a month
    come from a histogram and may be a trifle off."""
    told = []
    for share, sv, en in ((0.05, "5\u00a0% hamnar under", "5% end below"),
                          (0.1, "10\u00a0% hamnar under", "10% end below"),
                          (0.5, "median", "median"), (0.9, "10\u00a0% hamnar över", "10% end above"),
                          (0.95, "5\u00a0% hamnar över", "5% end above")):
        value = float(numpy.quantile(numpy.asarray(sample, dtype=float), share))
        text = f"{language.number(value)}{' ' if share == 0.5 else ': '}{language.of(sv, en)}"
        told.append((value, text, share == 0.5))
    return told
