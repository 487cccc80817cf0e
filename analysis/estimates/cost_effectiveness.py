"""The cost-effectiveness plane of a scenario against its base, and how often it is the better one by what a QALY is
worth. Conventions as in stats/economics.hpp: differences are paired, the curve is of net benefit."""

from dataclasses import dataclass

import numpy

from estimates import common, money

THRESHOLDS = numpy.linspace(0.0, 1_000_000.0, 101)


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    effects: numpy.ndarray     # QALY
    costs: numpy.ndarray       # real resources, in `unit`
    unit: object
    thresholds: numpy.ndarray  # SEK for a QALY
    acceptable: numpy.ndarray  # share of the replications in which the scenario has the larger net benefit
    on_average: numpy.ndarray  # whether it has it on average: there it is on the frontier
    language: object


def numbers(results, language):
    effects = _first(results, ("present_qaly", "qaly"))
    costs = _first(results, ("present_resources", "real_resources", "resources"))
    if effects is None or costs is None:
        raise common.NotInFile("scenariot räknar ingen livskvalitet mot en bas",
                               "the scenario tells no quality of life against a base")
    benefit = THRESHOLDS[:, None] * effects[None, :] - costs[None, :]
    acceptable = (benefit > 0).mean(axis=1) + 0.5 * (benefit == 0).mean(axis=1)
    better, dearer = float(numpy.mean(effects > 0)), float(numpy.mean(costs > 0))
    subtitle = language.of(
        f"Skillnad mot basen, en punkt per replikation: verkliga resurser mot vunna kvalitetsjusterade levnadsår. Dyrare i "
        f"{language.percent(dearer)}, bättre i {language.percent(better)}. Heldragen del av kurvan: bäst i medel.",
        f"Difference to the base, a point per replication: real resources against quality-adjusted life years gained. Dearer "
        f"in {language.percent(dearer)}, better in {language.percent(better)}. Solid part of the curve: best on average.")
    unit = money.unit_for(float(numpy.abs(costs).max()))
    return Numbers(common.frame(results, language, title(acceptable, language), subtitle), effects, costs / unit.scale,
                   unit, THRESHOLDS, acceptable, benefit.mean(axis=1) > 0, language)


def _first(results, names):
    for name in names:
        sample = common.total(results, name, "difference/totals")
        if sample is not None:
            return numpy.asarray(sample, dtype=float)
    return None


def title(acceptable, language):
    at = float(acceptable[50])
    worth = language.number(500_000)
    return language.of(f"Vid {worth} kr per QALY är det värt pengarna med {language.percent(at)} sannolikhet",
                       f"At {worth} SEK for a QALY it is worth the money with a probability of {language.percent(at)}")
