#!/usr/bin/python3
"""Draws the figures of a results file: figures.py FILE.h5 [--out DIR] [--lang sv|en] [--formats svg,png,pdf] [--json].

Prints the files written, one a line, or with --json {"written": [files], "not_drawn": {figure: why}}. Exit codes: 0, or 2 where the file or the arguments cannot be used.
"""

import argparse
import json
import os
import sys
from pathlib import Path

MODULES = {"h5py": "python3-h5py", "matplotlib": "python3-matplotlib", "numpy": "python3-numpy"}


def main(arguments):
    told = _arguments(arguments)
    try:
        from gallery import FORMS, pictures
        from language import Language
        from read_results import NotReadable, read
    except ModuleNotFoundError as lack:
        package = MODULES.get(str(lack.name).split(".")[0], lack.name)
        return _refuse(told.lang, f"Figurerna behöver Debianpaketet {package}.",
                       f"The figures need the Debian package {package}.")
    forms = [form for form in told.formats.split(",") if form]
    if not forms or set(forms) - set(FORMS):
        return _refuse(told.lang, f"--formats: välj bland {', '.join(FORMS)}, åtskilda av komma.",
                       f"--formats: choose from {', '.join(FORMS)}, separated by commas.")
    skipped, written = [], [] if told.json else None
    try:
        results = read(told.file)
        language = Language(told.lang or ("en" if results.attributes.get("language") == "en" else "sv"))
        _write(told.out or told.file.with_name(told.file.stem + "_figures"),
               pictures(results, language, forms, skipped), written)
    except NotReadable as problem:
        return _refuse(told.lang, problem.text["sv"], problem.text["en"])
    except OSError as problem:
        return _refuse(told.lang, f"Kan inte skriva figurerna: {problem}",
                       f"Cannot write the figures: {problem}")
    if told.json:
        print(json.dumps({"written": written, "not_drawn": dict(skipped)}, ensure_ascii=False))
        return 0
    for name, why in skipped:
        print(language.of(f"{name}: ritas inte, {why}", f"{name}: not drawn, {why}"), file=sys.stderr)
    return 0


def _arguments(arguments):
    parser = argparse.ArgumentParser(prog="figures.py",
                                     description="Draws the figures of a results file of stegvis.")
    parser.add_argument("file", type=Path, metavar="FILE.h5")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: FILE_figures beside the file")
    parser.add_argument("--lang", choices=["sv", "en"], help="default: the language of the scenario")
    parser.add_argument("--formats", default="svg,png,pdf", metavar="svg,png,pdf")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def _write(folder, pictures, written):
    """Tells each file as it is there: prints it, or puts it into the list `written`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pictures:
        (folder / name).write_bytes(content)
        if written is None:
            print(folder / name, flush=True)
        else:
            written.append(str(folder / name))


def _refuse(code, sv, en):
    """Before the scenario's language is known, messages follow --lang, else the locale."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
                  "")
    code = code or ("sv" if spoken.startswith("sv") else "en")
    print(sv if code == "sv" else en, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
