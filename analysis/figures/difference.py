"""The paired difference to the base: placements over time on the left, every outcome with its interval on the
right."""

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
    """Every row has its own scale; the zero line goes through all."""
    step = min(height / max(len(rows), 1), 0.105)
    told = max((style.text_size(sheet, row.label, style.SMALL, "medium")[0] for row in rows),
               default=0) / style.WIDE
    names = 0.155
    room = width - names - told - 0.035
    for index, row in enumerate(rows):
        y = bottom + height - (index + 0.5) * step
        colour = style.BLUE if row.clear else style.GREY
        name = style.wrapped(sheet, row.name, names * style.WIDE, style.SMALL, "medium")
        sheet.text(left, y, name, va="center", weight="medium", size=style.SMALL, linespacing=1.1)
        strip(sheet.add_axes((left + names + 0.015, y - step / 2, room, step)), row, colour)
        sheet.text(left + width - told, y, row.label, va="center", color=colour, weight="medium",
                   size=style.SMALL)


def strip(axes, row, colour):
    axes.axis("off")
    axes.set_xlim(-row.reach, row.reach)
    axes.set_ylim(-1, 1)
    axes.axvline(0, color=style.INK, linewidth=1.6)
    axes.plot([row.difference.low, row.difference.high], [0, 0], color=colour, linewidth=7, alpha=0.5,
              solid_capstyle="butt")
    axes.plot([row.difference.middle], [0], "o", color=colour, markersize=11)
