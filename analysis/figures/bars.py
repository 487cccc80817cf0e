"""Yearly numbers in groups: a bar to the median, a whisker over the interval, the numbers beside."""

import style
from figures import parts

COLOURS = [style.BLUE, style.GREEN, style.VERMILLION, style.GREY]
MOST = 84      # pixels from year to year
NAMES = 0.155  # of the sheet, for the groups' names


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    bars = [bar for group in numbers.groups for bar in group.bars]
    years = max(style.text_size(sheet, bar.year, style.LABEL)[0] for bar in bars) / style.WIDE + 0.012
    labels = max(style.text_size(sheet, bar.label, style.LABEL)[0] for bar in bars) / style.WIDE + 0.02
    rows = sum(len(group.bars) for group in numbers.groups) + 0.8 * (len(numbers.groups) - 1)
    step = min(height / rows, MOST / style.HIGH)
    top = bottom + height
    for index, group in enumerate(numbers.groups):
        tall = step * len(group.bars)
        colour = COLOURS[index % len(COLOURS)]
        name = style.wrapped(sheet, group.name, NAMES * style.WIDE, style.LABEL, "bold")
        sheet.text(left, top - tall / 2, name, weight="bold", color=colour, va="center")
        _group(sheet, group, colour, (left + NAMES + years, top - tall, width - NAMES - years - labels, tall))
        top -= tall + 0.8 * step


def _group(sheet, group, colour, place):
    axes = sheet.add_axes(place)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(True)
    axes.set_xlim(0, group.reach)
    axes.set_ylim(len(group.bars) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks(range(len(group.bars)), [bar.year for bar in group.bars])
    for y, bar in enumerate(group.bars):
        _bar(axes, y, bar, colour)


def _bar(axes, y, bar, colour):
    axes.barh(y, bar.interval.middle, height=0.7, color=colour, alpha=0.5)
    parts.whisker(axes, bar.interval, y, 0.17)
    axes.annotate(bar.label, (bar.interval.high, y), (14, 0), textcoords="offset points", va="center",
                  ha="left",
                  annotation_clip=False)
