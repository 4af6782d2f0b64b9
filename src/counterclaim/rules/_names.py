"""Comparing names: what counts as the same, what as nearly the same, what as a description."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4]")
_DOUBLED = re.compile(r"([a-z])\1")
_ROMAN = re.compile(r"[ivx]+")
_ARTICLE = re.compile(r"\b([ae]l) ")
_SPELLINGS = str.maketrans({"o": "u", "e": "i", "y": "i", "w": "u"})
_VOWELS = "aiu"
_SHORTEST, _LONGEST = 6, 60

_DESCRIBING = frozenset(["a", "an", "the", "one", "two", "three", "some", "several", "many"])
_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "ben", "abu", "de", "der", "da", "di", "la", "van", "von"]
)
_ROLES = frozenset(
    """
    account administration adviser advisor agency aide ambassador analyst army author
    authority bureau cabinet chief clergy cleric colleague colonel command commander
    commentator committee contact correspondent council defence defense delegate delegation
    department deputy diplomat director embassy employee envoy expert fighter figure force
    general governor government group guard head insider intelligence journalist judge
    lawmaker leader leak lieutenant local major media member military militia minister
    ministry mission negotiator observer office officer official opposition parliament
    participant party people person politician post president prime secretary professor
    pundit rebel refugee reporter representative researcher resident security senator
    service site soldier source specialist spokesman spokesperson spokeswoman staff state
    team tribesman user veteran witness worker anonymous former senior unnamed unknown
    unidentified western foreign united pentagon white house kremlin
    """.split()  # noqa: SIM905  (a list would fill two pages)
)


def same_form(text: str) -> str:
    """Return what two spellings share that differ in case, marks, hyphens or apostrophes only."""
    bare = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", text))
    unmarked = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return " ".join(_WORD.findall(unmarked.casefold()))


def sound_form(text: str) -> str:
    """Return what spellings of one name in Latin letters often share.

    o and u, e and i, y and i, w and u count as one, doubled letters as single, and the
    Arabic article is joined to its word.
    """
    form = same_form(text)
    if not form.isascii():
        return form
    return _DOUBLED.sub(r"\1", _ARTICLE.sub(r"\1", form).translate(_SPELLINGS))


def _is_comparable(form: str) -> bool:
    return _SHORTEST <= len(form) <= _LONGEST


def fixed_words(text: str) -> tuple[str, ...]:
    """Return the words in which one letter makes another name: numbers and single letters."""
    words = same_form(text).split()
    return tuple(
        word
        for word in words
        if len(word) == 1 or any(mark.isdigit() for mark in word) or _ROMAN.fullmatch(word)
    )


def near_forms(forms: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different forms that are one letter apart, each pair once.

    A letter may be left out, two neighbours exchanged, or a vowel replaced by another one:
    what happens in romanization. The work grows with the letters, not with the pairs.
    """
    for form in forms:
        if not _is_comparable(form):
            continue
        for other in dict.fromkeys(_neighbours(form)):
            # of forms of one length each is a neighbour of the other
            if other in forms and (len(other) < len(form) or other < form):
                yield (form, other)


def _neighbours(form: str) -> Iterable[str]:
    for place, letter in enumerate(form):
        if not letter.isalpha():
            continue
        yield form[:place] + form[place + 1 :]
        following = form[place + 1 : place + 2]
        if following.isalpha():
            yield form[:place] + following + letter + form[place + 2 :]
        if letter in _VOWELS:
            for vowel in _VOWELS:
                yield form[:place] + vowel + form[place + 1 :]


def is_personal_name(text: str) -> bool:
    """Tell whether a text in Latin letters looks like the name of a person: Imad Allou."""
    words = re.findall(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", text)
    if re.search(r"\d", text) or not 2 <= len(words) <= 4 or not _is_latin(text):
        return False
    capitals = [word for word in words if word[0].isupper()]
    others = [word for word in words if word[0].islower()]
    if len(capitals) < 2 or not all(word in _PARTICLES for word in others):
        return False
    if any(len(word) > 1 and word.isupper() for word in capitals):
        return False
    return not any(_is_role(word) or word.casefold() in _DESCRIBING for word in words)


def is_description(text: str) -> bool:
    """Tell whether a text names nobody and only says what somebody is: a Pentagon official."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words or not any(_is_role(word) for word in words):
        return False
    return words[0].casefold() in _DESCRIBING or all(_is_role(word) for word in words)


def _is_role(word: str) -> bool:
    low = word.casefold()
    return low in _ROLES or low.removesuffix("s") in _ROLES or low.endswith(("men", "women"))


def _is_latin(text: str) -> bool:
    return all(
        not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in text
    )
