"""All figures that a results file can give: numbers from `estimates`, drawn by `figures`, as image files."""

from importlib import import_module

import style
from estimates.common import NotInFile
from read_results import COMPARISON, POSTERIOR, SENSITIVITY, SWEEP, TORNADO

NAMES = ["placements", "stocks", "pools", "flows", "sus", "costs", "costs_by_sex", "difference", "payback",
         "cost_effectiveness", "retention", "time_to_placement"]
OF_DRAWS = ["fan", "conditional"]  # where uncertain numbers were drawn
BY_KIND = {COMPARISON: ["comparison", "payback", "cost_effectiveness"], SWEEP: ["sweep"], POSTERIOR: ["posterior"],
           SENSITIVITY: ["sensitivity"], TORNADO: ["tornado"]}
FORMS = ["svg", "png", "pdf"]


def numbers(results, language, skipped):
    """Yields (kind of figure, its numbers); appends to `skipped` what the file does not hold, and why."""
    for name in BY_KIND.get(results.attributes.get("file_kind"), NAMES + OF_DRAWS * _drawn(results)):
        try:
            found = import_module(f"estimates.{name}").numbers(results, language)
        except NotInFile as lack:
            skipped.append((name, lack.text[language.code]))
            continue
        for one in found if isinstance(found, list) else [found]:
            yield name, one


def _drawn(results):
    return results.table("draws/value") is not None and "replications_per_draw" in results.attributes


def drawn(name, told):
    """A sheet with the figure on it."""
    sheet = style.sheet()
    import_module(f"figures.{name}").draw(sheet, told)
    return sheet


def pictures(results, language, forms, skipped):
    """Yields (file name, bytes), figure by figure."""
    style.prepare()
    for name, told in numbers(results, language, skipped):
        sheet = drawn(name, told)
        for form in forms:
            content = style.encoded(sheet, form, told.frame.title, results.attributes["source"])
            yield f"{getattr(told, 'id', name)}_{language.code}.{form}", content
