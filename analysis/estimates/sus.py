"""What the follow-up system SUS counts in a year: persons enrolled, exits, and exits to work or studies."""

from estimates import common
from estimates.bars import Bar, Group, Numbers, year_names

COUNTS = {"enrolled": ("Inskrivna någon gång under året", "Enrolled at some time in the year"),
          "exits": ("Avslutade under året", "Left in the year"),
          "to_work_studies": ("Av dem till arbete eller studier", "Of those to work or studies")}
MOST_YEARS = 5  # the last ones


def numbers(results, language):
    tables = {count: _table(results, count) for count in COUNTS}
    years = year_names(results, language)[-MOST_YEARS:]
    found = {count: [common.Interval.summary(table.pick(year=year))
                     for year in table.labels["year"][-MOST_YEARS:]]
             for count, table in tables.items()}
    if not any(interval.high for interval in found["enrolled"]):
        raise common.NotInFile("inget steg räknas som inskriven", "no stage counts as enrolled")
    reach = max(interval.high for interval in found["enrolled"])
    groups = [Group(language.of(*COUNTS[count]), [Bar(year, interval, interval.told(language))
                                                  for year, interval in zip(years, intervals)], reach)
              for count, intervals in found.items()]
    subtitle = common.prediction_whisker(language, results.attributes["replications"]) + " " + language.of(
        "Räknat som i SUS: ett flöde under året, inget bestånd.",
        "Counted as SUS does: a flow in the year, not a stock.")
    title = _title(years[-1], found["exits"][-1], found["to_work_studies"][-1], language)
    return Numbers(common.frame(results, language, title, subtitle), groups)


def _table(results, count):
    table = results.table(f"yearly/sus.{count}")
    if table is None:
        raise common.NotInFile("filen har inga årsvärden", "the file has no yearly values")
    return table.pick(reporting_group=common.ALL)


def _title(year, exits, work, language):
    left, interval = language.number(exits.middle), language.eighty(work.low, work.high)
    return language.of(f"{year} skrivs {left} ({language.span(exits.low, exits.high)}) ut, "
                       f"{language.number(work.middle)} av dem till arbete eller studier ({interval})",
                       f"In {year} {left} ({language.span(exits.low, exits.high)}) leave, "
                       f"{language.number(work.middle)} of them to work or studies ({interval})")
