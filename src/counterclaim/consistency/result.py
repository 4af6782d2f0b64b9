"""What a check returns: conflicts with their reasons, as values; text is rendering."""

from typing import Literal

from attrs import frozen

from counterclaim.codelists import Facet, Process
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.theory import ConstraintCode, Skipped
from counterclaim.findings import Severity

Kind = Literal[
    "impossible",
    "misreport",
    "unfulfilled",
    "reversal",
    "self_contradiction",
    "disagreement",
]
ConflictBasis = Literal["stage", "date", "mixed"]
AssumptionCode = (
    ConstraintCode
    | Literal["inferred_subject", "plan", "forecast", "conditional", "hedged", "part_of"]
)


@frozen(kw_only=True)
class SubjectView:
    """What a timeline is about, for readers of a report."""

    deployment: str | None = None
    matter: str | None = None
    exceptions: tuple[str, ...] = ()
    facet: Facet
    process: Process | None = None
    round: int = 1
    by: str | None = None
    phase: str | None = None


@frozen(kw_only=True)
class Assumption:
    """Something that a conflict rests on besides the words of its claims.

    `claims` are the ids of the claims that it is about; `subjects` the names of the
    deployments that a part-of relation or a rule joins, the part before the whole.
    """

    code: AssumptionCode
    claims: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@frozen(kw_only=True)
class RuledOut:
    """One state that cannot be, with the claims and the rules that rule it out.

    `day` is the day on which the first of these reasons takes hold (a day number), None where
    it lies in an open past.
    """

    state: str
    claims: tuple[str, ...]
    rules: tuple[str, ...]
    day: int | None


@frozen(kw_only=True)
class Explanation:
    """Why no world satisfies the claims: on some days of one timeline no state is left.

    `first_day` and `last_day` are day numbers, None where the days are open on that side.
    `by_cases` is true where no single timeline shows it and every combination was tried.
    """

    subject: SubjectView
    first_day: int | None
    last_day: int | None
    ruled_out: tuple[RuledOut, ...]
    rules: tuple[str, ...]
    by_cases: bool = False


@frozen(kw_only=True)
class Conflict:
    """A minimal set of claims that cannot all be true.

    `claims` are ids, in the order in which they were stated. `within` lists graver sets that
    contain this one; `distinctions` the claims that separate what this set joins.
    """

    claims: tuple[str, ...]
    severity: Severity
    kind: Kind
    basis: ConflictBasis
    assumptions: tuple[Assumption, ...]
    explanation: Explanation
    within: tuple[tuple[str, ...], ...] = ()
    distinctions: tuple[str, ...] = ()


@frozen(kw_only=True)
class Truncation:
    """Where the search for conflicts ended early: the timelines and the severity searched."""

    subjects: tuple[SubjectView, ...]
    severity: Severity
    found: int


@frozen(kw_only=True)
class Report:
    """The result of a check.

    `checked` counts the claims that took part, `skipped` names the others and why.
    `truncated` is empty where the list of conflicts is complete.
    """

    conflicts: tuple[Conflict, ...]
    checked: int
    skipped: tuple[Skipped, ...]
    truncated: tuple[Truncation, ...]
    policy: Policy
