"""Where labels and boxes go so that they do not cover each other: pure geometry, one dimension at a time."""


def spread(wanted, sizes, low, high):
    """Centres in the given order, as near the wanted ones as can be, each so large, none overlapping, all
    between low and high as far as they fit. Neighbours that meet share their displacement (pool adjacent
    violators)."""
    blocks = []  # [sum of wanted beginnings less the own offset in the block, number, size, members]
    for i in range(len(wanted)):
        blocks.append([wanted[i] - sizes[i] / 2, 1, sizes[i], [i]])
        while len(blocks) > 1 and _end(blocks[-2], low, high) > _begin(blocks[-1], low, high):
            _join(blocks)
    centres = [0.0] * len(wanted)
    for block in blocks:
        at = _begin(block, low, high)
        for i in block[3]:
            centres[i] = at + sizes[i] / 2
            at += sizes[i]
    return centres


def _begin(block, low, high):
    return max(low, min(block[0] / block[1], high - block[2]))


def _end(block, low, high):
    return _begin(block, low, high) + block[2]


def _join(blocks):
    last = blocks.pop()
    before = blocks[-1]
    before[0] += last[0] - last[1] * before[2]
    before[1] += last[1]
    before[2] += last[2]
    before[3] += last[3]
