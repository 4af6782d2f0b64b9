"""Conflicts that belong together: the same sides, question and subject, in the same days.

Two men against three sentences of one report are one group, however many pairs they make.
"""

from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from counterclaim.consistency import GRADES, Conflict, Question
from counterclaim.model import Claim
from counterclaim.report.sentences.names import Names

_SAME_DAYS = 3
"""Statements of one party so many days apart, or fewer, are one voice."""
_SAME_QUARREL = 14
"""Voices so many days apart, or fewer, may stand side by side."""

Voice = tuple[frozenset[str], int]
"""Who speaks, by the ids of the parties, and the number of the days in which it speaks."""
_Key = tuple[str, Question, str | None, str | None]


@frozen(kw_only=True)
class Group:
    """Conflicts that are shown together.

    Attributes:
        conflicts: The conflicts, the surest first; all have one grade.
        sides: The ids of the claims that stand against one another, side by side. Claims of one
            side do not exclude one another; where sets of three or more do not fit, every voice
            is a side of its own.
    """

    conflicts: tuple[Conflict, ...]
    sides: tuple[tuple[str, ...], ...]

    @property
    def lead(self) -> Conflict:
        """The conflict that stands for all."""
        return self.conflicts[0]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims."""
        return tuple(claim for side in self.sides for claim in side)


@define
class _Side:
    claims: list[str] = field(factory=list)
    voices: set[Voice] = field(factory=set)

    def add(self, claim: str, voice: Voice) -> None:
        if claim not in self.claims:
            self.claims.append(claim)
        self.voices.add(voice)


@define
class _Against:
    """Which voices, and which claims, stand against one another."""

    voices: set[frozenset[Voice]] = field(factory=set)
    claims: set[frozenset[str]] = field(factory=set)


@define
class _Draft:
    conflicts: list[Conflict]
    left: _Side
    right: _Side


def groups_of(conflicts: Sequence[Conflict], names: Names) -> tuple[Group, ...]:
    """Return the groups of some conflicts, the surest first, in the order of the conflicts."""
    voices = _voices(conflicts, names)
    pairs = [conflict for conflict in conflicts if len(conflict.claims) == 2]
    larger = [conflict for conflict in conflicts if len(conflict.claims) != 2]
    drafts = _pairs(pairs, voices, names)
    groups = [_finished(draft, names) for draft in drafts]
    groups += _larger(larger, voices, names)
    place = {conflict.id: number for number, conflict in enumerate(conflicts)}
    return tuple(sorted(groups, key=lambda one: (GRADES.index(one.lead.grade), place[one.lead.id])))


def _key(conflict: Conflict) -> _Key:
    subject = conflict.subject
    return (conflict.grade, conflict.question, subject.deployment, subject.matter)


def _stated(claim: Claim) -> int:
    return claim.stated.earliest or 0


def _voices(conflicts: Iterable[Conflict], names: Names) -> dict[str, Voice]:
    """Return who speaks in each claim: its parties, and in which run of days."""
    speaking: dict[frozenset[str], list[str]] = {}
    for claim in dict.fromkeys(claim for found in conflicts for claim in found.claims):
        speaker = names.claims[claim].speaker
        parties = names.structure.parties(speaker) or frozenset((speaker,))
        speaking.setdefault(parties, []).append(claim)
    voices: dict[str, Voice] = {}
    for parties, claims in speaking.items():
        run, last = 0, None
        for claim in sorted(claims, key=lambda name: _stated(names.claims[name])):
            day = _stated(names.claims[claim])
            if last is not None and day - last > _SAME_DAYS:
                run += 1
            voices[claim] = (parties, run)
            last = day
    return voices


def _pairs(conflicts: Iterable[Conflict], voices: dict[str, Voice], names: Names) -> list[_Draft]:
    """Put pairs together in which all of the one side stand against all of the other."""
    against: dict[_Key, _Against] = {}
    listed = list(conflicts)
    for conflict in listed:
        met = against.setdefault(_key(conflict), _Against())
        met.voices.add(frozenset(voices[claim] for claim in conflict.claims))
        met.claims.add(frozenset(conflict.claims))
    drafts: dict[_Key, list[_Draft]] = {}
    for conflict in listed:
        known = drafts.setdefault(_key(conflict), [])
        edges = against[_key(conflict)]
        if not any(_joined(draft, conflict, voices, edges, names) for draft in known):
            first, second = conflict.claims
            draft = _Draft([conflict], _Side(), _Side())
            draft.left.add(first, voices[first])
            draft.right.add(second, voices[second])
            known.append(draft)
    return [draft for known in drafts.values() for draft in known]


def _joined(
    draft: _Draft,
    conflict: Conflict,
    voices: dict[str, Voice],
    edges: _Against,
    names: Names,
) -> bool:
    """Add a pair to a group if it fits into it, one way or the other; tell whether it did."""
    one, other = conflict.claims
    for first, second in ((one, other), (other, one)):
        left, right = draft.left, draft.right
        if first in right.claims or second in left.claims:
            continue
        if not _may_stand(voices[first], first, left, right, edges, names):
            continue
        if not _may_stand(voices[second], second, right, left, edges, names):
            continue
        left.add(first, voices[first])
        right.add(second, voices[second])
        draft.conflicts.append(conflict)
        return True
    return False


def _may_stand(
    voice: Voice,
    claim: str,
    side: _Side,
    opposite: _Side,
    edges: _Against,
    names: Names,
) -> bool:
    """Tell whether a claim may stand on a side: with its own voice, or against all opposite."""
    if voice in side.voices and (voice not in opposite.voices or claim in side.claims):
        return True
    if voice in opposite.voices:
        # one party against itself: only what stands against each statement of the other side
        met = all(frozenset((claim, name)) in edges.claims for name in opposite.claims)
        return claim in side.claims or (side.voices == opposite.voices and met)
    if not all(frozenset((voice, met)) in edges.voices for met in opposite.voices):
        return False
    day = _stated(names.claims[claim])
    days = [_stated(names.claims[name]) for name in side.claims]
    return min(days) - _SAME_QUARREL <= day <= max(days) + _SAME_QUARREL


def _finished(draft: _Draft, names: Names) -> Group:
    sides = [_in_order(side.claims, names) for side in (draft.left, draft.right)]
    sides.sort(key=lambda claims: (_stated(names.claims[claims[0]]), claims))
    return Group(conflicts=tuple(draft.conflicts), sides=tuple(sides))


def _in_order(claims: Iterable[str], names: Names) -> tuple[str, ...]:
    return tuple(sorted(claims, key=lambda name: (_stated(names.claims[name]), name)))


def _larger(conflicts: Iterable[Conflict], voices: dict[str, Voice], names: Names) -> list[Group]:
    """Put sets of three and more together that hold the same voices."""
    found: dict[tuple[object, ...], list[Conflict]] = {}
    for conflict in conflicts:
        spoken = frozenset(voices[claim] for claim in conflict.claims)
        found.setdefault((*_key(conflict), spoken), []).append(conflict)
    groups = []
    for listed in found.values():
        sides: dict[Voice, list[str]] = {}
        for claim in dict.fromkeys(name for one in listed for name in one.claims):
            sides.setdefault(voices[claim], []).append(claim)
        ordered = sorted(
            (_in_order(claims, names) for claims in sides.values()),
            key=lambda claims: (_stated(names.claims[claims[0]]), claims),
        )
        groups.append(Group(conflicts=tuple(listed), sides=tuple(ordered)))
    return groups
