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
    totals = {id: common.Interval.of(common.total(results, f"cost.{id}")) for id in ids}
    paying = [id for id in ids if totals[id].middle >= 1.0]
    receiving = [id for id in ids if totals[id].middle <= -1.0]
    by_year = {id: {name: common.Interval.summary(table.pick(payer=id, year=key))
                    for key, name in zip(table.labels["year"], years)} for id in paying}
    few = len(paying) * len(years) <= MOST_BARS
    if few and all(cost.middle >= 0.0 for costs in by_year.values() for cost in costs.values()):
        costs = by_year
    else:
        costs = {id: {f"{years[0][:4]}–{years[-1][:4]}": totals[id]} for id in paying}
    if not paying:
        raise common.NotInFile("ingen betalar mer än den får", "nobody pays more than they receive")
    payers = [_payer(names[id], costs[id], language) for id in paying]
    subtitle = common.prediction_whisker(language, results.attributes["replications"]) + " " + language.of(
        "Varje betalare har sin egen skala; betalarna läggs inte ihop.",
        "Each payer has a scale of its own; payers are not added.") * (len(ids) > 1)
    if receiving:
        told = ", ".join(names[id] for id in receiving)
        subtitle += " " + language.of(f"Får mer än de betalar: {told}.", f"Receive more than they pay: {told}.")
    return Numbers(common.frame(results, language, title(results, paying, names, language), subtitle), payers)


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
