"""A sweep: a band along one varied field, or a heat map over two."""

import numpy
from matplotlib.colors import LinearSegmentedColormap

import style
from estimates.sweep import Line
from figures import parts

DEPTH = LinearSegmentedColormap.from_list("depth", ["#EAF3F9", style.BLUE])
MOST_TICKS = 12


def draw(sheet, numbers):
    place = style.frame(sheet, numbers.frame)
    (_along if isinstance(numbers, Line) else _over)(sheet, numbers, place)


def _along(sheet, numbers, place):
    left, bottom, width, height = place
    axes = sheet.add_axes((left + 0.06, bottom + 0.075, width - 0.08, height - 0.13))
    axes.fill_between(numbers.at, numbers.low, numbers.high, color=style.BLUE, alpha=0.28, linewidth=0)
    axes.plot(numbers.at, numbers.middle, "o-", color=style.BLUE, markersize=9 if len(numbers.at) <= 40 else 0)
    axes.margins(x=0.03, y=0.08)
    _ticks(axes.xaxis, numbers.at, numbers.names)
    parts.whole_numbers(axes, numbers.language, decimals=numbers.decimals)
    axes.set_xlabel(numbers.across, size=style.LABEL, labelpad=10)
    parts.axis_title(axes, numbers.up)


def _over(sheet, numbers, place):
    left, bottom, width, height = place
    rows, columns = numbers.means.shape
    axes = sheet.add_axes((left + 0.09, bottom + 0.075, width - 0.09, height - 0.13))
    axes.grid(False)
    axes.imshow(numbers.means, aspect="auto", origin="lower", cmap=DEPTH)
    _ticks(axes.xaxis, numpy.arange(columns), numbers.across_names)
    _ticks(axes.yaxis, numpy.arange(rows), numbers.up_names)
    axes.set_xlabel(numbers.across, size=style.LABEL, labelpad=10)
    parts.axis_title(axes, numbers.up)
    if numbers.told:
        _tell(sheet, axes, numbers, (width - 0.09) * style.WIDE / columns, (height - 0.13) * style.HIGH / rows)


def _tell(sheet, axes, numbers, wide, high):
    """The mean and its interval in each cell, if they fit there."""
    widest = max(style.text_size(sheet, line, style.SMALL, "medium")[0]
                 for row in numbers.told for cell in row for line in cell)
    if widest > 0.94 * wide or high < 3.2 * style.SMALL * 100 / 72:
        return
    least, most = float(numpy.nanmin(numbers.means)), float(numpy.nanmax(numbers.means))
    for r, row in enumerate(numbers.told):
        for c, (mean, interval) in enumerate(row):
            deep = most > least and (numbers.means[r, c] - least) / (most - least) > 0.55
            colour = style.SHEET if deep else style.INK
            axes.annotate(mean, (c, r), (0, 9), textcoords="offset points", ha="center", va="center",
                          size=style.SMALL, weight="bold", color=colour)
            axes.annotate(interval, (c, r), (0, -9), textcoords="offset points", ha="center", va="center",
                          size=style.SMALL, color=colour)


def _ticks(axis, at, names):
    """At most a dozen names, evenly thinned."""
    every = max(1, -(-len(names) // MOST_TICKS))
    axis.set_ticks(list(at)[::every], names[::every], size=style.SMALL)
