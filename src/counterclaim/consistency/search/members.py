"""What takes part in the search: claims, and claims whose time another claim places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from counterclaim.codelists import TimeRole, facet_of
from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.rule import Answer
from counterclaim.consistency.interpretation.claims import WEAK, Interpretation, interpret
from counterclaim.consistency.interpretation.lines import FUTURE, PAST, Line, stage_mask
from counterclaim.consistency.interpretation.relative_times import dated, spread_of
from counterclaim.consistency.search.pairs import Rules, answers_of
from counterclaim.model import Claim
from counterclaim.structure.hierarchy import Subject
from counterclaim.time import add_duration

MAX_PLACED = 400
"""How many placings of relative times are followed at the most."""
_DAY_ZERO = 900_000
"""A day far from all data, from which times that hang on one anchor are compared."""


@frozen
class Member:
    """A claim as it takes part: with its answers, and the further claims that it needs.

    `anchor` names the anchor whose day is taken as day zero; such members meet one another
    only.
    """

    claim: Interpretation
    answers: tuple[Answer, ...]
    joins: frozenset[str] = frozenset()
    anchor: Line | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all claims that take part here."""
        return self.joins | {self.claim.claim.id}


def members_of(
    claims: Sequence[Interpretation], context: Context, rules: Rules
) -> tuple[Member, ...]:
    """Return the claims with their answers, and relative times as other claims place them."""
    plain = [Member(claim, answers_of(claim, context, rules)) for claim in claims]
    relative = [claim for claim in claims if claim.relative]
    if not relative:
        return tuple(plain)
    placed: list[Member] = []
    pending: list[Member] = [member for member in plain if not member.claim.relative]
    for source in pending:
        for claim in relative:
            if len(placed) >= MAX_PLACED or claim.claim.id in source.ids:
                continue
            member = _placed(claim, source, context, rules)
            if member is not None:
                placed.append(member)
                pending.append(member)
    return (*plain, *placed, *_at_day_zero(relative, context, rules))


def anchor_line(claim: Claim, context: Context) -> tuple[Line, int] | None:
    """Return the line and the states for whose beginning a claim waits, or None."""
    when = claim.when
    if when is None or when.relative is None:
        return None
    anchor, structure = when.relative.anchor, context.structure
    if anchor.deployment not in structure.deployments:
        return None
    subject, facet = Subject(anchor.deployment), facet_of(anchor.code)
    if facet == "presence":
        return Line(subject, facet), stage_mask(anchor.code)
    by = None if facet == "execution" else structure.decider(anchor.deployment, None)
    line = Line(subject, facet, anchor.process, anchor.round, by, anchor.phase)
    return line, stage_mask(anchor.code)


def _placed(claim: Interpretation, source: Member, context: Context, rules: Rules) -> Member | None:
    """Return a relative claim at the days at which another claim places its anchor."""
    anchor = anchor_line(claim.claim, context)
    if anchor is None or source.claim.claim.polarity == "denied":
        return None
    line, mask = anchor
    own = [x for x in source.answers if x.line == line and not x.mask & ~mask and not x.rules]
    when = claim.claim.when
    code = None if when is None or when.relative is None else when.relative.anchor.code
    begins = source.claim.code == code or (code, source.claim.code) == ("started", "under_way")
    if not own:
        return None
    window = own[0].window
    first = PAST  # who only says that it is so leaves open since when
    if begins and (source.claim.enters or (not window.every and window.last > window.first)):
        first = window.first
    if first == PAST and when is not None and when.role in ("until", "since", "not_before"):
        return None  # the anchor may have come at any time before
    placed = _at(claim, (first, window.last), context)
    if placed is None:
        return None
    grade = max(claim.grade, own[0].grade)
    placed = evolve(placed, grade=grade)
    return Member(placed, answers_of(placed, context, rules), source.ids)


def _at(claim: Interpretation, days: tuple[int, int], context: Context) -> Interpretation | None:
    """Return a relative claim as one of the days that follow from those of its anchor."""
    when = claim.claim.when
    if when is None or when.relative is None:
        return None
    least, most = spread_of(when.relative.offset)
    first = None if days[0] <= PAST else add_duration(days[0], least)
    last = None if days[1] >= FUTURE else add_duration(days[1], most)
    role: TimeRole = when.role
    fixed = dated(claim.claim, role, (first, last))
    found = interpret(fixed, context.structure, context.policy)
    if not isinstance(found, Interpretation):
        return None
    manner = claim.manner if found.manner == "forecast" else found.manner
    return evolve(found, manner=manner)


def _at_day_zero(
    claims: Iterable[Interpretation], context: Context, rules: Rules
) -> Iterator[Member]:
    """Yield claims that hang on anchors which others hang on too, from a day that is the same."""
    by_anchor: dict[tuple[Line, int], list[Interpretation]] = {}
    for claim in claims:
        anchor = anchor_line(claim.claim, context)
        if anchor is not None:
            by_anchor.setdefault(anchor, []).append(claim)
    for (line, _), group in by_anchor.items():
        for claim in group if len(group) > 1 else ():
            placed = _at(claim, (_DAY_ZERO, _DAY_ZERO), context)
            if placed is not None:
                placed = evolve(placed, grade=min(max(placed.grade, claim.grade), WEAK))
                yield Member(placed, answers_of(placed, context, rules), anchor=line)


def by_place(members: Iterable[Member]) -> Mapping[str, list[Member]]:
    """Return members by what they are about: a deployment or a matter."""
    found: dict[str, list[Member]] = {}
    for member in members:
        subject = member.claim.subject
        found.setdefault(subject.deployment or f"matter {subject.matter}", []).append(member)
    return found
