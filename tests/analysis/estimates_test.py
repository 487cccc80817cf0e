"""The numbers and words of figures, on files small enough to check by hand."""

import tempfile
import unittest
from pathlib import Path

import numpy

import made_up
from estimates import (bars, common, costs, difference, flows, money, placements, pools, retention, stocks,
                       sus, time_to_placement)
from estimates.common import Interval
from estimates.pathway import Stage, pathway
from language import NO_BREAK, Language
from read_results import Results, Table, read

SV, EN = Language("sv"), Language("en")
NINE = numpy.arange(1, 10) * 10.0  # quantiles: 10 % 18, 50 % 50, 90 % 82


def plain(text):
    """With ordinary spaces."""
    return text.replace(NO_BREAK, " ")


def made(tables, **attributes):
    """Results of nothing but the given samples, by path."""
    says = {"title": "T", "scenario": "t.toml", "replications": 9, "seed": 1, "source": "stegvis 0",
            "start": "2020-01-01",
            "end": "2022-12-31", "horizon_days": 1096.0, "constructed": ""} | attributes
    return Results(Path("t.h5"), says,
                   {path: Table(numpy.asarray(v), ("replication",)) for path, v in tables.items()})


class Intervals(unittest.TestCase):
    def test_an_interval_is_the_10th_50th_and_90th_percentile(self):
        found = Interval.of(NINE)
        self.assertEqual((found.low, found.middle, found.high), (18, 50, 82))
        self.assertEqual(found.told(SV), "50 (18–82)")
        self.assertEqual(Interval.of([numpy.nan, *NINE, numpy.nan]), found)
        self.assertEqual(Interval.of([numpy.nan]), Interval(0, 0, 0))

    def test_titles_round_to_at_most_a_tenth_of_the_width(self):
        self.assertEqual(common.rounded(Interval(121, 158, 203)), Interval(120, 160, 205))
        self.assertEqual(common.rounded(Interval(48, 62, 77)), Interval(48, 62, 77))
        self.assertEqual(common.rounded(Interval(1210, 1583, 2034)), Interval(1200, 1600, 2050))
        self.assertEqual(common.rounded(Interval(5, 5, 5)), Interval(5, 5, 5))


class Calendars(unittest.TestCase):
    def calendar(self, start, days, most=12):
        return common.calendar(made({}, start=start, horizon_days=float(days)), SV, most)

    def test_years_stand_in_the_middle_of_their_stretch(self):
        found = self.calendar("2020-01-01", 1096)
        self.assertEqual(found.names, ["2020", "2021", "2022"])
        self.assertEqual(found.bounds, [0, 366, 731, 1096])
        self.assertEqual(found.middles[0], 183)

    def test_a_sliver_of_a_year_has_no_name(self):
        self.assertEqual(self.calendar("2019-12-25", 1000).names, ["2020", "2021", "2022"])

    def test_short_runs_are_told_in_months_and_the_year_once(self):
        self.assertEqual(self.calendar("2020-11-01", 92).names, ["nov\n2020", "dec", "jan\n2021"])

    def test_names_are_thinned_where_there_are_too_many(self):
        self.assertEqual(len(self.calendar("2020-01-01", 366, most=6).names), 6)
        self.assertEqual(self.calendar("2000-01-01", 7305, most=6).names,
                         ["2000", "2004", "2008", "2012", "2016"])


