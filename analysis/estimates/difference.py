"""The paired difference to the base: placements over time, and each outcome with its interval."""

from dataclasses import dataclass

import numpy

from estimates import common, money
from estimates.costs import payer_names
from estimates.pools import names as pool_names


@dataclass(frozen=True)
class Row:
    """One outcome. `reach` is how far its axis goes on both sides of zero."""

    name: str
    difference: common.Interval
    reach: float
    label: str
    clear: bool   # the interval does not cover zero


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    calendar: common.Calendar
    band: common.Band   # cumulative placements; None where the file has no monthly differences
    labels: list        # beside the end of the band: (value, text, is it the median)
    clear: bool         # the interval of the placements does not cover zero
    axis: str
    rows: list
    language: object


def numbers(results, language):
    placements = common.total(results, "placements", "difference/totals")
    if placements is None:
        raise common.NotInFile("scenariot har ingen bas att jämföra med",
                               "the scenario has no base to compare with")
    band, (shown, same) = _band(results), rows(results, language)
    base, n = base_name(results), language.number(results.attributes["replications"])
    more, fewer = float(numpy.mean(placements > 0)), float(numpy.mean(placements < 0))
    subtitle = language.of(
        f"Parvis skillnad mot {base}: samma personer med samma tur i {n} replikationer. "
        f"Fler placeringar i {language.percent(more)} av dem, färre i {language.percent(fewer)}. "
        "Median med 80\u00a0% prediktionsintervall; grått där det täcker noll.",
        f"Paired difference to {base}: the same people with the same luck in {n} replications. "
        f"More placements in {language.percent(more)} of them, fewer in {language.percent(fewer)}. "
        "Median with its 80% prediction interval; grey where it covers zero.")
    if same:
        names = "; ".join(same)
        subtitle += " " + language.of(f"Ingen skillnad i minst 80\u00a0% av replikationerna: {names}.",
                                      f"No difference in at least 80% of the replications: {names}.")
    change = common.Interval.of(placements)
    return Numbers(common.frame(results, language, title(results, language), subtitle),
                   common.calendar(results, language, most=6), band, _labels(change, language),
                   not covers_zero(change),
                   language.of("Skillnad i placeringar mot basen, sedan starten",
                               "Difference in placements from the base, since the start"),
                   shown, language)


def _labels(interval, language):
    """Each number once: where the three fall together, only the median is told."""
    labels = [(interval.middle, f"{language.signed(interval.middle)} median", True)]
    labels += [(end, language.signed(end), False)
               for end in (interval.low, interval.high) if end != interval.middle]
    return labels


def base_name(results):
    return results.attributes.get("base") or results.attributes.get("base_scenario") or "basen"


def covers_zero(interval):
    return interval.low <= 0 <= interval.high


def told(interval, language, decimals=0):
    """+12 (3 till 21)."""
    span = language.span(interval.low, interval.high, decimals)
    return f"{language.signed(interval.middle, decimals)} ({span})"


def title(results, language):
    sample = numpy.asarray(common.total(results, "placements", "difference/totals"), dtype=float)
    change = common.Interval.of(sample)
    length = common.measured(results, language)
    interval = language.eighty(change.low, change.high)
    if not sample.any():
        return language.of(f"Inga fler eller färre placeringar på {length}: lika i alla replikationer",
                           f"No more or fewer placements in {length}: the same in all replications")
    if covers_zero(change):
        middle, things = language.signed(change.middle), placements_word(change.middle, language)
        return language.of(f"Går inte att skilja från noll: {middle} {things} på {length} ({interval})",
                           f"Cannot be told from zero: {middle} {things} in {length} ({interval})")
    number, things = language.number(abs(change.middle)), placements_word(change.middle, language)
    shown = language.eighty(*sorted((abs(change.low), abs(change.high))))
    more = language.of("fler", "more") if change.middle > 0 else language.of("färre", "fewer")
    return language.of(f"{number} {more} {things} på {length} ({shown})",
                       f"{number} {more} {things} in {length} ({shown})")


def placements_word(count, language):
    """One placement, several placements: by the number as it is shown."""
    one = language.number(abs(count)) == "1"
    return language.of("placering" if one else "placeringar", "placement" if one else "placements")


def _band(results):
    table = results.table("difference/monthly/placements_cumulative")
    if table is None:
        return None
    return common.Band.summary(common.period_ends(results, "difference/monthly"),
                               table.pick(reporting_group=common.ALL)).from_zero()


def rows(results, language):
    """Placements, lasting work, waits and money, where they differ; and the names of what does not."""
    found, same = [], []
    for outcome, name in outcomes(results, language):
        sample = common.total(results, outcome, "difference/totals")
        if sample is None:
            continue
        sample = numpy.nan_to_num(numpy.asarray(sample, dtype=float), posinf=0.0, neginf=0.0)
        difference = common.Interval.of(sample)
        if difference.low < 0 or difference.high > 0:
            found.append(_row(name, difference, outcome, language))
        else:
            same.append(name)
    return found, same


def outcomes(results, language):
    known = {} if results.table("monthly/pool") is None else pool_names(results, language)
    listed = [("placements", language.of("Placeringar", "Placements"))]
    listed += [(f"sustained.{k}m",
                language.of(f"Kvar i arbete efter {k} månader", f"Still in work after {k} months"))
               for k in (6, 12, 24)]
    for pool, name in known.items():
        if "." not in pool:
            listed.append((f"wait_days_all.{pool}", language.of(f"Väntan på {name}, dagar per person",
                                                                f"Wait for {name}, days per person")))
    payers = {} if results.table("yearly/payer") is None else payer_names(results, language)
    return listed + [(f"cost.{payer}", language.of(f"Kostnad för {name}", f"Cost to {name}"))
                     for payer, name in payers.items()]


def _row(name, difference, outcome, language):
    largest = max(abs(difference.low), abs(difference.high))
    whole = outcome == "placements" or outcome.startswith("sustained.")
    decimals = 0 if whole else money.decimals_for(largest)
    label = told(difference, language, decimals)
    if outcome.startswith("cost."):
        label = _money_told(difference, largest, language)
    return Row(name, difference, 1.15 * largest, label, not covers_zero(difference))


def _money_told(difference, largest, language):
    """+1,50 Mkr (1,20 till 1,80)."""
    unit = money.unit_for(largest)
    decimals = money.decimals_for(largest / unit.scale)
    amount = ("+" if difference.middle > 0 else "") + unit.told(difference.middle, language, decimals)
    if difference.low == difference.high:
        return language.of(f"{amount} (alltid lika)", f"{amount} (always the same)")
    return f"{amount} ({language.span(difference.low / unit.scale, difference.high / unit.scale, decimals)})"
