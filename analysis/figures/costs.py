"""Cost by payer and year."""

from figures.bars import draw  # noqa: F401
