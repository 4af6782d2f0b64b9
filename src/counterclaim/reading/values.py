"""What a reader returns: proposals for the claims in a statement, with what they rest on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

from attrs import field, frozen

from counterclaim.codelists.codes import Commitment


@frozen
class Words:
    """Words of a statement: the text, and its place, from `start` up to `end` (without it)."""

    text: str
    start: int
    end: int


def _sealed(slots: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(slots))


@frozen(kw_only=True)
class Proposal:
    """One claim that the words may make, for a person to confirm.

    Attributes:
        reading: The code of a reading of the catalogue.
        slots: What fills its slots, by their names; who and where are not among them.
        words: The words on which it rests, in their order.
        alternatives: Codes of the readings that were close, the closest first.
        commitment: How far the speaker vouches for it; the slots have no place for that.
        cue: The words that show a hedge.
        score: How sure the reader is, from 0 to 100; comparable within one reader only.
    """

    reading: str
    slots: Mapping[str, Any] = field(factory=dict, converter=_sealed)
    words: tuple[Words, ...] = ()
    alternatives: tuple[str, ...] = ()
    commitment: Commitment = "certain"
    cue: str | None = None
    score: int = 0


@frozen(kw_only=True)
class Readings:
    """What was read in a statement.

    Attributes:
        text: The statement.
        proposals: The claims that it may make, the surest first; empty where it was not read.
        likeliest: Codes of readings in order, the surest first: those of the proposals, then
            what was close. Of a statement that was not read they are the choices to ask for.
        unread: The words that may matter and were not read.
        language: The language in which it was read, as a BCP 47 tag.
    """

    text: str
    proposals: tuple[Proposal, ...] = ()
    likeliest: tuple[str, ...] = ()
    unread: tuple[Words, ...] = ()
    language: str = "en"


class Reader(Protocol):
    """Anything that proposes readings of a statement.

    The claims that are made of its proposals are checked as all claims are.
    """

    def __call__(
        self,
        text: str,
        *,
        stated: str | None = None,
        speaker: str | None = None,
        subjects: tuple[str, ...] = (),
        language: str | None = None,
    ) -> Readings:
        """Read a statement; `stated` in EDTF, `speaker` and `subjects` by their names."""
        ...
