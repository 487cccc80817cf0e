"""Labels and boxes keep apart and stay near where they belong."""

import itertools
import unittest

from alluvial import GAP, lay_out, widths
from estimates.common import Interval
from estimates.flows import Edge, Node
from placing import spread


class Spreading(unittest.TestCase):
    def test_what_does_not_meet_stays(self):
        self.assertEqual(spread([10, 50, 90], [10, 10, 10], 0, 100), [10, 50, 90])

    def test_two_that_meet_share_the_way(self):
        self.assertEqual(spread([50, 50], [10, 10], 0, 100), [45, 55])

    def test_a_crowd_is_pushed_in_from_the_edges(self):
        self.assertEqual(spread([98, 99, 100], [10, 10, 10], 0, 100), [75, 85, 95])
        self.assertEqual(spread([0, 1, 2], [10, 10, 10], 0, 100), [5, 15, 25])

    def test_blocks_that_grow_into_each_other_join(self):
        found = spread([50, 50, 60, 60], [10, 10, 10, 10], 0, 200)
        self.assertEqual(found, [40, 50, 60, 70])

    def test_order_and_distance_hold_for_any_wish(self):
        for wanted in itertools.permutations([5, 20, 21, 60]):
            found = spread(list(wanted), [8, 12, 6, 10], 0, 100)
            for (a, one), (b, other) in itertools.pairwise(zip(found, [8, 12, 6, 10])):
                self.assertGreaterEqual(b - a + 1e-9, (one + other) / 2)
            self.assertGreaterEqual(min(found), 0)
            self.assertLessEqual(max(found), 100)


def node(id, column):
    return Node(id, id, column, "stage", (), None)


def edge(source, target, count):
    return Edge(source, target, Interval(count / 2, count, 2 * count), "forward")


class FlowDiagrams(unittest.TestCase):
    def setUp(self):
        self.nodes = [node("a", 0), node("b", 1), node("c", 2), node("d", 2), node("out", 3), node("gone", 3)]
        self.edges = [edge("a", "b", 100), edge("b", "c", 50), edge("b", "d", 20), edge("c", "out", 30),
                      edge("a", "gone", 40),
                      edge("d", "a", 10), edge("c", "b", 5), edge("d", "d", 2)]
        self.plan = lay_out(self.nodes, self.edges, {n.id: 60 for n in self.nodes},
                            {n.id: 0 for n in self.nodes}, 50, 40, 500)

    def test_boxes_in_a_column_keep_apart(self):
        for one, other in itertools.combinations(self.nodes, 2):
            if one.column == other.column:
                (top, height), (below, deep) = sorted((self.plan.boxes[one.id], self.plan.boxes[other.id]))
                self.assertGreaterEqual(below - top - height, GAP - 1e-6)

    def test_a_passing_ribbon_keeps_off_the_boxes(self):
        passing = next(r for r in self.plan.ribbons if r.edge.target == "gone")
        self.assertEqual(len(passing.path), 4)
        for column, y in ((1, passing.path[1]), (2, passing.path[2])):
            for box in (n for n in self.nodes if n.column == column):
                top, height = self.plan.boxes[box.id]
                self.assertTrue(y + passing.width / 2 < top or y - passing.width / 2 > top + height)

    def test_ribbons_leave_a_box_apart_enough_for_their_labels(self):
        ports = sorted([r.path[0] for r in self.plan.ribbons if r.edge.source == "b"])
        self.assertGreaterEqual(ports[1] - ports[0], 40 - 1e-6)

    def test_ways_back_that_overlap_have_lanes_of_their_own(self):
        lanes = {(w.edge.source, w.edge.target): w.lane for w in self.plan.ways_back}
        self.assertEqual(set(lanes), {("d", "a"), ("c", "b"), ("d", "d")})
        self.assertEqual(len(set(lanes.values())), self.plan.lanes)
        self.assertLess(lanes["c", "b"], lanes["d", "a"])

    def test_ribbons_are_as_wide_as_their_counts_but_never_invisible(self):
        wide = widths([edge("a", "b", 100), edge("b", "c", 50), edge("c", "d", 0)], 40)
        self.assertEqual(wide, {("a", "b"): 40, ("b", "c"): 20, ("c", "d"): 1.6})

    def test_a_diagram_that_needs_more_height_says_so(self):
        nodes = [node(str(i), 0) for i in range(10)]
        plan = lay_out(nodes, [], {n.id: 60 for n in nodes}, {n.id: 0 for n in nodes}, 50, 40, 300)
        self.assertEqual(plan.height, 10 * 60 + 9 * GAP)


if __name__ == "__main__":
    unittest.main()
