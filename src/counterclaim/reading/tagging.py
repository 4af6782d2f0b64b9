"""From words to concepts: what each word of a statement stands for, and the tense of its verbs."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from counterclaim.reading.language import Entry, Language

_WORD = re.compile(
    r"n't\b|['\u2019](?:s|ll|re|ve|d|m)\b"
    r"|[^\W_](?:[\w-]|['\u2019](?!(?:s|ll|re|ve|d|m)\b))*|\S"
)
_GAP = 5
"""So many words may stand inside a verb with a particle, as in "pull all of them out"."""
_BACK = 6
"""So many concepts before a verb may tell its tense."""
_AUXILIARY = frozenset(
    {"WILL", "MUST", "SHOULD", "MAY", "TO", "BE", "HAVE", "BEEN", "BEING", "DO", "NEG", "NEVER"}
)
_BETWEEN = frozenset(
    {
        *("ALL", "FULL", "SOME", "MOST", "ONLY", "STILL", "NOW", "SOON", "PART", "MORE", "FIRST"),
        *("NOLONGER", "PEOPLE", "LAST", "TRUE", "BACK", "LIKELY", "THERE", "UNDERWAY"),
    }
)


@frozen
class Tag:
    """A concept and the place of its words; `tense` is empty for what is no verb.

    Tenses are `will` (lies ahead), `did` (has happened), `ing` (goes on), `now` (present, or
    no tense at all) and `may` (possible only); of a time, `tense` is its role. `text` is that of
    a mark between words only.
    """

    concept: str
    start: int
    end: int
    form: str = ""
    tense: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        return f"{self.concept}:{self.tense}" if self.tense else self.concept


@frozen
class _Token:
    low: str
    start: int
    end: int


def tags_of(text: str, language: Language, marks: Iterable[Tag] = ()) -> tuple[Tag, ...]:
    """Return the concepts in a statement in their order, each verb with its tense.

    Args:
        text: The statement.
        language: Its language.
        marks: Times and numbers that were found; their words stand for nothing else.
    """
    marked = tuple(marks)
    shut = tuple((mark.start, mark.end) for mark in marked)
    tokens = [
        _Token(match[0].lower().replace("\u2019", "'"), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]
    used = [any(start <= token.start < end for start, end in shut) for token in tokens]
    found: list[Tag] = []
    for at, token in enumerate(tokens):
        if used[at]:
            continue
        if not token.low[0].isalnum() and token.low[0] not in "'\u2019":
            found.append(Tag("PUNCT", token.start, token.end, text=token.low))
            continue
        entry, places = _entry(tokens, at, used, language, _is_verb_next(found))
        if entry is None:
            continue
        for place in places:
            used[place] = True
        # a particle that stands apart keeps its own place free for what lies between
        end = tokens[places[-1]].end if not entry.gap else token.end
        found += [Tag(concept, token.start, end, entry.form) for concept in entry.concepts]
    return _with_tenses(sorted([*found, *marked], key=lambda tag: tag.start))


def _is_verb_next(before: Sequence[Tag]) -> bool:
    """Tell whether a word that is a noun or a verb is a verb after those before it."""
    return bool(before) and before[-1].concept in (_AUXILIARY - {"BE", "NEG"}) | {"PEOPLE"}


def _entry(
    tokens: Sequence[_Token],
    at: int,
    used: Sequence[bool],
    language: Language,
    is_verb: bool,  # noqa: FBT001
) -> tuple[Entry | None, tuple[int, ...]]:
    """Return the entry with the most words that stands at a token, and the places of its words."""
    best: Entry | None = None
    found: tuple[int, ...] = ()
    for entry in language.entries.get(tokens[at].low, ()):
        if best is not None and len(entry.rest) < len(best.rest):
            break
        places = _places(tokens, at, used, entry)
        if places is None:
            continue
        if best is None or (is_verb and entry.form and not best.form):
            best, found = entry, places
    return best, found


def _places(
    tokens: Sequence[_Token], at: int, used: Sequence[bool], entry: Entry
) -> tuple[int, ...] | None:
    places = [at]
    for number, word in enumerate(entry.rest):
        room = _GAP if entry.gap and number == 0 else 0
        for place in range(places[-1] + 1, len(tokens)):
            if used[place]:
                # numbers and times take no room
                if not entry.gap:
                    return None
                continue
            if tokens[place].low == word:
                places.append(place)
                break
            room -= 1
            if room < 0 or not tokens[place].low[0].isalnum():
                return None
        else:
            return None
    return tuple(places)


def _with_tenses(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    return tuple(
        evolve(tag, tense=_tense(tags, at)) if tag.form else tag for at, tag in enumerate(tags)
    )


def _tense(tags: Sequence[Tag], at: int) -> str:
    """Return the tense of a verb, from its form and the auxiliary words before it."""
    before = _auxiliaries(tags, at)
    form = tags[at].form
    if form == "future" or before & {"WILL", "MUST", "SHOULD"}:
        return "will"
    if "MAY" in before and not ("HAVE" in before and form in ("past", "participle")):
        return "may"
    if form == "ing":
        return "ing"
    if form in ("past", "participle"):
        if "TO" in before and "HAVE" not in before:
            return "will"
        return "ing" if "BEING" in before else "did"
    return "will" if "TO" in before else "now"


def _auxiliaries(tags: Sequence[Tag], at: int) -> frozenset[str]:
    found = set()
    for tag in reversed(tags[max(0, at - _BACK) : at]):
        if tag.concept in _AUXILIARY:
            found.add(tag.concept)
        elif tag.concept not in _BETWEEN or (tag.concept == "PEOPLE" and found):
            break
    return frozenset(found)
