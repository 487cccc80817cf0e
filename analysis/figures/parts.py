"""What several figures draw the same way."""

from matplotlib.ticker import FuncFormatter, MaxNLocator

import style
from placing import spread


def time_axis(axes, calendar, names=True):
    """Days from the start, told as years or months."""
    axes.set_xlim(0, calendar.end)
    axes.set_xticks(calendar.ticks, calendar.names if names else [""] * len(calendar.ticks))
    axes.set_xticks(calendar.minor, minor=True)
    for label in axes.get_xticklabels():
        label.set_horizontalalignment("left" if len(calendar.ticks) < 8 else "center")


def band(axes, numbers, colour, opacity, line=True):
    """A shaded interval and, unless told otherwise, its median."""
    axes.fill_between(numbers.days, numbers.low, numbers.high, color=colour, alpha=opacity, linewidth=0)
    if line:
        axes.plot(numbers.days, numbers.middle, color=colour)


def whole_numbers(axes, language, most=6, decimals=0):
    """Round numbers up the side, written as the language writes them."""
    axes.yaxis.set_major_locator(MaxNLocator(nbins=most, integer=decimals == 0, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(written(language, decimals))


def written(language, decimals=0):
    """Numbers along an axis as the language writes them."""
    return FuncFormatter(lambda value, _: language.number(value, decimals))


def axis_title(axes, text, size=style.LABEL, above=8):
    """What is counted, level and above the axis, where nobody has to tilt their head."""
    axes.annotate(text, (0, 1), (0, above), xycoords="axes fraction", textcoords="offset points", ha="left", va="bottom",
                  size=size, color=style.GREY)


def labels_beside(axes, labels, size=style.LABEL, gap=10):
    """Texts to the right of an axis at their values, moved apart where they would meet: (value, text, colour, bold)."""
    labels = sorted(labels, key=lambda label: label[0])
    low, high = axes.get_ylim()
    pixels = axes.get_window_extent().height
    line = 1.25 * size * 100 / 72 / pixels * (high - low)
    at = spread([value for value, *_ in labels], [line] * len(labels), low - line / 2, high + line)
    for (value, text, colour, bold), y in zip(labels, at):
        axes.annotate(text, (1, y), (gap, 0), xycoords=("axes fraction", "data"), textcoords="offset points", ha="left",
                      va="center", size=size, color=colour, weight="bold" if bold else "normal", annotation_clip=False)


def grid(left, bottom, width, height, count, head, gap=0.028, foot=0.04, most_columns=4):
    """Rectangles of small multiples, row by row; `head` is left free above each for its words [share of the sheet]."""
    columns, rows = shape(count, most_columns)
    wide, high = (width + gap) / columns, height / rows
    return [(left + (i % columns) * wide, bottom + height - (i // columns + 1) * high + foot,
             wide - gap, high - head - foot) for i in range(count)]


def shape(count, most_columns=4):
    """Columns and rows for so many panels."""
    columns = next((c for c in (1, 2, 3, 4) if count <= {1: 1, 2: 2, 3: 6, 4: 99}[c]), 4)
    columns = min(columns, most_columns)
    return columns, -(-count // columns)


def heading(sheet, axes, name, lines, size=style.LABEL):
    """A panel's name in bold, and below it lines of (text, colour), all above the panel."""
    place = axes.get_position()
    y, step = place.y1 + 0.012, 1.25 * style.SMALL * 100 / 72 / style.HIGH
    for text, colour in reversed(lines):
        sheet.text(place.x0, y, text, size=style.SMALL, color=colour, va="bottom", weight="medium")
        y += step
    sheet.text(place.x0, y, style.wrapped(sheet, name, place.width * style.WIDE, size, "bold"), size=size, weight="bold",
               va="bottom", linespacing=1.1)
