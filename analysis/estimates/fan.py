"""A forecast with uncertain numbers as fans: what is unknown, and what chance adds, over time; what was observed
before it."""

import tomllib
from dataclasses import dataclass

import numpy

from estimates import common
from estimates.difference import placements_word
from estimates.sus import COUNTS

YEARLY = ("enrolled", "exits", "to_work_studies")


@dataclass(frozen=True)
class Fan:
    """80 % of the replications; inside, 80 % of what is expected of each draw (None with one replication of each)."""

    outer: common.Band
    inner: common.Band


@dataclass(frozen=True)
class Panel:
    """Over time: days from the start, or calendar years where `years` has them. `seen` are (year, number)."""

    name: str
    told: list     # lines: the end, and how much of it is unknown
    fan: Fan
    years: list    # of the axis, observed and forecast; empty: days
    seen: list


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    calendar: common.Calendar
    panels: list
    names: list    # of the inner band, the outer band, the median and what was observed, as far as they are drawn
    language: object


def numbers(results, language):
    per_draw = int(results.attributes["replications_per_draw"])
    panels = [panel for panel in (_enrolled(results, per_draw, language), _placements(results, per_draw, language))
              if panel is not None] + _yearly(results, per_draw, language)
    if not panels:
        raise common.NotInFile("filen har varken månadsvärden eller årsvärden",
                               "the file has neither monthly nor yearly values")
    names = [language.of("de okända talen", "the unknown numbers")] if per_draw > 1 else []
    names += [language.of("de okända talen och slumpen", "the unknown numbers and chance"),
              language.of("median", "median")]
    names += [language.of("observerat", "observed")] if any(panel.seen for panel in panels) else []
    frame = common.frame(results, language, _title(results, per_draw, language), _subtitle(results, per_draw, language))
    return Numbers(frame, common.calendar(results, language, most=6), panels, names, language)


def fan(at, sample, per_draw):
    """Of a number for each replication and moment. What is expected of a draw is its mean, drawn in towards the middle
    by as much as chance has spread the means: their variance is then that of the unknown numbers' part alone (one-way
    analysis of variance, as the program's `uncertainty`)."""
    sample = numpy.asarray(sample, dtype=float)
    outer = common.Band.of(at, sample)
    if per_draw < 2:
        return Fan(outer, None)
    draws = sample.reshape(-1, per_draw, *sample.shape[1:])
    means = draws.mean(axis=1)
    between, chance = means.var(axis=0, ddof=1), draws.var(axis=1, ddof=1).mean(axis=0)
    own = numpy.clip(between - chance / per_draw, 0.0, None)
    share = numpy.sqrt(numpy.divide(own, between, out=numpy.zeros_like(own), where=between > 0))
    middle = means.mean(axis=0)
    return Fan(outer, common.Band.of(at, middle + share * (means - middle)))


def _enrolled(results, per_draw, language):
    """In all stages that count as enrolled, waiting lists aside, as SUS counts a stock."""
    scenario = tomllib.loads(str(results.table("scenario/composed").values))
    stages = [id for id, stage in scenario.get("stage", {}).items() if stage.get("enrolled")]
    stock = results.table("monthly_replications/stock")
    if not stages or stock is None:
        return None
    table = stock.pick(reporting_group=common.ALL)
    sample = sum(table.pick(place=id).values.astype(float) for id in stages)
    first = results.table("yearly_replications/sus.stock_start").pick(reporting_group=common.ALL).values[:, 0]
    return _over_time(results, language.of("Inskrivna", "Enrolled"), sample, first, per_draw, language)


def _placements(results, per_draw, language):
    table = results.table("monthly_replications/placements_cumulative")
    if table is None:
        return None
    sample = table.pick(reporting_group=common.ALL).values
    return _over_time(results, language.of("Placeringar sedan starten", "Placements since the start"), sample,
                      numpy.zeros(len(sample)), per_draw, language)


