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
                   common.calendar(results, language), wide, band, _labels(band.at(-1), wide.at(-1), language),
                   language.of("Placeringar i arbete eller studier sedan starten",
                               "Placements in work or studies since the start"), language)


def title(results, language):
    """Omkring 160 placeringar på tre år (80 %: 120–200)."""
    shown = common.rounded(common.Interval.of(common.total(results, "placements")))
    length = language.length(results.attributes["horizon_days"] - results.attributes.get("measure_from", 0))
    middle, interval = language.number(shown.middle), language.eighty(shown.low, shown.high)
    if shown.middle == 1:
        return language.of(f"Omkring en placering på {length} ({interval})", f"About one placement in {length} ({interval})")
    return language.of(f"Omkring {middle} placeringar på {length} ({interval})",
                       f"About {middle} placements in {length} ({interval})")


def _error(results, language):
    """The mean and how well it is known; never mixed up with the interval."""
    sample = numpy.asarray(common.total(results, "placements"), dtype=float)
    mean = language.number(sample.mean(), 1)
    if sample.size < 2:
        return language.of(f"Medelvärde {mean}.", f"Mean {mean}.")
    error = language.number(sample.std(ddof=1) / numpy.sqrt(sample.size), 2)
    return language.of(f"Medelvärde {mean}, med Monte Carlo-felet {error}.", f"Mean {mean}, with a Monte Carlo error of {error}.")


def _labels(band, wide, language):
    """What stands beside the end of the fan, from the top."""
    percent, number = language.percent, language.number
    return [(wide.high, language.of(f"{number(wide.high)}: 5{NB}% hamnar över", f"{number(wide.high)}: 5% end above"), False),
            (band.high, language.of(f"{number(band.high)}: 10{NB}% hamnar över", f"{number(band.high)}: 10% end above"), False),
            (band.middle, language.of(f"{number(band.middle)} median", f"{number(band.middle)} median"), True),
            (band.low, language.of(f"{number(band.low)}: 10{NB}% hamnar under", f"{number(band.low)}: 10% end below"), False),
            (wide.low, language.of(f"{number(wide.low)}: 5{NB}% hamnar under", f"{number(wide.low)}: 5% end below"), False)]


NB = "\u00a0"
