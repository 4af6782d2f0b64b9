"""The published tables of a language, read once: words, verbs, numbers and times."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from attrs import frozen

_NO_FORM = "-"
_QUALIFIERS = ("about", "nearly", "more", "least", "fewer", "most_of", "between", "most")
_FORMS = ("base", "s", "ing", "past", "participle", "future")


@frozen
class Entry:
    """Words that stand for concepts: the words after the first, a verb's form, and a gap.

    `gap` tells that other words may stand before those after the first, as in "pull all of
    them out".
    """

    rest: tuple[str, ...]
    concepts: tuple[str, ...]
    form: str = ""
    gap: bool = False


@frozen(eq=False)
class Language:
    """A language: entries by their first word, and the other tables by kind.

    Attributes:
        code: BCP 47 code.
        entries: What words mean, longest first, by the first word.
        numbers: The rows of the table of numbers: by kind, the words and their value.
        calendar: Names of months, days and the like: by kind, the words and their value.
        times: Expressions for times: form and pattern, in their order.
        roles: What the words before a time make of it.
    """

    code: str
    entries: Mapping[str, tuple[Entry, ...]]
    numbers: Mapping[str, Mapping[str, str]]
    calendar: Mapping[str, Mapping[str, str]]
    times: tuple[tuple[str, re.Pattern[str]], ...]
    roles: Mapping[str, str]
    role_before: re.Pattern[str]
    """Finds the words for a role that end a text."""
    qualifiers: Mapping[str, re.Pattern[str]]
    """By kind, find the words that end a text and qualify the number after it: about, up to."""
    common: frozenset[str]
    """Its commonest small words, by which it is told from others."""


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have tables."""
    folder = files("counterclaim.reading").joinpath("languages")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


@cache
def language(code: str) -> Language:
    """Return the tables of a language.

    Raises:
        KeyError: There are none for it.
    """
    if code not in languages():
        raise KeyError(code)
    numbers, calendar = _valued(code, "numbers"), _valued(code, "calendar")
    roles = MappingProxyType(
        {
            words.strip(): row["role"]
            for row in rows(f"languages/{code}/roles.csv")
            for words in row["words"].split(";")
        }
    )
    return Language(
        code=code,
        entries=MappingProxyType(_entries(code)),
        numbers=numbers,
        calendar=calendar,
        common=frozenset(numbers.get("stop", {})),
        times=tuple(
            (row["form"], _time_pattern(row["pattern"], numbers, calendar))
            for row in rows(f"languages/{code}/times.csv")
        ),
        roles=roles,
        role_before=re.compile(
            rf"(?<![\w-])(?P<role>{one_of(roles)}) (?:at least |about |around )?(?:the )?$"
        ),
        qualifiers=MappingProxyType(
            {
                kind: re.compile(rf"(?<![\w-]){one_of(numbers[kind])}\s+(?:an? )?$")
                for kind in _QUALIFIERS
            }
        ),
    )


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the package, by the names of its columns."""
    text = files("counterclaim.reading").joinpath(name).read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield {key: value or "" for key, value in row.items() if key is not None}


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of an entry of a table as the reader sees words."""
    return tuple(re.findall(r"n't|'\w+|[\w-]+(?:'(?!s\b|ll\b|re\b)[\w-]+)*", text.lower()))


def _entries(code: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for row in rows(f"languages/{code}/words.csv"):
        for words in row["words"].split(";"):
            first, *more = split_words(words)
            found.setdefault(first, []).append(Entry(tuple(more), tuple(row["concept"].split())))
    for row in rows(f"languages/{code}/verbs.csv"):
        for form, words in _inflected(row):
            for after in row["then"].split("|"):
                first, *more = split_words(words)
                then = (*more, *split_words(after))
                entry = Entry(then, (row["concept"],), form, gap=bool(after))
                found.setdefault(first, []).append(entry)
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry.rest)))
        for first, entries in found.items()
    }


def _inflected(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb; those of a regular one that the table leaves out are made."""
    base = row["base"]
    stem = base.removesuffix("e")
    past = f"{base[:-1]}ied" if re.search(r"[^aeiou]y$", base) else f"{stem}ed"
    third = f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"
    made = {"base": base, "s": third, "ing": f"{stem}ing", "past": past, "participle": past}
    made["future"] = _NO_FORM
    for form in _FORMS:
        for words in (row.get(form) or made[form]).split("|"):
            if words != _NO_FORM:
                yield form, words


def _valued(code: str, name: str) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows(f"languages/{code}/{name}.csv"):
        for words in row["words"].split(";"):
            found.setdefault(row["kind"], {})[words.strip().lower()] = row["value"]
    return MappingProxyType({kind: MappingProxyType(held) for kind, held in found.items()})


def _time_pattern(
    pattern: str,
    numbers: Mapping[str, Mapping[str, str]],
    calendar: Mapping[str, Mapping[str, str]],
) -> re.Pattern[str]:
    """Return a pattern with the words of the language in the places of names in braces."""
    held = {kind: one_of(words) for kind, words in calendar.items()}
    held["day"] = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?"
    held["year"] = r"(?:19|20)\d\d"
    held["number"] = rf"(?:\d+|{one_of(numbers['number'])}|a|an|une?)"
    for name, words in held.items():
        pattern = pattern.replace("{" + name + "}", words)
    return re.compile(rf"(?<![\w$€£-])(?:{pattern})(?![\w%])", re.IGNORECASE)


def one_of(words: Mapping[str, str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in listed) + ")"
