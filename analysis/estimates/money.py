"""Amounts in the unit that makes them readable, and how many decimals they deserve."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """Million, thousand or single SEK, for amounts that are shown together."""

    scale: float
    sv: str
    en: str

    def name(self, language):
        return language.of(self.sv, f"SEK {self.en}".strip())

    def told(self, amount, language, decimals=None):
        """12,4 Mkr or SEK 12.4 million, from an amount in SEK."""
        value = amount / self.scale
        number = language.number(value, decimals_for(value) if decimals is None else decimals)
        return language.of(f"{number}\u00a0{self.sv}", f"SEK {number} {self.en}".strip())


def unit_for(largest):
    """The unit in which the largest of some amounts [SEK] has one to three figures before the decimals."""
    if abs(largest) >= 1e6:
        return Unit(1e6, "Mkr", "million")
    return Unit(1e3, "kkr", "thousand") if abs(largest) >= 1e3 else Unit(1.0, "kr", "")


def decimals_for(value):
    """So many that three figures are shown, at most two."""
    return 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
