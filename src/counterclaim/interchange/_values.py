"""What an export gives, what an import gives, and statements that nobody has read yet."""

from typing import Protocol

from attrs import frozen

from counterclaim.findings import Finding
from counterclaim.model import Dataset
from counterclaim.time import Edtf


class ConflictLike(Protocol):
    """A conflict as an export needs it."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that cannot all be true."""
        ...

    @property
    def grade(self) -> str:
        """How sure it is: `certain`, `likely` or `weak`."""
        ...

    @property
    def sentence(self) -> str:
        """The conflict in one sentence."""
        ...


@frozen(kw_only=True)
class Exported:
    """The text of a dataset in another format, and what the format could not hold.

    Attributes:
        text: The whole file.
        losses: A finding for each value that is not in the text, with its place in the dataset.
    """

    text: str
    losses: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class Statement:
    """Words that a file attributes to somebody, and that still have to be read as a claim.

    A claim says what its words mean; a statement does not, so it is no record of a dataset.

    Attributes:
        id: Unique among the statements of an import.
        text: The words.
        speaker: Id of the actor to whom the file attributes them; None where it names nobody.
        sources: Ids of the sources in which they are found.
        stated: When they were said; None where the file does not say.
        language: The language of the words, as a BCP 47 tag.
        note: What the file says about them, such as the verdict of a fact check.
        pointer: JSON Pointer, or name of the node, in the file from which it was read.
    """

    id: str
    text: str
    speaker: str | None = None
    sources: tuple[str, ...] = ()
    stated: Edtf | None = None
    language: str | None = None
    note: str | None = None
    pointer: str = ""


@frozen(kw_only=True)
class SameAs:
    """Somebody's word that an actor is the thing with some address; nothing is merged for it.

    Attributes:
        actor: Id of the actor.
        iri: The address.
        other: Id of the actor of the same file that has this address, where there is one.
    """

    actor: str
    iri: str
    other: str | None = None


@frozen(kw_only=True)
class Imported:
    """What was read from a file of another format.

    Attributes:
        dataset: The records. It holds claims only where the file said what they mean.
        statements: Statements that still have to be read.
        same_as: Pairs that may be one and the same, for a person to decide.
        findings: What was not read, or not as it stands, with its place in the file.
    """

    dataset: Dataset
    statements: tuple[Statement, ...] = ()
    same_as: tuple[SameAs, ...] = ()
    findings: tuple[Finding, ...] = ()
