"""What is raised for a text that is not a date or not a duration."""

from counterclaim.findings.quoting import quoted

MAX_LENGTH = 200
"""The most characters that a date or a duration may have."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"


class EdtfError(ValueError):
    """A text is not a date that this library reads.

    Attributes:
        text: The whole text, as given.
        position: The place of the fault: a character of the text, from 0, or its length.
        reason: What is wrong there and what to write instead.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        return f"{quoted(self.text)} is not a date: {self.reason} (at character {self.position})"


class DurationError(ValueError):
    """A text is not a duration that this library reads.

    Attributes:
        text: The whole text, as given.
        position: The place of the fault: a character of the text, from 0, or its length.
        reason: What is wrong there and what to write instead.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"{quoted(self.text)} is not a duration: {self.reason} (at character {self.position})"
        )


def foreign_fault(text: str) -> tuple[int, str]:
    """Return the place of the first character outside ASCII, of which there is one, and a hint."""
    position = next(place for place, mark in enumerate(text) if not mark.isascii())
    mark = text[position]
    if mark.isdigit():
        return position, f"digits are written 0 to 9, and {quoted(mark)} is another digit"
    if mark in _DASHES:
        return position, f"{quoted(mark)} is a dash: write the hyphen of the keyboard, -"
    return position, f"{quoted(mark)} is not used here"
