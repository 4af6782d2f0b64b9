"""What a check returns: conflicts with their reasons, as values; text is rendering."""

from datetime import date
from hashlib import sha256
from typing import Literal

from attrs import frozen

from counterclaim.codelists import Facet, Process, Unit
from counterclaim.consistency.interpretation.times import SkipReason
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.display import notebook_html
from counterclaim.structure.provenance import Support

Grade = Literal["certain", "likely", "weak"]
"""How surely the claims exclude one another."""
GRADES: tuple[Grade, ...] = ("certain", "likely", "weak")
"""From the surest to the least sure."""
Kind = Literal["misreport", "unfulfilled", "reversal", "self_contradiction", "disagreement"]
Question = Literal[
    "leaving", "presence", "number", "decision", "announcement", "process", "property", "speech"
]
"""What the claims answer differently."""
AssumptionCode = (
    RuleCode
    | Literal[
        "strong_reading",
        "inferred_subject",
        "plan",
        "forecast",
        "conditional",
        "hedged",
        "part_of",
        "withdrawn",
    ]
)


@frozen(kw_only=True)
class SubjectView:
    """What a conflict is about: a deployment without its exceptions, or another matter."""

    deployment: str | None = None
    matter: str | None = None
    exceptions: tuple[str, ...] = ()
    process: Process | None = None
    round: int = 1
    phase: str | None = None
    by: str | None = None


@frozen(kw_only=True)
class Assumption:
    """Something that a conflict rests on besides the words of its claims.

    `claims` are the ids of the claims that it is about; for `part_of` and `claimed_part`, `part`
    and `whole` are ids of deployments.
    """

    code: AssumptionCode
    claims: tuple[str, ...] = ()
    part: str | None = None
    whole: str | None = None


@frozen(kw_only=True)
class Holding:
    """What a claim says in a conflict about states: which of them, and on which days.

    `every` tells whether it is so on each of the days or on some of them; a side without a
    bound is None. `rules` are those by which it follows from the words.
    """

    claim: str
    states: tuple[str, ...]
    first: date | None
    last: date | None
    every: bool
    rules: tuple[AssumptionCode, ...] = ()


@frozen(kw_only=True)
class Number:
    """What a claim says in a conflict about numbers.

    `low` and `high` are the bounds as spoken, `least` and `most` those that are counted with,
    after the allowance for an approximate or a round figure. `role` is what it is a number of:
    those who are there, who remain, leave or come.
    """

    claim: str
    role: Literal["present", "remaining", "leaving", "arriving", "changing", "other"]
    subject: SubjectView
    unit: Unit = "persons"
    population: str | None = None
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    denied: bool = False
    first: date | None = None
    last: date | None = None


@frozen(kw_only=True)
class States:
    """Two claims allow no common state of one question."""

    facet: Facet
    subject: SubjectView
    holdings: tuple[Holding, ...]


@frozen(kw_only=True)
class Numbers:
    """Two figures exclude one another, by `gap` at least after all allowances."""

    numbers: tuple[Number, ...]
    gap: float | None = None
    days: int | None = None


@frozen(kw_only=True)
class Sum:
    """The numbers of one step do not add up: they are off by `gap` after all allowances."""

    numbers: tuple[Number, ...]
    gap: float


@frozen(kw_only=True)
class Pair:
    """A rule about the two claims as such excludes one of them; `days` lie between them."""

    days: int | None = None


Reason = States | Numbers | Sum | Pair


@frozen(kw_only=True)
class Explained:
    """Claims that would explain a conflict: if they hold, the others may all be true.

    `firm` tells that they are certain and undisputed, so that the conflict counts one grade
    less.
    """

    claims: tuple[str, ...]
    firm: bool


