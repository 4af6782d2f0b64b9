"""From a claim to the constraint that its words put on a timeline."""

from attrs import frozen

from counterclaim.codelists import Process, facet_of
from counterclaim.consistency.amounts import Amounts, amounts_of, is_stock
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.states import (
    PAST,
    Timeline,
    complement,
    stage_mask,
)
from counterclaim.consistency.theory import Constraint, Skip
from counterclaim.consistency.windows import (
    Reading,
    Window,
    every,
    is_about_future,
    set_ahead_apart,
    some,
    window_of,
)
from counterclaim.model import Change, Claim, Count, Scope, Stage
from counterclaim.structure.hierarchy import Structure, Subject, is_claimed_part

_NOT_COMPILED = ("demand", "wish", "question", "no_position", "proposal")
_STAY = ("present", "none", "not_started")


@frozen
class Read:
    """A claim with its place in the theory.

    `mask` is what a stage allows (None for a movement), `manner` the modality after a fact
    about the future was read as a forecast, `tier` the first tier at which it takes part.
    """

    claim: Claim
    subject: Subject
    timeline: Timeline | None
    mask: int | None
    manner: str
    tier: int
    reading: Reading
    amounts: Amounts | None = None

    @property
    def window(self) -> Window:
        """The weak window."""
        return self.reading.weak

    @property
    def affirmed(self) -> bool:
        """Whether the claim affirms its content."""
        return self.claim.polarity == "affirmed"

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact, certain or probable, that affirms its content."""
        return (
            self.manner == "fact"
            and self.affirmed
            and self.claim.commitment in ("certain", "probable")
        )

    @property
    def enters(self) -> bool:
        """Whether the claim says that the stage begins at its time."""
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
    def is_interval(self) -> bool:
        """Whether the claim tells the days themselves from which and to which it holds."""
        when = self.claim.when
        if when is None or when.edtf is None or when.role not in ("at", "during"):
            return False
        return when.edtf.kind == "interval"

    @property
    def code(self) -> str | None:
        """The stage code, or None for a movement."""
        return self.claim.says.code if isinstance(self.claim.says, Stage) else None


def is_movement(claim: Claim) -> bool:
    """Tell whether a claim says that persons move."""
    says = claim.says
    return (
        isinstance(says, Count)
        and says.measure in ("leaving", "arriving")
        and says.unit == "persons"
        and claim.polarity == "affirmed"
        and (says.basis == "vague" or (says.low is not None and says.low >= 1))
    )


def tier_of(claim: Claim, manner: str) -> int:
    """Return the first tier at which a claim takes part."""
    if manner in ("forecast", "conditional") or claim.commitment == "possible":
        return 2
    if manner == "plan" or claim.commitment == "probable" or claim.about.inferred:
        return 1
    return 0


def execution_of(subject: Subject, process: Process, round_: int = 1) -> Timeline:
    """Return the timeline of the execution of a process."""
    return Timeline(subject, "execution", process, round_)


def line_of(read: Read) -> Timeline | None:
    """Return the timeline that a claim is about: of people who move, that of their process."""
    says = read.claim.says
    if not isinstance(says, Count) or not is_movement(read.claim):
        return read.timeline
    process: Process = "reduction" if says.measure == "leaving" else "arrival"
    return execution_of(read.subject, process, read.claim.about.round)


def presence_of(subject: Subject) -> Timeline:
    """Return the timeline of the presence at a deployment."""
    return Timeline(subject, "presence")


def timeline_of(claim: Claim, subject: Subject, structure: Structure) -> Timeline | None:
    """Return the timeline that a claim with a stage is about."""
    if not isinstance(claim.says, Stage):
        return None
    facet = facet_of(claim.says.code)
    if facet == "presence":
        return presence_of(subject)
    process = claim.about.process
    if process == "withdrawal" and claim.about.extent != "all" and claim.about.phase is None:
        process = "reduction"
    by = None
    if facet != "execution":
        by = structure.decider(claim.about.deployment, claim.about.by)
    return Timeline(subject, facet, process, claim.about.round, by, claim.about.phase)


def _resolves(claim: Claim, structure: Structure) -> bool:
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


def _tells_of_days(claim: Claim) -> bool:
    """Tell whether a claim says what is so on days: a total is over days, a ceiling a norm."""
    says = claim.says
    if isinstance(says, Count):
        return is_stock(says) and says.measure != "ceiling"
    return not isinstance(says, Change)


def takes_part(claim: Claim) -> bool:
    """Tell whether the modality and the commitment of a claim say that something is so."""
    return claim.modality not in _NOT_COMPILED and claim.commitment != "none"


def read_claim(claim: Claim, structure: Structure, policy: Policy) -> Read | Skip:
    """Read one claim, or say why it takes no part."""
    as_of = policy.as_of
    if as_of is not None and claim.stated.earliest is not None and claim.stated.earliest > as_of:
        return "after_as_of"
    if claim.modality in _NOT_COMPILED:
        return "modality"
    if claim.commitment == "none":
        return "commitment"
    if isinstance(claim.says, Scope) and not is_claimed_part(claim):
        return "content"
    if not _resolves(claim, structure):
        return "unresolved"
    manner: str = claim.modality
    if manner == "fact" and is_about_future(claim):
        manner = "forecast"
    stage = claim.says if isinstance(claim.says, Stage) else None
    denied = claim.polarity == "denied"
    stay = manner != "fact" and (denied or (stage is not None and stage.code in _STAY))
    reading = window_of(claim, fact=manner == "fact", stay=stay)
    if not isinstance(reading, Reading):
        return reading  # a relative time is read by the module of that name
    counted = isinstance(claim.says, Count | Change)
    if manner == "fact" and _tells_of_days(claim):
        reading = set_ahead_apart(reading, claim)
    subject = Subject(
        claim.about.deployment,
        claim.about.matter,
        tuple(sorted(set(stage.exceptions))) if stage else (),
    )
    timeline = timeline_of(claim, subject, structure)
    mask = None
    if stage is not None and timeline is not None:
        mask = stage_mask(timeline, stage.code, affirmed=not denied)
        if reading.complement:
            mask = complement(timeline, mask)
    tier = tier_of(claim, manner)
    amounts = amounts_of(claim, manner, tier, reading, policy)
    if counted and amounts is None:
        return "content"
    return Read(claim, subject, timeline, mask, manner, tier, reading, amounts)


def base_constraints(read: Read) -> list[Constraint]:
    """Return what the words of a claim demand: the weak reading, and the strong one at tier 2."""
    timeline, mask = read.timeline, read.mask
    if timeline is None or mask is None:
        return []
    weak, strong = read.reading.weak, read.reading.strong
    if timeline.many_moments and read.affirmed and weak.first == weak.last:
        weak = _one_moment(read, weak)
    found = [Constraint(timeline, weak, mask, read.tier)]
    if read.reading.ahead is not None:
        tier = max(1, read.tier)
        found.append(Constraint(timeline, read.reading.ahead, mask, tier, "holds_ahead"))
    if read.enters_on_date:
        if weak.first > PAST:
            before = weak.first - 1
            found.append(
                Constraint(timeline, every(before, before), complement(timeline, mask), read.tier)
            )
    elif strong is not None and strong != weak:
        found.append(Constraint(timeline, strong, mask, 2, "strong_reading"))
    return found


def _one_moment(read: Read, weak: Window) -> Window:
    """A day of a decision is met by one moment, unless the time is an interval."""
    time = read.claim.when.edtf if read.claim.when is not None else None
    if time is not None and time.kind == "interval":
        return weak
    if read.claim.when is not None and read.claim.when.role not in ("at", "during", "by"):
        return weak
    return Window(weak.first, weak.last, every=False)


def movement_windows(read: Read) -> Window:
    """Return the window in which a movement happens: on some day of it, whatever the role."""
    return some(read.window.first, read.window.last)
