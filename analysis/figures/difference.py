"""The paired difference to the base: placements over time on the left, every outcome with its interval on the right."""

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    share = 0.0 if numbers.band is None else 0.46
    if numbers.band is not None:
        _over_time(sheet, numbers, (left + 0.03, bottom + 0.045, width * share - 0.115, height - 0.09))
    _rows(sheet, numbers.rows, left + width * share + 0.03, bottom, width * (1 - share) - 0.03, height)


def _over_time(sheet, numbers, place):
    axes = sheet.add_axes(place)
    parts.time_axis(axes, numbers.calendar)
    parts.band(axes, numbers.band, style.BLUE if numbers.clear else style.GREY, 0.28)
    axes.axhline(0, color=style.INK, linewidth=1.6)
    axes.margins(y=0.08)
    parts.whole_numbers(axes, numbers.language)
    parts.axis_title(axes, style.wrapped(sheet, numbers.axis, place[2] * style.WIDE + 120, style.LABEL))
    parts.labels_beside(axes, [(value, text, style.BLUE if numbers.clear else style.GREY, main)
                               for value, text, main in numbers.labels])


def _rows(sheet, rows, left, bottom, width, height):
    """Every row has its own scale and the zero line in common."""
    step = min(height / max(len(rows), 1), 0.105)
    for index, row in enumerate(rows):
        top = bottom + height - index * step
        colour = style.BLUE if row.clear else style.GREY
        name = style.wrapped(sheet, row.name, 0.19 * style.WIDE, style.LABEL, "medium")
        sheet.text(left, top - step / 2, name, va="center", weight="medium", linespacing=1.1)
        axes = sheet.add_axes((left + 0.20, top - step, width * 0.36, step))
        axes.axis("off")
        axes.set_xlim(-row.reach, row.reach)
        axes.set_ylim(-1, 1)
        axes.axvline(0, color=style.INK, linewidth=1.6)
        axes.plot([row.difference.low, row.difference.high], [0, 0], color=colour, linewidth=7, alpha=0.55,
                  solid_capstyle="butt")
        axes.plot([row.difference.middle], [0], "o", color=colour, markersize=11)
        sheet.text(left + 0.215 + width * 0.36, top - step / 2, row.label, va="center", color=colour, weight="medium")
