"""How long placements last, with and without support beside the stage."""

from estimates import common, curves


def numbers(results, language):
    table, at_risk = curves.table(results, "retention")
    replications = results.attributes["replications"]
    if table.values.min() > 1 - curves.NOTHING:
        raise common.NotInFile("ingen placering tar slut i scenariot", "no placement ends in the scenario")
    bands = {}
    for support in table.labels["support"]:
        risk = at_risk.pick(support=support).values
        followed = curves.followed(risk, replications)
        if followed > 1:
            share = table.pick(support=support).values
            bands[support] = curves.survival_band(share[:followed], risk[:followed], replications)
    if "with" in bands and "without" in bands:
        bands.pop("all")
    else:
        bands = {"all": bands["all"]} if "all" in bands else {}
    if not bands:
        raise common.NotInFile("för få placeringar att följa", "too few placements to follow")
    return curves.Numbers(common.frame(results, language, title(bands, language), _subtitle(bands, language)),
                          [curves.Curve(band, _label(support, band, language), support)
                           for support, band in bands.items()],
                          max(int(band.days[-1]) for band in bands.values()), 1.0,
                          language.of("Andel som har kvar arbetet eller studierna",
                                      "Share who still have the work or studies"),
                          language.of("månader sedan placeringen", "months since the placement"), language)


def milestone(months):
    """The round number of months to talk about: 24, 12, 6, or as many as there are."""
    return next((m for m in (12, 6) if m <= months), months)


def title(bands, language):
    at = milestone(min(int(band.days[-1]) for band in bands.values()))
    when = language.of(f"{at} månader" if at > 1 else "en månad", f"{at} months" if at > 1 else "one month")
    shares = {support: curves.told(band.at(at), language) for support, band in bands.items()}
    if "all" in shares:
        return language.of(f"Efter {when} har {shares['all']} av de placerade kvar arbetet eller studierna",
                           f"After {when} {shares['all']} of the placed still have the work or studies")
    supported, alone = shares["with"], shares["without"]
    return language.of(
        f"Efter {when} har {supported} med stöd och {alone} utan stöd kvar arbetet eller studierna",
        f"After {when} {supported} with support and {alone} without still have the work or studies")


def _subtitle(bands, language):
    text = curves.greenwood(language)
    if "with" in bands:
        text += " " + language.of("De två grupperna är olika personer: skillnaden är inte stödets effekt.",
                                  "The two groups are different people: the difference is no effect.")
    return text


def _label(support, band, language):
    name = {"all": language.of("Alla", "All"), "with": language.of("Med stöd", "With support"),
            "without": language.of("Utan stöd", "Without support")}[support]
    end = band.at(-1)
    return f"{name}\n{language.percent(end.middle)} ({language.span(100 * end.low, 100 * end.high)})"
