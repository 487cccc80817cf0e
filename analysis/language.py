"""Numbers, intervals, dates and lengths of time as a Swede or an English reader writes them."""

from dataclasses import dataclass
from datetime import date, timedelta

NO_BREAK = "\u00a0"
MINUS = "\u2212"

_MONTHS = {"sv": "jan feb mars april maj juni juli aug sep okt nov dec".split(),
           "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()}
_COUNTS = {"sv": "noll ett två tre fyra fem sex sju åtta nio tio elva tolv".split(),
           "en": "zero one two three four five six seven eight nine ten eleven twelve".split()}


@dataclass(frozen=True)
class Language:
    code: str

    def of(self, sv, en):
        """The text of this language."""
        return sv if self.code == "sv" else en

    def number(self, value, decimals=0):
        """1 234,5 or 1,234.5; a true minus; nothing is ever shown as minus zero."""
        text = f"{abs(value):,.{decimals}f}"
        if self.code == "sv":
            text = text.replace(",", NO_BREAK).replace(".", ",")
        negative = value < 0 and any(c in "123456789" for c in text)
        return (MINUS if negative else "") + text

    def signed(self, value, decimals=0):
        """With its sign, as differences are shown."""
        text = self.number(value, decimals)
        return "+" + text if value > 0 and any(c in "123456789" for c in text) else text

    def span(self, low, high, decimals=0):
        """120–200; with a word between where a number is negative, since a dash would be read as a minus."""
        low, high = self.number(low, decimals), self.number(high, decimals)
        if MINUS in low + high:
            return self.of(f"{low} till {high}", f"{low} to {high}")
        return f"{low}–{high}"

    def percent(self, share, decimals=0):
        return self.number(100 * share, decimals) + self.of(NO_BREAK + "%", "%")

    def eighty(self, low, high, decimals=0):
        """The interval as it stands behind a number in a title: 80 %: 120–200."""
        return f"{self.percent(0.8)}:{NO_BREAK}{self.span(low, high, decimals).replace(' ', NO_BREAK)}"

    def count(self, number):
        """Small whole numbers in letters."""
        words = _COUNTS[self.code]
        return words[number] if 0 <= number < len(words) else self.number(number)

    def month(self, day):
        return f"{_MONTHS[self.code][day.month - 1]}{NO_BREAK}{day.year}"

    def short_month(self, day):
        return _MONTHS[self.code][day.month - 1]

    def length(self, days):
        """A horizon in words: three years, 18 months, 20 weeks, 9 days; the largest unit that fits."""
        for unit, sv, en in ((365.25, "år", "years"), (365.25 / 12, "månader", "months"),
                             (7, "veckor", "weeks"), (1, "dagar", "days")):
            number = round(days / unit)
            if number >= 1 and abs(number * unit - days) <= (1.0 if unit > 7 else 0.01):
                if number == 1:
                    one = {"år": "ett år", "månader": "en månad", "veckor": "en vecka", "dagar": "en dag"}[sv]
                    return self.of(one, "one " + en[:-1])
                return f"{self.count(number)} {self.of(sv, en)}"
        return self.number(days, 1) + self.of(" dagar", " days")

    def listing(self, words):
        """a, b och c."""
        words = list(words)
        if len(words) < 2:
            return "".join(words)
        return ", ".join(words[:-1]) + self.of(" och ", " and ") + words[-1]


def day_of(start, days):
    """The date on which so many days [days] have passed since the start."""
    return date.fromisoformat(start) + timedelta(days=float(days))
