"""Finding readings by words and by question."""

import re
from collections.abc import Iterable

from counterclaim.codelists.readings import READINGS, Question, ReadingPattern

_WORD = re.compile(r"[a-z0-9]+")
_COMMON = frozenset(
    {
        *("a", "an", "and", "are", "be", "been", "by", "for", "has", "have", "in", "is", "it"),
        *("of", "on", "that", "the", "to", "was"),
    }
)


def find_readings(words: str = "", question: Question | None = None) -> tuple[ReadingPattern, ...]:
    """Return the readings that words point to, the best first; all where no words are given.

    A reading is found by the words of its code, its phrases and its meaning. Words that stand
    in nearly every phrase count only where nothing else is asked for.

    Args:
        words: Words of a statement, in any order; the case does not matter.
        question: Only readings that answer this question.
    """
    asked = _words(words)
    wanted = (asked - _COMMON) or asked
    entries = [entry for entry in READINGS.values() if question in (None, entry.question)]
    if not wanted:
        return tuple(entries)
    scored = [(_score(entry, wanted, words), entry) for entry in entries]
    found = [pair for pair in scored if pair[0] > 0]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: -pair[0]))


def _score(entry: ReadingPattern, wanted: set[str], words: str) -> int:
    whole = " ".join(_WORD.findall(words.lower()))
    phrases = [" ".join(_WORD.findall(phrase.lower())) for phrase in entry.phrases]
    if words.strip().lower() == entry.code or whole in phrases:
        return 1000
    exact = any(whole in phrase for phrase in phrases)
    best = max(len(wanted & _words(phrase)) for phrase in entry.phrases)
    beside = len(wanted & _words(f"{entry.code} {entry.meaning}"))
    return 100 * exact + 3 * best + beside


def _words(text: str) -> set[str]:
    return set(_stems(_WORD.findall(text.lower().replace("_", " "))))


def _stems(words: Iterable[str]) -> Iterable[str]:
    """Yield words without their commonest endings, so that leaving and leaves meet."""
    for word in words:
        yield _IRREGULAR.get(word, re.sub(r"(ing|ed|es|s|e)$", "", word) or word)


_IRREGULAR = {"left": "leav", "gone": "go", "went": "go", "sent": "send", "came": "com"}
