"""The command `readings`: how words are read, or the claims of a file."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Any

from counterclaim.cli.commands.proofreading import is_file_of_claims
from counterclaim.cli.commands.proofreading import run as proofread
from counterclaim.cli.outcome import FOUND, OK, Outcome, UsageError
from counterclaim.codelists.readings import QUESTIONS, READINGS, ReadingPattern, slots_of
from counterclaim.findings.quoting import quoted
from counterclaim.readings import find_readings
from counterclaim.report.renderers.escaping import safe_json

_WIDTH = 88
_FEW = 3
"""So many readings are shown whole; of more only a line each."""


def run(options: argparse.Namespace) -> Outcome:
    """Read a file back, or list the readings that words point to, the best first.

    Raises:
        UsageError: `--interactive` without a file.
    """
    if is_file_of_claims(options.words):
        return proofread(options)
    if options.interactive:
        raise UsageError("--interactive: name the file of the dataset")
    words = " ".join(options.words)
    found = find_readings(words, options.question)
    if words in READINGS:
        found = found[:1]
    if options.format == "json":
        readings = [_values(entry) for entry in found]
        return Outcome(
            safe_json({"readings": readings}, indent=2) + "\n", OK if found else FOUND, "utf-8"
        )
    if not found:
        hint = "try other words, one of them, or none for the whole list"
        return Outcome("", FOUND, complaints=(f"no reading for {quoted(words)}: {hint}",))
    return Outcome("".join(f"{line}\n" for line in _lines(found, words)), encoding="utf-8")


def _lines(found: Sequence[ReadingPattern], words: str) -> Iterator[str]:
    if not words:
        yield from _by_question(found)
        return
    for number, entry in enumerate(found[:_FEW]):
        yield from ([""] if number else [])
        yield from _whole(entry)
    rest = found[_FEW:]
    if rest:
        yield ""
        yield "Also:"
        yield from _table(rest[: 3 * _FEW])


def _by_question(found: Sequence[ReadingPattern]) -> Iterator[str]:
    for question, asked in QUESTIONS.items():
        entries = [entry for entry in found if entry.question == question]
        if entries:
            yield f"{question}: {asked}"
            yield from _table(entries)
            yield ""
    yield "counterclaim readings WORDS shows a reading whole."


def _table(entries: Iterable[ReadingPattern]) -> Iterator[str]:
    for entry in entries:
        first = f"  {entry.code:22}  "
        yield from wrap(
            entry.meaning, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
        )


def _whole(entry: ReadingPattern) -> Iterator[str]:
    yield f"{entry.code} ({entry.question})"
    fields = ", ".join(f"{name} {value}" for name, value in _fields(entry).items())
    told = [
        ("", entry.meaning),
        ("as in", "; ".join(entry.phrases)),
        ("is", fields),
        ("needs", ", ".join(entry.required)),
        ("often", ", ".join(entry.useful)),
        ("assumes", entry.assumes),
    ]
    for label, text in told:
        first = f"  {label:8}" if label else "  "
        if text:
            yield from wrap(text, _WIDTH, initial_indent=first, subsequent_indent=" " * 10)


def _fields(entry: ReadingPattern) -> dict[str, str]:
    """Return the fields that the reading stands for, those that tell it from others."""
    named = {
        "process": entry.process,
        entry.says: entry.content,
        "extent": entry.extent if entry.says == "stage" and entry.process else None,
        "polarity": entry.polarity if entry.polarity != "affirmed" else None,
        "modality": entry.modality,
    }
    return {name: value for name, value in named.items() if value is not None}


def _values(entry: ReadingPattern) -> dict[str, Any]:
    return {
        "code": entry.code,
        "question": entry.question,
        "teller": entry.teller,
        "meaning": entry.meaning,
        "fields": _fields(entry),
        "required": list(entry.required),
        "useful": list(entry.useful),
        "slots": {slot.name: slot.meaning for slot in slots_of(entry)},
        "assumes": entry.assumes,
        "phrases": list(entry.phrases),
    }
