"""What placements are where each uncertain number is low, middling or high: conditional means over its draws."""

from dataclasses import dataclass

import numpy

from estimates import common
from estimates.sweep import short

MOST_PANELS, MOST_BINS, LEAST_IN_BIN = 6, 8, 10


@dataclass(frozen=True)
class Panel:
    """One uncertain number: in bins of equally many draws, its mean, the outcome's mean with its Monte Carlo error,
    and the outcome's 80 % prediction interval."""

    name: str
    told: str
    at: numpy.ndarray
    mean: numpy.ndarray
    error: numpy.ndarray
    low: numpy.ndarray
    high: numpy.ndarray
    share: float   # of the variance of the draws' means that the bins explain


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    panels: list
    axis: str
    reach: tuple   # of the outcome, the same in all panels
    language: object


def numbers(results, language):
    table = results.table("draws/value")
    if table is None:
        raise common.NotInFile("inga tal är dragna i körningen", "no numbers are drawn in the run")
    sample = numpy.asarray(common.total(results, "placements"), dtype=float)
    per_draw = int(results.attributes["replications_per_draw"])
    outcome = sample.reshape(-1, per_draw)
    bins = min(MOST_BINS, len(outcome) // LEAST_IN_BIN)
    if bins < 3:
        raise common.NotInFile("för få dragningar", "too few draws")
    paths = table.labels["parameter"]
    panels = [panel(path, table.values[:len(outcome), p], outcome, bins, language) for p, path in enumerate(paths)]
    panels = sorted((one for one in panels if one is not None), key=lambda one: -one.share)
    shown = panels[:MOST_PANELS]
    reach = min(one.low.min() for one in shown), max(one.high.max() for one in shown)
    return Numbers(common.frame(results, language, _title(shown[0], language),
                                _subtitle(results, len(outcome), bins, len(panels), language)),
                   shown, language.of("Placeringar", "Placements"), reach, language)


def panel(path, values, outcome, bins, language):
    """None where the number is certain."""
    if not numpy.isfinite(values).all() or values.min() == values.max():
        return None
    parts = numpy.array_split(numpy.argsort(values, kind="stable"), bins)
    means = outcome.mean(axis=1)
    mean = numpy.array([means[part].mean() for part in parts])
    error = numpy.array([means[part].std(ddof=1) / numpy.sqrt(len(part)) for part in parts])
    low, high = (numpy.array([numpy.quantile(outcome[part], q) for part in parts]) for q in (0.1, 0.9))
    at = numpy.array([values[part].mean() for part in parts])
    change, off = mean[-1] - mean[0], numpy.hypot(error[0], error[-1])
    told = language.of(f"{short(at[0], language)} till {short(at[-1], language)}: "
                       f"{language.signed(change, 1)} ± {language.number(off, 1)}",
                       f"{short(at[0], language)} to {short(at[-1], language)}: "
                       f"{language.signed(change, 1)} ± {language.number(off, 1)}")
    return Panel(path, told, at, mean, error, low, high, _explained(mean, error, means))


def _explained(mean, error, means):
    """Less what the bins' means would scatter by chance alone."""
    total = means.var(ddof=1)
    return max(0.0, float((mean.var() - (error ** 2).mean()) / total)) if total > 0 else 0.0


def _title(first, language):
    return language.of(f"Placeringar följer mest {first.name}", f"Placements go most with {first.name}")


def _subtitle(results, draws, bins, count, language):
    n = language.number(draws)
    text = language.of(
        f"{n} dragningar i {bins} lika stora delar efter varje osäkert tals värde. Punkt: medelvärde, med Monte Carlo-fel. "
        "Band: 80\u00a0% prediktionsintervall, de andra talen och slumpen i. Ovanför: skillnaden mellan delarna ytterst.",
        f"{n} draws in {bins} parts of the same size, by each uncertain number's value. Dot: mean, with its Monte Carlo "
        "error. Band: 80% prediction interval, the other numbers and chance in it. Above: the difference between the "
        "outermost parts.")
    if count > MOST_PANELS:
        text += language.of(f" De {MOST_PANELS} av {count} tal som betyder mest.",
                            f" The {MOST_PANELS} of {count} numbers that matter most.")
    return text