class Titles(unittest.TestCase):
    def test_placements_are_told_with_their_interval_and_time(self):
        results = made({"totals/placements": NINE})
        self.assertEqual(plain(placements.title(results, SV)),
                         "Omkring 50 placeringar på tre år (80 %: 20–80)")
        self.assertEqual(plain(placements.title(results, EN)),
                         "About 50 placements in three years (80%: 20–80)")
        one = made({"totals/placements": [1.0] * 9})
        self.assertEqual(plain(placements.title(one, SV)), "Omkring en placering på tre år (80 %: 1–1)")

    def test_an_interval_is_never_broken_over_two_lines(self):
        self.assertNotIn(" ", SV.eighty(-3, 4) + EN.eighty(-3, 4))

    def test_the_time_told_is_the_time_measured(self):
        results = made({"totals/placements": NINE}, measure_from=366.0)
        self.assertIn("på två år", placements.title(results, SV))

    def test_a_difference_that_covers_zero_is_told_as_such(self):
        change = made({"difference/totals/placements": NINE - 40})
        self.assertEqual(plain(difference.title(change, SV)),
                         "Går inte att skilja från noll: +10 placeringar på tre år (80 %: −22 till 42)")
        self.assertTrue(difference.title(change, EN).startswith("Cannot be told from zero: +10 placements"))

    def test_a_clear_difference_is_more_or_fewer(self):
        more, fewer = (made({"difference/totals/placements": sign * NINE}) for sign in (1, -1))
        self.assertEqual(plain(difference.title(more, SV)), "50 fler placeringar på tre år (80 %: 18–82)")
        self.assertEqual(plain(difference.title(fewer, SV)), "50 färre placeringar på tre år (80 %: 18–82)")
        one = made({"difference/totals/placements": [-1.0] * 9})
        self.assertEqual(plain(difference.title(one, EN)), "1 fewer placement in three years (80%: 1–1)")

    def test_no_difference_at_all_is_told_as_such(self):
        same = made({"difference/totals/placements": 0 * NINE})
        self.assertIn("lika i alla replikationer", difference.title(same, SV))

    def test_an_interval_that_touches_zero_covers_it(self):
        self.assertTrue(difference.covers_zero(Interval(0, 3, 5)))
        self.assertFalse(difference.covers_zero(Interval(0.5, 3, 5)))
        self.assertFalse(difference.covers_zero(Interval(-5, -3, -1)))

    def test_the_longest_queue_is_named_with_the_use_of_its_slots(self):
        results = made({"totals/waiting.a": NINE, "totals/waiting.b": NINE / 100,
                        "totals/utilisation.a": NINE / 100,
                        "totals/utilisation.b": NINE / 90})
        self.assertEqual(plain(pools.title(results, ["a", "b"], {"a": "A", "b": "B"}, SV)),
                         "Flest väntar på A: 50 i snitt (80 %: 18–82); 50 % (18–82) av platserna används")
        member = made({"totals/waiting.a.b": NINE / 10, "totals/utilisation.a.b": NINE / 100})
        title = pools.title(member, ["a.b"], {"a": "A", "a.b": "B"}, EN)
        self.assertTrue(title.startswith("Waiting for A, B: 5.0 on average"))

    def test_without_queues_the_use_is_told(self):
        results = made({"totals/waiting.a": NINE / 10000, "totals/utilisation.a": NINE / 100})
        self.assertEqual(pools.title(results, ["a"], {"a": "A"}, EN),
                         "Hardly anyone waits; used most: A, 50% (18–82) of the slots")

    def test_the_largest_payer_is_named(self):
        results = made({"totals/cost.a": NINE * 1e6, "totals/cost.b": NINE})
        self.assertEqual(plain(costs.title(results, ["a", "b"], {"a": "Kommunen", "b": "Staten"}, SV)),
                         "Kommunen betalar mest: 50,0 Mkr på tre år (80 %: 18,0–82,0)")
        self.assertEqual(plain(costs.title(results, ["a"], {"a": "Kommunen"}, EN)),
                         "Kommunen pays SEK 50.0 million in three years (80%: 18.0–82.0)")
        sure = made({"totals/cost.a": [7.4e6] * 9})
        self.assertEqual(plain(costs.title(sure, ["a"], {"a": "Kommunen"}, SV)),
                         "Kommunen betalar 7,40 Mkr på tre år (lika i alla replikationer)")


class Bands(unittest.TestCase):
    def statistics(self, values):
        return Table(numpy.array(values)[:, None], ("statistic", "period"),
                     {"statistic": numpy.array(made_up.STATISTICS)})

    def test_a_quantile_is_never_further_out_than_what_was_seen(self):
        band = common.Band.summary([0], self.statistics([12, 0, 0, 11.9, 11.2, 11.4, 12.1, 12.6, 12.8, 12]))
        self.assertEqual((band.low[0], band.middle[0], band.high[0]), (11.9, 12, 12))

    def test_means_are_exact_where_every_replication_is_kept(self):
        kept = Table(NINE[:, None, None] / 100, ("replication", "period", "pool"),
                     {"pool": numpy.array(["a"])})
        results = Results(Path("t.h5"), {}, {"monthly_replications/waiting": kept})
        band = common.band_of_means(results, "waiting", [0], pool="a")
        numpy.testing.assert_allclose((band.low[0], band.middle[0], band.high[0]), (0.18, 0.5, 0.82))


class Money(unittest.TestCase):
    def test_amounts_take_the_unit_of_the_largest(self):
        told = {12_345_678: f"12,3{NO_BREAK}Mkr", 464_312: f"464{NO_BREAK}kkr", 999: f"999{NO_BREAK}kr"}
        for amount, text in told.items():
            self.assertEqual(money.unit_for(amount).told(amount, SV), text)
        self.assertEqual(money.unit_for(464_312).told(464_312, EN), "SEK 464 thousand")
        self.assertEqual(money.unit_for(99).told(99, EN), "SEK 99.0")

    def test_a_part_of_a_year_says_so(self):
        results = made({}, start="2020-07-01", horizon_days=549.0)
        self.assertEqual(bars.year_names(results, SV), ["2020 (184 dagar)", "2021"])
        self.assertEqual(bars.year_names(made({}), SV), ["2020", "2021", "2022"])


