"""What is presumed of a single claim beyond its words; each rule by its code.

The page on the consistency model defines every rule; each function here is one of them and
returns constraints of the tier at which the presumption enters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from counterclaim.codelists import Process
from counterclaim.consistency.coverage import Coverage, covering, first_covered, touches
from counterclaim.consistency.figures import change_excludes_withdrawal
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.reading import (
    Read,
    execution_of,
    is_movement,
    movement_windows,
    presence_of,
)
from counterclaim.consistency.states import (
    AGREED,
    CANCELLED,
    COMPLETED,
    FINAL,
    FUTURE,
    MAIN,
    NOT_STARTED,
    PAST,
    PRESENT,
    REJECTED,
    STARTED,
    SUSPENDED,
    UNDER_WAY,
    Timeline,
    complement,
)
from counterclaim.consistency.theory import Constraint, ConstraintCode
from counterclaim.consistency.windows import Window, every, hull, some
from counterclaim.model import Count
from counterclaim.structure.hierarchy import Structure, Subject


@frozen
class Context:
    """What the presumptions look at besides the claim itself.

    `starts` gives the claimed starts of a timeline as windows of days, `updated` the day on
    which a claim was updated by its own party, `present_tense` the statements about the time
    at which they were made, by timeline, `permitting` those who are said to decide on the
    stay of a subject, by subject and round.
    """

    policy: Policy
    structure: Structure
    coverage: Coverage
    starts: Mapping[Timeline, Sequence[tuple[int, int]]]
    updated: Mapping[str, int]
    present_tense: Mapping[Timeline, Sequence[tuple[str, Window]]]
    near: Mapping[Timeline, Sequence[Timeline]]
    excepting: Sequence[Subject]
    permitting: Mapping[tuple[Subject, int], Sequence[str]]


def _wholes(subject: Subject, context: Context) -> list[Subject]:
    """Return the subjects of which one is a part, those with exceptions included."""
    if subject.deployment is None:
        return []
    above = [Subject(name) for name in context.structure.wholes[subject.deployment]]
    if subject.exceptions:
        above.append(Subject(subject.deployment))
    return above + [x for x in context.excepting if context.structure.is_part(subject, x)]


def pace(subject: Subject, context: Context) -> int:
    """Return the days that a withdrawal from the place of a subject needs at least."""
    if subject.deployment is None:
        return 0
    place = context.structure.deployments[subject.deployment].place
    return context.policy.pace[place.kind]


def _after(window: Window, days: int) -> tuple[int, int]:
    start = window.last if window.every else window.first
    return window.last + 1, start + days - 1


def _before(window: Window, days: int) -> tuple[int, int]:
    end = window.first if window.every else window.last
    return end - days + 1, window.first - 1


def _constraint(
    read_tier: int,
    timeline: Timeline,
    days: tuple[int, int],
    mask: int,
    code: ConstraintCode,
    tier: int = 1,
) -> Iterator[Constraint]:
    first, last = days
    if PAST < first <= last < FUTURE:
        yield Constraint(timeline, every(first, last), mask, max(read_tier, tier), code)


def takes_time(read: Read, context: Context) -> Iterator[Constraint]:
    """Who says that nothing has started presumes that it is not over within days."""
    line = read.timeline
    if line is None or not line.returns:
        return
    if not read.is_fact or read.claim.commitment != "certain":
        return  # who only sees no sign of it does not know
    if read.mask is not None and not read.mask & ~(NOT_STARTED | CANCELLED):
        days = _after(read.window, pace(read.subject, context))
        mask = complement(line, FINAL | COMPLETED)
        yield from _constraint(read.tier, line, days, mask, "takes_time")


def _is_arrival(read: Read) -> bool:
    """Tell whether a fact says that people have come, or have begun to."""
    if not read.is_fact or read.subject.deployment is None:
        return False
    says, line = read.claim.says, read.timeline
    if isinstance(says, Count):
        return is_movement(read.claim) and says.measure == "arriving"
    if line is None or line.process != "arrival" or line.phase is not None:
        return False
    return read.code in ("under_way", "final_stages", "started", "completed")


def arrival_present(read: Read, _context: Context) -> Iterator[Constraint]:
    """Where people have come, or have begun to, somebody is there."""
    if _is_arrival(read):
        where, tier = presence_of(read.subject), max(read.tier, 1)
        yield Constraint(where, movement_windows(read), PRESENT, tier, "arrival_present")


def presence_persists(read: Read, context: Context) -> Iterator[Constraint]:
    """A presence or an absence lasts until a movement is claimed."""
    line, mask = read.timeline, read.mask
    if _is_arrival(read):
        line, mask = presence_of(read.subject), PRESENT
    if line is None or line.facet != "presence" or mask is None or not read.is_fact:
        return
    window = read.window
    if read.is_interval and window.last < hull(read.claim.stated)[0]:
        return  # its end has been told, and nothing is said of later days
    origin = window.last if window.every else window.first
    windows = context.coverage.out if mask == PRESENT else context.coverage.into
    covered = covering(windows, read.subject, context.structure)
    end = first_covered(covered, origin)
    limit = FUTURE if end is None else end
    policy = context.policy
    for tier, length in ((1, policy.presence_days), (2, policy.presence_note_days)):
        first = window.last + 1 if window.every else window.last
        days = (first, min(origin + length, limit - 1))
        yield from _constraint(read.tier, line, days, mask, "presence_persists", tier)


def already_held(read: Read, context: Context) -> Iterator[Constraint]:
    """What is reported as going on was so some days before, unless a start is claimed."""
    line, mask = read.timeline, read.mask
    if line is None or mask is None or not read.is_fact or read.enters:
        return
    if read.claim.when is not None and read.claim.when.role == "since":
        return
    window = read.window
    if read.is_interval and window.first > PAST:
        return  # its beginning has been told
    if line.facet == "presence" and mask == PRESENT:
        length = context.policy.presence_held_days
        started: Iterable[tuple[int, int]] = covering(
            context.coverage.into, read.subject, context.structure
        )
        before = PRESENT
    elif line.facet == "execution" and not mask & ~UNDER_WAY:
        length = pace(read.subject, context)
        started = context.starts.get(line, ())
        before = MAIN | FINAL | SUSPENDED
    else:
        return
    if window.first > PAST and touches(started, window.first - length + 1, window.last):
        return
    yield from _constraint(read.tier, line, _before(window, length), before, "already_held")


def presence_before(read: Read, _context: Context) -> Iterator[Constraint]:
    """A withdrawal that has started means that somebody was there."""
    line = read.timeline
    if line is None or not line.returns:
        return
    if read.is_fact and read.code in ("under_way", "final_stages", "started", "completed"):
        window = some(PAST, read.window.last)
        where = presence_of(read.subject)
        yield Constraint(where, window, PRESENT, max(read.tier, 1), "presence_before")


def contemporaneous(read: Read, context: Context) -> Iterator[Constraint]:
    """Statements about the present of one month are about the same days."""
    line, mask, window = read.timeline, read.mask, read.window
    if line is None or mask is None or not read.is_fact or read.claim.when is not None:
        return
    length = window.last - window.first + 1
    if window.every or not 1 < length <= context.policy.contemporaneous_days:
        return
    shared = {
        (max(window.first, other.first), min(window.last, other.last))
        for near in context.near.get(line, (line,))
        for claim, other in context.present_tense.get(near, ())
        if claim != read.claim.id
    }
    for first, last in sorted(days for days in shared if days[0] <= days[1]):
        yield Constraint(line, every(first, last), mask, max(read.tier, 1), "contemporaneous")


def movement(read: Read, context: Context) -> Iterator[Constraint]:
    """People who leave or come mean that a reduction or an arrival has started."""
    says = read.claim.says
    if not isinstance(says, Count) or not is_movement(read.claim):
        return
    if read.subject.deployment is None:
        return
    window, tier = movement_windows(read), max(read.tier, 1)
    if says.measure == "arriving":
        line = execution_of(read.subject, "arrival", read.claim.about.round)
        yield Constraint(line, window, STARTED, tier, "arriving_means_arrival")
        return
    for subject in (read.subject, *_wholes(read.subject, context)):
        line = execution_of(subject, "reduction", read.claim.about.round)
        yield Constraint(line, window, STARTED, tier, "leaving_means_reduction")


def _planned(read: Read) -> Process | None:
    """Return the process that a plan is about, where it is one to do something."""
    says = read.claim.says
    if isinstance(says, Count):
        if not is_movement(read.claim):
            return None
        return "reduction" if says.measure == "leaving" else "arrival"
    line = read.timeline
    if line is None or line.facet != "execution" or line.phase is not None:
        return None
    if read.code in ("under_way", "final_stages", "started", "completed"):
        return line.process
    return None


def _is_firm_plan(read: Read) -> bool:
    return read.manner == "plan" and read.claim.commitment in ("certain", "probable")


def plan_means_agreed(read: Read, context: Context) -> Iterator[Constraint]:
    """Who decides and states a plan has agreed on it."""
    planned = _planned(read)
    if not _is_firm_plan(read) or not read.affirmed or planned is None:
        return
    if read.reading.complement:
        return  # a plan not to act before a time agrees to nothing
    about, structure = read.claim.about, context.structure
    targets: dict[tuple[Subject, Process], None] = {(read.subject, planned): None}
    if planned in ("withdrawal", "reduction") and read.subject.deployment is not None:
        for subject in (read.subject, *_wholes(read.subject, context)):
            targets[subject, "reduction"] = None
    said = hull(read.claim.stated)
    for subject, process in targets:
        decider = structure.decider(subject.deployment, about.by)
        if decider is None or decider not in structure.roots[read.claim.speaker]:
            continue
        line = Timeline(subject, "decision", process, about.round, decider)
        window = Window(*said, every=False)
        yield Constraint(line, window, AGREED, max(read.tier, 1), "plan_means_agreed")


def stay_permitted(read: Read, context: Context) -> Iterator[Constraint]:
    """Who plans to stay has not been refused leave to do so by somebody else who decides."""
    structure, deployment = context.structure, read.subject.deployment
    if deployment is None or not _is_firm_plan(read) or not _is_to_stay(read):
        return
    own = structure.decider(deployment, None)
    if own is None or own not in structure.roots[read.claim.speaker]:
        return
    first, last = read.window.first, read.window.last
    for subject in (read.subject, *_wholes(read.subject, context)):
        for decider in context.permitting.get((subject, read.claim.about.round), ()):
            if decider != own:
                line = Timeline(subject, "decision", "stay", read.claim.about.round, decider)
                mask = complement(line, REJECTED)
                window = Window(first, last, every=read.window.every)
                yield Constraint(line, window, mask, max(read.tier, 1), "stay_permitted")


def _is_to_stay(read: Read) -> bool:
    """Tell whether a claim says that somebody of a deployment is there, or that none leave."""
    line, mask = read.timeline, read.mask
    if line is None or mask is None or line.phase is not None:
        return False
    if line.facet == "presence":
        return mask == PRESENT
    leaving = line.facet == "execution" and line.process in ("withdrawal", "reduction")
    return leaving and not mask & ~(NOT_STARTED | CANCELLED)


def change(read: Read, _context: Context) -> Iterator[Constraint]:
    """A number that grows or stays means that nothing is being withdrawn."""
    yield from change_excludes_withdrawal(read)


_RULES = (
    change,
    takes_time,
    presence_persists,
    arrival_present,
    already_held,
    presence_before,
    contemporaneous,
    movement,
    plan_means_agreed,
    stay_permitted,
)


_ENDED_BY_UPDATES = ("takes_time", "presence_persists", "already_held", "contemporaneous")


def presumed(read: Read, context: Context) -> list[Constraint]:
    """Return everything that is presumed of a claim, under whatever rule."""
    found = [constraint for rule in _RULES for constraint in rule(read, context)]
    end = context.updated.get(read.claim.id)
    return found if end is None else list(_ended(found, end))


def _ended(found: Iterable[Constraint], end: int) -> Iterator[Constraint]:
    """Let what is presumed of days around a statement end before the day of an update."""
    for constraint in found:
        window = constraint.window
        if constraint.code in _ENDED_BY_UPDATES and window.last >= end:
            window = every(window.first, end - 1)
        if not window.empty:
            yield evolve(constraint, window=window)
