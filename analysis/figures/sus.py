"""The counts of SUS by year."""

from figures.bars import draw  # noqa: F401
