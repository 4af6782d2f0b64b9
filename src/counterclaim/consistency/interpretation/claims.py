"""From a claim to what its words answer: a line with the states that they allow, or a number."""

from attrs import evolve, frozen

from counterclaim.codelists import Process, facet_of
from counterclaim.consistency.interpretation.lines import Line, everything, stage_mask
from counterclaim.consistency.interpretation.quantities import Figure, figure_of
from counterclaim.consistency.interpretation.stances import (
    Movement,
    movement_of,
    presence_of,
    question_of,
    says_no,
    says_yes,
)
from counterclaim.consistency.interpretation.times import (
    Days,
    SkipReason,
    TimeReading,
    Window,
    is_about_future,
    possible_days,
    set_ahead_apart,
    window_of,
)
from counterclaim.consistency.policy import Policy
from counterclaim.model import Change, Claim, Count, Scope, Stage
from counterclaim.structure.hierarchy import Structure, Subject, is_claimed_part

_NO_POSITION = ("demand", "wish", "question", "no_position", "proposal")
_STAY = ("present", "none", "not_started")
CERTAIN, LIKELY, WEAK = range(3)
"""Grades as numbers, the firmest first."""


@frozen
class Interpretation:
    """A claim that takes part, with what its words answer.

    `line` and `mask` are what a stage says (None for another content), `manner` the modality
    after a fact about the future was read as a forecast, `grade` how firm the claim itself is,
    `stated` the possible days of the statement. `relative` is true where the time hangs on
    another subject and has yet to be placed. `moves` is set where it counts persons who leave or
    come, `presence` holds the states of the presence that it reports; `yes` and `no` tell what
    it answers to its `question`.
    """

    claim: Claim
    subject: Subject
    manner: str
    grade: int
    stated: Days
    time: TimeReading
    line: Line | None = None
    mask: int = 0
    figure: Figure | None = None
    relative: bool = False
    moves: Movement | None = None
    presence: int = 0
    question: str | None = None
    yes: bool = False
    no: bool = False

    @property
    def window(self) -> Window:
        """The days that the claim is about, in the weak reading."""
        return self.time.weak

    @property
    def affirmed(self) -> bool:
        """Whether the claim affirms its content."""
        return self.claim.polarity == "affirmed"

    @property
    def is_fact(self) -> bool:
        """Whether it reports what is or was so, and vouches for it at least as probable."""
        return self.manner == "fact" and self.claim.commitment in ("certain", "probable")

    @property
    def dated(self) -> bool:
        """Whether it gives a time of its own; else it is about the day on which it was made."""
        return self.claim.when is not None

    @property
    def code(self) -> str | None:
        """The stage code, or None for another content."""
        return self.claim.says.code if isinstance(self.claim.says, Stage) else None

    @property
    def enters(self) -> bool:
        """Whether it says that the stage begins at its time."""
        return isinstance(self.claim.says, Stage) and self.claim.says.enters and self.affirmed

    @property
    def enters_on_date(self) -> bool:
        """Whether that time is a date, so that the stage did not hold on the day before."""
        when = self.claim.when
        if when is None:
            return self.enters and self.manner == "fact"
        dated = when.edtf is not None and when.edtf.kind == "moment"
        return self.enters and dated and when.role in ("at", "during")

    @property
    def tells_span(self) -> bool:
        """Whether it tells the days themselves from which and to which something holds."""
        when = self.claim.when
        if when is None or when.edtf is None or when.role not in ("at", "during"):
            return False
        return when.edtf.kind == "interval"


def is_distinction(claim: Claim) -> bool:
    """Tell whether a claim holds subjects apart."""
    says = claim.says
    return (
        isinstance(says, Scope)
        and says.relation == "distinct_from"
        and claim.polarity == "affirmed"
    )


def grade_of(claim: Claim, manner: str) -> int:
    """Return how firm a claim is: certain facts, what is planned or probable, the rest.

    A certain forecast is as firm as a plan: who says that somebody else is not going to leave
    contradicts the plan to leave.
    """
    if manner == "conditional" or claim.commitment == "possible":
        return WEAK
    if manner == "forecast":
        return LIKELY if claim.commitment == "certain" else WEAK
    if manner == "plan" or claim.commitment == "probable" or claim.about.inferred:
        return LIKELY
    return CERTAIN


