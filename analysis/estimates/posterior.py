"""A calibration: each unknown before and after, and pairs of those that the observations tell most of."""

from dataclasses import dataclass

import numpy

from estimates import common

MOST = 5  # unknowns in the figure: the best known first


@dataclass(frozen=True)
class Pairs:
    frame: common.Frame
    names: list
    before: numpy.ndarray  # [draw, unknown]
    after: numpy.ndarray
    language: object
    id: str = "posterior"


def numbers(results, language):
    contraction = numpy.asarray(results.table("unknowns/contraction").values, dtype=float)
    words = results.table("unknowns/identified").values
    names = [str(name) for name in results.table("unknowns/unknown_name").values]
    chosen = sorted(numpy.argsort(-contraction, kind="stable")[:MOST])
    told = sum(str(word) != "not_at_all" for word in words)
    title = language.of(f"De observerade talen säger något om {told} av {len(names)} okända",
                        f"The observed numbers tell something of {told} of {len(names)} unknowns")
    subtitle = language.of("På diagonalen före (grått) och efter (blått); under den dragningar ur posteriorn, två och två.",
                           "On the diagonal before (grey) and after (blue); below it draws of the posterior, two by two.")
    return Pairs(_frame(results, language, title, subtitle), [names[u] for u in chosen],
                 results.table("prior/value").values[:, chosen], results.table("posterior/value").values[:, chosen],
                 language)


def _frame(results, language, title, subtitle):
    says = results.attributes
    simulated, worth = language.number(says["simulated"]), language.number(says["effective"])
    source = language.of(
        f"Källa: {says['source']} · scenario {says['scenario']} · {simulated} simuleringar, värda {worth} oberoende "
        f"dragningar · frö {says['seed']}",
        f"Source: {says['source']} · scenario {says['scenario']} · {simulated} simulations, worth {worth} independent "
        f"draws · seed {says['seed']}")
    return common.Frame(str(says["title"]), title, subtitle, str(says.get("constructed") or "").strip(), source)
