"""The plane on the left, the acceptability curve on the right."""

import numpy

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    half = width / 2
    _plane(sheet.add_axes((left + 0.045, bottom + 0.075, half - 0.08, height - 0.13)), numbers)
    _curve(sheet.add_axes((left + half + 0.045, bottom + 0.075, half - 0.06, height - 0.13)), numbers)


def _plane(axes, numbers):
    say = numbers.language
    axes.plot(numbers.effects, numbers.costs, "o", color=style.BLUE, markersize=5, alpha=0.25, markeredgewidth=0)
    axes.plot([numbers.effects.mean()], [numbers.costs.mean()], "o", color=style.VERMILLION, markersize=11)
    axes.axhline(0, color=style.INK, linewidth=1.6)
    axes.axvline(0, color=style.INK, linewidth=1.6)
    axes.margins(0.08)
    axes.xaxis.set_major_formatter(lambda value, _: say.number(value, 2))
    axes.yaxis.set_major_formatter(lambda value, _: say.number(value, 1))
    axes.set_xlabel(say.of("Vunna QALY", "QALY gained"))
    parts.axis_title(axes, say.of("Verkliga resurser utöver basen, ", "Real resources beyond the base, ") +
                     numbers.unit.name(say))


def _curve(axes, numbers):
    say = numbers.language
    axes.plot(numbers.thresholds, numbers.acceptable, color=style.BLUE, linestyle=(0, (2, 2)))
    axes.plot(numbers.thresholds, numpy.where(numbers.on_average, numbers.acceptable, numpy.nan), color=style.BLUE)
    axes.set_ylim(0, 1)
    axes.set_xlim(0, numbers.thresholds[-1])
    axes.yaxis.set_major_formatter(lambda value, _: say.percent(value))
    axes.xaxis.set_major_formatter(lambda value, _: say.number(value / 1000, 0))
    axes.set_xlabel(say.of("Tusen kronor för en QALY", "Thousand SEK for a QALY"))
    parts.axis_title(axes, say.of("Sannolikhet att vara bättre än basen", "Probability of being better than the base"))
