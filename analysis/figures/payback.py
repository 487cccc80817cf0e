"""The extra cost of each payer since the start, a panel each, with the line where it has its money back."""

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    columns = 1 if len(numbers.panels) == 1 else 2
    rows = -(-len(numbers.panels) // columns)
    for index, panel in enumerate(numbers.panels):
        column, row = index % columns, index // columns
        wide, high = width / columns, height / rows
        place = (left + column * wide + 0.045, bottom + (rows - 1 - row) * high + 0.05, wide - 0.075, high - 0.13)
        _panel(sheet.add_axes(place), numbers, panel)


def _panel(axes, numbers, panel):
    parts.time_axis(axes, numbers.calendar)
    clear = panel.band.high[-1] <= 0.0 or panel.band.low[-1] > 0.0
    parts.band(axes, panel.band, style.BLUE if clear else style.GREY, 0.28)
    axes.axhline(0, color=style.INK, linewidth=1.6)
    axes.margins(y=0.08)
    axes.yaxis.set_major_formatter(lambda value, _: numbers.language.number(value, 0 if float(value).is_integer() else 1))
    parts.axis_title(axes, f"{panel.name}: {panel.label}")
