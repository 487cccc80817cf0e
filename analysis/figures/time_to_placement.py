"""Cumulative incidence of placement and of leaving without one: the same picture as retention."""

from figures.retention import draw  # noqa: F401
