"""Texts as characters: when two are the same, and which characters are not what they seem."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_SPACES = frozenset("\t\n\r")
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u061c")
_RIGHT_TO_LEFT = frozenset(["R", "AL", "AN"])
# What stands where the bytes of UTF-8 are read one by one, as Windows-1252 or Latin-1.
_SINGLE_BYTES = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{2,}"
)
_CLOSING = frozenset(
    "\u00ab\u00bb\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2039\u203a"
)
"""What may stand behind a capital with an accent in a sound text."""


def comparable(text: str) -> str:
    """Return what texts share that differ in case, in spaces, or in how a letter is composed.

    That is canonical caseless matching of Unicode (3.13, D145), in NFC, with every run of blanks
    as one space. Two texts mean the same word if their forms are equal.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFD", text).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def character_name(mark: str) -> str:
    """Return the code and the name of a character: `U+200B ZERO WIDTH SPACE`."""
    name = unicodedata.name(mark, "")
    if not name:
        kinds = {"Cc": "control character", "Co": "private character", "Cs": "half a character"}
        name = kinds.get(unicodedata.category(mark), "character without a name")
    name = "NULL" if mark == "\0" else name
    return f"U+{ord(mark):04X} {name}"


def unseen_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that are not seen and have no place in a text, with their offsets.

    Those that a script needs are left out: joiners beside letters that are not Latin, and marks
    of direction in a text that runs from right to left.
    """
    if text.isprintable():
        return
    for offset, mark in enumerate(text):
        if not _is_in_place(text, offset, mark):
            yield offset, mark


def _is_in_place(text: str, offset: int, mark: str) -> bool:
    if mark.isprintable() or mark in _SPACES or _is_unassigned(mark):
        return True
    if mark in _JOINERS:
        return _joins(text, offset)
    if mark in _DIRECTIONS:
        return _has_right_to_left(text)
    # a control character that counts as a blank is one all the same
    return mark.isspace() and unicodedata.category(mark) != "Cc"


def _is_unassigned(mark: str) -> bool:
    """Tell whether a later version of Unicode may have given a meaning to a character."""
    code = ord(mark)
    is_none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return unicodedata.category(mark) == "Cn" and not is_none


def _joins(text: str, offset: int) -> bool:
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    beside = [mark for mark in (before, after) if mark]
    return len(beside) == 2 and all(
        not mark.isspace() and script_of(mark) != "LATIN" for mark in beside
    )


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in text)


def wrong_encoding(text: str) -> tuple[str, str] | None:
    """Return a part of a text that was read in a wrong encoding, and what it stands for.

    What cannot be recovered stands for nothing: U+FFFD, which takes the place of lost bytes.
    """
    if text.isascii():
        return None
    if "\ufffd" in text:
        return "\ufffd", ""
    for found in _SINGLE_BYTES.finditer(text):
        meant = _as_utf8(found[0])
        if meant is not None:
            return found[0], meant
    return None


def _as_utf8(run: str) -> str | None:
    try:
        meant = b"".join(_byte(mark) for mark in run).decode("utf-8")
    except ValueError:
        return None
    if len(meant) == 1 and len(run) == 2 and run[1] in _CLOSING:
        return None
    return meant if all(mark.isprintable() for mark in meant) else None


def _byte(mark: str) -> bytes:
    try:
        return mark.encode("cp1252")
    except UnicodeEncodeError:
        return mark.encode("latin-1")


@cache
def script_of(mark: str) -> str | None:
    """Return the script of a letter by its name, such as `LATIN`; None for other characters."""
    if not mark.isalpha():
        return None
    return unicodedata.name(mark, "").partition(" ")[0] or None


# Letters of Cyrillic and Greek, and the Latin ones that look like them (after Unicode TR 39).
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u03bf\u03bd\u03c1\u03b1\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsdqwABEKMHOPCTYXIJSovpaABEZHIKMNOPTYX",
)


def looks(text: str) -> str:
    """Return a form that texts share whose letters look alike, though they are others."""
    return comparable(text.translate(_ALIKE))


def mixed_word(text: str) -> tuple[str, str] | None:
    """Return a word that mixes Latin with letters that look Latin, and the first such letter."""
    if text.isascii():
        return None
    for word in re.findall(r"\w+", text):
        scripts = {script_of(mark) for mark in word}
        others = [mark for mark in word if script_of(mark) in ("CYRILLIC", "GREEK")]
        if "LATIN" in scripts and others:
            return word, others[0]
    return None
