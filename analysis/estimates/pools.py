"""Caseload and waiting against slots: one figure for all pools, and one for each family with its members."""

from dataclasses import dataclass

import numpy

from estimates import common

MOST_PANELS = 12


@dataclass(frozen=True)
class Panel:
    name: str
    caseload: common.Band
    waiting: common.Band
    slots: numpy.ndarray    # by edge; the median where it differs between replications
    top: float              # of the scale
    caseload_label: str     # both are means over the whole time
    waiting_label: str


@dataclass(frozen=True)
class Numbers:
    id: str
    frame: common.Frame
    calendar: common.Calendar
    edges: numpy.ndarray    # of the periods [days from start]
    panels: list
    language: object


def numbers(results, language):
    ids = list(common.monthly(results, "caseload").labels["pool"])
    if not ids:
        raise common.NotInFile("scenariot har inga resurser med platser", "the scenario has no pools")
    families = {id: members(id, ids) for id in ids if "." not in id}
    figures = [_figure("pools", list(families), results, language)]
    return figures + [_figure(f"pool_{id}", own, results, language) for id, own in families.items() if own]


def members(family, ids):
    return [id for id in ids if id.startswith(family + ".")]


def names(results, language):
    return dict(zip(results.table("monthly/pool").values, common.labels(results, "monthly/pool", language)))


def _figure(id, pools, results, language):
    """Where there are too many, those with most slots are shown and the rest said."""
    slots = {pool: _slots(results, pool) for pool in pools}
    shown, known = largest(pools, slots), names(results, language)
    panels = [_panel(results, pool, known[pool], slots[pool], language) for pool in shown]
    left_out = [known[pool] for pool in pools if pool not in shown]
    return Numbers(id, common.frame(results, language, title(results, pools, known, language),
                                    subtitle(results, left_out, language)),
                   common.calendar(results, language, most=6),
                   numpy.append(common.period_starts(results), float(results.attributes["horizon_days"])), panels, language)


def largest(pools, slots):
    """As many as fit, those with most slots, in their own order."""
    most = set(sorted(pools, key=lambda pool: -slots[pool].max())[:MOST_PANELS])
    return [pool for pool in pools if pool in most]


def _slots(results, pool):
    return numpy.asarray(common.monthly(results, "slots").pick(pool=pool, statistic="q50").values, dtype=float)


def _panel(results, pool, name, slots, language):
    middles = common.period_middles(results)
    caseload, waiting = (common.Band.summary(middles, common.monthly(results, what).pick(pool=pool))
                         for what in ("caseload", "waiting"))
    taken, queue = (told_mean(common.Interval.of(common.total(results, f"{what}.{pool}")), language)
                    for what in ("caseload", "waiting"))
    of = language.number(slots[0]) if slots.min() == slots.max() else language.span(slots.min(), slots.max())
    top = 1.08 * max(1.0, slots.max(), caseload.high.max(), waiting.high.max())
    return Panel(name, caseload, waiting, numpy.append(slots, slots[-1]), top,
                 language.of(f"{taken} av {of} platser upptagna", f"{taken} of {of} slots taken"),
                 language.of(f"{queue} väntar", f"{queue} waiting"))


def told_mean(interval, language):
    """A time average; one decimal only where it is small enough to matter."""
    return interval.told(language, 0 if interval.high >= 20 else 1)


def title(results, pools, known, language):
    """Where people wait, and if nowhere, how much of the capacity is used."""
    waiting = {pool: common.Interval.of(common.total(results, f"waiting.{pool}")) for pool in pools}
    longest = max(pools, key=lambda pool: waiting[pool].middle)
    queue = waiting[longest]
    if queue.middle < 1:
        return _no_queue(results, pools, known, language)
    decimals = 0 if queue.high >= 20 else 1
    middle, interval = language.number(queue.middle, decimals), language.eighty(queue.low, queue.high, decimals)
    if len(pools) == 1:
        return language.of(f"Kö till {known[longest]}: i snitt väntar {middle} ({interval})",
                           f"A queue for {known[longest]}: {middle} wait on average ({interval})")
    number = sum(waiting[pool].middle >= 1 for pool in pools)
    family = f"{known[longest.split('.')[0]]}: " if "." in longest else ""
    text = language.of(f"{family}kö till {number} av {len(pools)}, längst till {known[longest]}: "
                       f"i snitt väntar {middle} ({interval})",
                       f"{family}queues for {number} of {len(pools)}, longest for {known[longest]}: "
                       f"{middle} wait on average ({interval})")
    return text[0].upper() + text[1:]


def _no_queue(results, pools, known, language):
    used = {pool: common.Interval.of(common.total(results, f"utilisation.{pool}")) for pool in pools}
    most = max(pools, key=lambda pool: used[pool].middle)
    share = language.percent(used[most].middle)
    interval = f"{language.percent(0.8)}: {language.span(100 * used[most].low, 100 * used[most].high)}"
    return language.of(f"Nästan ingen kö: som mest används {share} av platserna ({known[most]}, {interval})",
                       f"Hardly any queue: at most {share} of the slots are used ({known[most]}, {interval})")


def subtitle(results, left_out, language):
    text = common.prediction_band(language, results.attributes["replications"]) + " " + language.of(
        "Månadsmedelvärden; streckad linje: platser. Talen i rutorna gäller medelvärdet över hela tiden.",
        "Means of each month; dashed line: slots. The numbers in the panels are for the mean over the whole time.")
    if left_out:
        text += " " + language.of(f"Visas inte (färre platser): {language.listing(left_out)}.",
                                  f"Not shown (fewer slots): {language.listing(left_out)}.")
    return text
