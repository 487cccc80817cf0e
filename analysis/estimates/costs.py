"""Cost by payer and year. Payers are shown apart and never added."""

from estimates import common, money
from estimates.bars import Bar, Group, Numbers, year_names

MOST_BARS = 16  # with more, the whole time is one bar


def numbers(results, language):
    table = results.table("yearly/cost")
    if table is None or table.values.size == 0:
        raise common.NotInFile("filen har inga kostnader per år", "the file has no costs by year")
    table = table.pick(reporting_group=common.ALL)
    ids, names = list(table.labels["payer"]), payer_names(results, language)
    years = year_names(results, language)
    if len(ids) * len(years) <= MOST_BARS:
        by_year = list(zip(table.labels["year"], years))
        costs = {id: {name: common.Interval.summary(table.pick(payer=id, year=key)) for key, name in by_year}
                 for id in ids}
    else:
        whole = f"{years[0][:4]}–{years[-1][:4]}"
        costs = {id: {whole: common.Interval.of(common.total(results, f"cost.{id}"))} for id in ids}
    payers = [_payer(names[id], costs[id], language) for id in ids]
    subtitle = common.prediction_whisker(language, results.attributes["replications"]) + " " + language.of(
        "Varje betalare har sin egen skala; betalarna läggs inte ihop.",
        "Each payer has a scale of its own; payers are not added.") * (len(ids) > 1)
    return Numbers(common.frame(results, language, title(results, ids, names, language), subtitle), payers)


def payer_names(results, language):
    return dict(zip(results.table("yearly/payer").values, common.labels(results, "yearly/payer", language)))


def _payer(name, costs, language):
    reach = max(cost.high for cost in costs.values())
    unit = money.unit_for(reach)
    bars = [Bar(year, cost, _label(cost, unit, language)) for year, cost in costs.items()]
    return Group(name, bars, max(reach, 1.0))


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
    if cost.low == cost.high:
        interval = language.of("lika i alla replikationer", "the same in all replications")
    length = common.measured(results, language)
    much = language.of("mest: ", "most: ") if len(ids) > 1 else ""
    return language.of(f"{names[most]} betalar {much}{amount} på {length} ({interval})",
                       f"{names[most]} pays {much}{amount} in {length} ({interval})")
