"""The chain as boxes and ribbons: how many went where, with intervals; ways back run below."""

from dataclasses import dataclass

from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

import style
from alluvial import LANE, lay_out

COLOURS = {"stage": style.BLUE, "placement": style.GREEN, "final": style.GREY, "forward": style.BLUE,
           "back": style.VERMILLION}
NAME, COUNT = 13.5, 12.5        # points
BOX = 120, 210                  # narrowest and widest [pixels]
PAD = 10                        # inside a box
SLOT = 40                       # beside the source, for the two lines of an edge's label
STUB = 46                       # above a box, for its arrivals
WIDEST = 46                     # ribbon
BELOW = 12                      # between the chain and the ways back
MARGIN = 34                     # left of the first column where something comes back to it


@dataclass
class Canvas:
    """Where things are on the sheet [pixels], and what draws them."""

    axes: object
    language: object
    x: dict        # left side of each box
    pitch: float   # from column to column
    box: float     # width of the boxes
    words: dict    # name and lines of each box, broken to fit, and the name's size
    scale: float = 1.0  # of words and lines against the sizes above

    def write(self, x, y, text, size, **looks):
        self.axes.text(x, y, text, size=size * self.scale, **looks)


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    wide, high = width * style.WIDE, height * style.HIGH
    # A small chain is drawn larger, one that does not fit smaller: the axes' unit is a pixel at zoom 1.
    tried = [(zoom, *_planned(sheet, numbers, wide / zoom, high / zoom)) for zoom in (1.3, 1.15, 1.0)]
    zoom, canvas, plan, needed = next((t for t in tried if t[3] <= high / t[0] and t[1].box >= BOX[0] * 1.3),
                                      tried[-1])
    canvas.scale = min(zoom, high / needed)
    axes = canvas.axes = sheet.add_axes((left, bottom, width, height))
    axes.axis("off")
    axes.set_xlim(0, wide / zoom)
    free = max(0.0, high / canvas.scale - needed) / 2
    axes.set_ylim(needed + free, -free)
    for ribbon in plan.ribbons:
        _ribbon(canvas, ribbon)
    for way in plan.ways_back:
        _way_back(canvas, way, plan.height + BELOW)
    for node in numbers.nodes:
        _box(canvas, node, *plan.boxes[node.id])
    for ribbon in plan.ribbons:
        _label(canvas, ribbon)


def _planned(sheet, numbers, wide, high):
    """Canvas and layout for so much room, and the height they need."""
    canvas = _canvas(sheet, numbers, wide)
    needs = {node.id: _text_height(canvas.words[node.id]) for node in numbers.nodes}
    heads = {node.id: STUB if node.arrivals else 0 for node in numbers.nodes}
    lanes = lay_out(numbers.nodes, numbers.edges, needs, heads, WIDEST, SLOT, 0).lanes
    below = lanes * LANE + BELOW * bool(lanes)
    plan = lay_out(numbers.nodes, numbers.edges, needs, heads, WIDEST, SLOT, high - below)
    return canvas, plan, plan.height + below


def _canvas(sheet, numbers, wide):
    """Boxes as wide as the labels between them allow."""
    columns = max(node.column for node in numbers.nodes) + 1
    first_column = {node.id for node in numbers.nodes if node.column == 0}
    first = MARGIN if any(e.kind == "back" and e.target in first_column for e in numbers.edges) else 2
    label = max((style.text_size(sheet, _interval(e, numbers.language), COUNT - 0.5)[0]
                 for e in numbers.edges), default=0)
    box = max(BOX[0], min(BOX[1], (wide - first - (columns - 1) * (label + 22)) / columns))
    pitch = (wide - first - box - 2) / max(columns - 1, 1)
    x = {node.id: first + node.column * pitch for node in numbers.nodes}
    return Canvas(None, numbers.language, x, pitch, box,
                  {node.id: _words(sheet, node, box - 2 * PAD) for node in numbers.nodes})


def _words(sheet, node, room):
    """The name and the lines below it, broken to fit the box; a name with too long a word is set smaller."""
    longest = max(style.text_size(sheet, word, NAME, "bold")[0] for word in node.name.split(" "))
    size = NAME * min(1.0, room / longest)
    lines = "\n".join(style.wrapped(sheet, line, room, COUNT, "medium") for line in node.lines)
    return style.wrapped(sheet, node.name, room, size, "bold"), lines, size


def _text_height(words):
    name, lines, size = words
    return (name.count("\n") + 1) * size * 1.62 + (lines.count("\n") + 1) * COUNT * 1.75 + 2 * PAD


def _interval(edge, language):
    return f"({language.span(edge.count.low, edge.count.high)})"


