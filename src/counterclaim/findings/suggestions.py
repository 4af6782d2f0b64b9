"""Guessing which known word was meant by an unknown one, for hints."""

from collections.abc import Iterable

from counterclaim.findings.characters import comparable
from counterclaim.findings.quoting import quoted

_LONGEST = 60


def close_match(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, if one is close enough."""
    if len(word) > _LONGEST:
        return None
    # slow to import, and sound files need no guesses
    from difflib import get_close_matches  # noqa: PLC0415

    folded = {_folded(candidate): candidate for candidate in known}
    matches = get_close_matches(_folded(word), list(folded), n=1)
    return folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint with the known word that was probably meant, if one is close enough."""
    match = close_match(word, known)
    return f"Did you mean {quoted(match)}?" if match is not None else None


def _folded(word: str) -> str:
    return comparable(word).replace("-", "_").replace(" ", "_")
