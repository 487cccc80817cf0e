"""Stocks by place over time: one small panel each, on scales of their own."""

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    columns, _ = parts.shape(len(numbers.panels))
    places = parts.grid(left, bottom, width, height, len(numbers.panels), head=0.062)
    for panel, (x, y, wide, high) in zip(numbers.panels, places):
        axes = sheet.add_axes((x + 0.028, y, wide - 0.028, high))
        parts.time_axis(axes, numbers.calendar)
        axes.tick_params(labelsize=style.SMALL)
        parts.band(axes, panel.band, style.BLUE, 0.25)
        axes.set_ylim(0, max(1.0, 1.08 * panel.band.high.max()))
        parts.whole_numbers(axes, numbers.language, most=3)
        parts.heading(sheet, axes, panel.name, [(panel.label, style.BLUE)])
