"""Intervals for curves that the file keeps as counts pooled over all replications.

What one replication can be expected to show varies as a sample of its own size does: the variance is
Greenwood's (1926), and with competing exits that of the delta method (Marubini and Valsecchi 1995), with the
pooled numbers at risk divided by the number of replications. The tables are by whole months, and so are the
steps of the sums.
"""

from dataclasses import dataclass

import numpy

from estimates import common
from estimates.common import Band

NOTHING = 1e-9  # a share as small as this is rounding
TENTH = 1.2815515655446004  # the 90th percentile of the standard normal distribution


@dataclass(frozen=True)
class Curve:
    band: Band    # shares by month since the beginning
    label: str    # beside its end
    kind: str


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    curves: list
    months: int        # how far the axis goes
    top: float         # of the scale
    axis: str
    below: str         # under the time axis
    language: object


def told(interval, language):
    """52 % (38–65 %)."""
    high = language.percent(interval.high)
    return f"{language.percent(interval.middle)} ({language.number(100 * interval.low)}–{high})"


def greenwood(language):
    return language.of("Band: 80\u00a0% prediktionsintervall för en replikation (Greenwood).",
                       "Band: 80% prediction interval of one replication (Greenwood).")


def table(results, name):
    found, at_risk = results.table(f"curves/{name}"), results.table(f"curves/{name}_at_risk")
    if found is None or at_risk is None:
        raise common.NotInFile(f"filen har inga kurvor ({name})", f"the file has no curves ({name})")
    return found, at_risk


def followed(at_risk, replications, least=1.0):
    """How many months, from the first, have at least so many at risk in a replication on average."""
    enough = numpy.asarray(at_risk, dtype=float) / replications >= least
    return int(numpy.argmin(enough)) if not enough.all() else enough.size


def survival_band(share, at_risk, replications):
    """Kaplan and Meier's curve with its interval, on the log(-log) scale so that it stays between 0 and 1."""
    share, size = numpy.asarray(share, dtype=float), numpy.asarray(at_risk, dtype=float) / replications
    lost, there = share[:-1] - share[1:], share[:-1]
    with numpy.errstate(divide="ignore", invalid="ignore", over="ignore"):
        steps = numpy.where(lost > NOTHING, lost / (share[1:] * size[:-1]), 0.0)
        error = numpy.sqrt(numpy.append(0.0, numpy.cumsum(numpy.where(there > 0, steps, 0.0))))
        between = (share > NOTHING) & (share < 1 - NOTHING)
        spread = numpy.where(between, TENTH * error / numpy.abs(numpy.log(share)), 0.0)
        low, high = share ** numpy.exp(spread), share ** numpy.exp(-spread)
    return Band(numpy.arange(share.size, dtype=float), numpy.nan_to_num(low), share, numpy.nan_to_num(high))


def incidence_band(share, still, at_risk, replications):
    """Aalen and Johansen's cumulative incidence of one exit; `still` is the share without any exit."""
    share, still = numpy.asarray(share, dtype=float), numpy.asarray(still, dtype=float)
    size = numpy.asarray(at_risk, dtype=float) / replications
    with numpy.errstate(divide="ignore", invalid="ignore"):  # where nobody is left, nothing is added
        any_exit = numpy.where(still[:-1] > 0, 1 - still[1:] / still[:-1], 0.0)
        this_exit = numpy.where(still[:-1] > 0, numpy.diff(share) / still[:-1], 0.0)
        of_any = numpy.where(any_exit < 1, any_exit / ((1 - any_exit) * size[:-1]), 0.0)
    error = numpy.zeros(share.size)
    for month in range(1, share.size):
        ahead = share[month] - share[1:month + 1]
        here, there, n = this_exit[:month], still[:month], size[:month]
        error[month] = numpy.sum(ahead ** 2 * of_any[:month] + there ** 2 * here * (1 - here) / n
                                 - 2 * ahead * there * here / n)
    spread = TENTH * numpy.sqrt(numpy.maximum(error, 0.0))
    return Band(numpy.arange(share.size, dtype=float), numpy.maximum(share - spread, 0.0), share,
                numpy.minimum(share + spread, 1.0))
