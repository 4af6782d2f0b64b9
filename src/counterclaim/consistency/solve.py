"""Whether the claims of a group can all be true at a tier: one question, two engines.

A timeline that no rule links is swept; linked timelines are searched together. Assumptions
can be dropped one by one, to see which of them a conflict needs.
"""

from collections.abc import Iterable, Sequence

from attrs import frozen

from counterclaim.consistency.groups import Group
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.consistency.states import Timeline, motion
from counterclaim.consistency.sweep import Span, consistent, killers
from counterclaim.consistency.theory import Constraint, ConstraintCode, Link
from counterclaim.consistency.worlds import Demand, Implication, Problem, World, find_world


@frozen
class Instance:
    """One use of a background rule or of a strong reading, which can be dropped.

    `claim` is the place of the claim that the rule is attached to; `timelines` those that a
    rule between days or timelines is about.
    """

    code: ConstraintCode
    claim: int | None = None
    timelines: tuple[Timeline, ...] = ()


@frozen
class Solver:
    """A group at a tier, ready to be asked about subsets of its claims."""

    group: Group
    tier: int
    policy: Policy
    dropped: frozenset[Instance] = frozenset()

    def constraints(self, claims: Iterable[int]) -> list[tuple[int, Constraint]]:
        """Return the constraints in force for some claims, each with its claim."""
        return [
            (claim, constraint)
            for claim in claims
            for constraint in self.group.constraints[claim]
            if constraint.tier <= self.tier
            and (constraint.code is None or Instance(constraint.code, claim) not in self.dropped)
        ]

    def links(self) -> list[Link]:
        """Return the links in force."""
        return [
            link
            for link in self.group.links
            if link.tier <= self.tier
            and Instance(link.code, None, (link.source, link.target)) not in self.dropped
        ]

    def _rule_holds(self, code: RuleCode, line: Timeline) -> bool:
        return (
            self.tier >= 1
            and code not in self.policy.disabled
            and Instance(code, None, (line,)) not in self.dropped
        )

    def soft(self, line: Timeline) -> bool:
        """Tell whether a timeline may take soft transitions."""
        return not self._rule_holds("no_regression", line)

    def may_return(self, line: Timeline) -> bool:
        """Tell whether a withdrawn deployment may come back on any day."""
        return not self._rule_holds("no_return", line)

    def satisfiable(self, claims: Sequence[int]) -> bool:
        """Tell whether some world satisfies all of these claims."""
        found = self.constraints(claims)
        if len(self.group.timelines) == 1:
            return self._sweep(found)
        return find_world(self.problem(found)) is not None

    def unsatisfiable_part(self, claims: Sequence[int]) -> Sequence[int] | None:
        """Return claims among these that no world satisfies, not always fewer, or None."""
        found = self.constraints(claims)
        if len(self.group.timelines) > 1:
            return None if find_world(self.problem(found)) is not None else claims
        every, some = _spans(found)
        if some:
            return None if self._sweep(found) else claims
        line = self.group.timelines[0]
        guilty = killers(every, motion(line, soft=self.soft(line), may_return=False))
        return None if guilty is None else sorted({found[place][0] for place in guilty})

    def _sweep(self, found: Sequence[tuple[int, Constraint]]) -> bool:
        line = self.group.timelines[0]
        every, some = _spans(found)
        moving = motion(line, soft=self.soft(line), may_return=False)
        return consistent(every, some, moving, many_moments=line.many_moments)

    def problem(self, found: Sequence[tuple[int, Constraint]]) -> Problem:
        """Return the problem of linked timelines for some constraints."""
        lines = self.group.timelines
        place = {line: number for number, line in enumerate(lines)}
        return Problem(
            motions=[motion(x, soft=self.soft(x), may_return=self.may_return(x)) for x in lines],
            covered_motions=[motion(x, soft=self.soft(x), may_return=True) for x in lines],
            covered=[self.group.covered.get(line, ()) for line in lines],
            links=[
                Implication(place[link.source], link.when, place[link.target], link.then)
                for link in self.links()
            ],
            demands=[
                Demand(
                    place[constraint.timeline],
                    constraint.window.first,
                    constraint.window.last,
                    constraint.window.every,
                    constraint.mask,
                )
                for _, constraint in found
            ],
            many_moments=all(line.many_moments for line in lines),
        )

    def world(self, claims: Sequence[int]) -> World | None:
        """Return a world in which these claims hold, or None."""
        return find_world(self.problem(self.constraints(claims)))


def _spans(found: Sequence[tuple[int, Constraint]]) -> tuple[list[Span], list[Span]]:
    every: list[Span] = []
    some: list[Span] = []
    for _, constraint in found:
        window = constraint.window
        (every if window.every else some).append((window.first, window.last, constraint.mask))
    return every, some


_DROP_FIRST: tuple[ConstraintCode, ...] = (
    "contemporaneous",
    "presence_before",
    "already_held",
    "plan_means_agreed",
    "presence_persists",
    "leaving_means_reduction",
    "arriving_means_arrival",
    "takes_time",
)
"""What is attached to a claim, from the first that an explanation would rather do without."""


def instances(solver: Solver, claims: Sequence[int]) -> list[Instance]:
    """Return every assumption in force for some claims, in the order in which to drop them.

    Strong readings come first, then what is attached to single claims, then the rules
    between timelines, the definitions last.
    """
    strong: dict[Instance, None] = {}
    attached: dict[Instance, None] = {}
    for claim, constraint in solver.constraints(claims):
        if constraint.code == "strong_reading":
            strong[Instance(constraint.code, claim)] = None
        elif constraint.code is not None:
            attached[Instance(constraint.code, claim)] = None
    order = sorted(attached, key=lambda instance: _DROP_FIRST.index(instance.code))
    found = [*strong, *order]
    lines = solver.group.timelines
    found += [Instance("no_regression", None, (x,)) for x in lines if not solver.soft(x)]
    found += [
        Instance("no_return", None, (x,)) for x in lines if x.returns and not solver.may_return(x)
    ]
    links = sorted(solver.links(), key=lambda link: -link.tier)
    found += [Instance(link.code, None, (link.source, link.target)) for link in links]
    return found
