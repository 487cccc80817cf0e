"""Stocks by place over time, one small panel each."""

from dataclasses import dataclass

from estimates import common
from estimates.pathway import pathway
from language import day_of

MOST_PANELS = 12


@dataclass(frozen=True)
class Panel:
    name: str
    band: common.Band
    label: str
    waits: bool  # a waiting list


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    calendar: common.Calendar
    panels: list
    language: object


def numbers(results, language):
    stock = common.monthly(results, "stock")
    ends = common.period_ends(results)
    names = place_names(results, language)
    ids = [id for id in stock.labels["place"] if _can_be_left(id, results)]
    bands = {id: common.Band.summary(ends, stock.pick(place=id)) for id in ids}
    inhabited = [id for id in ids if bands[id].high.max() > 0]
    shown = set(sorted(inhabited, key=lambda id: -bands[id].middle.max())[:MOST_PANELS])
    panels = [Panel(names[id], bands[id], _at_end(results, id, language), id.endswith(".waiting"))
              for id in ids if id in shown]
    left_out = [names[id] for id in inhabited if id not in shown]
    return Numbers(common.frame(results, language, title(results, bands, names, language),
                                _subtitle(results, left_out, language)),
                   common.calendar(results, language, most=6), panels, language)


def _at_end(results, id, language):
    """From the totals, whose quantiles are exact."""
    told = common.Interval.of(common.total(results, f"stock_end.{id}")).told(language)
    return language.of(f"{told} i slutet", f"{told} at the end")


def place_names(results, language):
    """Names for people by id."""
    ids = results.table("monthly/place").values
    return dict(zip(ids, common.labels(results, "monthly/place", language)))


def _can_be_left(id, results):
    """A stage that can be left, or its waiting list; phases are told by their stage."""
    stages = {stage.id for stage in pathway(results).stages if not stage.final}
    return id in stages or id.endswith(".waiting")


def title(results, bands, names, language):
    """The place where the median number changes most."""
    id = max(sorted(bands), key=lambda id: abs(bands[id].middle[-1] - bands[id].middle[0]))
    first, last = bands[id].at(0), common.Interval.of(common.total(results, f"stock_end.{id}"))
    if last.low <= first.middle <= last.high:
        return language.of("Antalet personer ändras inte tydligt i något steg",
                           "The number of persons does not clearly change in any stage")
    when = language.month(day_of(results.attributes["start"], common.period_starts(results)[0]))
    start, end, interval = (language.number(first.middle), language.number(last.middle),
                            language.eighty(last.low, last.high))
    grows = last.middle > first.middle
    does = language.of("växer" if grows else "krymper", "grows" if grows else "shrinks")
    persons = language.of("person" if start == "1" else "personer", "person" if start == "1" else "persons")
    return language.of(f"{names[id]} {does} mest: från {start} {persons} i {when} till {end} ({interval})",
                       f"{names[id]} {does} most: from {start} {persons} in {when} to {end} ({interval})")


def _subtitle(results, left_out, language):
    period = common.period_word(results, language)
    text = common.prediction_band(language, results.attributes["replications"]) + " " + language.of(
        f"Antal i slutet av varje {period}; varje ruta har sin egen skala från noll. "
        "Steg som ingen lämnar visas i flödesbilden.",
        f"Numbers at the end of each {period}; each panel has its own scale from zero. "
        "Stages that nobody leaves are in the flow diagram.")
    if left_out:
        text += " " + language.of(f"Visas inte (färre personer): {language.listing(left_out)}.",
                                  f"Not shown (fewer persons): {language.listing(left_out)}.")
    return text