class Columns(unittest.TestCase):
    def columns(self, orders, edges, final=()):
        stages = [Stage(id, id, order, id in final, False) for order, id in enumerate(orders)]
        return flows.stage_columns(stages, edges)

    def test_a_chain_has_a_column_each_and_final_stages_stand_last(self):
        self.assertEqual(self.columns("abcd", {("a", "b"), ("b", "c"), ("a", "d")}, "d"),
                         {"a": 0, "b": 1, "c": 2, "d": 3})

    def test_stages_without_a_way_between_them_share_a_column(self):
        self.assertEqual(self.columns("abc", {("a", "b"), ("a", "c")}), {"a": 0, "b": 1, "c": 1})

    def test_a_way_back_parts_columns_too(self):
        self.assertEqual(self.columns("ab", {("b", "a")}), {"a": 0, "b": 1})


class OnAFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.results = read(made_up.write(Path(cls.folder.name) / "k.h5", replications=50, base=True))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def total(self, name):
        return self.results.table(f"totals/{name}").values[:, 0]

    def test_the_fan_begins_at_zero_and_ends_with_the_horizon(self):
        fan = placements.numbers(self.results, SV)
        self.assertEqual((fan.band.days[0], fan.band.middle[0], fan.band.days[-1]), (0, 0, 1096))
        self.assertEqual(fan.band.middle[-1], numpy.median(self.total("placements")))
        self.assertTrue((fan.wide.high >= fan.band.high).all() and (fan.band.low >= fan.wide.low).all())

    def test_the_monte_carlo_error_is_named(self):
        sample = self.total("placements")
        error = SV.number(sample.std(ddof=1) / numpy.sqrt(50), 2)
        self.assertIn(f"med Monte Carlo-felet {error}.", placements.numbers(self.results, SV).frame.subtitle)

    def test_every_frame_names_its_source_and_that_the_place_is_made_up(self):
        for module in (placements, stocks, flows, costs, difference, retention, time_to_placement):
            frame = module.numbers(self.results, SV).frame
            self.assertEqual(frame.remark, "En konstruerad kommun. Den finns inte.")
            run = "stegvis 0.1.0 · scenario kedjan.toml, 2020-01-01 – 2022-12-31"
            self.assertEqual(frame.source, f"Källa: {run} · 50 replikationer · frö 2020")

    def test_every_title_holds_an_interval(self):
        figures = [m.numbers(self.results, SV)
                   for m in (placements, flows, costs, difference, retention, time_to_placement)]
        for numbers in figures + pools.numbers(self.results, SV):
            self.assertRegex(plain(numbers.frame.title), r"\d(–| till )−?\d")

    def test_stocks_show_what_can_be_left_and_mark_waiting_lists(self):
        panels = {panel.name: panel for panel in stocks.numbers(self.results, SV).panels}
        self.assertNotIn("Förlorat arbetet", panels)
        self.assertTrue(panels["Söker arbete med SE-coach (väntar)"].waits)
        self.assertFalse(panels["Daglig verksamhet"].waits)
        self.assertEqual(panels["Förarbetet"].label,
                         Interval.of(self.total("stock_end.forarbetet")).told(SV) + " i slutet")

    def test_a_family_has_a_figure_of_its_own(self):
        found = {numbers.id: [panel.name for panel in numbers.panels]
                 for numbers in pools.numbers(self.results, SV)}
        self.assertEqual(found, {"pools": ["Platser i Förarbetet", "SE-coacher", "Efterstöd"],
                                 "pool_se": ["Aneby", "Eksjö", "Nässjö"]})

    def test_more_members_than_fit_are_said(self):
        ids = [f"p{i:02}" for i in range(15)]
        known = {id: f"Pool {id}" for id in ids}
        slots = {id: numpy.array([float(i)]) for i, id in enumerate(ids)}
        shown = pools.largest(ids, slots)
        self.assertEqual(shown, ids[3:])
        self.assertIn("Pool p00, Pool p01 och Pool p02",
                      pools.subtitle(self.results, [known[i] for i in ids[:3]], False, SV))

    def test_two_transitions_between_the_same_stages_are_one_edge(self):
        counts = flows.edge_counts(self.results, pathway(self.results))
        numpy.testing.assert_array_equal(counts["soker", "avbrott"],
                                         self.total("flow.soker.avbrott")
                                         + self.total("flow.soker.waiting.ger_upp"))

    def test_those_who_gave_up_are_the_entries_that_no_transition_tells_of(self):
        text = ('[stage.seek]\norder = 1\nrefused_to = "gone"\n[stage.seek.patience]\nto = "gone"\n'
                '[stage.seek.to.gone]\n[stage.gone]\nfinal = true\n[arrival.a]\nto = "seek"\n')
        results = made({"totals/flow.seek.gone": [3.0, 4.0], "totals/entries.gone": [5.0, 9.0]})
        results._tables["scenario/composed"] = Table(numpy.array(text, dtype=object))
        counts = flows.edge_counts(results, pathway(results))
        numpy.testing.assert_array_equal(counts["seek", "gone"], [5, 9])

    def test_arrivals_are_what_the_books_of_a_stage_lack(self):
        path = pathway(self.results)
        counts = flows.edge_counts(self.results, path)
        books = sum(flows.books(self.results, id, path, counts) for id in path.entries)
        numpy.testing.assert_array_equal(books, self.total("arrivals"))

    def test_edges_know_whether_they_lead_on_out_or_back(self):
        kinds = {(e.source, e.target): e.kind for e in flows.numbers(self.results, SV).edges}
        self.assertEqual(kinds["dv", "forarbetet"], "forward")
        self.assertEqual(kinds["forarbetet", "dv"], "back")
        self.assertEqual(kinds["dv", "annat"], "final")
        self.assertEqual(kinds["dv", "studier"], "placement")

    def test_a_waiting_list_is_told_in_its_stage(self):
        lines = {node.id: node.lines for node in flows.numbers(self.results, SV).nodes}
        self.assertTrue(lines["soker"][1].startswith("väntar: 3 → "))
        self.assertTrue(lines["soker"][0].startswith("55 → "))
        self.assertTrue(lines["dv"][0].startswith("807 → "))
        self.assertEqual(lines["annat"], (Interval.of(self.total("stock_end.annat")).told(SV),))

    def test_a_cost_that_never_varies_says_so(self):
        payers = {payer.name: payer for payer in costs.numbers(self.results, SV).groups}
        self.assertEqual(payers["Kommunen, arbetsmarknad"].bars[0].label, f"2,40{NO_BREAK}Mkr (alltid lika)")
        self.assertEqual([bar.year for bar in payers["Samordningsförbundet"].bars], ["2020", "2021", "2022"])

    def test_sus_counts_stand_by_year_on_one_scale(self):
        told = sus.numbers(self.results, SV)
        self.assertEqual([[bar.year for bar in group.bars] for group in told.groups],
                         3 * [["2020", "2021", "2022"]])
        self.assertEqual(len({group.reach for group in told.groups}), 1)
        self.assertRegex(told.frame.title,
                         r"^2022 skrivs \d+ \(\d+–\d+\) ut, \d+ av dem till arbete eller studier \(80")

    def test_differences_are_told_row_by_row_and_the_unchanged_named(self):
        numbers = difference.numbers(self.results, SV)
        rows = {row.name: row for row in numbers.rows}
        self.assertEqual(rows["Placeringar"].difference,
                         Interval.of(self.results.table("difference/totals/placements").pick(reporting_group="all").values))
        self.assertNotIn("Kostnad för Kommunen, arbetsmarknad", rows)
        self.assertTrue(numbers.frame.subtitle.endswith("av replikationerna: "
                                                        "Kostnad för Kommunen, arbetsmarknad."))
        change = self.results.table("difference/totals/placements").pick(reporting_group="all").values
        self.assertIn(f"Fler placeringar i {SV.percent((change > 0).mean())} av dem", numbers.frame.subtitle)

    def test_placements_that_never_end_are_not_drawn(self):
        scales = {"support": numpy.array(["all", "with", "without"])}
        results = made({})
        for name, value in (("retention", 1.0), ("retention_at_risk", 50.0)):
            results._tables[f"curves/{name}"] = Table(numpy.full((3, 4), value), ("support", "months"), scales)
        with self.assertRaises(common.NotInFile):
            retention.numbers(results, SV)

    def test_periods_are_weeks_where_the_report_is_weekly(self):
        self.assertEqual(common.period_word(made({}, report="week"), SV), "vecka")
        self.assertEqual(common.period_word(made({}, report="month"), EN), "month")

    def test_the_difference_of_supported_and_unsupported_is_no_effect(self):
        numbers = retention.numbers(self.results, SV)
        self.assertEqual([curve.kind for curve in numbers.curves], ["with", "without"])
        self.assertIn("inte stödets effekt", numbers.frame.subtitle)
        self.assertRegex(plain(numbers.frame.title),
                         r"^Efter 12 månader har 79 % \(\d+–\d+ %\) med stöd och 62 %")

    def test_what_the_file_lacks_is_said(self):
        bare = read(made_up.write(Path(self.folder.name) / "bare.h5", replications=5, months=3,
                                  monthly=False))
        for module in (placements, stocks, pools, difference, retention, time_to_placement):
            with self.assertRaises(common.NotInFile):
                module.numbers(bare, SV)


if __name__ == "__main__":
    unittest.main()