def _ribbon(canvas, ribbon):
    """A smooth band through its path; level where it leaves, passes and arrives."""
    x, half = canvas.x[ribbon.edge.source], ribbon.width / 2
    points, codes, gap = [(x + canvas.box, ribbon.path[0])], [Path.MOVETO], canvas.pitch - canvas.box
    for step, (before, y) in enumerate(zip(ribbon.path, ribbon.path[1:])):
        begin, end = x + step * canvas.pitch + canvas.box, x + (step + 1) * canvas.pitch
        points += [(begin + gap / 2, before), (end - gap / 2, y), (end, y)]
        codes += [Path.CURVE4] * 3
        if step < len(ribbon.path) - 2:
            points.append((end + canvas.box, y))
            codes.append(Path.LINETO)
    there, home = [(px, py - half) for px, py in points], [(px, py + half) for px, py in reversed(points)]
    path = Path(there + home, codes + [Path.LINETO] + codes[:0:-1])
    canvas.axes.add_patch(PathPatch(path, facecolor=COLOURS[ribbon.edge.kind], alpha=0.32, linewidth=0,
                                    zorder=1))


def _way_back(canvas, way, top):
    """A rounded line below everything, with an arrow where it comes in."""
    begin, end = canvas.x[way.edge.source] + canvas.box, canvas.x[way.edge.target]
    out, home = way.start_y, way.end_y
    right, left, y = begin + way.out_offset, end - way.in_offset, top + way.lane * LANE + LANE / 2
    points = [(begin, out), (right, out), (right, y), (left, y), (left, home), (end - 6, home)]
    canvas.axes.add_patch(PathPatch(_rounded(points, 9), fill=False, edgecolor=style.VERMILLION, alpha=0.5,
                                    linewidth=max(1.4, way.width * 0.72) * canvas.scale, zorder=2,
                                    capstyle="butt"))
    _arrow(canvas, (end - 14, home), (end, home), style.VERMILLION, 15, 0)
    canvas.write((left + right) / 2, y, way.edge.count.told(canvas.language), COUNT, color=style.VERMILLION,
                 ha="center", va="center", weight="medium", zorder=6,
                 bbox={"facecolor": style.SHEET, "edgecolor": "none", "pad": 2.5})


def _rounded(points, r):
    """A line through the points with corners of a radius."""
    path, codes = [points[0]], [Path.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:]):
        path += [_towards(corner, before, r), corner, _towards(corner, after, r)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path(path + [points[-1]], codes + [Path.LINETO])


def _towards(point, other, r):
    dx, dy = other[0] - point[0], other[1] - point[1]
    share = min(r / max((dx * dx + dy * dy) ** 0.5, 1e-9), 0.5)
    return point[0] + dx * share, point[1] + dy * share


def _arrow(canvas, begin, end, colour, size, width):
    looks = {"arrowstyle": "-|>", "color": colour, "mutation_scale": size, "linewidth": width, "shrinkA": 0,
             "shrinkB": 0}
    canvas.axes.annotate("", end, begin, zorder=3, annotation_clip=False, arrowprops=looks)


def _box(canvas, node, top, height):
    x, colour = canvas.x[node.id], COLOURS[node.kind]
    if node.arrivals:
        _arrivals(canvas, node, x, top - STUB)
    canvas.axes.add_patch(FancyBboxPatch((x + 4, top + 4), canvas.box - 8, height - 8, facecolor=style.SHEET,
                                         edgecolor=colour, boxstyle="round,pad=4,rounding_size=7",
                                         linewidth=2.2, zorder=4, clip_on=False))
    name, lines, size = canvas.words[node.id]
    y = top + (height - _text_height(canvas.words[node.id])) / 2 + PAD
    canvas.write(x + canvas.box / 2, y, name, size, weight="bold", ha="center", va="top", linespacing=1.08,
                 zorder=5)
    y += (name.count("\n") + 1) * size * 1.62
    canvas.write(x + canvas.box / 2, y, lines, COUNT, color=colour, weight="medium", ha="center", va="top",
                 linespacing=1.15, zorder=5)


def _arrivals(canvas, node, x, top):
    """An arrow from above: those who come from outside."""
    _arrow(canvas, (x + 22, top + 4), (x + 22, top + STUB + 1), style.BLUE, 20, 3)
    told, language = node.arrivals, canvas.language
    canvas.write(x + 38, top + 20, language.number(told.middle) + language.of(" nya", " new"), COUNT + 1.5,
                 weight="bold", va="bottom", zorder=6)
    canvas.write(x + 38, top + 21, f"({language.span(told.low, told.high)})", COUNT - 0.5, color=style.GREY,
                 va="top", zorder=6)


def _label(canvas, ribbon):
    """Where an edge begins: the median in bold, its interval below."""
    x, y, edge = canvas.x[ribbon.edge.source] + canvas.box + 7, ribbon.path[0], ribbon.edge
    around = {"facecolor": style.SHEET, "edgecolor": "none", "pad": 0.8, "alpha": 0.75}
    canvas.write(x, y - 1, canvas.language.number(edge.count.middle), COUNT + 1.5, weight="bold",
                 va="bottom", zorder=7,
                 bbox=around)
    canvas.write(x, y + 2, _interval(edge, canvas.language), COUNT - 0.5, color=style.GREY, va="top",
                 zorder=7, bbox=around)
