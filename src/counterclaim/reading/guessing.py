"""Which language a text is in: the one whose tables know most of its words."""

import re

from counterclaim.reading.language import language, languages

_STANDARD = "en"


def language_of(text: str) -> str:
    """Return the code of the language whose tables know most words of a text."""
    words = re.findall(r"[^\W\d_]+", text.lower()[:2000])
    counts = {
        code: sum(word in language(code).entries or word in language(code).common for word in words)
        for code in languages()
    }
    best = max(counts.values(), default=0)
    if counts.get(_STANDARD, 0) == best:
        return _STANDARD
    return next(code for code, count in counts.items() if count == best)
