"""Codes of ISO 3166 that name one place twice, and which code lies within which."""

import re
from collections.abc import Mapping
from types import MappingProxyType

OUTLYING: Mapping[str, str] = MappingProxyType(
    {
        "FI-01": "AX",
        "FR-971": "GP",
        "FR-972": "MQ",
        "FR-973": "GF",
        "FR-974": "RE",
        "FR-976": "YT",
        "NL-BQ1": "BQ",
        "NL-BQ2": "BQ",
        "NL-BQ3": "BQ",
        "NO-21": "SJ",
        "NO-22": "SJ",
    }
)
"""Subdivisions that have a country code of their own, which their code does not show."""

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_OTHER_SCHEMES = (re.compile(r"[A-Z]{3}"), re.compile(r"[0-9]{3}"))


def is_place_code(text: str) -> bool:
    """Tell whether a text has the shape of an ISO 3166-1 alpha-2 or an ISO 3166-2 code."""
    return _CODE.fullmatch(text) is not None


def other_scheme(text: str) -> int | None:
    """Return a number for the scheme of a country code of three letters or three digits."""
    found = (number for number, form in enumerate(_OTHER_SCHEMES) if form.fullmatch(text))
    return next(found, None)


def codes_around(code: str) -> frozenset[str]:
    """Return a code with that of the country that it surely lies in."""
    return frozenset((code, code.partition("-")[0]))


def may_meet(one: str, other: str) -> bool:
    """Tell whether two codes may have a place in common.

    A subdivision whose second part is two letters may be the territory with that country code:
    `US-PR` is PR, though `US-CA` is not CA.
    """
    return one in _perhaps(other) or other in _perhaps(one)


def _perhaps(code: str) -> frozenset[str]:
    country, dash, own = code.partition("-")
    if not dash:
        above = {part[:2] for part, territory in OUTLYING.items() if territory == code}
        return frozenset((code, *above))
    return frozenset((code, country, own, OUTLYING.get(code, code)))
