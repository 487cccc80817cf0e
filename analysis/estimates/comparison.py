"""Scenarios side by side: each one's paired differences to the first."""

from dataclasses import dataclass, replace

import numpy

from estimates import common, difference

MOST_PANELS, MOST_ROWS = 6, 8


@dataclass(frozen=True)
class Panel:
    """One scenario against the first: the outcomes that differ, and what is to be said above them."""

    name: str
    told: str
    clear: bool
    rows: list


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    panels: list
    language: object


class One:
    """A comparison's results as those of one scenario with the first as its base."""

    def __init__(self, results, name):
        first = results.table("scenarios/scenario").values[0]
        self.attributes = results.attributes | {"base": first, "compared": scenario_of(results, name)}
        self._results, self._name = results, name

    def table(self, path):
        table = self._results.table(path)
        return table if table is None or "difference" not in table.dims else table.pick(difference=self._name)


def numbers(results, language):
    """Of two scenarios the figure of a paired difference; of more a panel for each but the first."""
    names = list(results.table("difference/totals/difference").values)
    if len(names) == 1:
        return difference.numbers(One(results, names[0]), language)
    panels = [_panel(results, name, language) for name in names[:MOST_PANELS]]
    first, n = results.table("scenarios/scenario").values[0], language.number(results.attributes["replications"])
    length = common.measured(results, language)
    title = language.of(f"{language.count(len(names)).capitalize()} alternativ mot {first} på {length}",
                        f"{language.count(len(names)).capitalize()} alternatives to {first} in {length}")
    subtitle = language.of(
        f"Parvisa skillnader mot {first}: samma personer med samma tur i {n} replikationer. "
        "Median med 80\u00a0% prediktionsintervall; grått där det täcker noll. Varje rad har samma skala i alla rutor.",
        f"Paired differences to {first}: the same people with the same luck in {n} replications. "
        "Median with its 80% prediction interval; grey where it covers zero. Each row has the same scale in all panels.")
    if len(names) > MOST_PANELS:
        subtitle += language.of(f" De {MOST_PANELS} första av {len(names)} visas.",
                                f" The first {MOST_PANELS} of {len(names)} are shown.")
    return Numbers(common.frame(results, language, title, subtitle), _one_scale(panels), language)


def _panel(results, name, language):
    one = One(results, name)
    sample = common.total(one, "placements", "difference/totals")
    more, fewer = float(numpy.mean(sample > 0)), float(numpy.mean(sample < 0))
    rows, _ = difference.rows(one, language)
    told = language.of(f"fler placeringar i {language.percent(more)}, färre i {language.percent(fewer)}",
                       f"more placements in {language.percent(more)}, fewer in {language.percent(fewer)}")
    clear = not difference.covers_zero(common.Interval.of(sample))
    return Panel(scenario_of(results, name), told, clear, rows[:MOST_ROWS])


def scenario_of(results, name):
    """"b" of "b - a"."""
    first = results.table("scenarios/scenario").values[0]
    return name.removesuffix(f" - {first}")


def _one_scale(panels):
    """Rows of the same outcome reach as far in every panel."""
    reach = {}
    for panel in panels:
        for row in panel.rows:
            reach[row.name] = max(reach.get(row.name, 0.0), row.reach)
    return [replace(panel, rows=[replace(row, reach=reach[row.name]) for row in panel.rows]) for panel in panels]