def _over_time(results, name, sample, first, per_draw, language):
    """With the start put first, where the totals are measured from it."""
    ends = common.period_ends(results, "monthly_replications")
    if float(results.attributes.get("measure_from", 0.0)) == 0.0:
        sample, ends = numpy.column_stack([first, sample]), numpy.append(0.0, ends)
    found = fan(ends, sample, per_draw)
    return Panel(name, _told(found, language.of("i slutet", "at the end"), language), found, [], [])


def _yearly(results, per_draw, language):
    panels = []
    for count in YEARLY:
        table = results.table(f"yearly_replications/sus.{count}")
        if table is None or not table.values.any():
            continue
        years = [int(year) for year in table.labels["year"]]
        seen = observed(results, f"sus.{count}")
        found = fan(numpy.array(years, dtype=float), table.pick(reporting_group=common.ALL).values, per_draw)
        panels.append(Panel(language.of(*COUNTS[count]), _told(found, str(years[-1]), language), found,
                            sorted({*years, *(year for year, _ in seen)}), seen))
    return panels


def observed(results, outcome):
    """(year, number) of everybody, as far as the draws were calibrated on it."""
    if results.table("observed/target") is None:
        return []
    columns = [results.table(f"observed/{name}").values for name in ("outcome", "year", "group", "value")]
    return sorted((int(year), float(value)) for name, year, group, value in zip(*columns)
                  if name == outcome and year and not group)


def _told(found, when, language):
    lines = [f"{found.outer.at(-1).told(language)} {when}"]
    if found.inner is not None:
        inner = found.inner.at(-1)
        lines.append(language.of("okända tal ensamma: ", "unknown numbers alone: ") +
                     language.span(inner.low, inner.high))
    return lines


def _title(results, per_draw, language):
    """What is forecast of the last year, and how much of the spread better knowledge could take away."""
    exits = results.table("yearly_replications/sus.to_work_studies")
    if exits is not None and exits.values.any():
        year = str(exits.labels["year"][-1])
        sample = exits.pick(reporting_group=common.ALL).values[:, -1]
        end = common.Interval.of(sample)
        what = language.of(f"Till arbete eller studier {year}: {language.number(end.middle)}",
                           f"To work or studies in {year}: {language.number(end.middle)}")
    else:
        sample = numpy.asarray(common.total(results, "placements"), dtype=float)
        end = common.Interval.of(sample)
        length, things = common.measured(results, language), placements_word(end.middle, language)
        what = language.of(f"{language.number(end.middle)} {things} på {length}",
                           f"{language.number(end.middle)} {things} in {length}")
    told = f"{what} ({language.eighty(end.low, end.high)})"
    if per_draw < 2:
        return told
    share = language.percent(unknown_share(sample, per_draw))
    return told + language.of(f", {share} av variansen från de okända talen",
                              f", {share} of the variance from the unknown numbers")


def unknown_share(sample, per_draw):
    """Of the variance of one number a replication, what the draws' numbers give."""
    draws = numpy.asarray(sample, dtype=float).reshape(-1, per_draw)
    chance = float(draws.var(axis=1, ddof=1).mean())
    own = max(0.0, float(draws.mean(axis=1).var(ddof=1)) - chance / per_draw)
    return own / (own + chance) if own + chance > 0 else 0.0


def _subtitle(results, per_draw, language):
    draws = language.number(results.attributes["draws"])
    many = language.number(per_draw)
    text = language.of(
        f"{draws} dragningar av de okända talen, {many} replikationer av varje. Båda banden är 80\u00a0%: 10:e–90:e "
        "percentilen. Alla skalor börjar inte vid noll.",
        f"{draws} draws of the unknown numbers, {many} replications of each. Both bands are 80%: 10th–90th percentile. "
        "Not all scales begin at zero.")
    if per_draw < 2:
        text = language.of(
            f"{draws} dragningar av de okända talen, en replikation av varje. Band: 80\u00a0% prediktionsintervall; "
            "--per-draw 2 eller fler skiljer de okända talen från slumpen. Alla skalor börjar inte vid noll.",
            f"{draws} draws of the unknown numbers, one replication of each. Band: 80% prediction interval; --per-draw 2 "
            "or more tells the unknown numbers and chance apart. Not all scales begin at zero.")
    return text
