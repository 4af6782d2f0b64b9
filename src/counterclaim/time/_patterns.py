"""Regular expressions for the texts of dates and durations, to be used in a JSON Schema.

They use only what ECMA-262 (with the u flag), Python and Rust read alike: no look-around, no
back-references, no shorthand classes. Each choice is decided by the next character or after a
bounded number of them, so that no text makes them slow.

They accept all that the parsers accept. What only the parsers refuse: days that are not in the
calendar, ends before their starts, sets of mixed precision, and more than 200 characters. In
Python, `$` also matches before a final line break; the parsers refuse that too.
"""

_YEAR = (
    r"(?:[0-9]{4}"
    r"|-(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9]))"
)
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"

_DATE = (
    rf"(?:{_YEAR}(?:-(?:{_MONTH}(?:-(?:{_DAY}|XX))?|XX(?:-XX)?|2[1-4]))?"
    r"|-?[0-9]{2}(?:[0-9]X|XX)"
    r"|Y-?[1-9][0-9]{4,})"
    r"[?~%]?"
)
_CLOCK = (
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_INTERVAL = rf"(?:{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE})"
_ITEM = rf"{_DATE}(?:\.\.{_DATE})?"
_SET = rf"\[(?:(?:\.\.{_DATE}|{_ITEM})(?:,{_ITEM})*|(?:{_ITEM},)*{_DATE}\.\.)\]"

EDTF_PATTERN = rf"^(?:{_DATE}|{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}|{_INTERVAL}|{_SET})$"
"""Accepts every text that `parse_edtf` accepts, and as little else as a pattern can."""

DURATION_PATTERN = r"^-?P(?:[0-9]+W|[0-9]+Y(?:[0-9]+M)?(?:[0-9]+D)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)$"
"""Accepts every text of up to 200 characters that `parse_duration` accepts, and no other."""
