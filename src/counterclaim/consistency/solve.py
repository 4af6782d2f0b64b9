"""Whether the claims of a group can all be true at a tier: one question, two engines.

A timeline that no rule links is swept; linked timelines are searched together. Assumptions
can be dropped one by one, to see which of them a conflict needs.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import Factory, evolve, field, frozen

from counterclaim.consistency.amounts import Item
from counterclaim.consistency.desk import Desk, Tie
from counterclaim.consistency.frames import Frame, frame_of, problem_of
from counterclaim.consistency.groups import Group, is_linked, links_of, with_carriers
from counterclaim.consistency.instances import Instance, instance_of, number_instance, rule_instance
from counterclaim.consistency.ledger import OF_ONE_DEPLOYMENT, Ledger, Sum, Verdict
from counterclaim.consistency.placing import settled
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.relative import Choice
from counterclaim.consistency.states import PAST, Timeline, motion
from counterclaim.consistency.sweep import Span, consistent, killers
from counterclaim.consistency.theory import Constraint
from counterclaim.consistency.worlds import Problem, find_world
from counterclaim.solver.simplex import Effort
from counterclaim.structure.hierarchy import Structure, Subject


@frozen
class Solver:
    """A group at a tier, ready to be asked about subsets of its claims.

    `joined` are the claims by whose word deployments are joined in `structure`, `recorded`
    the structure without them. `further` and `further_items` are what claims with a relative
    time demand once it is tried on some days.
    """

    group: Group
    tier: int
    policy: Policy
    structure: Structure
    dropped: frozenset[Instance] = frozenset()
    joined: frozenset[int] = frozenset()
    recorded: Structure | None = None
    further: tuple[tuple[int, Constraint], ...] = ()
    further_items: tuple[tuple[int, Item], ...] = ()
    effort: Effort | None = field(default=None, eq=False)
    _solvers: dict[frozenset[int], "Solver"] = field(factory=dict, eq=False, init=False)
    _frames: dict[frozenset[Timeline], Frame] = field(factory=dict, eq=False, init=False)
    _rows: dict[int, tuple[Constraint, ...]] = field(factory=dict, eq=False, init=False)
    _desk: Desk = field(
        default=Factory(lambda self: Desk(self.group.moving, self.effort), takes_self=True),
        eq=False,
        init=False,
    )

    def _row(self, claim: int) -> tuple[Constraint, ...]:
        row = self._rows.get(claim)
        if row is None:
            row = self._rows[claim] = tuple(
                constraint
                for constraint in self.group.constraints.get(claim, ())
                if constraint.tier <= self.tier
                and not (
                    self.dropped
                    and constraint.code is not None
                    and instance_of(claim, constraint) in self.dropped
                )
            )
        return row

    def for_claims(self, claims: Iterable[int]) -> "Solver":
        """Return the solver in which deployments are joined as some claims say."""
        active = frozenset(
            claim
            for claim in claims
            if claim in self.group.claimed and self.group.claimed[claim].tier <= self.tier
        )
        if active == self.joined:
            return self
        solver = self._solvers.get(active)
        if solver is None:
            base = self.recorded or self.structure
            pairs = [pair for claim in sorted(active) for pair in self.group.claimed[claim].pairs]
            solver = evolve(self, structure=base.joined(pairs), joined=active, recorded=base)
            self._solvers[active] = solver
        return solver

    def speaks(self, claim: int) -> bool:
        """Tell whether a claim says anything here at the tier."""
        if claim in self.group.claimed and self.group.claimed[claim].tier <= self.tier:
            return True
        if claim in self.group.anchored and self.group.anchored[claim].tier <= self.tier:
            return True
        said = (*self.group.constraints.get(claim, ()), *self.group.numbers.get(claim, ()))
        return any(entry.tier <= self.tier for entry in said)

    def numbers(self, claims: Iterable[int]) -> list[tuple[int, Item]]:
        """Return what some claims say in numbers, each item with its claim."""
        found = [
            (claim, item)
            for claim in claims
            for item in self.group.numbers.get(claim, ())
            if item.tier <= self.tier
            and not (
                self.dropped
                and item.code is not None
                and number_instance(claim, item) in self.dropped
            )
        ]
        return [*found, *self.further_items]

    def holds(self, code: RuleCode, *names: str) -> bool:
        """Tell whether a rule about the numbers of some deployments is in force."""
        return code not in self.policy.disabled and rule_instance(code, *names) not in self.dropped

    def sums(self) -> list[Sum]:
        """Return the rules about parts and wholes that are in force."""
        found = []
        claimed = [
            Sum(whole, (part,), equal=False)
            for claim in sorted(self.joined)
            for part, whole in self.group.claimed[claim].pairs
        ]
        for rule in (*self.group.sums, *claimed):
            if rule.equal:
                if self.holds("partition_exhaustive", *rule.parts, rule.whole):
                    found.append(rule)
                continue
            kept = [x for x in rule.parts if self.holds("parts_within_whole", x, rule.whole)]
            if kept:
                found.append(Sum(rule.whole, tuple(kept), equal=False))
        return found

    def constraints(self, claims: Iterable[int]) -> list[tuple[int, Constraint]]:
        """Return the constraints in force for some claims, each with its claim.

        That somebody was there before is left out where nothing is said of every day of an
        open past: then a past in which nothing has happened yet meets it.
        """
        found = [(claim, constraint) for claim in claims for constraint in self._row(claim)]
        found += self.further
        if any(x.window.every and x.window.first == PAST for _, x in found):
            return found
        return [entry for entry in found if entry[1].code != "presence_before"]

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

    def frame(self, spoken: frozenset[Timeline]) -> Frame:
        """Return the frame of the timelines that some constraints speak of."""
        frame = self._frames.get(spoken)
        if frame is None:
            lines = with_carriers(spoken, self.structure) if len(spoken) > 1 else list(spoken)
            links = [
                link
                for link in links_of(lines, self.structure, self.policy)
                if link.tier <= self.tier
                and Instance(link.code, None, (link.source, link.target)) not in self.dropped
            ]
            moves = [(self.soft(line), self.may_return(line)) for line in lines]
            frame = self._frames[spoken] = frame_of(lines, moves, links, self.group.covered)
        return frame

    def unsatisfiable_part(self, claims: Sequence[int]) -> Sequence[int] | None:
        """Return claims among these that no world satisfies, not always fewer, or None."""
        solver = self.for_claims(claims)
        if solver is not self:
            return solver.unsatisfiable_part(claims)
        hanging = self.hanging(claims)
        if hanging:
            plain = [claim for claim in claims if claim not in hanging]
            part = self.unsatisfiable_part(plain)
            if part is not None:
                return part
            return None if self.fits_somewhen(plain, hanging) else claims
        items = self.numbers(claims)
        clash, left = (
            self._desk.day_by_day(items, self.sums(), joined=bool(self.joined))
            if items
            else (None, [])
        )
        if clash is not None:
            return sorted(clash | self.joined)
        found = self.constraints(claims)
        tie = self._tie(found, items)
        if tie is None or tie.stands:
            verdict = self._desk.clash(self.ledger(left)) if left else None
        else:
            further = {item.quantity for _, item in left}
            ledger = self.ledger(
                [x for x in items if x[1].quantity.counts_persons or x[1].quantity in further]
            )
            if self._desk.found(ledger, tie):
                return self._timelines_part(found, claims, tied=True)
            verdict = self._desk.clash_within(ledger, tie)
        if verdict is not None:
            return sorted(verdict.claims | self.joined)
        part = self._timelines_part(found, claims, tied=tie is not None)
        if part is not None or tie is None:
            return part
        return None if self._desk.fits(tie) else claims

    def hanging(self, claims: Iterable[int]) -> list[int]:
        """Return those of some claims whose time hangs on another subject."""
        anchored = self.group.anchored
        return [x for x in claims if x in anchored and anchored[x].tier <= self.tier]

    def fits_somewhen(self, plain: Sequence[int], hanging: Sequence[int]) -> bool:
        """Tell whether claims fit with relative times, whenever what these wait for may come."""
        return self.settled(plain, hanging) is not None

    def settled(self, plain: Sequence[int], hanging: Sequence[int]) -> "Solver | None":
        """Return the solver in which relative times have found days that fit, or None."""
        return settled(self, plain, hanging)

    def choosing(self, claim: int, choice: Choice) -> "Solver":
        """Return the solver in which a relative time has been chosen."""
        return evolve(
            self,
            further=(*self.further, *((claim, demand) for demand in choice.demands)),
            further_items=(*self.further_items, *((claim, item) for item in choice.items)),
        )

    def comes(
        self,
        claim: int,
        line: Timeline,
        here: Sequence[tuple[int, Constraint]],
        demands: Sequence[Constraint],
    ) -> bool:
        """Tell whether what a relative time waits for may come as demanded, by itself."""
        own = [(claim, demand) for demand in demands if demand.timeline == line]
        return self._part_of([*here, *own], ()) is None

    def ledger(self, items: Sequence[tuple[int, Item]]) -> Ledger:
        """Return what some claims say in numbers, with the rules in force; without slots."""
        return Ledger(items, self.sums(), self.group.moving, (), self._without())

    def _without(self) -> frozenset[tuple[str, str | None]]:
        """Return the rules about the numbers of one deployment that do not hold."""
        dropped = {
            (instance.code, line.subject.deployment)
            for instance in self.dropped
            if instance.code in OF_ONE_DEPLOYMENT
            for line in instance.timelines
        }
        off = {(code, None) for code in OF_ONE_DEPLOYMENT if code in self.policy.disabled}
        return frozenset((*dropped, *off))

    def joint(
        self, found: Sequence[tuple[int, Constraint]], items: Sequence[tuple[int, Item]]
    ) -> tuple[Problem, Ledger, Mapping[str, int]]:
        """Return the problem, the ledger and the places of presences of stages and numbers."""
        persons = [entry for entry in items if entry[1].quantity.counts_persons]
        counted = sorted({item.quantity.deployment for _, item in persons})
        # what is present without its exceptions is present, and counts in a whole
        excepting = {x.timeline.subject for _, x in found if x.timeline.subject.exceptions}
        bases = {subject.deployment for subject in excepting if subject.deployment is not None}
        bases |= self.all_together() if excepting or not self.sums_hold() else set()
        further = [presence_of(Subject(name)) for name in sorted({*counted, *bases})]
        found = [entry for entry in found if is_linked(entry[1].timeline)]
        problem = self.problem(found, further)
        spoken = frozenset((*(constraint.timeline for _, constraint in found), *further))
        presence = {
            line.subject.deployment: place
            for place, line in enumerate(self.frame(spoken).lines)
            if line.facet == "presence"
            and not line.subject.exceptions
            and line.subject.deployment is not None
            and self.holds("count_present", line.subject.deployment)
        }
        return problem, self.ledger(persons), presence

    def all_together(self) -> set[str]:
        """Return wholes and the parts that are all of them: who is of a whole is in a part."""
        equal = [rule for rule in self.sums() if rule.equal]
        return {name for rule in equal for name in (rule.whole, *rule.parts)}

    def _tie(
        self, found: Sequence[tuple[int, Constraint]], items: Sequence[tuple[int, Item]]
    ) -> Tie | None:
        """Return how stages and numbers bear on one another, or None where they do not."""
        exhaustive = any(rule.equal for rule in self.group.sums)
        if not (items or exhaustive):
            return None
        told = bool(found) or not self.sums_hold()  # presences of parts tell what sums do not
        counted = any(item.quantity.counts_persons for _, item in items)
        if not told or not (counted or any(rule.equal for rule in self.sums())):
            return None
        return Tie(*self.joint(found, items), joined=bool(self.joined))

    def sums_hold(self) -> bool:
        """Tell whether every recorded part is counted within its whole."""
        return "parts_within_whole" not in self.policy.disabled and not any(
            instance.code == "parts_within_whole" for instance in self.dropped
        )

    def _timelines_part(
        self, found: Sequence[tuple[int, Constraint]], claims: Sequence[int], *, tied: bool
    ) -> Sequence[int] | None:
        """The same for what is said of timelines alone.

        Where numbers are tied to linked timelines, several of these are left to a question of
        both.
        """
        linked = [entry for entry in found if is_linked(entry[1].timeline)]
        several = tied and len({constraint.timeline for _, constraint in linked}) > 1
        apart: dict[Timeline, list[tuple[int, Constraint]]] = {}
        for entry in found:
            if not is_linked(entry[1].timeline):
                apart.setdefault(entry[1].timeline, []).append(entry)
        together = [] if several else [linked]
        parts = (self._part_of(entries, claims) for entries in (*together, *apart.values()))
        return next((part for part in parts if part is not None), None)

    def _part_of(
        self, found: Sequence[tuple[int, Constraint]], claims: Sequence[int]
    ) -> Sequence[int] | None:
        """The same for constraints on timelines that rules link, or on a single one."""
        spoken = frozenset(constraint.timeline for _, constraint in found)
        if len(spoken) > 1:
            return None if find_world(self.problem(found)) is not None else claims
        if not spoken:
            return None
        (line,) = spoken
        moving = motion(line, soft=self.soft(line), may_return=False)
        every, some = _spans(found)
        if some:
            fits = consistent(every, some, moving, many_moments=line.many_moments)
            return None if fits else claims
        guilty = killers(every, moving)
        if guilty is None:
            return None
        return sorted({found[place][0] for place in guilty} | self.joined)

    def proof(self, claims: Sequence[int]) -> Verdict | None:
        """Return a clash in numbers alone that shows that claims fail, or None; they may fail."""
        self._desk.proof = None
        return None if self.unsatisfiable_part(claims) is None else self._desk.proof

    def satisfiable(self, claims: Sequence[int]) -> bool:
        """Tell whether some world satisfies all of these claims."""
        return self.unsatisfiable_part(claims) is None

    def problem(
        self, found: Sequence[tuple[int, Constraint]], further: Iterable[Timeline] = ()
    ) -> Problem:
        """Return the problem of linked timelines for some constraints, and further timelines."""
        spoken = {constraint.timeline for _, constraint in found}
        frame = self.frame(frozenset((*spoken, *further)))
        return problem_of(frame, [constraint for _, constraint in found])


def _spans(found: Sequence[tuple[int, Constraint]]) -> tuple[list[Span], list[Span]]:
    every: list[Span] = []
    some: list[Span] = []
    for _, constraint in found:
        window = constraint.window
        (every if window.every else some).append((window.first, window.last, constraint.mask))
    return every, some
