"""Cost by payer and year: a bar to the median, a whisker over the interval, the numbers beside."""

import style
from figures import parts

COLOURS = [style.BLUE, style.GREEN, style.VERMILLION, style.GREY]


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    axes = sheet.add_axes((left + 0.22, bottom + 0.05, width - 0.40, height - 0.06))
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True)
    rows = [(payer, bar) for payer in numbers.payers for bar in payer.bars]
    y, ticks = 0.0, []
    for index, payer in enumerate(numbers.payers):
        first = y
        for bar in payer.bars:
            _bar(axes, y, bar, COLOURS[index % len(COLOURS)])
            ticks.append((y, bar.year))
            y += 1.0
        _name(sheet, axes, payer.name, (first + y - 1) / 2, COLOURS[index % len(COLOURS)])
        y += 0.7
    axes.set_ylim(y - 1.0, -0.7)
    axes.set_yticks([at for at, _ in ticks], [name for _, name in ticks])
    axes.set_xlim(0, max(bar.cost.high for _, bar in rows) * 1.04)
    axes.xaxis.set_major_formatter(parts.written(numbers.language, numbers.decimals))
    axes.set_xlabel(numbers.axis, loc="left", labelpad=8)


def _bar(axes, y, bar, colour):
    axes.barh(y, bar.cost.middle, height=0.72, color=colour, alpha=0.55)
    axes.plot([bar.cost.low, bar.cost.high], [y, y], color=style.INK, linewidth=2.6, solid_capstyle="butt")
    for end in (bar.cost.low, bar.cost.high):
        axes.plot([end, end], [y - 0.2, y + 0.2], color=style.INK, linewidth=2.6, solid_capstyle="butt")
    axes.annotate(bar.label, (bar.cost.high, y), (12, 0), textcoords="offset points", va="center", ha="left",
                  annotation_clip=False)


def _name(sheet, axes, name, y, colour):
    axes.annotate(style.wrapped(sheet, name, 220, style.LABEL, "bold"), (0, y), (-210, 0),
                  xycoords=("axes fraction", "data"), textcoords="offset points", ha="left", va="center", weight="bold",
                  color=colour, annotation_clip=False)
