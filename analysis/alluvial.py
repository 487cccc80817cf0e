"""Lays out a flow diagram: boxes in columns, ribbons between them that pass other columns in lanes of their
own, and ways back below everything. Pure geometry in pixels, y downwards.

The layered drawing of Sugiyama, Tagawa and Toda (1981): long edges get a place in every column they pass, the
order within columns follows the mean of the neighbours, and heights are settled by moving each towards its
neighbours.
"""

from dataclasses import dataclass, field

from placing import spread

GAP = 16         # between neighbours in a column
LANE = 30        # between ways back
LOOSE = 1.35
SWEEPS = 24


@dataclass
class Item:
    """A box, or where an edge passes a column."""

    key: object
    column: int
    height: float
    rank: float         # its order in the column
    y: float = 0.0      # centre
    head: float = 0.0   # free above it, within its height
    edge: object = None


@dataclass
class Ribbon:
    """An edge with the y of its middle at the source, in each passed column, and at the target."""

    edge: object
    width: float
    path: list = field(default_factory=list)
    label_y: float = 0.0


@dataclass
class WayBack:
    """An edge to the same or an earlier column: out to the right, down, back in its lane, up and in."""

    edge: object
    width: float
    start_y: float
    end_y: float
    lane: int
    out_offset: float
    in_offset: float


@dataclass
class Layout:
    boxes: dict      # id -> (top, height)
    ribbons: list
    ways_back: list
    lanes: int
    height: float    # of everything above the lanes


def widths(edges, widest, least=1.6):
    """Ribbon widths by edge, in proportion to the median count."""
    most = max((edge.count.middle for edge in edges), default=0) or 1.0
    return {(e.source, e.target): max(least, widest * e.count.middle / most) for e in edges}


def lay_out(nodes, edges, text_heights, heads, widest, slot, available):
    """`text_heights`: what each box needs for its words; `heads`: what it needs free above it; `slot`: what
    an edge's label needs beside its source. The layout is as high as it needs, and up to LOOSE times that
    where there is room."""
    wide = widths(edges, widest)
    column = {node.id: node.column for node in nodes}
    forward = [e for e in edges if column[e.target] > column[e.source]]
    back = [e for e in edges if column[e.target] <= column[e.source]]
    items = _items(nodes, forward, back, wide, text_heights, heads, slot, column)
    links = _links(forward, column, wide)
    _order(items, links)
    needed = max(sum(i.height + GAP for i in line) - GAP for line in _columns(items).values())
    height = max(needed, min(available, LOOSE * needed))
    _settle(items, links, height)
    height = _trimmed(items)
    return _layout(items, forward, back, wide, slot, column, height)


def _items(nodes, forward, back, wide, text_heights, heads, slot, column):
    items = {}
    for rank, node in enumerate(nodes):
        out = sum(max(slot, wide[e.source, e.target]) for e in forward + back if e.source == node.id)
        come = sum(wide[e.source, e.target] + 4 for e in forward + back if e.target == node.id)
        body = max(text_heights[node.id], out, come)
        items[node.id] = Item(node.id, node.column, body + heads[node.id], rank, head=heads[node.id])
    for edge in forward:
        for passed in range(column[edge.source] + 1, column[edge.target]):
            key = edge.source, edge.target, passed
            rank = (items[edge.source].rank + items[edge.target].rank) / 2
            items[key] = Item(key, passed, wide[edge.source, edge.target], rank, edge=edge)
    return items


def _columns(items):
    columns = {}
    for item in items.values():
        columns.setdefault(item.column, []).append(item)
    for line in columns.values():
        line.sort(key=lambda item: item.rank)
    return dict(sorted(columns.items()))


def _chain(edge, column):
    """What an edge passes, from the source to the target."""
    passed = range(column[edge.source] + 1, column[edge.target])
    return [edge.source] + [(edge.source, edge.target, c) for c in passed] + [edge.target]


def _links(forward, column, wide):
    """The neighbours of each item, with the width of what joins them."""
    links = {}
    for edge in forward:
        chain = _chain(edge, column)
        for one, other in zip(chain, chain[1:]):
            links.setdefault(one, []).append((other, wide[edge.source, edge.target]))
            links.setdefault(other, []).append((one, wide[edge.source, edge.target]))
    return links


