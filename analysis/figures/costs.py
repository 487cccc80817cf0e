"""Cost by payer and year: a bar to the median, a whisker over the interval, the numbers beside."""

import style
from figures import parts

COLOURS = [style.BLUE, style.GREEN, style.VERMILLION, style.GREY]
MOST = 84  # pixels from year to year


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    rows = sum(len(payer.bars) for payer in numbers.payers) + 0.8 * (len(numbers.payers) - 1)
    step = min(height / rows, MOST / style.HIGH)
    top = bottom + height
    for index, payer in enumerate(numbers.payers):
        tall = step * len(payer.bars)
        _payer(sheet, payer, COLOURS[index % len(COLOURS)], (left + 0.24, top - tall, width - 0.46, tall))
        top -= tall + 0.8 * step


def _payer(sheet, payer, colour, place):
    name = style.wrapped(sheet, payer.name, 0.16 * style.WIDE, style.LABEL, "bold")
    sheet.text(place[0] - 0.24, place[1] + place[3] / 2, name, weight="bold", color=colour, va="center")
    axes = sheet.add_axes(place)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(True)
    axes.set_xlim(0, payer.reach)
    axes.set_ylim(len(payer.bars) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks(range(len(payer.bars)), [bar.year for bar in payer.bars])
    for y, bar in enumerate(payer.bars):
        _bar(axes, y, bar, colour)


def _bar(axes, y, bar, colour):
    axes.barh(y, bar.cost.middle, height=0.7, color=colour, alpha=0.5)
    parts.whisker(axes, bar.cost, y, 0.17)
    axes.annotate(bar.label, (bar.cost.high, y), (14, 0), textcoords="offset points", va="center", ha="left",
                  annotation_clip=False)
