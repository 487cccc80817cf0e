"""What drives an outcome: a bar for each unknown, below it the part that it has alone, each under its interval."""

import numpy

import style


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    widest = max(style.text_size(sheet, name, style.LABEL)[0] for name in numbers.names) / style.WIDE
    room = min(widest + 0.02, 0.42 * width)
    axes = sheet.add_axes((left + room, bottom + 0.07, width - room - 0.02, height - 0.12))
    at = -numpy.arange(len(numbers.names), dtype=float)
    axes.grid(False)
    axes.axvline(0, color=style.PALE, linewidth=1.2)
    if numbers.first:
        _bars(axes, at + 0.17, numbers.total, 0.31, 0.35)
        _bars(axes, at - 0.17, numbers.first, 0.31, 0.95)
        _legend(axes, numbers)
    else:
        _bars(axes, at, numbers.total, 0.5, 0.35)
    axes.set_yticks(at, [style.wrapped(sheet, name, room * style.WIDE - 20, style.LABEL) for name in numbers.names],
                    size=style.LABEL, color=style.INK)
    axes.set_ylim(at[-1] - 0.6, 0.6)
    axes.set_xlabel(numbers.across, size=style.LABEL, labelpad=10)
    axes.xaxis.set_major_formatter(lambda x, _: _written(numbers.language, x))


def _bars(axes, at, told, high, opacity):
    value, low, most = (numpy.array(column) for column in zip(*told))
    axes.barh(at, value, height=high, color=style.BLUE, alpha=opacity, linewidth=0)
    axes.hlines(at, low, most, color=style.INK, linewidth=2.2)


def _legend(axes, numbers):
    for k, (name, opacity) in enumerate(((numbers.total_name, 0.35), (numbers.first_name, 0.95))):
        axes.annotate("■ " + name, (1, 0), (0, 14 + 26 * (1 - k)), xycoords="axes fraction", textcoords="offset points",
                      ha="right", va="bottom", size=style.LABEL, color=style.BLUE, alpha=max(opacity, 0.6))


def _written(language, x):
    decimals = 0 if x == round(x) else 1 if abs(x * 10 - round(x * 10)) < 1e-9 else 2
    return language.number(x, decimals)
