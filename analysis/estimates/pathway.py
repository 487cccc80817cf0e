"""The pathway's shape as the results file tells it: stages, transitions between them, who comes where."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from estimates.common import NotInFile


@dataclass(frozen=True)
class Stage:
    id: str
    name: str
    order: float
    final: bool
    placement: bool


@dataclass(frozen=True)
class Leg:
    """One branch of a transition; `outcome` is the name of the count of those who took it."""

    origin: str
    target: str
    outcome: str


@dataclass(frozen=True)
class Pathway:
    stages: list
    legs: list
    entries: list  # ids of stages that arrivals come to
    starts: dict   # starting stock by place: stage or waiting list
    gated: set     # ids of pools that admit at certain moments only
    lost: dict     # stages that those come to who give up waiting or are refused, and from which stages


def pathway(results):
    """Read from the scenario as run, which every results file carries."""
    text = results.table("scenario/composed")
    if text is None:
        raise NotInFile("filen bär inget scenario", "the file carries no scenario")
    return _pathway(str(text.values))


@lru_cache(maxsize=1)
def _pathway(text):
    """Every figure asks for it, and a long scenario takes seconds to read."""
    scenario = tomllib.loads(text)
    tables = scenario.get("stage", {})
    stages = [Stage(id, table.get("name", id), number(table.get("order", 0)), bool(table.get("final")),
                    bool(table.get("placement"))) for id, table in tables.items()]
    stages.sort(key=lambda stage: (stage.order, stage.id))
    legs = [leg for id, table in tables.items() for leg in _legs(id, id, table) +
            _legs(id, f"{id}.waiting", table.get("waiting", {}))]
    return Pathway(stages, legs, _entries(scenario), _starts(scenario), _gated(scenario),
                   _lost(tables))


def number(value):
    """A number of a scenario: plain, or a table that carries it with its source."""
    return value["value"] if isinstance(value, dict) else value


def _legs(origin, path, table):
    legs = []
    for id, transition in table.get("to", {}).items():
        outcome = f"flow.{path}.{id}"
        branches = transition.get("branches", {})
        if len(branches) > 1:
            legs += [Leg(origin, target, f"{outcome}.{target}") for target in branches]
        else:
            legs.append(Leg(origin, next(iter(branches), transition.get("to", id)), outcome))
    return legs


def _entries(scenario):
    found = []
    for arrival in scenario.get("arrival", {}).values():
        found += list(arrival.get("branches", {})) or [arrival["to"]]
    return sorted(set(found))


def _starts(scenario):
    starts = {}
    for stock in scenario.get("stock", {}).values():
        counts = stock["counts"].values() if "counts" in stock else [stock.get("count", 0)]
        place = stock["stage"] + (".waiting" if stock.get("waiting") else "")
        starts[place] = starts.get(place, 0) + sum(number(c) for c in counts)
    return starts


def _lost(stages):
    lost = {}
    for id, table in stages.items():
        for target in {table.get("patience", {}).get("to"), table.get("refused_to")} - {None}:
            lost.setdefault(target, []).append(id)
    return lost


def _gated(scenario):
    return {id for id, pool in scenario.get("pool", {}).items() if "gate" in pool}
