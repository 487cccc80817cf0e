"""From arriving to the first placement, with competing exits: shares of all who came."""

from estimates import common, curves
from estimates.retention import milestone


def numbers(results, language):
    table, risk = curves.table(results, "time_to_placement")
    replications = results.attributes["replications"]
    followed = curves.followed(risk.values, replications)
    if followed < 2:
        raise common.NotInFile("för få nya att följa", "too few arrivals to follow")
    still, risk = table.pick(curve="still_waiting").values[:followed], risk.values[:followed]
    bands = {kind: curves.incidence_band(table.pick(curve=kind).values[:followed], still, risk, replications)
             for kind in ("placed", "other_exit")}
    subtitle = curves.greenwood(language) + " " + language.of(
        "Andelar av alla som kommit; resten är kvar på väg.",
        "Shares of all who have come; the rest are still on their way.")
    return curves.Numbers(common.frame(results, language, title(bands, language), subtitle),
                          [curves.Curve(band, _label(kind, band, language), kind)
                           for kind, band in bands.items()], followed - 1,
                          min(1.0, 1.15 * max(float(band.high.max()) for band in bands.values()) + 0.02),
                          language.of("Andel av dem som kommit", "Share of those who have come"),
                          language.of("månader sedan de kom", "months since they came"), language)


def title(bands, language):
    at = milestone(int(bands["placed"].days[-1]))
    when = language.of(f"{at} månader" if at > 1 else "en månad", f"{at} months" if at > 1 else "one month")
    placed, gone = (curves.told(bands[kind].at(at), language) for kind in ("placed", "other_exit"))
    return language.of(f"Inom {when} har {placed} fått en placering och {gone} lämnat utan",
                       f"Within {when} {placed} have had a placement and {gone} have left without one")


def _label(kind, band, language):
    name = {"placed": language.of("Har fått en placering", "Have had a placement"),
            "other_exit": language.of("Har lämnat utan", "Have left without one")}[kind]
    end = band.at(-1)
    return f"{name}\n{language.percent(end.middle)} ({language.span(100 * end.low, 100 * end.high)})"
