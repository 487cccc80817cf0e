"""A calibration as pairs: what was known before and after on the diagonal, draws below it."""

import numpy
from matplotlib.ticker import FuncFormatter, MaxNLocator

import style

BINS = 24


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    count = len(numbers.names)
    wide, high = (width - 0.02) / count, (height - 0.03) / count
    ends = [_ends(numbers.before[:, u], numbers.after[:, u]) for u in range(count)]
    for row in range(count):
        for column in range(row + 1):
            axes = sheet.add_axes((left + 0.03 + column * wide, bottom + 0.045 + (count - 1 - row) * high,
                                   wide - 0.035, high - 0.05))
            axes.grid(False)
            if row == column:
                _before_and_after(sheet, axes, numbers, row, ends[row], wide - 0.035)
            else:
                _pair(axes, numbers, row, column, ends)
            _ticks(axes, numbers.language, row == column)


def _ends(before, after):
    low, high = float(min(before.min(), after.min())), float(max(before.max(), after.max()))
    inside = numpy.quantile(numpy.concatenate([before, after]), (0.002, 0.998))
    return max(low, inside[0]), min(high, inside[1])


def _before_and_after(sheet, axes, numbers, unknown, ends, width):
    edges = numpy.linspace(*ends, BINS + 1)
    for sample, colour, opacity in ((numbers.before, style.GREY, 0.28), (numbers.after, style.BLUE, 0.6)):
        axes.hist(sample[:, unknown], bins=edges, color=colour, alpha=opacity, linewidth=0)
    axes.set_xlim(*ends)
    axes.set_yticks([])
    name = style.wrapped(sheet, numbers.names[unknown], max(width * style.WIDE, 230), style.SMALL, "bold")
    axes.annotate(name, (0, 1), (0, 3), xycoords="axes fraction", textcoords="offset points", ha="left", va="bottom",
                  size=style.SMALL, weight="bold", color=style.INK, linespacing=1.0)


def _pair(axes, numbers, row, column, ends):
    axes.plot(numbers.after[:, column], numbers.after[:, row], "o", color=style.BLUE, markersize=2.2, alpha=0.22,
              markeredgewidth=0)
    axes.set_xlim(*ends[column])
    axes.set_ylim(*ends[row])


def _ticks(axes, language, only_across):
    def written(x, _):
        size = abs(x)
        return language.number(x, 0 if size >= 10 or x == 0 else 1 if size >= 1 else 2 if size >= 0.1 else 3)

    for axis in (axes.xaxis,) if only_across else (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=3))
        axis.set_major_formatter(FuncFormatter(written))
    axes.tick_params(labelsize=style.SMALL, length=3, pad=3)
