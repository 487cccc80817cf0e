"""The chain as boxes and ribbons: how many went where, with intervals; ways back run below."""

from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

import style
from alluvial import LANE, lay_out

COLOURS = {"stage": style.BLUE, "placement": style.GREEN, "final": style.GREY, "forward": style.BLUE,
           "back": style.VERMILLION}
BOX, PAD = 178, 9          # pixels
NAME, COUNT = 13.5, 12.5   # points
SLOT = 40                  # pixels beside the source for the two lines of an edge's label
STUB = 46                  # pixels above a box for its arrivals
WIDEST = 46


def draw(sheet, numbers):
    left, bottom, width, height = style.frame(sheet, numbers.frame)
    wide, high = width * style.WIDE, height * style.HIGH
    words = {node.id: _words(sheet, node) for node in numbers.nodes}
    needs = {node.id: _text_height(words[node.id], node) + (STUB if node.arrivals else 0) for node in numbers.nodes}
    lanes = lay_out(numbers.nodes, numbers.edges, needs, WIDEST, SLOT, 0).lanes
    plan = lay_out(numbers.nodes, numbers.edges, needs, WIDEST, SLOT, high - lanes * LANE - 12 * bool(lanes))
    axes = sheet.add_axes((left, bottom, width, height))
    axes.axis("off")
    tall = max(high, plan.height + lanes * LANE + 12 * bool(lanes))
    axes.set_xlim(0, wide)
    axes.set_ylim(tall, 0)
    columns = max(node.column for node in numbers.nodes) + 1
    pitch = (wide - BOX) / max(columns - 1, 1)
    x = {node.id: node.column * pitch for node in numbers.nodes}
    for ribbon in plan.ribbons:
        _ribbon(axes, ribbon, x[ribbon.edge.source], pitch)
    for way in plan.ways_back:
        _way_back(axes, way, x, plan.height + 12, numbers.language)
    for node in numbers.nodes:
        _box(axes, node, words[node.id], x[node.id], *plan.boxes[node.id], numbers.language)
    for ribbon in plan.ribbons:
        _label(axes, ribbon.edge, x[ribbon.edge.source] + BOX + 7, ribbon.path[0], numbers.language)


def _words(sheet, node):
    return style.wrapped(sheet, node.name, BOX - 2 * PAD, NAME, "bold")


def _text_height(name, node):
    return (name.count("\n") + 1) * NAME * 1.65 + len(node.lines) * COUNT * 1.75 + 2 * PAD


def _ribbon(axes, ribbon, x, pitch):
    """A smooth band through its path; level where it leaves, passes and arrives."""
    half = ribbon.width / 2
    points, gap = [(x + BOX, ribbon.path[0])], pitch - BOX
    codes, upper = [Path.MOVETO], points[:]
    for step, y in enumerate(ribbon.path[1:], 1):
        begin, end = x + (step - 1) * pitch + BOX, x + step * pitch
        before = ribbon.path[step - 1]
        upper += [(begin + gap / 2, before), (end - gap / 2, y), (end, y)]
        codes += [Path.CURVE4] * 3
        if step < len(ribbon.path) - 1:
            upper.append((end + BOX, y))
            codes.append(Path.LINETO)
    there = [(px, py - half) for px, py in upper]
    home = [(px, py + half) for px, py in reversed(upper)]
    back = [Path.LINETO] + list(reversed(codes[1:]))
    axes.add_patch(PathPatch(Path(there + home, codes + back), facecolor=COLOURS[ribbon.edge.kind], alpha=0.32,
                             linewidth=0, zorder=1))


def _way_back(axes, way, x, top, language):
    """A rounded line below everything, with an arrow where it comes in."""
    begin, end = x[way.edge.source] + BOX, x[way.edge.target]
    right, left = begin + way.out_offset, end - way.in_offset
    y, r = top + way.lane * LANE + LANE / 2, 9
    points = [(begin, way.start_y), (right, way.start_y), (right, y), (left, y), (left, way.end_y), (end - 6, way.end_y)]
    axes.add_patch(PathPatch(_rounded(points, r), fill=False, edgecolor=style.VERMILLION, alpha=0.65,
                             linewidth=max(1.4, way.width * 0.72), zorder=2, capstyle="butt"))
    axes.annotate("", (end, way.end_y), (end - 14, way.end_y), zorder=3,
                  arrowprops={"arrowstyle": "-|>", "color": style.VERMILLION, "mutation_scale": 15, "shrinkA": 0,
                              "shrinkB": 0, "linewidth": 0})
    axes.text((left + right) / 2, y, way.edge.count.told(language), size=COUNT, color=style.VERMILLION, ha="center",
              va="center", weight="medium", zorder=6, bbox={"facecolor": style.SHEET, "edgecolor": "none", "pad": 2.5})


def _rounded(points, r):
    """A line through the points with corners of a radius."""
    path, codes = [points[0]], [Path.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:]):
        path += [_towards(corner, before, r), corner, _towards(corner, after, r)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path(path + [points[-1]], codes + [Path.LINETO])


def _towards(point, other, r):
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    share = min(r / length, 0.5)
    return point[0] + dx * share, point[1] + dy * share


def _box(axes, node, name, x, top, height, language):
    stub = STUB if node.arrivals else 0
    colour = COLOURS[node.kind]
    axes.add_patch(FancyBboxPatch((x + 4, top + stub + 4), BOX - 8, height - stub - 8, boxstyle="round,pad=4,rounding_size=7",
                                  facecolor=style.SHEET, edgecolor=colour, linewidth=2.2, zorder=4))
    middle = top + stub + (height - stub) / 2
    text = _text_height(name, node)
    y = middle - text / 2 + PAD
    axes.text(x + BOX / 2, y, name, size=NAME, weight="bold", ha="center", va="top", linespacing=1.08, zorder=5)
    y += (name.count("\n") + 1) * NAME * 1.65
    for line in node.lines:
        axes.text(x + BOX / 2, y, line, size=COUNT, color=colour, weight="medium", ha="center", va="top", zorder=5)
        y += COUNT * 1.75
    if stub:
        _arrivals(axes, node, x, top, language)


def _arrivals(axes, node, x, top, language):
    axes.annotate("", (x + 22, top + STUB + 1), (x + 22, top + 4), zorder=3,
                  arrowprops={"arrowstyle": "-|>", "color": style.BLUE, "mutation_scale": 20, "linewidth": 3,
                              "shrinkA": 0, "shrinkB": 0})
    axes.text(x + 36, top + 24, node.arrivals.told(language) + language.of(" nya", " new"), size=COUNT, va="center",
              color=style.BLUE, weight="medium", zorder=6)


def _label(axes, edge, x, y, language):
    """The median in bold on the ribbon, its interval below."""
    around = {"facecolor": style.SHEET, "edgecolor": "none", "pad": 0.8, "alpha": 0.75}
    axes.text(x, y - 1, language.number(edge.count.middle), size=COUNT + 1.5, weight="bold", va="bottom", zorder=7,
              bbox=around)
    axes.text(x, y + 2, f"({language.span(edge.count.low, edge.count.high)})", size=COUNT - 0.5, color=style.GREY, va="top",
              zorder=7, bbox=around)
