"""Write the pages of the documentation that are made from the code.

python docs/generate.py            write the pages
python docs/generate.py --check    only tell whether they are current

A part is a function without arguments that returns pages: the text of each by its path under
`docs/`. A section is a function that returns what stands between two marks of a page that is
written by hand. Both are in `docs/_pages/`.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from _pages import api, background_rules, clashes, code_lists, options, readings, rules, schemas

HERE = Path(__file__).resolve().parent
MARK = "<!-- Made by docs/generate.py; do not edit. -->\n"

Part = Callable[[], Mapping[str, str]]

PARTS: tuple[Part, ...] = (
    api.pages,
    background_rules.pages,
    clashes.pages,
    code_lists.pages,
    options.pages,
    readings.pages,
    rules.pages,
    schemas.pages,
)

SECTIONS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "explanation/consistency-model.md": {"clashes": clashes.overview},
}
"""The sections of pages that are written by hand, by their marks."""


def pages() -> dict[str, str]:
    """Return the text of every page that is generated or has sections, by its path in `docs/`."""
    whole = {path: f"{MARK}{text}" for part in PARTS for path, text in part().items()}
    return whole | {path: _with_sections(path, made) for path, made in SECTIONS.items()}


def _with_sections(path: str, made: Mapping[str, Callable[[], str]]) -> str:
    text = (HERE / path).read_text(encoding="utf-8")
    for name, section in made.items():
        start, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        before, found, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"{path} has no place for the section {name}")
        text = f"{before}{start}{section()}{end}{after}"
    return text


def filled() -> dict[str, str]:
    """Return the pages that are written by hand, with the tables inside them made anew."""
    return {path: _filled(path, tables) for path, tables in readings.held().items()}


def _filled(path: str, tables: Mapping[str, str]) -> str:
    text = (HERE / path).read_text(encoding="utf-8")
    for title, made in tables.items():
        start, end = f"<!-- table: {title} -->\n", "<!-- end of table -->"
        before, found, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"{path} has no place for the table {title}")
        text = f"{before}{start}{made}{end}{after}"
    return text


def gone(wanted: Mapping[str, str]) -> set[str]:
    """Return the pages that were generated once and are no longer."""
    present = {
        path.relative_to(HERE).as_posix()
        for path in HERE.rglob("*.md")
        if path.read_text(encoding="utf-8").startswith(MARK)
    }
    return present - set(wanted)


def stale() -> list[str]:
    """Return the pages that are missing, differ, or are no longer wanted."""
    wanted = pages()
    made = {**wanted, **filled()}
    differing = {path for path, text in made.items() if _bytes_of(path) != text.encode()}
    return sorted(differing | gone(wanted))


def write() -> None:
    """Write every page, and remove those that are no longer wanted."""
    wanted = pages()
    for path in gone(wanted):
        (HERE / path).unlink()
    for path, text in {**wanted, **filled()}.items():
        target = HERE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def _bytes_of(path: str) -> bytes | None:
    target = HERE / path
    return target.read_bytes() if target.is_file() else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(description="Write the pages that are made from the code.")
    parser.add_argument("--check", action="store_true", help="only tell whether they are current")
    if not parser.parse_args(arguments).check:
        write()
        return 0
    found = stale()
    sys.stdout.writelines(f"not current: docs/{path}\n" for path in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
