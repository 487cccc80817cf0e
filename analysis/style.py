"""How every figure looks: 1600 x 900, one typeface, colours for the colour-blind, and the words around.

Sizes are in points on a 16 x 9 inch sheet, 100 pixels to the inch; nothing is smaller than 12 points, which
can be read from the back of a room.
"""

import io
import logging
import warnings

import matplotlib

matplotlib.use("Agg")

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

# Okabe and Ito's palette, told apart by all kinds of colour vision.
BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#009E73"
INK, GREY, PALE, SHEET = "#1D2327", "#5B656B", "#D5DADD", "#FFFFFF"

TITLE, SUBTITLE, LABEL, SMALL = 27, 15, 15, 12.5
LEFT, RIGHT = 0.045, 0.965  # margins, in widths of the sheet
WIDE, HIGH = 1600, 900      # pixels

FONTS = ["Roboto", "Noto Sans", "Liberation Sans", "DejaVu Sans"]


def prepare():
    """Sets what all figures share. Names from scenarios are text, never mathematics."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", message="Glyph .* missing from current font")
    matplotlib.rcParams.update({
        "font.family": FONTS, "font.size": LABEL, "text.color": INK, "text.parse_math": False,
        "axes.edgecolor": PALE, "axes.labelcolor": GREY, "axes.linewidth": 1.2, "axes.spines.top": False,
        "axes.spines.right": False, "axes.spines.left": False, "axes.axisbelow": True, "axes.grid": True,
        "axes.grid.axis": "y", "grid.color": "#E9ECEE", "grid.linewidth": 1.2, "xtick.color": PALE,
        "ytick.color": PALE, "xtick.labelcolor": GREY, "ytick.labelcolor": GREY, "ytick.left": False,
        "xtick.labelsize": LABEL, "ytick.labelsize": LABEL, "xtick.major.size": 7, "xtick.minor.size": 4,
        "figure.facecolor": SHEET, "savefig.facecolor": SHEET,
        "lines.linewidth": 3, "lines.solid_capstyle": "round",
        "svg.hashsalt": "stegvis", "svg.fonttype": "path", "pdf.fonttype": 42})


def sheet():
    """An empty sheet with a canvas that can measure text."""
    figure = Figure(figsize=(WIDE / 100, HIGH / 100), dpi=100)
    FigureCanvasAgg(figure)
    return figure


def text_size(figure, text, size, weight="normal"):
    """Width and height of a line of text [pixels]."""
    font = FontProperties(family=FONTS, size=size, weight=weight)
    width, height, _ = figure.canvas.get_renderer().get_text_width_height_descent(text, font, False)
    return width, height


def wrapped(figure, text, width, size, weight="normal"):
    """The text with line breaks, so that no line is wider than so many pixels if a word allows it."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_size(figure, longer, size, weight)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def balanced(figure, text, width, size, weight="normal"):
    """Wrapped into as few lines as need be, of about the same length."""
    lines = wrapped(figure, text, width, size, weight)
    breaks = lines.count("\n")
    while breaks and width > 100:
        width *= 0.97
        narrower = wrapped(figure, text, width, size, weight)
        if narrower.count("\n") > breaks:
            break
        lines = narrower
    return lines


def frame(figure, words):
    """Draws the words around a figure; returns what is left: left, bottom, width, height [of the sheet]."""
    width = (RIGHT - LEFT) * WIDE
    top = 0.965
    top = _put(figure, words.kicker, top, SUBTITLE, GREY, width, weight="medium", after=0.012)
    top = _put(figure, words.title, top, TITLE, INK, width, weight="bold", after=0.014, wrap=balanced)
    top = _put(figure, words.subtitle, top, SUBTITLE, GREY, width, after=0.0)
    bottom = 0.028
    bottom = _put_above(figure, words.source, bottom, SMALL, GREY, width, "normal", 0.010)
    if words.remark:
        bottom = _put_above(figure, words.remark, bottom, SUBTITLE, VERMILLION, width, "bold", 0.0)
    return LEFT, bottom + 0.025, RIGHT - LEFT, top - bottom - 0.055


def _put(figure, text, top, size, colour, width, after, weight="normal", wrap=wrapped):
    lines = wrap(figure, text, width, size, weight)
    figure.text(LEFT, top, lines, size=size, color=colour, weight=weight, va="top", linespacing=1.15)
    return top - _height(lines, size) - after


def _put_above(figure, text, bottom, size, colour, width, weight, after):
    lines = wrapped(figure, text, width, size, weight)
    figure.text(LEFT, bottom, lines, size=size, color=colour, weight=weight, va="bottom", linespacing=1.15)
    return bottom + _height(lines, size) + after


def _height(lines, size):
    """Height of a block of text [share of the sheet]; a point is 100/72 pixels."""
    return (lines.count("\n") + 1) * 1.22 * size * 100 / 72 / HIGH


def encoded(figure, form, title, program):
    """The figure as an SVG, PNG or PDF file: the same bytes for the same figure, whenever it is drawn."""
    metadata = {"svg": {"Date": None, "Title": title, "Creator": program},
                "pdf": {"CreationDate": None, "Title": title, "Creator": program, "Producer": None},
                "png": {"Software": None, "Title": title}}[form]
    buffer = io.BytesIO()
    figure.savefig(buffer, format=form, dpi=100, metadata=metadata)
    return buffer.getvalue()
