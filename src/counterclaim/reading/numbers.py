"""Numbers in the words of a statement: bounds, what is counted, and how exact they are."""

import math
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import evolve, frozen

from counterclaim.reading.language import Language, one_of

_TOKEN = re.compile(
    r"[^\W\d_]+-?\d\w*|(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d[\d,.\u00a0\u202f]*\d|\d|%"
    r"|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|[-\u2013/$\u20ac\u00a3]|\S"
)
_UNITS = ("persons", "units", "bases", "vehicles")
_LOOK = 6
"""So many words after a number may name what is counted."""


@frozen(kw_only=True)
class Figure:
    """A number in a statement, with inclusive bounds.

    `unit` is a code of the code list of units; `basis` says where the bounds come from.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = "persons"
    approximate: bool = False
    basis: str = "stated"
    counted: bool = False
    """Whether the words say what is counted."""
    population: str | None = None


@frozen
class _Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


def find_figures(
    text: str, language: Language, taken: Iterable[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the numbers of people, units, bases and vehicles in a statement, in their order.

    Args:
        text: The statement.
        language: Its language.
        taken: Places in which no number is looked for: those of times.
    """
    shut = tuple(taken)
    tokens = [
        _Token(match[0], match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if not any(start <= match.start() < end for start, end in shut)
    ]
    found = []
    at = 0
    while at < len(tokens):
        figure, after = _figure(text, tokens, at, language)
        if figure is not None:
            found.append(figure)
        at = max(after, at + 1)
    return tuple(found)


def _figure(
    text: str, tokens: list[_Token], at: int, language: Language
) -> tuple[Figure | None, int]:
    """Return the figure that starts at a token, and the token after it."""
    vague = _phrase(tokens, at, language.numbers["vague"])
    if vague is not None:
        low, _, high = vague[0].partition("-")
        figure = Figure(
            start=tokens[at].start,
            end=tokens[vague[1] - 1].end,
            low=int(low),
            high=int(high) if high else None,
            approximate=True,
            basis="convention",
        )
        return _counted(figure, tokens, vague[1], language)
    share = _phrase(tokens, at, language.numbers["fraction"])
    if share is not None:
        return _fraction(tokens, at, share[1], float(share[0])), share[1]
    first = _value(tokens, at, language)
    if first is None:
        return None, at + 1
    value, after = first
    if _is_label(text, tokens, at, language):
        return None, after
    figure = Figure(start=tokens[at].start, end=tokens[after - 1].end, low=value, high=value)
    second = _second(tokens, after, language)
    if second is not None and second[0] > value:
        figure = evolve(figure, high=second[0], end=tokens[second[1] - 1].end)
        after = second[1]
    percent = _phrase(tokens, after, language.numbers["percent"])
    if percent is not None:
        share_figure = _fraction(tokens, at, percent[1], value / 100)
        return _qualified(share_figure, text, language), percent[1]
    counted, after = _counted(figure, tokens, after, language)
    if counted is None:
        return None, after
    return _qualified(counted, text, language), after


def _phrase(tokens: list[_Token], at: int, phrases: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the value of the longest phrase that stands at a token, and the token after it."""
    best = None
    words = ""
    for end in range(at, min(len(tokens), at + 4)):
        words = f"{words} {tokens[end].low}".strip()
        if words in phrases:
            best = (phrases[words], end + 1)
    return best


def _second(tokens: list[_Token], after: int, language: Language) -> tuple[int, int] | None:
    """Return the upper end of a range such as "3,000 to 4,000"."""
    if after + 1 >= len(tokens) or tokens[after].low not in language.numbers["range"]:
        return None
    return _value(tokens, after + 1, language)


def _fraction(tokens: list[_Token], at: int, after: int, value: float) -> Figure | None:
    if not 0 <= value <= 1:
        return None
    return Figure(
        start=tokens[at].start,
        end=tokens[after - 1].end,
        low=round(value, 4),
        high=round(value, 4),
        unit="fraction",
        counted=True,
    )


def _value(tokens: list[_Token], at: int, language: Language) -> tuple[int, int] | None:
    """Return the whole number that is written in figures or in words, and the token after it."""
    words = language.numbers["number"]
    times = language.numbers["times"]
    token = tokens[at]
    if token.text[0].isdigit():
        value = _digits(token.text)
        if value is None:
            return None
        if at + 1 < len(tokens) and tokens[at + 1].low in times:
            return math.floor(value * int(times[tokens[at + 1].low])), at + 2
        return (int(value), at + 1) if value == int(value) else None
    total, current, end = 0, 0, at
    while end < len(tokens):
        parts = tokens[end].low.split("-")
        if all(part in words for part in parts):
            current += sum(int(words[part]) for part in parts)
        elif tokens[end].low in times and end > at:
            factor = int(times[tokens[end].low])
            current = max(current, 1) * factor
            if factor >= 1000:
                total, current = total + current, 0
        elif not _joins(tokens, at, end, language):
            break
        end += 1
    return None if end == at else (total + current, end)


def _joins(tokens: list[_Token], at: int, end: int, language: Language) -> bool:
    """Tell whether a word joins the parts of a number, as in "two hundred and fifty"."""
    return (
        at < end < len(tokens) - 1
        and tokens[end].low in language.numbers["joint"]
        and tokens[end - 1].low in language.numbers["times"]
        and _small(tokens[end + 1], language.numbers["number"])
    )


def _small(token: _Token, words: Mapping[str, str]) -> bool:
    return all(part in words for part in token.low.split("-"))


def _digits(text: str) -> float | None:
    """Return a number in figures; commas, points and thin spaces may part its thousands."""
    if re.fullmatch(r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+", text):
        return int(re.sub(r"\D", "", text))
    if text.isdecimal():
        return int(text) if len(text) < 12 else None
    return float(text) if re.fullmatch(r"\d+\.\d+", text) else None


def _is_label(text: str, tokens: list[_Token], at: int, language: Language) -> bool:
    """Tell whether a number is a part of a name, such as "Resolution 1701" or "C-17"."""
    start, end = tokens[at].start, tokens[at].end
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalpha():
        return True
    if text[start - 1 : start] in ("-", "/", "$", "\u20ac", "\u00a3", ".", ":") and start:
        previous = tokens[at - 2].text if at > 1 else ""
        return text[start - 1] != "-" or not previous[:1].isdigit()
    if text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].isdigit():
        return True
    return at > 0 and tokens[at - 1].low in language.numbers["label"]


def _counted(
    figure: Figure, tokens: list[_Token], after: int, language: Language
) -> tuple[Figure | None, int]:
    """Return the figure with what it counts, or None where it counts something else."""
    if after < len(tokens) and tokens[after].text == "-":
        after += 1
        if after == len(tokens) or _unit_of(tokens[after], language) is None:
            return None, after
    strange = 0
    for token in tokens[after : after + _LOOK]:
        seen = tokens.index(token, after)
        if _phrase(tokens, seen, language.numbers["uncounted"]) is not None:
            return None, seen + 1
        unit = _unit_of(token, language)
        if unit is not None:
            counted = evolve(figure, unit=unit, counted=True)
            counted = evolve(counted, population=_POPULATIONS.get(token.low))
            return counted, after + (seen == after)
        if token.low in language.numbers["adjective"] or token.text[0].isupper():
            continue
        if _ends_noun(token, language):
            break
        if _is_plural(token, language):
            return None, after
        strange += 1
        if strange > 1:
            break
    if figure.low == figure.high == 1 or _is_year(figure, tokens, after):
        return None, after
    return figure, after


def _unit_of(token: _Token, language: Language) -> str | None:
    return next((unit for unit in _UNITS if token.low in language.numbers[unit]), None)


def _ends_noun(token: _Token, language: Language) -> bool:
    """Tell whether a word cannot stand between a number and what it counts."""
    is_known = token.low in language.entries or token.low in language.numbers["stop"]
    return is_known or not token.text[0].isalpha()


def _is_plural(token: _Token, language: Language) -> bool:
    return any(
        len(token.low) > 3 and token.low.endswith(ending) for ending in language.numbers["plural"]
    )


def _is_year(figure: Figure, tokens: list[_Token], after: int) -> bool:
    shown = tokens[after - 1].text
    return len(shown) == 4 and shown.isdecimal() and 1900 <= (figure.low or 0) <= 2100


_POPULATIONS: Mapping[str, str] = MappingProxyType(
    {"uniformed": "uniformed", "civilian": "civilian", "contractors": "contractors"}
)


def _qualified(figure: Figure | None, text: str, language: Language) -> Figure | None:
    """Return a figure with what the words before and after it say: about, more than, up to."""
    if figure is None:
        return None
    before = text[: figure.start].lower()
    after = text[figure.end :].lower()
    if re.match(rf"[\s-]*(?:\w+ )?{one_of(language.numbers['about_after'])}\b", after):
        figure = evolve(figure, approximate=True)
    changed = True
    while changed:
        changed = False
        fitting = [
            (found, kind)
            for kind, pattern in language.qualifiers.items()
            if (found := pattern.search(before))
        ]
        if fitting:
            found, kind = min(fitting, key=lambda pair: pair[0].start())
            figure = evolve(_bounded(figure, kind), start=found.start())
            before = before[: found.start()].rstrip() + " "
            changed = True
    return figure


def _bounded(figure: Figure, kind: str) -> Figure:
    low, high = figure.low, figure.high
    if kind == "about":
        return evolve(figure, approximate=True)
    if kind == "between" or low is None or high is None or low != high:
        return figure
    if figure.unit == "fraction":
        return _bounded_share(figure, kind)
    if kind in ("most", "nearly"):
        return _by_convention(figure, kind, int(low))
    bounds: Mapping[str, tuple[float | None, float | None]] = {
        "least": (low, None),
        "more": (low + 1, None),
        "fewer": (None, high - 1),
        "most_of": (None, high),
    }
    return evolve(figure, low=bounds[kind][0], high=bounds[kind][1])


def _by_convention(figure: Figure, kind: str, value: int) -> Figure:
    """Return the documented reading of "most of the N" and "nearly N"."""
    known = evolve(figure, approximate=True, basis="convention")
    if kind == "nearly":
        return evolve(known, low=min(math.ceil(value * 0.95), value - 1), high=value - 1)
    return evolve(known, low=value // 2 + 1) if value > 2 else figure


def _bounded_share(figure: Figure, kind: str) -> Figure:
    if kind in ("least", "more"):
        return evolve(figure, high=1)
    if kind in ("fewer", "most_of"):
        return evolve(figure, low=None)
    return evolve(figure, approximate=True) if kind == "nearly" else figure
