"""Whether the claims of a group can all be true at a tier: one question, two engines.

A timeline that no rule links is swept; linked timelines are searched together. Assumptions
can be dropped one by one, to see which of them a conflict needs.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from counterclaim.consistency.amounts import Item, Quantity, Stock
from counterclaim.consistency.groups import Group, is_linked, links_of, with_carriers
from counterclaim.consistency.instances import Instance, instance_of, number_instance, rule_instance
from counterclaim.consistency.joint import clash_of_numbers, fits_jointly, presences_of
from counterclaim.consistency.ledger import OF_ONE_DEPLOYMENT, Ledger, Sum
from counterclaim.consistency.placing import settled
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.consistency.reading import presence_of
from counterclaim.consistency.relative import Choice
from counterclaim.consistency.standing import (
    Limit,
    by_quantity,
    clash_of_standing,
    is_plain,
    limits_of,
)
from counterclaim.consistency.states import PAST, Motion, Timeline, motion
from counterclaim.consistency.structure import Structure, Subject
from counterclaim.consistency.sweep import Span, consistent, killers
from counterclaim.consistency.theory import Constraint, Link
from counterclaim.consistency.worlds import Demand, Implication, Problem, find_world


@frozen
class Frame:
    """The timelines that a question is about, those that carry a rule between them included.

    The rest is as in `Problem`.
    """

    lines: tuple[Timeline, ...]
    motions: tuple[Motion, ...]
    covered_motions: tuple[Motion, ...]
    covered: tuple[tuple[tuple[int, int], ...], ...]
    links: tuple[Link, ...]
    implications: tuple[Implication, ...]


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
    _solvers: dict[frozenset[int], "Solver"] = field(factory=dict, eq=False, init=False)
    _frames: dict[frozenset[Timeline], Frame] = field(factory=dict, eq=False, init=False)
    _limits: dict[int, list[Limit]] = field(factory=dict, eq=False, init=False)
    _rows: dict[int, tuple[Constraint, ...]] = field(factory=dict, eq=False, init=False)

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
            frame = self._frames[spoken] = self._make_frame(spoken)
        return frame

    def _make_frame(self, spoken: frozenset[Timeline]) -> Frame:
        lines = with_carriers(spoken, self.structure) if len(spoken) > 1 else list(spoken)
        place = {line: number for number, line in enumerate(lines)}
        links = tuple(
            link
            for link in links_of(lines, self.structure, self.policy)
            if link.tier <= self.tier
            and Instance(link.code, None, (link.source, link.target)) not in self.dropped
        )
        return Frame(
            lines=tuple(lines),
            motions=tuple(
                motion(x, soft=self.soft(x), may_return=self.may_return(x)) for x in lines
            ),
            covered_motions=tuple(motion(x, soft=self.soft(x), may_return=True) for x in lines),
            covered=tuple(self.group.covered.get(line, ()) for line in lines),
            links=links,
            implications=tuple(
                Implication(place[link.source], link.when, place[link.target], link.then)
                for link in links
            ),
        )

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
        if items:
            clash = self._numbers_part(items)
            if clash is not None:
                return sorted(clash | self.joined)
        part = self._timelines_part(claims)
        exhaustive = any(rule.equal for rule in self.group.sums)
        if part is not None or not (items or exhaustive):
            return part
        return None if self._fits_jointly(self.constraints(claims), items) else claims

    def _untied(self, items: Sequence[tuple[int, Item]]) -> dict[Quantity, list[tuple[int, Item]]]:
        """Return, by quantity, what can be decided day by day: nothing ties it to others."""
        found = by_quantity(items)
        persons = [quantity for quantity in found if quantity.counts_persons]
        groups = {quantity.deployment for quantity in persons if quantity.population is not None}
        sums = self.sums()
        # where joins go round in a circle, even one number alone is tied to itself
        several = len(persons) > 1 or bool(self.joined)
        tied = any(rule.equal for rule in sums) or bool(groups) or (several and bool(sums))
        return {
            quantity: own
            for quantity, own in found.items()
            if not (tied and quantity.counts_persons) and is_plain(own)
        }

    def _numbers_part(self, items: Sequence[tuple[int, Item]]) -> frozenset[int] | None:
        """Return claims of a clash in numbers alone, or None."""
        untied = self._untied(items)
        left = [entry for entry in items if entry[1].quantity not in untied]
        for own in untied.values():
            standing = clash_of_standing(own, self._limits_of(own))
            if standing.clash is not None:
                return standing.clash
            left += [] if standing.sure else own
        verdict = clash_of_numbers(self.ledger(left)) if left else None
        return None if verdict is None else verdict.claims

    def _limits_of(self, items: Iterable[tuple[int, Item]]) -> list[Limit]:
        """Return the limits that items set, worked out once for each."""
        found: list[Limit] = []
        for claim, item in items:
            limits = self._limits.get(id(item))
            if limits is None:
                limits = self._limits[id(item)] = limits_of(claim, item, self.group.moving)
            found += limits
        return found

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

    def _fits_jointly(
        self, found: Sequence[tuple[int, Constraint]], items: Sequence[tuple[int, Item]]
    ) -> bool:
        counted = any(item.quantity.counts_persons for _, item in items)
        sums = self.sums()
        told = bool(found) or not self._sums_hold()  # presences of parts tell what sums do not
        if not told or not (counted or any(rule.equal for rule in sums)):
            return True
        problem, ledger, presence = self.joint(found, items)
        if self._stands(ledger.items):
            demands = [
                demand
                for quantity, own in by_quantity(ledger.items).items()
                if quantity.deployment in presence
                for demand in presences_of(self._limits_of(own), presence[quantity.deployment])
            ]
            together = evolve(problem, demands=[*problem.demands, *demands])
            return find_world(together) is not None
        return fits_jointly(problem, ledger, presence)

    def _sums_hold(self) -> bool:
        """Tell whether every recorded part is counted within its whole."""
        return "parts_within_whole" not in self.policy.disabled and not any(
            instance.code == "parts_within_whole" for instance in self.dropped
        )

    def _stands(self, items: Sequence[tuple[int, Item]]) -> bool:
        """Tell whether all that numbers say to presences is on which days there are some."""
        if not items:  # then it is the parts of a whole that tie presences
            return False
        return len(self._untied(items)) == len(by_quantity(items)) and all(
            item.window.every for _, item in items if isinstance(item, Stock)
        )

    def _timelines_part(self, claims: Sequence[int]) -> Sequence[int] | None:
        """The same for what is said of timelines alone."""
        found = self.constraints(claims)
        linked = [entry for entry in found if is_linked(entry[1].timeline)]
        if len(linked) == len(found):
            return self._part_of(found, claims)
        apart: dict[Timeline, list[tuple[int, Constraint]]] = {}
        for entry in found:
            if not is_linked(entry[1].timeline):
                apart.setdefault(entry[1].timeline, []).append(entry)
        parts = (self._part_of(entries, claims) for entries in (linked, *apart.values()))
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

    def satisfiable(self, claims: Sequence[int]) -> bool:
        """Tell whether some world satisfies all of these claims."""
        return self.unsatisfiable_part(claims) is None

    def problem(
        self, found: Sequence[tuple[int, Constraint]], further: Iterable[Timeline] = ()
    ) -> Problem:
        """Return the problem of linked timelines for some constraints, and further timelines."""
        spoken = {constraint.timeline for _, constraint in found}
        frame = self.frame(frozenset((*spoken, *further)))
        place = {line: number for number, line in enumerate(frame.lines)}
        return Problem(
            motions=frame.motions,
            covered_motions=frame.covered_motions,
            covered=frame.covered,
            links=frame.implications,
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
            many_moments=all(line.many_moments for line in frame.lines),
        )


def _spans(found: Sequence[tuple[int, Constraint]]) -> tuple[list[Span], list[Span]]:
    every: list[Span] = []
    some: list[Span] = []
    for _, constraint in found:
        window = constraint.window
        (every if window.every else some).append((window.first, window.last, constraint.mask))
    return every, some
