"""Cumulative placements as a fan: median, 80 % and 90 % of the replications, told beside its end."""

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    axes = sheet.add_axes((left + 0.035, bottom + 0.045, width - 0.225, height - 0.08))
    parts.time_axis(axes, numbers.calendar)
    parts.band(axes, numbers.wide, style.BLUE, 0.14, line=False)
    parts.band(axes, numbers.band, style.BLUE, 0.30)
    axes.set_ylim(0, max(1.0, 1.06 * numbers.wide.high.max()))
    parts.whole_numbers(axes, numbers.language)
    parts.axis_title(axes, numbers.axis)
    parts.labels_beside(axes, [(value, text, style.BLUE if main else style.GREY, main)
                               for value, text, main in numbers.labels])
