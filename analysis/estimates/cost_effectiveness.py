"""The cost-effectiveness plane of a scenario against its base, and how often it is the better one by what a QALY is
worth; of a comparison the planes of all its scenarios against the first, and its acceptability curves. Conventions as
in stats/economics.hpp: differences are paired, the curve is of net benefit."""

from dataclasses import dataclass

import numpy

from estimates import common, money
from estimates.comparison import One, scenario_of
from read_results import COMPARISON

THRESHOLDS = numpy.linspace(0.0, 1_000_000.0, 101)
MOST_CLOUDS = 3


@dataclass(frozen=True)
class Cloud:
    """A scenario's differences to the base, replication by replication."""

    name: str
    effects: numpy.ndarray  # QALY
    costs: numpy.ndarray    # real resources, in the figure's unit


@dataclass(frozen=True)
class Curve:
    name: str
    acceptable: numpy.ndarray  # share of the replications in which the scenario has the largest net benefit
    on_average: numpy.ndarray  # whether it has it on average: there it is on the frontier


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    clouds: list
    unit: object
    thresholds: numpy.ndarray  # SEK for a QALY
    curves: list
    axis: str
    language: object


def numbers(results, language):
    if results.attributes.get("file_kind") == COMPARISON:
        return _of_comparison(results, language)
    effects, costs = _sample(results)
    benefit = THRESHOLDS[:, None] * effects[None, :] - costs[None, :]
    acceptable = (benefit > 0).mean(axis=1) + 0.5 * (benefit == 0).mean(axis=1)
    axis = language.of("Sannolikhet att vara bättre än basen", "Probability of being better than the base")
    return _numbers(results, language, [Cloud("", effects, costs)], THRESHOLDS,
                    [Curve("", acceptable, benefit.mean(axis=1) > 0)], axis, title(acceptable, language))


def _of_comparison(results, language):
    """The curves are the file's own."""
    probability = results.table("acceptability/probability")
    if probability is None:
        raise common.NotInFile("scenarierna räknar ingen livskvalitet", "the scenarios tell no quality of life")
    names = list(results.table("difference/totals/difference").values)
    clouds = [Cloud(scenario_of(results, name), *_sample(One(results, name))) for name in names[:MOST_CLOUDS]]
    best = results.table("acceptability/best_on_average")
    scenarios = list(probability.labels["scenario"])
    curves = [Curve(id, probability.pick(scenario=id).values, best.pick(scenario=id).values == 1) for id in scenarios]
    curves = curves[:MOST_CLOUDS + 1] if len(curves) > 2 else curves[1:]
    axis = language.of("Sannolikhet att vara bäst", "Probability of being the best")
    told = title(curves[0].acceptable, language) if len(curves) == 1 else _best(curves, language)
    return _numbers(results, language, clouds, probability.labels["threshold"], curves, axis, told)


def _numbers(results, language, clouds, thresholds, curves, axis, told):
    shares = "; ".join(_shares(cloud, language) for cloud in clouds)
    subtitle = language.of(
        f"Skillnad mot basen, en punkt per replikation: verkliga resurser mot vunna kvalitetsjusterade levnadsår. {shares}. "
        "Heldragen del av kurvan: bäst i medel.",
        f"Difference to the base, a point per replication: real resources against quality-adjusted life years gained. "
        f"{shares}. Solid part of the curve: best on average.")
    unit = money.unit_for(max(float(numpy.abs(cloud.costs).max()) for cloud in clouds))
    scaled = [Cloud(cloud.name, cloud.effects, cloud.costs / unit.scale) for cloud in clouds]
    return Numbers(common.frame(results, language, told, subtitle), scaled, unit, thresholds, curves, axis, language)


def _shares(cloud, language):
    dearer, better = (language.percent(float(numpy.mean(sample > 0))) for sample in (cloud.costs, cloud.effects))
    words = language.of(f"dyrare i {dearer} och bättre i {better}", f"dearer in {dearer} and better in {better}")
    return f"{cloud.name}: {words}" if cloud.name else words[0].upper() + words[1:]


def _sample(results):
    """QALY and real resources, less the base's."""
    effects = _first(results, ("present_qaly", "qaly"))
    costs = _first(results, ("present_resources", "real_resources", "resources"))
    if effects is None or costs is None:
        raise common.NotInFile("scenariot räknar ingen livskvalitet mot en bas",
                               "the scenario tells no quality of life against a base")
    return effects, costs


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


def _best(curves, language):
    found = next((curve for curve in curves if curve.on_average[50]), curves[0])
    at, worth = language.percent(float(found.acceptable[50])), language.number(500_000)
    return language.of(f"Vid {worth} kr per QALY är {found.name} bäst i medel, och bäst med {at} sannolikhet",
                       f"At {worth} SEK for a QALY {found.name} is best on average, and best with a probability of {at}")
