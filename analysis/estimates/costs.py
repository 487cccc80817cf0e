"""Cost by payer and year. Payers are shown apart and never added."""

from dataclasses import dataclass
from datetime import date

from estimates import common, money
from language import day_of


@dataclass(frozen=True)
class Bar:
    year: str
    cost: common.Interval  # in the figure's unit
    label: str


@dataclass(frozen=True)
class Payer:
    name: str
    bars: list


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    payers: list
    axis: str
    decimals: int  # along the axis
    language: object


def numbers(results, language):
    table = results.table("yearly/cost")
    if table is None or table.values.size == 0:
        raise common.NotInFile("filen har inga kostnader per år", "the file has no costs by year")
    table = table.pick(reporting_group=common.ALL)
    ids, names = list(table.labels["payer"]), payer_names(results)
    unit = money.unit_for(float(table.pick(statistic="q50").values.max()))
    years = year_names(results, language)
    payers = [Payer(names[id], [_bar(year, table.pick(payer=id, year=key), unit, language)
                                for key, year in zip(table.labels["year"], years)]) for id in ids]
    subtitle = common.prediction_whisker(language, results.attributes["replications"]) + " " + language.of(
        "Betalarna visas var för sig och läggs inte ihop.", "Payers are shown apart and not added.")
    return Numbers(common.frame(results, language, title(results, ids, names, language), subtitle), payers,
                   language.of(f"{unit.name(language)} per år", f"{unit.name(language)} per year"),
                   money.axis_decimals(max(bar.cost.high for payer in payers for bar in payer.bars)), language)


def payer_names(results):
    ids, told = results.table("yearly/payer").values, results.table("yearly/payer_name")
    return dict(zip(ids, ids if told is None else told.values))


def year_names(results, language):
    """Calendar years; a year of which only a part is in the run says so."""
    says = results.attributes
    first, last = day_of(says["start"], 0), day_of(says["start"], says["horizon_days"])
    names = []
    for year in range(first.year, last.year + (last > date(last.year, 1, 1))):
        begins, ends = max(first, date(year, 1, 1)), min(last, date(year + 1, 1, 1))
        whole = begins == date(year, 1, 1) and ends == date(year + 1, 1, 1)
        days = (ends - begins).days
        names.append(str(year) if whole else language.of(f"{year} ({days} dagar)", f"{year} ({days} days)"))
    return names


def _bar(year, table, unit, language):
    cost = common.Interval.summary(table)
    cost = common.Interval(cost.low / unit.scale, cost.middle / unit.scale, cost.high / unit.scale)
    decimals = money.decimals_for(cost.high)
    told = cost.told(language, decimals)
    if language.number(cost.low, decimals) == language.number(cost.high, decimals):
        told = language.of(f"{language.number(cost.middle, decimals)} (lika i alla replikationer)",
                           f"{language.number(cost.middle, decimals)} (the same in all replications)")
    return Bar(year, cost, told)


def title(results, ids, names, language):
    """What the one who pays most pays over the whole time."""
    totals = {id: common.Interval.of(common.total(results, f"cost.{id}")) for id in ids}
    most = max(ids, key=lambda id: totals[id].middle)
    cost = totals[most]
    unit = money.unit_for(cost.middle)
    decimals = money.decimals_for(cost.high / unit.scale)
    amount = unit.told(cost.middle, language, decimals)
    interval = language.eighty(cost.low / unit.scale, cost.high / unit.scale, decimals)
    length = language.length(results.attributes["horizon_days"] - results.attributes.get("measure_from", 0))
    much = language.of("mest: ", "most: ") if len(ids) > 1 else ""
    return language.of(f"{names[most]} betalar {much}{amount} på {length} ({interval})",
                       f"{names[most]} pays {much}{amount} in {length} ({interval})")
