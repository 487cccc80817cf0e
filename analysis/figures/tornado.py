"""A tornado: two bars for each uncertain number, where it is low and where it is high, the largest swing first."""

from matplotlib.ticker import MaxNLocator

import style
from figures import parts

THICK = 0.36  # of the step from number to number
NAMES = 0.30  # of the width, at most
LEGEND = 0.045


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    ends = [end for row in numbers.rows for end in (row.low, row.high)]
    told = max(style.text_size(sheet, end.told, style.SMALL, "medium")[0] for end in ends) / style.WIDE
    names = min(max(style.text_size(sheet, row.name, style.SMALL, "medium")[0] for row in numbers.rows) / style.WIDE,
                NAMES * width)
    values = max(style.text_size(sheet, value, style.SMALL)[0] for row in numbers.rows for value in row.values)
    start = left + names + values / style.WIDE + 0.025
    step = min((height - LEGEND - 0.07) / len(numbers.rows), 0.125)
    top = bottom + height - LEGEND
    axes = sheet.add_axes((start, top - step * len(numbers.rows), left + width - told - 0.02 - start,
                           step * len(numbers.rows)))
    _dress(axes, numbers, ends)
    _legend(sheet, numbers, left, bottom + height)
    for index, row in enumerate(numbers.rows):
        y = top - (index + 0.5) * step
        sheet.text(left, y, _broken(sheet, row.name, names * style.WIDE + 4), va="center", weight="medium",
                   size=style.SMALL, linespacing=1.25)
        for off, value, end, colour in ((THICK / 2, row.values[0], row.low, style.BLUE),
                                        (-THICK / 2, row.values[1], row.high, style.VERMILLION)):
            _bar(axes, index - off, end, colour)
            sheet.text(start - 0.012, y + off * step, value, va="center", ha="right", size=style.SMALL, color=colour)
            sheet.text(left + width - told, y + off * step, end.told, va="center", size=style.SMALL, color=colour,
                       weight="medium")


def _dress(axes, numbers, ends):
    axes.grid(False)
    low, high = min(0.0, *(end.low for end in ends)), max(0.0, *(end.high for end in ends))
    room = 0.04 * (high - low) or 1.0
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(len(numbers.rows) - 0.5, -0.5)
    axes.set_yticks([])
    axes.axvline(0, color=style.INK, linewidth=1.6)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10]))
    ticks = axes.xaxis.get_major_locator()()
    axes.xaxis.set_major_formatter(parts.written(numbers.language, _decimals(float(ticks[1] - ticks[0]))))
    axes.tick_params(axis="x", labelsize=style.SMALL)
    axes.set_xlabel(numbers.across, size=style.SMALL, labelpad=6)


def _decimals(step):
    """So many that neighbours along the axis differ."""
    return next((k for k in range(4) if abs(step * 10 ** k - round(step * 10 ** k)) < 1e-9), 4)


def _bar(axes, y, end, colour):
    axes.barh(y, end.mean, height=THICK * 0.92, color=colour, alpha=0.45, linewidth=0)
    axes.plot([end.low, end.high], [y, y], color=colour, linewidth=2.6, solid_capstyle="butt")


def _legend(sheet, numbers, left, top):
    for name, colour in ((numbers.low_name, style.BLUE), (numbers.high_name, style.VERMILLION)):
        sheet.text(left, top, "■ " + name, va="top", size=style.LABEL, color=colour, weight="medium")
        left += style.text_size(sheet, "■ " + name, style.LABEL, "medium")[0] / style.WIDE + 0.03


def _broken(sheet, name, width):
    """A path too long for its column goes on below, from a point on."""
    if " " in name or style.text_size(sheet, name, style.SMALL, "medium")[0] <= width:
        return style.wrapped(sheet, name, width, style.SMALL, "medium")
    return style.wrapped(sheet, name.replace(".", ". "), width, style.SMALL, "medium").replace(". ", ".")
