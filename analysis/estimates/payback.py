"""What a scenario costs each payer beyond its base, summed from the start: where the band comes back to zero the payer
has its money back. Payers are shown apart and never added. Of a comparison a figure for each scenario but the first."""

from dataclasses import dataclass

import numpy

from estimates import common, money
from estimates.comparison import One, scenario_of
from estimates.costs import payer_names
from read_results import COMPARISON

MOST_PAYERS, MOST_SCENARIOS = 4, 3


@dataclass(frozen=True)
class Panel:
    name: str
    band: common.Band   # of the extra cost since the start, in `unit`
    unit: str
    label: str          # beside the end of the band


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    calendar: common.Calendar
    panels: list
    language: object
    id: str = "payback"


def numbers(results, language):
    if results.attributes.get("file_kind") != COMPARISON:
        return _numbers(results, language, "payback")
    names = list(results.table("difference/totals/difference").values)[:MOST_SCENARIOS]
    several = len(names) > 1
    told = [_told_or_none(One(results, name), language, f"payback_{scenario_of(results, name)}" if several else "payback")
            for name in names]
    if not any(told):
        raise common.NotInFile("ingen betalare får en annan kostnad", "no payer has another cost")
    return [one for one in told if one]


def _told_or_none(results, language, id):
    try:
        return _numbers(results, language, id)
    except common.NotInFile:
        return None


def _numbers(results, language, id):
    table = results.table("difference/monthly/cost_cumulative")
    if table is None:
        raise common.NotInFile("filen har ingen skillnad i pengar över tid",
                               "the file has no difference in money over time")
    table = table.pick(reporting_group=common.ALL)
    ends, names = common.period_ends(results), payer_names(results, language)
    individuals = {id for id in table.labels["payer"] if results.table(f"totals/income.{id}") is not None}
    bands = {id: common.Band.summary(ends, table.pick(payer=id)).from_zero()
             for id in table.labels["payer"] if id not in individuals}
    reach = {id: float(numpy.abs([band.low, band.middle, band.high]).max()) for id, band in bands.items()}
    told = sorted((id for id in bands if reach[id] >= 1.0), key=lambda id: -reach[id])[:MOST_PAYERS]
    if not told:
        raise common.NotInFile("ingen betalare får en annan kostnad", "no payer has another cost")
    subtitle = common.prediction_band(language, results.attributes["replications"]) + " " + language.of(
        "Kostnad utöver basen, sedan starten: under noll har betalaren fått igen sitt. Varje betalare har sin egen skala.",
        "Cost beyond the base, since the start: below zero the payer has its money back. Each payer has its own scale.")
    if results.attributes.get("compared"):
        subtitle = language.of(f"{results.attributes['compared']} mot {results.attributes['base']}. ",
                               f"{results.attributes['compared']} against {results.attributes['base']}. ") + subtitle
    return Numbers(common.frame(results, language, title(bands, told, names, language), subtitle),
                   common.calendar(results, language, most=6),
                   [_panel(names[id], bands[id], reach[id], _chance(results, id, language), language) for id in told],
                   language, id)


def _chance(results, payer, language):
    """In how many replications the payer has its money back at the end; a comparison's file tells it."""
    table = results.table("payback/probability")
    if table is None:
        return ""
    share = language.percent(float(table.pick(payer=payer).values))
    return language.of(f"\nhar fått igen sitt i {share} av replikationerna", f"\nhas it back in {share} of the replications")


def _panel(name, band, reach, chance, language):
    unit = money.unit_for(reach)
    end = band.at(-1)
    decimals = money.decimals_for(reach / unit.scale)
    label = f"{unit.told(end.middle, language, decimals)} ({language.span(end.low / unit.scale, end.high / unit.scale, decimals)}){chance}"
    scaled = common.Band(band.days, band.low / unit.scale, band.middle / unit.scale, band.high / unit.scale)
    return Panel(name, scaled, unit, label)


def title(bands, told, names, language):
    """Who has and who has not their money back at the end, where the interval is clear."""
    back = [names[id] for id in told if bands[id].high[-1] <= 0.0]
    out = [names[id] for id in told if bands[id].low[-1] > 0.0]
    words = []
    if back:
        words.append(language.of("billigare för ", "cheaper for ") + ", ".join(back))
    if out:
        words.append(language.of("dyrare för ", "dearer for ") + ", ".join(out))
    if not words:
        return language.of("För ingen betalare är det klart om det blir billigare", "For no payer is it clear whether it is cheaper")
    text = language.of("; ", "; ").join(words)
    return text[0].upper() + text[1:]
