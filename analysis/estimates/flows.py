"""The chain as a flow diagram: stages, the starting and ending stock of each, and how many went where."""

from dataclasses import dataclass

import numpy

from estimates import common
from estimates.pathway import pathway


@dataclass(frozen=True)
class Node:
    """A stage with its waiting list folded in."""

    id: str
    name: str
    column: int
    kind: str      # "stage", "placement", "final"
    lines: tuple   # stock, below the name
    arrivals: common.Interval  # from outside; None where nobody comes


@dataclass(frozen=True)
class Edge:
    source: str
    target: str
    count: common.Interval
    kind: str      # "forward", "placement", "final", "back"


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    nodes: list
    edges: list
    language: object


def numbers(results, language):
    path = pathway(results)
    counts = edge_counts(results, path)
    columns = stage_columns(path.stages, set(counts))
    kinds = {stage.id: "placement" if stage.placement else "final" if stage.final else "stage"
             for stage in path.stages}
    edges = [Edge(source, target, common.Interval.of(sample), _edge_kind(source, target, columns, kinds))
             for (source, target), sample in counts.items()]
    shown = [edge for edge in edges if edge.count.high > 0]
    arrivals = arrivals_by_stage(results, path, counts)
    touched = {id for edge in shown for id in (edge.source, edge.target)} | set(arrivals)
    touched |= {place.removesuffix(".waiting") for place in path.starts}
    nodes = [Node(stage.id, stage.name, columns[stage.id], kinds[stage.id],
                  _stock_lines(results, stage, path.starts, language), arrivals.get(stage.id))
             for stage in path.stages if stage.id in touched]
    return Numbers(common.frame(results, language, title(results, path, language),
                                _subtitle(results, edges, path, language)), nodes, shown, language)


def edge_counts(results, path):
    """How many went from stage to stage, by replication; all transitions between two stages are one edge."""
    counts = {}
    for leg in path.legs:
        sample = common.total(results, leg.outcome)
        if sample is not None:
            key = leg.origin, leg.target
            counts[key] = counts.get(key, 0) + numpy.asarray(sample, dtype=float)
    for target, origins in path.lost.items():
        if len(origins) == 1 and target not in path.entries:
            key = origins[0], target
            counts[key] = counts.get(key, 0) + _unexplained(results, target, counts)
    return counts


def _unexplained(results, target, counts):
    """Entries that no transition tells of: by those who gave up waiting or were refused."""
    entries = numpy.asarray(common.total(results, f"entries.{target}"), dtype=float)
    return entries - sum(sample for (_, to), sample in counts.items() if to == target)


def stage_columns(stages, edges):
    """Columns in the stages' own order; a stage shares a column with the one before where neither leads to
    the other. Those that nobody leaves stand last."""
    columns, column, here = {}, -1, []
    for stage in (s for s in stages if not s.final):
        if not here or any((other, stage.id) in edges or (stage.id, other) in edges for other in here):
            column, here = column + 1, []
        here.append(stage.id)
        columns[stage.id] = column
    columns.update({stage.id: column + 1 for stage in stages if stage.final})
    return columns


def arrivals_by_stage(results, path, counts):
    """Who came from outside. Known outright where all come to one stage; otherwise what a stage's books lack,
    which needs the run to be measured from its start."""
    if len(path.entries) == 1:
        return {path.entries[0]: common.Interval.of(common.total(results, "arrivals"))}
    if float(results.attributes.get("measure_from", 0)) > 0:
        return {}
    return {id: common.Interval.of(books(results, id, path, counts)) for id in path.entries}


def books(results, id, path, counts):
    """Left, plus there at the end, minus there at the start, minus come from other stages."""
    left = sum(sample for (source, _), sample in counts.items() if source == id)
    come = sum(sample for (_, target), sample in counts.items() if target == id)
    return left + _stock_end(results, id) - _start(path.starts, id) - come


def _start(starts, id):
    return starts.get(id, 0) + starts.get(f"{id}.waiting", 0)


def _stock_end(results, id):
    waiting = common.total(results, f"stock_end.{id}.waiting")
    stock = numpy.asarray(common.total(results, f"stock_end.{id}"), dtype=float)
    return stock if waiting is None else stock + waiting


def _edge_kind(source, target, columns, kinds):
    if columns[target] <= columns[source]:
        return "back"
    return {"placement": "placement", "final": "final"}.get(kinds[target], "forward")


def _stock_lines(results, stage, starts, language):
    end = common.Interval.of(common.total(results, f"stock_end.{stage.id}")).told(language)
    if stage.final:
        return (end,)
    known = not results.attributes.get("measure_from", 0)
    before = {place: f"{language.number(starts.get(place, 0))} → " if known else ""
              for place in (stage.id, f"{stage.id}.waiting")}
    lines = (before[stage.id] + end,)
    waiting = common.total(results, f"stock_end.{stage.id}.waiting")
    queue = common.Interval.of([] if waiting is None else waiting)
    if queue.high == 0:
        return lines
    told = before[f"{stage.id}.waiting"] + queue.told(language)
    return lines + (language.of(f"väntar: {told}", f"waiting: {told}"),)


def title(results, path, language):
    """Placements, and how many ended in a stage that is none."""
    length = common.measured(results, language)
    placed = common.Interval.of(common.total(results, "placements"))
    lost = [common.total(results, f"entries.{stage.id}")
            for stage in path.stages if stage.final and not stage.placement]
    number, interval = language.number(placed.middle), language.eighty(placed.low, placed.high)
    text = language.of(f"{number} placeringar ({interval})", f"{number} placements ({interval})")
    if lost:
        left = common.Interval.of(sum(numpy.asarray(sample, dtype=float) for sample in lost))
        number, interval = language.number(left.middle), language.span(left.low, left.high)
        text += language.of(f" och {number} avslut utan ({interval})",
                            f" and {number} exits without one ({interval})")
    return text + language.of(f" på {length}", f" in {length}")


def _subtitle(results, edges, path, language):
    text = language.of("Personer: median (80\u00a0% prediktionsintervall).",
                       "Persons: median (80% prediction interval).")
    if not results.attributes.get("measure_from", 0):
        text += " " + language.of("I rutorna: i början → i slutet.",
                                  "In the boxes: at the start → at the end.")
    text += " " + language.of("Grönt: arbete eller studier. Orange: tillbaka till ett tidigare steg.",
                              "Green: work or studies. Orange: back to an earlier stage.")
    names = {stage.id: stage.name for stage in path.stages}
    rare = [f"{names[e.source]} → {names[e.target]}" for e in edges if e.count.high == 0]
    if rare:
        text += " " + language.of(f"Visas inte (i färre än en av tio replikationer): {'; '.join(rare)}.",
                                  f"Not shown (in fewer than one replication in ten): {'; '.join(rare)}.")
    return text