@frozen(kw_only=True)
class Conflict:
    """A minimal set of claims that cannot all be true.

    Attributes:
        id: Eight hexadecimal digits that depend on the ids of the claims alone.
        claims: The ids of its claims, in the order in which they were stated.
        grade: How surely they exclude one another.
        kind: Who contradicts whom.
        question: What they answer differently.
        subject: What they are about.
        rule: The rule by which they exclude one another.
        reason: Why, as values.
        assumptions: What it rests on besides the words.
        explained: Sets of further claims that would explain it.
        distinctions: Claims that hold apart what this conflict joins.
        within: Firmer conflicts that contain this one.
        support: For each claim in its order, the sources that stand behind it.
        same_as: The claims of the first conflict that differs from this one only in copies.
    """

    id: str
    claims: tuple[str, ...]
    grade: Grade
    kind: Kind
    question: Question
    subject: SubjectView
    rule: RuleCode
    reason: Reason
    assumptions: tuple[Assumption, ...] = ()
    explained: tuple[Explained, ...] = ()
    distinctions: tuple[str, ...] = ()
    within: tuple[tuple[str, ...], ...] = ()
    support: tuple[Support, ...] = ()
    same_as: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it in short: `3c141aee: likely disagreement on leaving between c09 and c18`."""
        *others, last = self.claims
        claims = f"{', '.join(others)} and {last}" if others else last
        return f"{self.id}: {self.grade} {self.kind} on {self.question} between {claims}"

    def _repr_html_(self) -> str | None:
        return notebook_html(self)


@frozen(kw_only=True)
class Skipped:
    """A claim that takes no part in the check, and why."""

    claim: str
    reason: SkipReason


@frozen(kw_only=True)
class Truncation:
    """Where not everything was looked at, or listed.

    `reason` is `sets` where more conflicts of one grade were found than are listed (`left_out`
    of them), `work` or `time` where the search ended early; `place` is the id of a deployment
    or the code of a matter, among whose claims, and those that hang together with them, that
    was so.
    """

    reason: Literal["sets", "work", "time"]
    place: str
    grade: Grade | None = None
    left_out: int | None = None


@frozen(kw_only=True)
class Report:
    """The result of a check.

    `checked` counts the claims that took part, `skipped` names the others and why; `unlinked`
    are claims that take part and can meet no other one. `truncated` is empty where the list of
    conflicts is complete.
    """

    conflicts: tuple[Conflict, ...]
    checked: int
    skipped: tuple[Skipped, ...]
    truncated: tuple[Truncation, ...]
    policy: Policy
    unlinked: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it in short: `5 conflicts (1 certain, 4 likely) in 54 claims`."""
        grades = [conflict.grade for conflict in self.conflicts]
        counts = ", ".join(f"{grades.count(one)} {one}" for one in GRADES if one in grades)
        number = f"{len(grades)} conflict{'' if len(grades) == 1 else 's'}"
        claims = f"{self.checked} claim{'' if self.checked == 1 else 's'}"
        return f"{number}{f' ({counts})' if counts else ''} in {claims}"

    def _repr_html_(self) -> str | None:
        return notebook_html(self)


def conflict_id(claims: tuple[str, ...]) -> str:
    """Return eight hexadecimal digits that depend on the ids of the claims alone."""
    return sha256("\n".join(sorted(claims)).encode("utf-8")).hexdigest()[:8]


def group_id(conflict: Conflict) -> str:
    """Return the id of the first conflict that a conflict repeats, or its own."""
    return conflict_id(conflict.same_as) if conflict.same_as else conflict.id


def conflict_order(conflict: Conflict) -> tuple[object, ...]:
    """Return the key by which conflicts are listed: the surest and the smallest first."""
    return (GRADES.index(conflict.grade), len(conflict.claims), conflict.claims)


def truncation_order(cut: Truncation) -> tuple[object, ...]:
    """Return the key by which early ends are listed: the surest grade first, then by place."""
    return (cut.reason, -1 if cut.grade is None else GRADES.index(cut.grade), cut.place)


def at_least(grade: Grade, threshold: Grade) -> bool:
    """Tell whether a grade is as sure as the threshold, or surer."""
    return GRADES.index(grade) <= GRADES.index(threshold)
