"""Guessing which known word was meant by an unknown one, for hints."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from counterclaim.findings.characters import comparable
from counterclaim.findings.quoting import quoted

_LONGEST = 60
_OTHER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("country", "nation"), "state"),
        **dict.fromkeys(
            (*("ngo", "agency", "government", "ministry", "newspaper", "outlet"), "company"),
            "organization",
        ),
        **dict.fromkeys(("army", "military", "navy", "air_force"), "armed_force"),
        **dict.fromkeys(("militia", "rebels", "mercenaries"), "armed_group"),
        **dict.fromkeys(("alliance", "bloc"), "coalition"),
        **dict.fromkeys(("anonymous", "official", "sources"), "unnamed"),
        **dict.fromkeys(("pullout", "pull_out", "pullback", "retreat"), "withdrawal"),
        **dict.fromkeys(("drawdown", "cut", "partial_withdrawal"), "reduction"),
        **dict.fromkeys(("deployment", "build_up", "buildup"), "arrival"),
        **dict.fromkeys(("finished", "complete", "done", "over"), "completed"),
        **dict.fromkeys(("ongoing", "in_progress", "continuing"), "under_way"),
        **dict.fromkeys(("halted", "paused", "stopped"), "suspended"),
        **dict.fromkeys(("begun", "began", "start"), "started"),
        **dict.fromkeys(("intention", "promise", "order", "intent"), "plan"),
        **dict.fromkeys(("prediction", "expectation", "expected"), "forecast"),
        **dict.fromkeys(("article", "news"), "news_article"),
        **dict.fromkeys(("tweet", "post"), "social_post"),
        **dict.fromkeys(("quote", "verbatim"), "quotation"),
    }
)
"""Words that people write for a code, by the code that stands for them."""


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
    listed = tuple(known)
    meant = _OTHER_WORDS.get(_folded(word))
    match = meant if meant in listed else close_match(word, listed)
    return f"Did you mean {quoted(match)}?" if match is not None else None


def _folded(word: str) -> str:
    return comparable(word).replace("-", "_").replace(" ", "_")
