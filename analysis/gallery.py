"""All figures that a results file can give: numbers from `estimates`, drawn by `figures`, as bytes of image files."""

from importlib import import_module

import style
from estimates.common import NotInFile

NAMES = ["placements", "stocks", "pools", "flows", "costs", "difference", "retention", "time_to_placement"]
FORMS = ["svg", "png", "pdf"]


def pictures(results, language, forms, skipped):
    """Yields (file name, bytes), figure by figure; appends to `skipped` what the file does not hold, and why."""
    style.prepare()
    for name in NAMES:
        try:
            found = import_module(f"estimates.{name}").numbers(results, language)
        except NotInFile as lack:
            skipped.append((name, lack.text[language.code]))
            continue
        for numbers in found if isinstance(found, list) else [found]:
            sheet = style.sheet()
            import_module(f"figures.{name}").draw(sheet, numbers)
            for form in forms:
                content = style.encoded(sheet, form, numbers.frame.title, results.attributes["source"])
                yield f"{getattr(numbers, 'id', name)}_{language.code}.{form}", content
