"""What a command gives back: the text for the standard output, the exit code, complaints."""

from typing import NamedTuple

OK = 0
FOUND = 1
USAGE = 2
INVALID = 3
INTERRUPTED = 130


class Outcome(NamedTuple):
    """The result of a command.

    Attributes:
        text: What goes to the standard output.
        code: The exit code.
        encoding: The encoding of the text; None for that of the stream.
        complaints: What goes to the error stream, one message each.
    """

    text: str
    code: int = OK
    encoding: str | None = None
    complaints: tuple[str, ...] = ()


class UsageError(ValueError):
    """The arguments are well-formed and ask for something that does not exist."""
