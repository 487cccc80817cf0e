"""What women and men cost each payer."""

from figures.bars import draw  # noqa: F401
