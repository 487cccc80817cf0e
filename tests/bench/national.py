#!/usr/bin/env python3
"""Writes what scenarios/riket says once for each of Sweden's 290 municipalities: national.py > scenarios/riket/kommuner.toml

The sources give the country and not its municipalities, so each has an equal part, in whole persons. They are numbered
k001 to k290 in no order: none of them is a real municipality."""

MUNICIPALITIES = 290
DAY_SERVICES = 40064  # persons in October 2021, domain.md dv.stock.se
POSTS = "1,35"  # coaches in each, as in se_tretton_kommuner.toml outside Höglandet
# Stage, name, persons in each municipality, of how many on Höglandet's 8.05 posts.
SUPPORTED = [
    ("soker", "Söker vid starten", 16, 97, []),
    ("stod_i_arbete", "Arbete med stöd vid starten", 3, 15, [
        'elapsed = "uniform"',
        'low = { value = 0, unit = "months", source = "domain.md §5.1: nyss börjat arbeta", confidence = "assume" }',
        'high = { value = 6, unit = "months", source = "domain.md se.support.in", confidence = "assume" }']),
    ("fortsatt_kontakt", "Arbete med fortsatt kontakt vid starten", 4, 28, []),
    ("kontakt_utan_arbete", "Förlorat arbetet, fortsatt kontakt vid starten", 3, 17, []),
]
IDS = [f"k{number:03d}" for number in range(1, MUNICIPALITIES + 1)]


def number(path, value, source):
    return f'{path} = {{ value = {value}, source = "{source}", confidence = "assume" }}'


def parts(whole, among):
    """Whole persons, as equal as can be; the first have one more."""
    return [whole // among + (index < whole % among) for index in range(among)]


def stock(name, title, whole, source, *more):
    """People who are there at the start, by municipality."""
    yield f"[stock.{name}]"
    yield f'name = "{title}"'
    yield f'stage = "{name}"'
    yield 'by = "kommun"'
    yield from more
    for member, count in zip(IDS, parts(whole, MUNICIPALITIES)):
        yield number(f"counts.{member}", count, source)


def stocks():
    yield stock("dv", "I daglig verksamhet vid starten", DAY_SERVICES,
                "domain.md dv.stock.se: 40 064 personer, lika delar",
                'attributes.kon.kvinna = { value = 0.4179, source = "domain.md dv.stock.se: 16 744 av 40 064", '
                'confidence = "derived" }', 'attributes.kon.man = "rest"')
    for name, title, each, of, more in SUPPORTED:
        yield stock(name, title, each * MUNICIPALITIES, f"domain.md §5.1: {of} på 8,05 tjänster, här {POSTS}", *more)


def lines():
    yield "# Skriven av tests/bench/national.py. Varje kommun har lika stor del: källorna ger riket, inte dess kommuner."
    yield "[attribute.kommun]"
    yield 'name = "Kommun"'
    for name in IDS[:-1]:
        yield number(f"values.{name}", f"{1 / MUNICIPALITIES:.8f}", "lika delar: 1 av 290 kommuner")
    yield f'values.{IDS[-1]} = "rest"'
    for stock in stocks():
        yield ""
        yield from stock


if __name__ == "__main__":
    print("\n".join(lines()))
