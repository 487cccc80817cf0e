"""Caseload and waiting against slots, a panel for each pool or member of a family."""

import style
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    places = parts.grid(left, bottom, width, height, len(numbers.panels), head=0.085)
    for panel, place in zip(numbers.panels, places):
        axes = sheet.add_axes(place)
        axes.tick_params(labelsize=style.SMALL)
        parts.time_axis(axes, numbers.calendar, style.SMALL)
        parts.band(axes, panel.caseload, style.BLUE, 0.25)
        parts.band(axes, panel.waiting, style.VERMILLION, 0.25)
        axes.step(numbers.edges, panel.slots, where="post", color=style.INK, linewidth=1.8,
                  linestyle=(0, (5, 2)))
        axes.set_ylim(0, panel.top)
        parts.whole_numbers(axes, numbers.language, most=5)
        parts.heading(sheet, axes, panel.name, [(panel.caseload_label, style.BLUE),
                                                (panel.waiting_label, style.VERMILLION)])
