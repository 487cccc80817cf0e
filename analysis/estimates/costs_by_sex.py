"""What women and men cost each payer, and what they themselves receive, side by side. It is the money of persons: what
belongs to no person (staff, premises, dated amounts) is told beside it. Payers are shown apart and never added."""

import numpy

from estimates import common, money
from estimates.bars import Bar, Group, Numbers
from estimates.costs import payer_names
from estimates.pathway import pathway

SEX = {"kon", "sex", "gender"}
MOST_PAYERS = 6  # those with the largest amounts


def numbers(results, language):
    groups = _groups(results, language)
    amounts = {id: _sample(results, f"cost.{id}", groups) for id in _payers(results)}
    amounts = {id: sample for id, sample in amounts.items()
               if numpy.isfinite(sample).all() and abs(float(numpy.median(sample.sum(axis=0)))) >= 1.0}
    if not amounts:
        raise common.NotInFile("ingen betalares pengar hör till personer", "no payer's money belongs to persons")
    years = _person_years(results, groups)
    names = payer_names(results, language)
    told = sorted(amounts, key=lambda id: -abs(float(numpy.median(amounts[id].sum(axis=0)))))[:MOST_PAYERS]
    payers = [_payer(results, id, names[id], amounts[id], years, list(groups.values()), language) for id in told]
    subtitle = common.prediction_whisker(language, results.attributes["replications"]) + " " + language.of(
        "Bara det som hör till personer. Efter punkten: per personår i stadierna. Varje betalare har sin egen skala; betalarna "
        "läggs inte ihop.",
        "Only what belongs to persons. After the dot: per person-year in the stages. Each payer has a scale of its own; "
        "payers are not added.")
    title = _title(names[told[0]], amounts[told[0]], years, list(groups.values()), language)
    return Numbers(common.frame(results, language, title, subtitle), payers)


def _groups(results, language):
    """The reporting groups of sex by id, with their names."""
    ids = [] if results.table("totals/reporting_group") is None else list(results.table("totals/reporting_group").values)
    names = common.labels(results, "totals/reporting_group", language) if ids else []
    found = {id: name[:1].upper() + name[1:] for id, name in zip(ids, names)
             if id.split("=")[0] in SEX and "," not in id}
    if len(found) < 2:
        raise common.NotInFile("scenariot redovisar inte kvinnor och män", "the scenario does not report women and men")
    return found


def _payers(results):
    table = results.table("yearly/payer")
    return [] if table is None else list(table.values)


def _sample(results, name, groups):
    """[group, replication]; NaN where the outcome is not told by group."""
    table = results.table(f"totals/{name}")
    if table is None or "reporting_group" not in table.dims:
        return numpy.full((len(groups), 1), numpy.nan)
    return numpy.stack([numpy.asarray(table.pick(reporting_group=id).values, dtype=float) for id in groups])


def _person_years(results, groups):
    """In stages that somebody leaves, with their waiting lists: [group, replication]."""
    places = [place for stage in pathway(results).stages if not stage.final for place in (stage.id, stage.id + ".waiting")]
    days = [_sample(results, f"person_days.{place}", groups) for place in places
            if results.table(f"totals/person_days.{place}") is not None]
    if not days:
        raise common.NotInFile("filen har inga persondagar", "the file has no person-days")
    return sum(days) / 365.25


def _payer(results, id, name, amounts, years, names, language):
    receives = float(numpy.median(amounts.sum(axis=0))) < 0.0
    sample = -amounts if receives else amounts
    intervals = [common.Interval.of(one) for one in sample]
    bars = [Bar(group, interval, _label(interval, common.Interval.of(one / year), language))
            for group, interval, one, year in zip(names, intervals, sample, years)]
    common_part = results.table(f"totals/cost_common.{id}")
    if common_part is not None:
        interval = common.Interval.of((-1.0 if receives else 1.0) * common_part.values)
        if interval.middle >= 1.0:
            bars.append(Bar(language.of("Ingen person", "No person"), interval, _told(interval, language)))
    reach = max(bar.interval.high for bar in bars)
    return Group(name + language.of(" (får)", " (receives)") * receives, bars, max(reach, 1.0))


def _told(interval, language):
    unit = money.unit_for(interval.high)
    decimals = money.decimals_for(interval.high / unit.scale)
    span = language.span(interval.low / unit.scale, interval.high / unit.scale, decimals)
    return f"{unit.told(interval.middle, language, decimals)} ({span})"


def _label(interval, per_year, language):
    return f"{_told(interval, language)} · {_told(per_year, language)}"


def _title(payer, amounts, years, names, language):
    """The share of the first group in the largest amounts, beside its share of the person-years."""
    of_years, of_money = (_share(sample, language) for sample in (years, amounts))
    return language.of(f"{names[0]}: {of_years} av personåren, {of_money} av pengarna hos {payer}",
                       f"{names[0]}: {of_years} of the person-years, {of_money} of the money of {payer}")


def _share(sample, language):
    share = common.Interval.of(sample[0] / sample.sum(axis=0))
    return f"{language.percent(share.middle)} ({language.eighty(100 * share.low, 100 * share.high)})"
