"""What several figures draw the same way."""

from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

import style
from placing import spread


def time_axis(axes, calendar, size=style.LABEL):
    """Days from the start, told as years or months between their bounds."""
    axes.set_xlim(0, calendar.end)
    axes.set_xticks(calendar.middles, calendar.names, size=size)
    axes.set_xticks(calendar.bounds, minor=True)
    axes.tick_params(axis="x", which="major", length=0, pad=7)
    axes.tick_params(axis="x", which="minor", length=8)


def band(axes, numbers, colour, opacity, line=True):
    """A shaded interval and, unless told otherwise, its median."""
    axes.fill_between(numbers.days, numbers.low, numbers.high, color=colour, alpha=opacity, linewidth=0)
    if line:
        axes.plot(numbers.days, numbers.middle, color=colour)


def whole_numbers(axes, language, most=8, decimals=0):
    """Round numbers up the side, written as the language writes them."""
    axes.yaxis.set_major_locator(MaxNLocator(nbins=most, integer=decimals == 0, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(written(language, decimals))


def written(language, decimals=0):
    """Numbers along an axis as the language writes them."""
    return FuncFormatter(lambda value, _: language.number(value, decimals))


def axis_title(axes, text, size=style.LABEL, above=8):
    """What is counted, level and above the axis, where nobody has to tilt their head."""
    axes.annotate(text, (0, 1), (0, above), xycoords="axes fraction", textcoords="offset points", ha="left",
                  va="bottom",                   size=size, color=style.GREY)


def percent(language):
    return FuncFormatter(lambda value, _: language.percent(value))


def months(most):
    """Ticks at round numbers of months."""
    return MultipleLocator(next(step for step in (1, 3, 6, 12, 24, 60, 120, 1200) if most <= 9 * step))


def labels_beside(axes, labels, size=style.LABEL, gap=10, lines=1):
    """(value, text, colour, bold): texts beside the right end, moved apart where they would meet."""
    labels = sorted(labels, key=lambda label: label[0])
    low, high = axes.get_ylim()
    pixels = axes.get_window_extent().height
    line = (lines + 0.25) * size * 1.2 * 100 / 72 / pixels * (high - low)
    at = spread([value for value, *_ in labels], [line] * len(labels), low - line / 2, high + line)
    for (value, text, colour, bold), y in zip(labels, at):
        axes.annotate(text, (1, y), (gap, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                      ha="left", va="center", size=size, color=colour, weight="bold" if bold else "normal",
                      linespacing=1.15, annotation_clip=False)


def grid(left, bottom, width, height, count, head, gap=0.024, foot=0.05, side=0.032):
    """Rectangles of small multiples, with room for numbers to the left, names below and a head above."""
    columns, rows = shape(count)
    wide, high = (width + gap) / columns, height / rows
    return [(left + (i % columns) * wide + side, bottom + height - (i // columns + 1) * high + foot,
             wide - gap - side, high - head - foot) for i in range(count)]


def shape(count):
    """Columns and rows for so many panels: two rows as long as four columns do."""
    columns = count if count <= 3 else -(-count // 2) if count <= 8 else 4
    return columns, -(-count // columns)


def heading(sheet, axes, name, lines, size=style.LABEL):
    """A panel's name in bold, and below it lines of (text, colour), all above the panel."""
    place = axes.get_position()
    y, step = place.y1 + 0.012, 1.25 * style.SMALL * 100 / 72 / style.HIGH
    for text, colour in reversed(lines):
        sheet.text(place.x0, y, text, size=style.SMALL, color=colour, va="bottom", weight="medium")
        y += step
    sheet.text(place.x0, y, style.wrapped(sheet, name, place.width * style.WIDE, size, "bold"), size=size,
               weight="bold", va="bottom", linespacing=1.1)


def whisker(axes, interval, y, half):
    """An interval along a row, with stops at its ends."""
    line = {"color": style.INK, "linewidth": 2.4, "solid_capstyle": "butt", "clip_on": False}
    axes.plot([interval.low, interval.high], [y, y], **line)
    for end in (interval.low, interval.high):
        axes.plot([end, end], [y - half, y + half], **line)