def _mean(pairs):
    """Of (value, weight)."""
    return sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs)


def _order(items, links):
    """Ranks in each column by the mean rank of the neighbours in the columns beside, back and forth."""
    for line in _columns(items).values():
        for place, item in enumerate(line):
            item.rank = (place + 0.5) / len(line)
    columns = _columns(items)
    for sweep in range(SWEEPS):
        side = -1 if sweep % 2 == 0 else 1
        for c in sorted(columns, reverse=side > 0):
            for item in columns[c]:
                beside = [(items[k].rank, w) for k, w in links.get(item.key, [])
                          if items[k].column == c + side]
                if beside:
                    item.rank = 0.25 * item.rank + 0.75 * _mean(beside)
            columns[c].sort(key=lambda item: item.rank)
            for place, item in enumerate(columns[c]):
                item.rank = (place + 0.5) / len(columns[c])


def _settle(items, links, height):
    """Heights in the order found, each near the mean of its neighbours, broad ribbons first of all."""
    columns = _columns(items)
    for line in columns.values():
        _place(line, [height * item.rank for item in line], height)
    for _ in range(SWEEPS):
        for line in list(columns.values()) + list(columns.values())[::-1]:
            beside = [[(items[k].y, w) for k, w in links.get(item.key, [])] for item in line]
            _place(line, [_mean(b) if b else item.y for b, item in zip(beside, line)], height)


def _trimmed(items):
    """Moves all up to the top; returns how high they then are."""
    top = min(item.y - item.height / 2 for item in items.values())
    for item in items.values():
        item.y -= top
    return max(item.y + item.height / 2 for item in items.values())


def _place(line, wanted, height):
    centres = spread(wanted, [item.height + GAP for item in line], -GAP / 2, height + GAP / 2)
    for item, centre in zip(line, centres):
        item.y = centre


def _layout(items, forward, back, wide, slot, column, height):
    boxes = {k: (i.y - i.height / 2 + i.head, i.height - i.head) for k, i in items.items() if i.edge is None}
    starts = _ports(items, forward, back, boxes, column, lambda e: max(slot, wide[e.source, e.target]),
                    outwards=True)
    ends = _ports(items, forward, back, boxes, column, lambda e: wide[e.source, e.target] + 4, outwards=False)
    ribbons = []
    for edge in forward:
        key = edge.source, edge.target
        path = [starts[key]] + [items[k].y for k in _chain(edge, column)[1:-1]] + [ends[key]]
        ribbons.append(Ribbon(edge, wide[key], path))
    lanes = _lanes(back, column)
    ways_back = [WayBack(e, wide[e.source, e.target], starts[e.source, e.target], ends[e.source, e.target],
                         lanes[e.source, e.target], 10.0 + 7 * lanes[e.source, e.target],
                         10.0 + 7 * lanes[e.source, e.target]) for e in back]
    return Layout(boxes, ribbons, ways_back, max(lanes.values(), default=-1) + 1, height)


def _ports(items, forward, back, boxes, column, size, outwards):
    """Where edges touch the boxes: in the order of where they go or come from, ways back lowest."""
    ports = {}
    for id, (top, height) in boxes.items():
        own = [e for e in forward if (e.source if outwards else e.target) == id]
        chain = {(e.source, e.target): _chain(e, column) for e in own}
        own.sort(key=lambda e: items[chain[e.source, e.target][1 if outwards else -2]].y)
        own += [e for e in back if (e.source if outwards else e.target) == id]
        at = top + (height - sum(map(size, own))) / 2
        for edge in own:
            ports[edge.source, edge.target] = at + size(edge) / 2
            at += size(edge)
    return ports


def _lanes(back, column):
    """The first lane that is free over an edge's columns; short ways first, to lie inside long ones."""
    lanes, taken = {}, []
    def length(edge):
        return column[edge.source] - column[edge.target], column[edge.source], edge.source, edge.target

    for edge in sorted(back, key=length):
        first, last = column[edge.target], column[edge.source]
        lane = next(n for n in range(len(taken) + 1)
                    if n == len(taken) or all(last < a or b < first for a, b in taken[n]))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[edge.source, edge.target] = lane
    return lanes
