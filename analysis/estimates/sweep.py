"""A sweep: the first outcome along one varied field, or over the cells of two."""

from dataclasses import dataclass

import numpy

from estimates import common, money

MOST_CELLS_TOLD = 80


@dataclass(frozen=True)
class Line:
    """Along one field: the outcome's median and interval at each of its values."""

    frame: common.Frame
    names: list        # of the values, as told
    at: numpy.ndarray  # where they stand: the values, or 0, 1, ... where they are words
    low: numpy.ndarray
    middle: numpy.ndarray
    high: numpy.ndarray
    across: str
    up: str
    decimals: int
    language: object
    id: str = "sweep"


@dataclass(frozen=True)
class Map:
    """Over two fields: a mean in each cell, [row, column], and what is told in it."""

    frame: common.Frame
    across_names: list
    up_names: list
    means: numpy.ndarray
    told: list         # [row][column]: lines; empty where there are too many cells
    across: str
    up: str
    id: str = "sweep"


def numbers(results, language):
    paths = list(results.table("axes/axis").values)
    outcome = results.names("outcomes")
    outcome = next(name for name in outcome if name not in ("point", "statistic"))
    if results.attributes["plan"] != "grid" or len(paths) > 2:
        raise common.NotInFile("bara rutnät över ett eller två fält ritas",
                               "only grids of one field or two are drawn")
    axes = [Axis(results, path, language) for path in paths]
    if len(axes[0].names) < 2 and len(axes) < 2:
        raise common.NotInFile("svepet har en enda punkt", "the sweep has a single point")
    told = Told(results, outcome, language)
    return _line(results, language, axes[0], told) if len(axes) == 1 else _map(results, language, axes, told)


class Axis:
    """A varied field: its values in the order of the design, each once."""

    def __init__(self, results, path, language):
        values = list(results.table(f"points/{path}").values)
        self.values = list(dict.fromkeys(values))
        units = dict(zip(results.table("axes/axis").values, results.table("axes/unit").values))
        self.path = path
        self.title = path + (f" [{units[path]}]" if units[path] else "")
        self.numeric = not isinstance(self.values[0], str)
        self.names = [short(v, language) if self.numeric else str(v).strip('"') for v in self.values]


class Told:
    """The outcome's statistics, point by point, in a unit for people."""

    def __init__(self, results, outcome, language):
        table = results.table(f"outcomes/{outcome}")
        swedish = language.code == "sv"
        self.label = table.attributes["long_name" if swedish else "long_name_en"]
        self.statistic = {s: table.pick(statistic=s).values.astype(float) for s in ("mean", "q10", "q50", "q90")}
        largest = float(numpy.nanmax(numpy.abs(self.statistic["q90"]), initial=0.0))
        if table.attributes.get("units") == "SEK":
            unit = money.unit_for(largest)
            self.statistic = {s: values / unit.scale for s, values in self.statistic.items()}
            largest /= unit.scale
            self.label += f" [{unit.told(0, language, 0).removeprefix('0').strip()}]"
        self.decimals = 0 if largest >= 10 else 1 if largest >= 1 else 2


def _line(results, language, axis, told):
    title = language.of(f"{_first_up(told.label)} när {axis.path} varierar",
                        f"{_first_up(told.label)} as {axis.path} varies")
    subtitle = _subtitle(results, language) + " " + common.prediction_band(language,
                                                                           results.attributes["replications"])
    at = numpy.array(axis.values, dtype=float) if axis.numeric else numpy.arange(len(axis.values), dtype=float)
    order = numpy.argsort(at)
    part = told.statistic
    return Line(common.frame(results, language, title, subtitle), [axis.names[i] for i in order], at[order],
                part["q10"][order], part["q50"][order], part["q90"][order], axis.title, told.label,
                told.decimals, language)


def _map(results, language, axes, told):
    up, across = axes
    shape = len(up.values), len(across.values)
    means, low, high = (told.statistic[s].reshape(shape) for s in ("mean", "q10", "q90"))
    title = language.of(f"{_first_up(told.label)} över {up.path} och {across.path}",
                        f"{_first_up(told.label)} over {up.path} and {across.path}")
    cells = [[[language.number(means[r, c], told.decimals),
               language.span(low[r, c], high[r, c], told.decimals)] for c in range(shape[1])]
             for r in range(shape[0])] if means.size <= MOST_CELLS_TOLD else []
    least, most, widest = (language.number(float(x), told.decimals)
                           for x in (numpy.nanmin(means), numpy.nanmax(means), numpy.nanmax(high - low)))
    scale = language.of(
        f"Medelvärde, från {least} (ljust) till {most} (mörkt), med 80\u00a0% prediktionsintervall, högst {widest} brett.",
        f"Mean, from {least} (light) to {most} (dark), with its 80% prediction interval, at most {widest} wide.")
    return Map(common.frame(results, language, title, _subtitle(results, language) + " " + scale),
               across.names, up.names, means, cells, across.title, up.title)


def _subtitle(results, language):
    n, points = (language.number(results.attributes[key]) for key in ("replications", "points"))
    return language.of(f"{points} punkter om {n} replikationer var, samma personer med samma tur i alla.",
                       f"{points} points of {n} replications each, the same people with the same luck at all.")


def short(value, language):
    """About four digits, as the language writes them."""
    value = float(value)
    text = f"{value:.4g}" if abs(value) < 1e4 else language.number(value)
    return text.replace(".", ",") if language.code == "sv" and "e" not in text else text


def _first_up(text):
    return text[:1].upper() + text[1:]
