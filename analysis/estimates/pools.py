"""Caseload and waiting against slots: one figure for all pools, and one for each family with its members."""

from dataclasses import dataclass

import numpy

from estimates import common
from estimates.pathway import pathway

MOST_PANELS = 12
MOST_NAMED = 24  # of those not shown


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
    """Names for people by id; members without that of their family in front."""
    told = dict(zip(results.table("monthly/pool").values, common.labels(results, "monthly/pool", language)))
    return {id: _own_name(name, told[id.split(".")[0]]) if "." in id else name for id, name in told.items()}


def _own_name(name, family):
    own = name.removeprefix(family + " ")
    return own[:1].upper() + own[1:]


def _figure(id, pools, results, language):
    """Where there are too many, those with most slots are shown and the rest said."""
    slots = {pool: _slots(results, pool) for pool in pools}
    shown, known = largest(pools, slots), names(results, language)
    panels = [_panel(results, pool, known[pool], slots[pool], language) for pool in shown]
    gates = {pool.split(".")[0] for pool in pools} & pathway(results).gated
    left_out = [known[pool] for pool in pools if pool not in shown]
    return Numbers(id, common.frame(results, language, title(results, pools, known, language),
                                    subtitle(results, left_out, gates, language)),
                   common.calendar(results, language, most=6),
                   numpy.append(common.period_starts(results), float(results.attributes["horizon_days"])),
                   panels, language)


def largest(pools, slots):
    """As many as fit, those with most slots, in their own order."""
    most = set(sorted(pools, key=lambda pool: -slots[pool].max())[:MOST_PANELS])
    return [pool for pool in pools if pool in most]


def _slots(results, pool):
    """The median by period; the same in every replication unless staff comes and goes by chance."""
    return common.band_of_means(results, "slots", None, pool=pool).middle


def _panel(results, pool, name, slots, language):
    middles = common.period_middles(results)
    caseload, waiting = (common.band_of_means(results, what, middles, pool=pool)
                         for what in ("caseload", "waiting"))
    taken, queue = (common.Interval.of(common.total(results, f"{what}.{pool}"))
                    for what in ("caseload", "waiting"))
    of = language.number(slots[0]) if slots.min() == slots.max() else language.span(slots.min(), slots.max())
    top = 1.08 * max(1.0, slots.max(), caseload.high.max(), waiting.high.max())
    return Panel(name, caseload, waiting, numpy.append(slots, slots[-1]), top,
                 language.of(f"{told_mean(taken, language)} av {of} platser upptagna",
                             f"{told_mean(taken, language)} of {of} slots taken"),
                 language.of("ingen väntar", "nobody waits") if queue.high == 0 else
                 language.of(f"{told_mean(queue, language)} väntar", f"{told_mean(queue, language)} waiting"))


def told_mean(interval, language):
    """A time average; one decimal only where it is small enough to matter."""
    return interval.told(language, 0 if interval.high >= 20 else 1)


def title(results, pools, known, language):
    """Where most wait and how much of it is used; where nobody waits, what is used most."""
    waiting, used = ({pool: common.Interval.of(common.total(results, f"{what}.{pool}")) for pool in pools}
                     for what in ("waiting", "utilisation"))
    longest = max(pools, key=lambda pool: waiting[pool].middle)
    if waiting[longest].middle < 0.05:
        most = max(pools, key=lambda pool: used[pool].middle)
        share = told_share(used[most], language)
        return language.of(f"Nästan ingen väntar; mest används {known[most]}: {share} av platserna",
                           f"Hardly anyone waits; used most: {known[most]}, {share} of the slots")
    decimals = 0 if waiting[longest].high >= 20 else 1
    number = language.number(waiting[longest].middle, decimals)
    interval = language.eighty(waiting[longest].low, waiting[longest].high, decimals)
    most = language.of("Flest väntar på" if len(pools) > 1 else "Väntar på",
                       "Most wait for" if len(pools) > 1 else "Waiting for")
    place = known[longest] if "." not in longest else f"{known[longest.split('.')[0]]}, {known[longest]}"
    share = told_share(used[longest], language)
    return language.of(f"{most} {place}: {number} i snitt ({interval}); {share} av platserna används",
                       f"{most} {place}: {number} on average ({interval}); {share} of the slots are used")


def told_share(interval, language):
    """94 % (91–97)."""
    return f"{language.percent(interval.middle)} ({language.span(100 * interval.low, 100 * interval.high)})"


def subtitle(results, left_out, gates, language):
    text = common.prediction_band(language, results.attributes["replications"]) + " " + language.of(
        f"Medelvärden per {common.period_word(results, language)}; streckad linje: platser. "
        "Talen i rutorna är medelvärden över hela tiden.",
        f"Means of each {common.period_word(results, language)}; dashed line: slots. "
        "The numbers in the panels are means over the whole time.")
    if gates:
        text += " " + language.of("Där intag sker bara vissa dagar räknas också väntan på intaget.",
                                  "Where admission is on certain days only, the wait for it counts too.")
    if len(left_out) > MOST_NAMED:
        text += " " + language.of(f"{language.number(len(left_out))} till visas inte; ingen har fler platser.",
                                  f"{language.number(len(left_out))} more are not shown; none has more slots.")
    elif left_out:
        text += " " + language.of(f"Visas inte (färre platser): {language.listing(left_out)}.",
                                  f"Not shown (fewer slots): {language.listing(left_out)}.")
    return text
