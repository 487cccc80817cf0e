"""Fans over time, a small panel each: light where chance is in it, dark for the unknown numbers alone, dots for what
was observed."""

from matplotlib.ticker import FuncFormatter

import style
from figures import parts

LIGHT, DARK = 0.20, 0.42
LEGEND = 0.05


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    _legend(sheet, numbers, left, bottom + height)
    places = parts.grid(left, bottom, width, height - LEGEND, len(numbers.panels), head=0.10)
    for panel, place in zip(numbers.panels, places):
        axes = sheet.add_axes(place)
        axes.tick_params(labelsize=style.SMALL)
        (_years if panel.years else _days)(axes, panel, numbers)
        axes.set_ylim(*_reach(panel))
        parts.whole_numbers(axes, numbers.language, most=5)
        parts.heading(sheet, axes, panel.name, [(line, style.BLUE) for line in panel.told])


def _reach(panel):
    """From zero, unless most of the panel would then be empty."""
    seen = [value for _, value in panel.seen]
    highest = max([panel.fan.outer.high.max(), *seen])
    lowest = min([panel.fan.outer.low.min(), *seen])
    if lowest < 0.6 * highest:
        return 0, max(1.0, 1.08 * highest)
    room = max(highest - lowest, 1.0)
    return max(0.0, lowest - 0.7 * room), highest + 0.2 * room


def _days(axes, panel, numbers):
    parts.time_axis(axes, numbers.calendar, style.SMALL)
    parts.band(axes, panel.fan.outer, style.BLUE, LIGHT)
    if panel.fan.inner is not None:
        parts.band(axes, panel.fan.inner, style.BLUE, DARK, line=False)


def _years(axes, panel, numbers):
    """A bar for each year; a line through what was observed."""
    outer, inner = panel.fan.outer, panel.fan.inner
    axes.bar(outer.days, outer.high - outer.low, bottom=outer.low, width=0.6, color=style.BLUE, alpha=LIGHT, linewidth=0)
    if inner is not None:
        axes.bar(inner.days, inner.high - inner.low, bottom=inner.low, width=0.6, color=style.BLUE, alpha=DARK,
                 linewidth=0)
    axes.hlines(outer.middle, outer.days - 0.3, outer.days + 0.3, color=style.BLUE, linewidth=3)
    if panel.seen:
        axes.plot(*zip(*panel.seen), "o-", color=style.INK, linewidth=1.6, markersize=8)
    axes.set_xlim(panel.years[0] - 0.7, panel.years[-1] + 0.7)
    every = -(-len(panel.years) // 6)
    axes.set_xticks(panel.years[::every])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda year, _: f"{year:.0f}"))


def _legend(sheet, numbers, left, top):
    """A mark for each thing drawn, and its name."""
    marks = {"observerat": ("●", style.INK, 1.0), "observed": ("●", style.INK, 1.0), "median": ("—", style.BLUE, 1.0)}
    shades = [DARK + LIGHT, LIGHT + 0.1] if len([n for n in numbers.names if n not in marks]) == 2 else [LIGHT + 0.1]
    for name in numbers.names:
        mark, colour, opacity = marks.get(name) or ("■", style.BLUE, shades.pop(0))
        sheet.text(left, top, mark, va="top", size=style.LABEL, color=colour, alpha=opacity)
        left += style.text_size(sheet, mark + " ", style.LABEL)[0] / style.WIDE
        sheet.text(left, top, name, va="top", size=style.LABEL, color=style.INK)
        left += style.text_size(sheet, name, style.LABEL)[0] / style.WIDE + 0.03
