"""Stocks by place over time: one small panel each, on scales of their own."""

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    places = parts.grid(left, bottom, width, height, len(numbers.panels), head=0.085)
    for panel, place in zip(numbers.panels, places):
        axes = sheet.add_axes(place)
        axes.tick_params(labelsize=style.SMALL)
        parts.time_axis(axes, numbers.calendar, style.SMALL)
        colour = style.VERMILLION if panel.waits else style.BLUE
        parts.band(axes, panel.band, colour, 0.25)
        axes.set_ylim(0, max(1.0, 1.08 * panel.band.high.max()))
        parts.whole_numbers(axes, numbers.language, most=5)
        parts.heading(sheet, axes, panel.name, [(panel.label, colour)])
