"""What each uncertain number alone changes: the paired differences where it is low and where it is high."""

from dataclasses import dataclass

import numpy

from estimates import common, money
from estimates.sweep import short

MOST = 10  # numbers; the rest swing the outcome less


@dataclass(frozen=True)
class End:
    """The outcome's mean paired difference there, and its 80 % prediction interval."""

    mean: float
    low: float
    high: float
    told: str


@dataclass(frozen=True)
class Row:
    """One uncertain number."""

    name: str
    values: tuple  # its low and its high value, as told
    low: End
    high: End


@dataclass(frozen=True)
class Numbers:
    frame: common.Frame
    rows: list
    low_name: str
    high_name: str
    across: str
    language: object


def numbers(results, language):
    """The largest swing first, as in the file."""
    table = results.table("swings/difference")
    outcome = str(table.labels["outcome"][0])
    label = str(results.table("swings/label" if language.code == "sv" else "swings/label_en").values[0])
    differences = {s: table.pick(outcome=outcome, statistic=s).values for s in ("mean", "se", "q10", "q90")}
    unit, across = _unit(results, differences, label, language)
    scaled = {name: values / unit.scale for name, values in differences.items()}
    names = [str(name) for name in results.table("swings/unknown_name").values]
    decimals = _decimals(scaled)
    rows = [_row(results, u, names[u], {s: values[u] for s, values in scaled.items()}, decimals, language)
            for u in range(min(len(names), MOST))]
    title = _title(label, _leaders(names, differences), differences, language)
    return Numbers(common.frame(results, language, title, _subtitle(results, len(names), language)), rows,
                   language.of("talet lågt (10:e percentilen)", "the number low (10th percentile)"),
                   language.of("talet högt (90:e percentilen)", "the number high (90th percentile)"),
                   across, language)


def _unit(results, differences, label, language):
    unit = money.Unit(1.0, "", "")
    said = str(results.table("swings/unit").values[0])
    if said == "SEK":
        unit = money.unit_for(max(float(numpy.nanmax(numpy.abs(differences[s]))) for s in ("q10", "q90")))
        said = unit.name(language)
    elif said == "days":
        said = language.of("dagar", "days")
    of = f" [{said}]" if said not in ("", "1") else ""
    return unit, language.of(f"{label}{of}: parvis skillnad mot scenariot som det står",
                             f"{label}{of}: paired difference to the scenario as it stands")


def _decimals(scaled):
    """As many as the mean of the largest swing needs for two figures."""
    largest = float(numpy.nanmax(numpy.abs(scaled["mean"]), initial=0.0))
    return 0 if largest >= 100 else 1 if largest >= 1 else 2 if largest >= 0.1 else 3


def _row(results, number, name, told, decimals, language):
    values = tuple(short(value, language) for value in results.table("swings/value").values[number])
    low, high = (_end({s: float(pair[k]) for s, pair in told.items()}, decimals, language) for k in (0, 1))
    return Row(name, values, low, high)


def _end(told, decimals, language):
    error = language.number(told["se"], decimals)
    span = language.span(told["q10"], told["q90"], decimals)
    return End(told["mean"], told["q10"], told["q90"],
               f"{language.signed(told['mean'], decimals)} ± {error} ({span})")


def _leaders(names, differences):
    """Those that may swing the outcome most: their Monte Carlo intervals meet that of the first."""
    swing = numpy.abs(differences["mean"][:, 1] - differences["mean"][:, 0])
    off = 1.96 * numpy.hypot(differences["se"][:, 0], differences["se"][:, 1])
    if swing[0] == 0:
        return []
    return [name for name, most in zip(names, swing + off) if most >= swing[0] - off[0]]


def _title(label, leaders, differences, language):
    if not leaders:
        return language.of(f"Inget av talen ändrar något för sig: {label}", f"No number alone changes: {label}")
    if len(leaders) > 2:
        found = language.of(f"{leaders[0]}, {leaders[1]} eller något annat", f"{leaders[0]}, {leaders[1]} or another")
    else:
        found = language.of(" eller ", " or ").join(leaders)
    return language.of(f"Mest ändras {label} av {found}", f"What changes {label} most: {found}")


def _subtitle(results, count, language):
    n = language.number(results.attributes["replications"])
    text = language.of(
        f"Ett osäkert tal i taget, de andra som scenariot står: samma personer med samma tur i {n} replikationer. "
        "Stapel: medelvärde. Streck: 80\u00a0% prediktionsintervall. Bredvid: medelvärde ± Monte Carlo-fel (intervall).",
        f"One uncertain number at a time, the others as the scenario stands: the same people with the same luck in {n} "
        "replications. Bar: mean. Line: 80% prediction interval. Beside: mean ± Monte Carlo error (interval).")
    if count > MOST:
        text += language.of(f" De {MOST} av {count} tal som betyder mest.",
                            f" The {MOST} of {count} numbers that matter most.")
    return text
