"""Cost by payer and year. Payers are shown apart and never added."""

from dataclasses import dataclass
from datetime import date

from estimates import common, money
from language import day_of

MOST_BARS = 16  # with more, the whole time is one bar


@dataclass(frozen=True)
class Bar:
    year: str
    cost: common.Interval  # [SEK]
    label: str


@dataclass(frozen=True)
class Payer:
    name: str
    bars: list
    reach: float  # of the scale [SEK]


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    payers: list


def numbers(results, language):
    table = results.table("yearly/cost")
    if table is None or table.values.size == 0:
        raise common.NotInFile("filen har inga kostnader per år", "the file has no costs by year")
    table = table.pick(reporting_group=common.ALL)
    ids, names = list(table.labels["payer"]), payer_names(results, language)
    years = year_names(results, language)
    if len(ids) * len(years) <= MOST_BARS:
        by_year = list(zip(table.labels["year"], years))
        costs = {id: {name: common.Interval.summary(table.pick(payer=id, year=key)) for key, name in by_year} for id in ids}
    else:
        whole = f"{years[0][:4]}–{years[-1][:4]}"
        costs = {id: {whole: common.Interval.of(common.total(results, f"cost.{id}"))} for id in ids}
    payers = [_payer(names[id], costs[id], language) for id in ids]
    subtitle = common.prediction_whisker(language, results.attributes["replications"]) + " " + language.of(
        "Varje betalare har sin egen skala; betalarna läggs inte ihop.",
        "Each payer has a scale of its own; payers are not added.")
    return Numbers(common.frame(results, language, title(results, ids, names, language), subtitle), payers)


def payer_names(results, language):
    return dict(zip(results.table("yearly/payer").values, common.labels(results, "yearly/payer", language)))


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


def _payer(name, costs, language):
    reach = max(cost.high for cost in costs.values())
    unit = money.unit_for(reach)
    bars = [Bar(year, cost, _label(cost, unit, language)) for year, cost in costs.items()]
    return Payer(name, bars, max(reach, 1.0))


def _label(cost, unit, language):
    decimals = money.decimals_for(cost.high / unit.scale)
    amount = unit.told(cost.middle, language, decimals)
    if cost.low == cost.high:
        return language.of(f"{amount} (alltid lika)", f"{amount} (always the same)")
    return f"{amount} ({language.span(cost.low / unit.scale, cost.high / unit.scale, decimals)})"


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
