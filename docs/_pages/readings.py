"""The grid of readings in the guide, and the page of the whole catalogue."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from _pages.table import table
from counterclaim.codelists.readings import (
    BY_SPEAKER,
    EXAMPLES,
    QUESTIONS,
    READINGS,
    ReadingPattern,
    slots_of,
)

_WORDS = 3
"""So many phrases of a reading are in the grid; the page of the catalogue has all."""

_INTRODUCTION = """\
# Readings

Every reading of the catalogue: what it means, what people say, and the fields of a claim that it
stands for. `schemas/1.0/readings.csv` is the same as a table, and `counterclaim readings WORDS`
finds readings by words. How to choose one is in [the guide](../how-to/encode-statements.md), how it
is written in [short forms](short-forms.md).

A reading of a plan is a forecast with `expected`, and conditional with a `condition`. How firmly it
is said (`commitment`) belongs to no reading.

"""


def pages() -> Mapping[str, str]:
    """Return the page of the catalogue."""
    parts = "".join(_question(question, asked) for question, asked in QUESTIONS.items())
    return {"reference/readings.md": f"{_INTRODUCTION}{parts}".rstrip() + "\n"}


def held() -> Mapping[str, Mapping[str, str]]:
    """Return the tables inside of pages that are written by hand, by page and title."""
    grids = {f"grid {question}": _grid(_of(question)) for question in QUESTIONS}
    return {
        "how-to/encode-statements.md": {"by speaker": _by_speaker(), **grids},
        "reference/short-forms.md": {"slots": _slots()},
    }


def _of(question: str) -> tuple[ReadingPattern, ...]:
    return tuple(entry for entry in READINGS.values() if entry.question == question)


def _grid(entries: Iterable[ReadingPattern]) -> str:
    rows = ((f"`{entry.code}`", _example(entry), _words(entry)) for entry in entries)
    return table(("reading", "for example", "also"), rows)


def _example(entry: ReadingPattern) -> str:
    example = EXAMPLES[entry.code]
    filled = _filled(example.slots)
    return f"{example.words}{': ' if filled else ''}{filled}"


def _words(entry: ReadingPattern) -> str:
    others = [phrase for phrase in entry.phrases if phrase != EXAMPLES[entry.code].words]
    return "; ".join(others[:_WORDS])


def _filled(slots: Mapping[str, Any]) -> str:
    """Return slots as they are written in YAML, on one line."""
    return ", ".join(f"`{name}: {_value(value)}`" for name, value in slots.items())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_value(item)}' for name, item in value.items())}}}"
    return f'"{value}"' if value in ("true", "false") else str(value)


def _by_speaker() -> str:
    rows = (
        (row.words, *(_cell(*each) for each in (row.owner, row.host, row.third)))
        for row in BY_SPEAKER
    )
    return table(("words", "whose force it is", "the host", "anybody else"), rows)


def _cell(code: str, slots: Mapping[str, Any]) -> str:
    filled = _filled(slots)
    return f"`{code}`{', ' if filled else ''}{filled}"


def _slots() -> str:
    """Return every slot, with the readings that have it where these are not all."""
    rows = []
    by_slot: dict[str, list[ReadingPattern]] = {}
    meanings = {}
    for entry in READINGS.values():
        for slot in slots_of(entry):
            by_slot.setdefault(slot.name, []).append(entry)
            meanings[slot.name] = slot
    for name, entries in by_slot.items():
        path = meanings[name].path
        rows.append(
            (
                f"`{name}`",
                meanings[name].meaning,
                f"`{'.'.join(path)}`" if path else "",
                _who(entries),
            )
        )
    return table(("slot", "what it holds", "field", "beside"), rows)


def _who(entries: list[ReadingPattern]) -> str:
    if len(entries) == len(READINGS):
        return "every reading"
    kinds = dict.fromkeys(entry.says for entry in entries)
    named = {
        "stage": "stages", "count": "numbers", "attribute": "properties", "scope": "relations",
        "said": "speech", "change": "`number_moved`",
    }  # fmt: skip
    planned = all(len(entry.modalities) > 1 for entry in entries)
    return "what may be planned" if planned else ", ".join(named[kind] for kind in kinds)


def _question(question: str, asked: str) -> str:
    entries = "".join(_entry(entry) for entry in _of(question))
    return f"## {question.capitalize()}: {asked[0].lower()}{asked[1:]}\n\n{entries}"


def _entry(entry: ReadingPattern) -> str:
    lines = "".join(f"- **{name}**: {told}\n" for name, told in _told(entry))
    return f"### `{entry.code}`\n\n{entry.meaning}\n\n{lines}\n"


def _told(entry: ReadingPattern) -> Iterator[tuple[str, str]]:
    yield "words", "; ".join(entry.phrases)
    yield "fields", _fields(entry)
    if entry.required:
        yield "needs", ", ".join(f"`{name}`" for name in entry.required)
    if entry.useful:
        yield "often", ", ".join(f"`{name}`" for name in entry.useful)
    if entry.assumes:
        yield "takes for granted", entry.assumes


def _fields(entry: ReadingPattern) -> str:
    fields: dict[str, object] = {"process": entry.process, entry.says: entry.content}
    if entry.says == "stage" and entry.process is not None:
        fields["extent"] = entry.extent
    if entry.polarity != "affirmed":
        fields["polarity"] = entry.polarity
    fields["modality"] = entry.modality
    told = [f"{name} `{value}`" for name, value in fields.items() if value is not None]
    if entry.change:
        told.append("with `on` it `enters`")
    if entry.up_to_now:
        told.append("`during` every day up to the statement")
    return ", ".join(told)
