"""Retention curves with their intervals, told beside their ends."""

import style
from figures import parts

COLOURS = {"all": style.BLUE, "with": style.GREEN, "without": style.VERMILLION, "placed": style.GREEN,
           "other_exit": style.GREY}


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    axes = sheet.add_axes((left + 0.045, bottom + 0.065, width - 0.245, height - 0.10))
    for curve in numbers.curves:
        parts.band(axes, curve.band, COLOURS[curve.kind], 0.22)
    axes.set_xlim(0, numbers.months)
    axes.set_ylim(0, numbers.top)
    axes.xaxis.set_major_locator(parts.months(numbers.months))
    axes.yaxis.set_major_formatter(parts.percent(numbers.language))
    axes.set_xlabel(numbers.below, labelpad=8)
    parts.axis_title(axes, numbers.axis)
    labels = [(curve.band.middle[-1], curve.label, COLOURS[curve.kind], True) for curve in numbers.curves]
    parts.labels_beside(axes, labels, lines=2)
