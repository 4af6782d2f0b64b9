"""What a check returns: conflicts with their reasons, as values; text is rendering."""

from typing import Literal

from attrs import frozen

from counterclaim.codelists import Facet, Process, TimeRole, Unit
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.theory import ConstraintCode, Skipped
from counterclaim.findings import SEVERITIES, Severity
from counterclaim.structure.provenance import Support

Kind = Literal[
    "impossible",
    "misreport",
    "unfulfilled",
    "reversal",
    "self_contradiction",
    "disagreement",
]
ConflictBasis = Literal["stage", "count", "date", "attribute", "mixed"]
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
class Term:
    """One bound of a sum that cannot hold: a number of a claim, or a rule between numbers.

    `what` is `stock`, `lasting` (a report of an earlier day that still stands), `leaving`,
    `arriving`, `change`, `presence`, `rule`, or the kind of a number of its own (`ceiling`,
    `lost`, `share`). The number is at least (`at_least`) or at most `number`, on the days from
    `first_day` to `last_day` (day numbers, None where open), and counts `factor` times in the
    sum. For a rule, `subject` is the whole and `parts` are its parts.

    Of a figure that has had time to drift, `number` is what a drift of `drift` per cent leaves
    of the bound `reported`. With `whole_period` the number is one for its days as a whole, with
    `some_day` that of some day among them; with `either` it is one of two bounds of a claim,
    which holds where one of them does.
    """

    subject: str
    what: str
    at_least: bool
    number: float
    factor: float = 1
    unit: Unit = "persons"
    population: str | None = None
    first_day: int | None = None
    last_day: int | None = None
    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    reported: float | None = None
    drift: int | None = None
    whole_period: bool = False
    some_day: bool = False
    either: bool = False


@frozen(kw_only=True)
class Dated:
    """When something begins or ends according to a claim, in a conflict about dates.

    It does so not before `first_day` and not after `last_day` (day numbers, None where the
    claim leaves that side open). `role` is that of the time of the claim: `by` leaves all
    earlier days, `until` and `not_before` all later ones.
    """

    claim: str
    role: TimeRole
    first_day: int | None
    last_day: int | None


@frozen(kw_only=True)
class Anchoring:
    """When what the relative time of a claim is counted from comes, and the days that follow.

    It comes between `first_day` and `last_day` (day numbers, None where open) by what `claims`
    say; from these days, moved by the length, it follows that the time of the claim lies
    between `then_first` and `then_last`.
    """

    claim: str
    first_day: int | None
    last_day: int | None
    then_first: int | None
    then_last: int | None
    claims: tuple[str, ...]


@frozen(kw_only=True)
class Explanation:
    """Why no world satisfies the claims.

    Either on some days of one timeline no state is left (`ruled_out`), or the bounds in
    `terms`, each times its factor, leave a sum that is short by `short_by`. `first_day` and
    `last_day` are day numbers, None where the days are open on that side; `some_day_of`
    is the claim that speaks of some day among them, none of which it can be. `by_cases` is true
    where neither shows it alone and every combination was tried.

    Where it is dates that clash, `dates` says when something begins or ends according to each
    of two claims, and `days_apart` by how many days the one is too early for the other.
    `anchors` says, for claims with a relative time, on which days it was placed.
    """

    subject: SubjectView
    first_day: int | None
    last_day: int | None
    ruled_out: tuple[RuledOut, ...]
    rules: tuple[str, ...]
    by_cases: bool = False
    terms: tuple[Term, ...] = ()
    short_by: float | None = None
    some_day_of: str | None = None
    dates: tuple[Dated, ...] = ()
    days_apart: int | None = None
    anchors: tuple[Anchoring, ...] = ()


@frozen(kw_only=True)
class Conflict:
    """A minimal set of claims that cannot all be true.

    `claims` are ids, in the order in which they were stated. `within` lists graver sets that
    contain this one; `distinctions` the claims that separate what this set joins. `support`
    tells, for each claim in its order, how many independent sources stand behind it.
    `same_as` holds the claims of the first conflict of the report that differs from this one
    only in copies of its claims; it is empty for a conflict that repeats no other.
    """

    claims: tuple[str, ...]
    severity: Severity
    kind: Kind
    basis: ConflictBasis
    assumptions: tuple[Assumption, ...]
    explanation: Explanation
    within: tuple[tuple[str, ...], ...] = ()
    distinctions: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    same_as: tuple[str, ...] = ()


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
    `truncated` is empty where the list of conflicts is complete. `unlinked` are the ids of claims
    that take part with a number which shares its quantity with no other claim, and is none of
    everybody at a deployment: it is compared with nothing of its own kind.
    """

    conflicts: tuple[Conflict, ...]
    checked: int
    skipped: tuple[Skipped, ...]
    truncated: tuple[Truncation, ...]
    policy: Policy
    unlinked: tuple[str, ...] = ()


def conflict_order(conflict: Conflict) -> tuple[object, ...]:
    """Return the key by which conflicts are listed: the gravest and the smallest first."""
    return (SEVERITIES.index(conflict.severity), len(conflict.claims), conflict.claims)


def view_order(view: SubjectView) -> tuple[object, ...]:
    """Return the key by which timelines are listed."""
    return (
        view.deployment or "",
        view.matter or "",
        view.exceptions,
        view.facet,
        view.process or "",
        view.round,
        view.by or "",
        view.phase or "",
    )


def truncation_order(cut: Truncation) -> tuple[object, ...]:
    """Return the key by which early ends are listed: by severity, then by what they are about."""
    subjects = [view_order(view) for view in cut.subjects]
    return (SEVERITIES.index(cut.severity), subjects, cut.found)
