"""Conditional means: a panel for each uncertain number, the one that matters most first."""

from matplotlib.ticker import FuncFormatter, MaxNLocator

import style
from estimates.sweep import short
from figures import parts


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    count = len(numbers.panels)
    columns, rows = (count, 1) if count <= 3 else (2, 2) if count == 4 else (3, 2)
    wide, high = width / columns, height / rows
    for index, panel in enumerate(numbers.panels):
        x, y = left + (index % columns) * wide, bottom + height - (index // columns + 1) * high
        _panel(sheet, panel, numbers, (x + 0.035, y + 0.055, wide - 0.06, high - 0.135))


def _panel(sheet, panel, numbers, place):
    axes = sheet.add_axes(place)
    axes.fill_between(panel.at, panel.low, panel.high, color=style.BLUE, alpha=0.22, linewidth=0)
    axes.errorbar(panel.at, panel.mean, yerr=panel.error, fmt="o-", color=style.BLUE, markersize=7, linewidth=2)
    low, high = numbers.reach
    axes.set_ylim(low - 0.06 * (high - low), high + 0.06 * (high - low))
    parts.whole_numbers(axes, numbers.language, most=5)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short(value, numbers.language)))
    axes.tick_params(labelsize=style.SMALL)
    name = panel.name
    room = (place[2] + 0.02) * style.WIDE
    while style.text_size(sheet, name, style.SMALL, "bold")[0] > room and len(name) > 4:
        name = "…" + name[2:]
    step = 1.3 * style.SMALL * 100 / 72 / style.HIGH
    top = place[1] + place[3] + 0.012
    sheet.text(place[0] - 0.02, top + step, name, size=style.SMALL, weight="bold", va="bottom")
    sheet.text(place[0] - 0.02, top, panel.told, size=style.SMALL, color=style.GREY, weight="medium", va="bottom")
