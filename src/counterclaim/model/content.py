"""What a claim says: its subject, and one of six typed contents."""

import re
from typing import Annotated

from attrs import field, frozen

from counterclaim.codelists import (
    Basis,
    Direction,
    Extent,
    Measure,
    Movement,
    Process,
    ScopeRelation,
    StageCode,
    Stance,
    Unit,
    ValueType,
)
from counterclaim.model.fields import (
    Items,
    Line,
    Number,
    OpenCode,
    RecordId,
    checked,
    describe,
    refuse,
)
from counterclaim.time import EdtfError, parse_edtf

_NUMBER = re.compile(r"-?[0-9]+([.][0-9]+)?")


@frozen(kw_only=True, field_transformer=checked)
class About:
    """The subject of a claim: a deployment or another matter, and a process of it."""

    deployment: RecordId | None = field(
        default=None,
        metadata=describe("Id of the deployment; either this or `matter`.", refers_to="deployment"),
    )
    matter: OpenCode | None = field(
        default=None,
        metadata=describe(
            "A code of the publisher's for a subject that is not a deployment: an agreement, a "
            "letter, the talks, a report."
        ),
    )
    process: Process | None = field(
        default=None,
        metadata=describe("The process; needed for every stage except absent and present."),
    )
    extent: Extent = field(
        default="all",
        metadata=describe("Whether the process is that of all, a part or any of the deployment."),
    )
    by: RecordId | None = field(
        default=None,
        metadata=describe(
            "Id of the actor that decides or announces; where absent, the party of the force.",
            refers_to="actor",
        ),
    )
    round: Annotated[int, Number(minimum=1)] = field(
        default=1,
        metadata=describe("Which run of a process that happens again; rounds do not meet."),
    )
    phase: OpenCode | None = field(
        default=None,
        metadata=describe(
            "A named phase of the process, such as first_phase; a subject of its own, with its "
            "own stages."
        ),
    )
    inferred: bool = field(
        default=False,
        metadata=describe(
            "True where the text leaves the subject out and the encoder filled it in."
        ),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a subject that is neither or both of a deployment and a matter."""
        if (self.deployment is None) == (self.matter is None):
            reason = "expected either a deployment or a matter, and not both"
            refuse("About", [("about_one_subject", None, reason)])


@frozen(kw_only=True, field_transformer=checked)
class Stage:
    """A stage of the subject, as a code of the stage code list."""

    code: StageCode = field(metadata=describe("The stage."))
    enters: bool = field(
        default=False,
        metadata=describe("True where the change into the stage happens at the time of the claim."),
    )
    exceptions: tuple[RecordId, ...] = field(
        default=(),
        metadata=describe(
            "Ids of deployments for which the stage is said not to hold.", refers_to="deployment"
        ),
    )


@frozen(kw_only=True, field_transformer=checked)
class Count:
    """A number of persons, units, bases, vehicles, or a fraction, with inclusive bounds.

    Stock (`present`, `remaining`, `ceiling`) and flow (`leaving`, `arriving`, `net_change`,
    `lost`) are different things.
    """

    measure: Measure = field(metadata=describe("What is counted."))
    low: Annotated[float, Number()] | None = field(
        default=None, metadata=describe("The least that it can be; absent means open.")
    )
    high: Annotated[float, Number()] | None = field(
        default=None, metadata=describe("The most that it can be; absent means open.")
    )
    unit: Unit = field(default="persons", metadata=describe("What the number counts."))
    approximate: bool = field(
        default=False, metadata=describe("True where the speaker said about, some, nearly.")
    )
    basis: Basis = field(default="stated", metadata=describe("Where the bounds come from."))
    movement: Movement = field(
        default="total",
        metadata=describe(
            "For a movement: whether the number is all that moved in the time, or some of it."
        ),
    )
    population: OpenCode | None = field(
        default=None,
        metadata=describe("Who is counted; absent means everybody.", suggestions="populations"),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that are both open, reversed, or of the wrong kind for the unit."""
        faults: list[tuple[str, str | None, str]] = []
        if self.low is None and self.high is None:
            faults.append(("count_some_bound", None, "expected a low bound, a high bound, or both"))
        for name, bound in (("low", self.low), ("high", self.high)):
            if bound is None:
                continue
            if self.measure != "net_change" and bound < 0:
                faults.append(("count_sign", name, f"expected at least 0, got {bound!r}"))
            if self.unit == "fraction" and bound > 1:
                faults.append(("count_fraction", name, f"expected at most 1, got {bound!r}"))
            if self.unit != "fraction" and type(bound) is not int:
                faults.append(("count_whole", name, f"expected a whole number, got {bound!r}"))
        if self.low is not None and self.high is not None and self.low > self.high:
            reason = f"expected at most the high bound {self.high!r}, got {self.low!r}"
            faults.append(("count_order", "low", reason))
        refuse("Count", faults)


@frozen(kw_only=True, field_transformer=checked)
class Attribute:
    """Any other property of the subject, as a key and a value written as a text."""

    key: OpenCode = field(metadata=describe("The property.", suggestions="attribute-keys"))
    value: Line = field(metadata=describe("Its value."))
    value_type: ValueType = field(
        default="text", metadata=describe("How the value is read and compared.")
    )
    exclusive: bool | None = field(
        default=None,
        metadata=describe(
            "Whether the subject has one value only (for a set: whether it is all of it); absent "
            "means one for destination, mission_name, booleans, dates and numbers, several for "
            "the others."
        ),
    )
    daily: bool = field(
        default=False,
        metadata=describe("True where the value may be another one on another day."),
    )
    excludes: tuple[Line, ...] = field(
        default=(), metadata=describe("Values of the key that this value rules out.")
    )
    implies: tuple[Line, ...] = field(
        default=(), metadata=describe("Values of the key that hold where this one does.")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a value that is not of its type."""
        faults: list[tuple[str, str | None, str]] = []
        if self.value_type == "boolean" and self.value not in ("true", "false"):
            reason = f"expected true or false, got {self.value!r}"
            faults.append(("attribute_boolean", "value", reason))
        if self.value_type == "number" and not _NUMBER.fullmatch(self.value):
            reason = f"expected a decimal number, got {self.value!r}"
            faults.append(("attribute_number", "value", reason))
        if self.value_type == "date":
            try:
                parse_edtf(self.value)
            except EdtfError as error:
                faults.append(("attribute_date", "value", f"expected a date in EDTF: {error}"))
        refuse("Attribute", faults)


@frozen(kw_only=True, field_transformer=checked)
class Scope:
    """A relation between subjects that the speaker asserts."""

    relation: ScopeRelation = field(metadata=describe("How the subjects are related."))
    subjects: Annotated[tuple[About, ...], Items(minimum=2)] = field(
        metadata=describe("The subjects, in the order in which the relation reads.")
    )


@frozen(kw_only=True, field_transformer=checked)
class Said:
    """Speech about speech: an actor said something, or did not."""

    actor: RecordId = field(
        metadata=describe("Id of the actor that is spoken of.", refers_to="actor")
    )
    stance: Stance = field(metadata=describe("What the actor is said to have done."))
    claim: RecordId = field(
        metadata=describe("Id of a claim with the content in question.", refers_to="claim")
    )


@frozen(kw_only=True, field_transformer=checked)
class Change:
    """Which way the number of persons present changes over the time of the claim."""

    direction: Direction = field(metadata=describe("Which way it changes."))


Content = Stage | Count | Attribute | Scope | Said | Change
"""What a claim says."""
