"""The search: every pair of claims that exclude one another, and every sum that fails."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.background.speech import attributed, sense, speaks_as
from counterclaim.consistency.interpretation.claims import (
    LIKELY,
    Interpretation,
    interpret,
)
from counterclaim.consistency.results.found import Found, minimal
from counterclaim.consistency.search.candidates import (
    Pair,
    groups_of,
    quarrel_pairs,
    related_pairs,
)
from counterclaim.consistency.search.members import Member, members_of
from counterclaim.consistency.search.pairs import Rules, answers_of, clash_of, turned
from counterclaim.consistency.search.sums import failing_sums, partitions_of
from counterclaim.model import Said, Scope
from counterclaim.structure.hierarchy import is_claimed_part

Stop = Callable[[], bool]
"""Asked now and then whether the search is to end early."""
_ASKED_EVERY = 500


@frozen
class Search:
    """What was found, and the groups of claims that were not searched to the end.

    A group is named by the id of one of its claims; `stopped` tells whether the search was
    ended from outside, else it had taken as many steps as it may.
    """

    found: tuple[Found, ...]
    unfinished: tuple[str, ...] = ()
    stopped: bool = False


class _Effort:
    """How many pairs may still be compared in a group, and whether the search is to end.

    `cut` is the pair at which the search of a group ended early.
    """

    def __init__(self, steps: int, stop: Stop | None) -> None:
        self._most, self._stop = steps, stop
        self._left = steps
        self.stopped = False
        self.cut: Pair | None = None

    @property
    def over(self) -> bool:
        """Whether a pair was left out."""
        return self.stopped or self._left < 0

    def begin(self) -> None:
        """Begin with another group."""
        self._left, self.cut = self._most, None
        self._ask()

    def spent(self) -> bool:
        """Count one pair, and tell whether no more are to be compared."""
        self._left -= 1
        if self._left % _ASKED_EVERY == 0:
            self._ask()
        return self.over

    def _ask(self) -> None:
        if self._stop is not None:
            self.stopped = self.stopped or self._stop()


def find(claims: Sequence[Interpretation], context: Context, stop: Stop | None = None) -> Search:
    """Return every minimal set of claims that exclude one another."""
    rules = Rules(context)
    members = members_of(claims, context, rules)
    effort = _Effort(context.policy.max_work, stop)
    found: list[Found] = []
    unfinished: list[str] = []
    partitions = partitions_of(context)
    for group in groups_of(members, context.structure):
        effort.begin()
        found += _clashing(related_pairs(group, context), context, rules, effort)
        if effort.over and len(group) > 1:
            unfinished.append(min(member.claim.claim.id for member in group))
        elif "balance" in rules.codes:
            own = [member.claim for member in group if not member.joins and member.anchor is None]
            found += failing_sums(own, partitions, context)
    effort.begin()
    found += _clashing(quarrel_pairs(members, context), context, rules, effort)
    found += _words(members, context, rules, effort)
    if "claimed_part" in rules.codes:
        found += _joined(claims, members, context, rules, effort)
    if effort.cut is not None:
        unfinished.append(min(effort.cut[0].ids))
    return Search(tuple(minimal(found)), tuple(unfinished), effort.stopped)


def _clashing(
    pairs: Iterable[Pair | None], context: Context, rules: Rules, effort: _Effort
) -> Iterator[Found]:
    for pair in pairs:
        if effort.spent():
            effort.cut = pair
            return
        if pair is None:
            continue
        first, second = pair
        clash = clash_of(
            (first.claim, first.answers), (second.claim, second.answers), context, rules
        )
        if clash is not None:
            yield _found(first, second, clash)


def _found(first: Member, second: Member, clash: Clash) -> Found:
    claims = (first.claim, second.claim)
    if second.claim.stated < first.claim.stated:
        claims, clash = claims[::-1], turned(clash)
    return Found(
        ids=first.ids | second.ids,
        grade=clash.grade,
        claims=claims,
        clash=clash,
        gap=clash.gap,
        ended_by=clash.ended_by,
    )


def _words(
    members: Sequence[Member], context: Context, rules: Rules, effort: _Effort
) -> Iterator[Found]:
    """Yield where what an actor is said to have said excludes a claim of its own."""
    if "own_words" not in rules.codes:
        return
    spoken = [
        (member.claim.claim.speaker, member)
        for member in members
        if not member.joins and member.anchor is None
    ]
    for report in members:
        says = report.claim.claim.says
        if not isinstance(says, Said) or sense(report.claim) not in ("held", "not denied"):
            continue
        target = context.claims.get(says.claim)
        if target is None or isinstance(target.says, Said):
            continue
        held = interpret(attributed(report.claim.claim, target), context.structure, context.policy)
        if not isinstance(held, Interpretation):
            continue
        answers = answers_of(held, context, rules)
        for speaker, member in spoken:
            if not speaks_as(speaker, says.actor, context):
                continue
            if member.claim.claim.id in (report.claim.claim.id, target.id):
                continue
            if effort.spent():
                effort.cut = report, member
                return
            clash = clash_of((held, answers), (member.claim, member.answers), context, rules)
            if clash is not None:
                grade = max(clash.grade, report.claim.grade, LIKELY)
                clash = evolve(clash, grade=grade, rules=("own_words", *clash.rules))
                yield _found(report, member, clash)


def _joined(
    claims: Sequence[Interpretation],
    members: Sequence[Member],
    context: Context,
    rules: Rules,
    effort: _Effort,
) -> Iterator[Found]:
    """Yield what clashes only since some claim makes one deployment a part of another."""
    for scope in claims:
        if not is_claimed_part(scope.claim) or not isinstance(scope.claim.says, Scope):
            continue
        names = [about.deployment or "" for about in scope.claim.says.subjects]
        pairs = [(names[0], names[1])]
        if scope.claim.says.relation == "same_as":
            pairs.append((names[1], names[0]))
        structure = context.structure.joined(pairs)
        wider = evolve(context, structure=structure)
        near = {*names}
        for name in names:
            near.update(structure.wholes.get(name, ()), structure.parts.get(name, ()))
        group = [m for m in members if m.claim.subject.deployment in near]
        fresh = (
            pair
            for pair in related_pairs(group, wider)
            if pair is not None
            and not context.structure.related(pair[0].claim.subject, pair[1].claim.subject)
        )
        for found in _clashing(fresh, wider, rules, effort):
            if scope.claim.id not in found.ids:
                yield evolve(
                    found,
                    ids=found.ids | {scope.claim.id},
                    grade=max(found.grade, scope.grade),
                    clash=None
                    if found.clash is None
                    else evolve(found.clash, joins=(scope.claim.id,)),
                )
