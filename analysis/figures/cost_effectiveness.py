"""The plane on the left, the acceptability curve on the right."""

import numpy

import style
from figures import parts

COLOURS = [style.BLUE, style.VERMILLION, style.GREEN, style.GREY]


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    half = width / 2
    colours = _colours(numbers)
    _plane(sheet.add_axes((left + 0.045, bottom + 0.075, half - 0.08, height - 0.13)), numbers, colours)
    beside = _room(sheet, numbers)
    _curve(sheet.add_axes((left + half + 0.045, bottom + 0.075, half - 0.06 - beside, height - 0.13)), numbers, colours)


def _colours(numbers):
    """A scenario has the same colour in both; the first, which has no cloud, is grey."""
    names = [cloud.name for cloud in numbers.clouds]
    named = dict(zip(names, COLOURS))
    return named | {curve.name: style.GREY for curve in numbers.curves if curve.name not in named}


def _room(sheet, numbers):
    """For the curves' names beside them, where there are several."""
    if len(numbers.curves) == 1:
        return 0.0
    return max(style.text_size(sheet, curve.name, style.SMALL)[0] for curve in numbers.curves) / style.WIDE + 0.01


def _plane(axes, numbers, colours):
    say = numbers.language
    for cloud in numbers.clouds:
        axes.plot(cloud.effects, cloud.costs, "o", color=colours[cloud.name], markersize=5, alpha=0.25, markeredgewidth=0)
    for cloud in numbers.clouds:
        axes.plot([cloud.effects.mean()], [cloud.costs.mean()], "o", markersize=11, markeredgewidth=2,
                  color=colours[cloud.name], markeredgecolor=style.INK)
    axes.axhline(0, color=style.INK, linewidth=1.6)
    axes.axvline(0, color=style.INK, linewidth=1.6)
    axes.margins(0.08)
    axes.xaxis.set_major_formatter(lambda value, _: say.number(value, 2))
    axes.yaxis.set_major_formatter(lambda value, _: say.number(value, 1))
    axes.set_xlabel(say.of("Vunna QALY", "QALY gained"))
    parts.axis_title(axes, say.of("Verkliga resurser utöver basen, ", "Real resources beyond the base, ") +
                     numbers.unit.name(say))


def _curve(axes, numbers, colours):
    say = numbers.language
    for curve in numbers.curves:
        axes.plot(numbers.thresholds, curve.acceptable, color=colours[curve.name], linestyle=(0, (2, 2)))
        axes.plot(numbers.thresholds, numpy.where(curve.on_average, curve.acceptable, numpy.nan), color=colours[curve.name])
    axes.set_ylim(0, 1)
    axes.set_xlim(0, numbers.thresholds[-1])
    axes.yaxis.set_major_formatter(lambda value, _: say.percent(value))
    axes.xaxis.set_major_formatter(lambda value, _: say.number(value / 1000, 0))
    axes.set_xlabel(say.of("Tusen kronor för en QALY", "Thousand SEK for a QALY"))
    parts.axis_title(axes, numbers.axis)
    if len(numbers.curves) > 1:
        parts.labels_beside(axes, [(float(curve.acceptable[-1]), curve.name, colours[curve.name], False)
                                   for curve in numbers.curves], style.SMALL)