def line_of(claim: Claim, subject: Subject, structure: Structure) -> Line | None:
    """Return the line that a claim with a stage is about."""
    if not isinstance(claim.says, Stage):
        return None
    facet = facet_of(claim.says.code)
    if facet == "presence":
        return Line(subject, "presence")
    process: Process | None = claim.about.process
    if process == "withdrawal" and claim.about.extent != "all" and claim.about.phase is None:
        process = "reduction"
    by = None
    if facet != "execution":
        by = structure.decider(claim.about.deployment, claim.about.by)
    return Line(subject, facet, process, claim.about.round, by, claim.about.phase)


def resolves(claim: Claim, structure: Structure) -> bool:
    """Tell whether the deployments and actors that the meaning of a claim needs are there."""
    about = claim.about
    exceptions = claim.says.exceptions if isinstance(claim.says, Stage) else ()
    scope = claim.says.subjects if isinstance(claim.says, Scope) else ()
    named = [*exceptions, *(x.deployment for x in (about, *scope) if x.deployment is not None)]
    actors = [claim.speaker] if about.by is None else [claim.speaker, about.by]
    if not all(name in structure.deployments for name in named):
        return False
    if about.deployment is not None and about.by is None:
        actors.append(structure.deployments[about.deployment].force)
    return all(actor in structure.actors for actor in actors)


def excepts_itself(claim: Claim) -> bool:
    """Tell whether a stage excepts the very deployment that it is about."""
    return isinstance(claim.says, Stage) and claim.about.deployment in claim.says.exceptions


def interpret(claim: Claim, structure: Structure, policy: Policy) -> Interpretation | SkipReason:
    """Read one claim, or say why it takes no part."""
    refused = _refused(claim, structure, policy)
    if refused is not None:
        return refused
    manner: str = claim.modality
    if manner == "fact" and is_about_future(claim):
        manner = "forecast"
    says = claim.says
    stage = says if isinstance(says, Stage) else None
    denied = claim.polarity == "denied"
    stay = manner != "fact" and (denied or (stage is not None and stage.code in _STAY))
    time = window_of(claim, fact=manner == "fact", stay=stay)
    relative = time == "relative_time"
    if relative:
        time = window_of(_undated(claim), fact=manner == "fact", stay=False)
    if not isinstance(time, TimeReading):
        return time
    if manner == "fact" and not isinstance(says, Change) and not _is_total(claim):
        time = set_ahead_apart(time, claim)
    subject = subject_of(claim)
    line = line_of(claim, subject, structure)
    mask = 0
    if stage is not None and line is not None:
        mask = stage_mask(stage.code)
        if denied != time.complement:
            mask = everything(line.facet) & ~mask
    figure = figure_of(claim, manner, time, policy)
    if isinstance(says, Count) and figure is None:
        return "content"
    moves = movement_of(claim)
    presence = presence_of(line, mask, figure)
    return Interpretation(
        claim=claim,
        subject=subject,
        manner=manner,
        grade=grade_of(claim, manner),
        stated=possible_days(claim.stated),
        time=time,
        line=line,
        mask=mask,
        figure=figure,
        relative=relative,
        moves=moves,
        presence=presence,
        question=question_of(line, presence, moves),
        yes=says_yes(claim, line, mask, presence, moves),
        no=says_no(claim, line, mask, presence, None if stage is None else stage.code),
    )


def subject_of(claim: Claim) -> Subject:
    """Return what a claim is about: a deployment without its exceptions, or a matter."""
    exceptions = claim.says.exceptions if isinstance(claim.says, Stage) else ()
    return Subject(claim.about.deployment, claim.about.matter, tuple(sorted(set(exceptions))))


def _undated(claim: Claim) -> Claim:
    return evolve(claim, when=None)


def _is_total(claim: Claim) -> bool:
    says = claim.says
    """Tell whether a number is no report of single days: a total over them, or a norm."""
    others = ("leaving", "arriving", "net_change", "lost", "ceiling")
    return isinstance(says, Count) and says.measure in others


def _refused(claim: Claim, structure: Structure, policy: Policy) -> SkipReason | None:
    as_of = policy.as_of
    if as_of is not None and claim.stated.earliest is not None and claim.stated.earliest > as_of:
        return "after_as_of"
    if claim.modality in _NO_POSITION:
        return "modality"
    if claim.commitment == "none":
        return "commitment"
    if isinstance(claim.says, Scope) and not is_claimed_part(claim):
        return "content"
    if excepts_itself(claim):
        return "content"
    return None if resolves(claim, structure) else "unresolved"
