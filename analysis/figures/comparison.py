"""Scenarios side by side: a panel of paired differences for each but the first."""

import style
from estimates.difference import Numbers as Single
from figures import difference


def draw(sheet, numbers):
    if isinstance(numbers, Single):
        difference.draw(sheet, numbers)
        return
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    columns, rows = (len(numbers.panels), 1) if len(numbers.panels) <= 3 else (3, 2)
    wide, high = (width + 0.03) / columns, height / rows
    for index, panel in enumerate(numbers.panels):
        _panel(sheet, panel, left + (index % columns) * wide, bottom + height - (index // columns + 1) * high,
               wide - 0.03, high)


def _panel(sheet, panel, left, bottom, width, height):
    colour = style.BLUE if panel.clear else style.GREY
    step = 1.25 * style.SMALL * 100 / 72 / style.HIGH
    sheet.text(left, bottom + height - step, _fitted(sheet, panel.name, width), size=style.LABEL, weight="bold",
               va="bottom")
    sheet.text(left, bottom + height - 2.1 * step, _fitted(sheet, panel.told, width), size=style.SMALL, color=colour,
               weight="medium", va="bottom")
    room = height - 2.7 * step
    each = min(room / max(len(panel.rows), 1), 0.1)
    for index, row in enumerate(panel.rows):
        _row(sheet, row, left, bottom + room - (index + 1) * each, width, each)


def _row(sheet, row, left, bottom, width, step):
    """The outcome's name and its number on one line, the interval below."""
    colour = style.BLUE if row.clear else style.GREY
    told = style.text_size(sheet, row.label, style.SMALL, "medium")[0] / style.WIDE
    y = bottom + 0.72 * step
    sheet.text(left, y, _fitted(sheet, row.name, width - told - 0.01), va="center", size=style.SMALL, weight="medium")
    sheet.text(left + width - told, y, row.label, va="center", color=colour, weight="medium", size=style.SMALL)
    difference.strip(sheet.add_axes((left, bottom + 0.08 * step, width, 0.36 * step)), row, colour)


def _fitted(sheet, text, width):
    """Cut short where it is wider than the panel."""
    room = width * style.WIDE
    if style.text_size(sheet, text, style.SMALL, "medium")[0] <= room:
        return text
    while text and style.text_size(sheet, text + "…", style.SMALL, "medium")[0] > room:
        text = text[:-1]
    return text.rstrip() + "…"
