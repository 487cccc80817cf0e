"""What drives an outcome: for each unknown its Sobol indices, or Morris' mu*, with their intervals."""

from dataclasses import dataclass

import numpy

from estimates import common

MOST = 12  # unknowns; the rest move the outcome less


@dataclass(frozen=True)
class Bars:
    """The most important unknown first. Each of `first` and `total` is (value, low, high)."""

    frame: common.Frame
    names: list
    first: list   # empty for Morris
    total: list   # total index, or mu*
    first_name: str
    total_name: str
    across: str
    language: object
    id: str


def numbers(results, language):
    """One figure for each outcome that can be analysed."""
    sobol = results.attributes["method"] != "morris"
    total = results.table("indices/total" if sobol else "indices/mu_star")
    labels = results.table("indices/label").values
    names = results.table("indices/unknown_name").values
    figures = []
    for at, outcome in enumerate(total.labels["outcome"]):
        if numpy.isfinite(total.values[at]).all():
            first = results.table("indices/first").values[at] if sobol else None
            figures.append(_bars(results, language, outcome, str(labels[at]), names, first, total.values[at]))
    if not figures:
        raise common.NotInFile("inget utfall kunde analyseras", "no outcome could be analysed")
    return figures


def _bars(results, language, outcome, label, names, first, total):
    order = numpy.argsort(-total[:, 0], kind="stable")[:MOST]
    name, _, year = str(outcome).partition(":")
    told = f"{label[:1].upper()}{label[1:]} {year}".strip()
    leaders = _leaders(language, [str(names[u]) for u in order if total[u, 3] >= total[order[0], 2]])
    title = language.of(f"Det som driver mest: {leaders}", f"What drives most: {leaders}")
    if first is None:
        across = language.of("mu*: medelstorlek på effekten från ände till ände av fördelningen",
                             "mu*: mean size of the effect from one end of the distribution to the other")
    else:
        across = language.of("andel av variansen", "share of the variance")
    subtitle = language.of(f"{told}. Staplar med 95 % konfidensintervall, av punkter och replikationer.",
                           f"{told}. Bars with 95 % confidence intervals, of points and replications.")
    return Bars(_frame(results, language, title, subtitle), [str(names[u]) for u in order],
                [] if first is None else [_interval(first[u]) for u in order], [_interval(total[u]) for u in order],
                language.of("ensam", "alone"), language.of("med samspel", "with interactions") if first is not None else "mu*",
                across, language, f"sensitivity_{name.replace('.', '_')}{'_' + year if year else ''}")


def _leaders(language, names):
    """Those that may drive most: their intervals meet that of the first."""
    if len(names) > 2:
        return language.of(f"{names[0]}, {names[1]} eller något annat", f"{names[0]}, {names[1]} or another")
    return language.of(" eller ", " or ").join(names)


def _interval(told):
    value, _, low, high = (float(x) for x in told)
    return value, low, high


def _frame(results, language, title, subtitle):
    says = results.attributes
    source = language.of(
        f"Källa: {says['source']} · scenario {says['scenario']} · {says['rows']} rader av punkter · "
        f"{language.number(says['replications'])} replikationer i varje · frö {says['seed']}",
        f"Source: {says['source']} · scenario {says['scenario']} · {says['rows']} rows of points · "
        f"{language.number(says['replications'])} replications at each · seed {says['seed']}")
    return common.Frame(str(says["title"]), title, subtitle, str(says.get("constructed") or "").strip(), source)
