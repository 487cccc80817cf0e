"""Intervals of curves, against closed forms and against repeated samples."""

import unittest

import numpy

from estimates import curves


class Survival(unittest.TestCase):
    def test_without_censoring_greenwood_is_binomial(self):
        share = numpy.array([1.0, 0.8, 0.5])
        band = curves.survival_band(share, 100 * 50 * share, replications=100)
        for month in (1, 2):
            error = numpy.sqrt(share[month] * (1 - share[month]) / 50)
            middle = (numpy.log(-numpy.log(band.low[month])) - numpy.log(-numpy.log(band.high[month]))) / 2
            self.assertAlmostEqual(middle, curves.TENTH * error / (share[month] * -numpy.log(share[month])),
                                   places=12)

    def test_it_stays_between_zero_and_one_and_begins_at_one(self):
        band = curves.survival_band([1, 0.99, 0.02, 0.0], [400, 396, 8, 0], replications=100)
        self.assertEqual((band.low[0], band.high[0]), (1, 1))
        self.assertTrue((band.low >= 0).all() and (band.high <= 1).all() and (band.low <= band.middle).all())

    def test_where_nothing_is_lost_but_by_rounding_there_is_no_width(self):
        band = curves.survival_band([1.0, 1.0 - 1e-16, 1.0 - 2.3e-16], [100, 80, 60], replications=10)
        numpy.testing.assert_allclose(band.low, 1.0)

    def test_months_with_too_few_are_left_out(self):
        self.assertEqual(curves.followed([500, 200, 100, 99, 0], 100), 3)
        self.assertEqual(curves.followed([500, 200], 100), 2)
        self.assertEqual(curves.followed([50, 20], 100), 0)


class Incidence(unittest.TestCase):
    def test_without_competition_it_is_greenwood(self):
        still = numpy.array([1.0, 0.9, 0.6, 0.3])
        band = curves.incidence_band(1 - still, still, 4000 * still, replications=100)
        error = numpy.sqrt(still * (1 - still) / 40)
        numpy.testing.assert_allclose(band.high - band.middle, numpy.minimum(curves.TENTH * error, still),
                                      rtol=1e-9)

    def test_with_competition_and_no_censoring_it_is_binomial(self):
        placed, gone = numpy.array([0, 0.10, 0.25, 0.30]), numpy.array([0, 0.20, 0.30, 0.40])
        still = 1 - placed - gone
        band = curves.incidence_band(placed, still, 6000 * still, replications=100)
        error = numpy.sqrt(placed * (1 - placed) / 60)
        numpy.testing.assert_allclose(band.high - band.middle, curves.TENTH * error, rtol=1e-9)

    def test_four_of_five_samples_fall_within(self):
        """Fixed seed; the share inside has a standard error of 0.0063, so 0.03 is nearly five of them."""
        rng, people, months = numpy.random.default_rng(11), 60, numpy.arange(13)
        placed_at, gone_at = rng.exponential(12, (4000, people)), rng.exponential(20, (4000, people))
        censored_at = rng.uniform(3, 30, (4000, people))
        rate = 1 / 12 + 1 / 20
        still = numpy.exp(-rate * months)
        risk = 4000 * people * still * numpy.clip((30 - months) / 27, 0, 1)
        band = curves.incidence_band((1 - still) * (1 / 12) / rate, still, risk, replications=4000)
        estimate = self._aalen_johansen(placed_at, gone_at, censored_at, 9)
        inside = numpy.mean((estimate >= band.low[9]) & (estimate <= band.high[9]))
        self.assertAlmostEqual(inside, 0.8, delta=0.03)

    @staticmethod
    def _aalen_johansen(placed_at, gone_at, censored_at, until):
        """By sample: exits in order of time, everyone still there at risk."""
        ends = numpy.minimum(numpy.minimum(placed_at, gone_at), censored_at)
        order = numpy.argsort(ends, axis=1)
        rows = numpy.arange(len(ends))[:, None]
        exits = ((gone_at < censored_at) | (placed_at < censored_at))[rows, order]
        ends = ends[rows, order]
        placed = ((placed_at <= gone_at) & (placed_at < censored_at))[rows, order]
        at_risk = ends.shape[1] - numpy.arange(ends.shape[1])
        still = numpy.cumprod(numpy.where(exits, 1 - 1 / at_risk, 1.0), axis=1)
        before = numpy.concatenate([numpy.ones((len(ends), 1)), still[:, :-1]], axis=1)
        return numpy.sum(numpy.where(placed & (ends <= until), before / at_risk, 0.0), axis=1)


if __name__ == "__main__":
    unittest.main()
