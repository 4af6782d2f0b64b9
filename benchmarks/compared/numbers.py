"""Methods for subjects with numbers: the engine, a loop over pairs, and Z3 for whole numbers.

A subject is a group as the checker compiles it, so that all methods are asked about the same
days, bounds and rules; what they find out about them is their own work.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen
from counterclaim.consistency.amounts import Days, Flow, Item, Lasting, Quantity, Stock, Total
from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.groups import Group, groups_of
from counterclaim.consistency.joint import joint_problem
from counterclaim.consistency.ledger import Ledger, places_of, starting, with_slots
from counterclaim.consistency.solve import Solver
from counterclaim.consistency.standing import Limit, limits_of
from counterclaim.consistency.states import PRESENT
from counterclaim.consistency.worlds import Problem, lay_out

from compared.records import Story, dataset_of
from compared.tables import Method, Sizes
from compared.timelines import smt_size
from counterclaim.consistency.policy import Policy
from counterclaim.solver.minimal_sets import bits, shrink
from counterclaim.structure.hierarchy import Structure

TIER = 1
"""The words of the claims with what is presumed, without strong readings."""


@frozen
class Case:
    """A group of claims that bear on one another, with what the checker needs to know."""

    group: Group
    structure: Structure
    policy: Policy

    @property
    def solver(self) -> Solver:
        """A solver that has not been asked anything yet."""
        return Solver(self.group, TIER, self.policy, self.structure)


def cases(story: Story, subjects: int, claims: int = 10) -> list[Case]:
    """Return the subjects of a story, compiled."""
    policy = Policy()
    theory = compile_dataset(dataset_of(story, subjects, claims), policy)
    return [Case(group, theory.structure, policy) for group in groups_of(theory, policy)]


def size_of(case: Case) -> int:
    """Return the number of claims of a subject."""
    return len(case.group.members)


def by_engine(data: Sequence[Case]) -> Sizes:
    """Return the size of one minimal set for each subject, 0 where all is well."""
    sizes = []
    for case in data:
        solver, members = case.solver, case.group.members
        place = {claim: number for number, claim in enumerate(members)}

        def test(
            mask: int,
            solver: Solver = solver,
            members: Sequence[int] = members,
            place: Mapping[int, int] = place,
        ) -> int | None:
            part = solver.unsatisfiable_part([members[number] for number in bits(mask)])
            return None if part is None else sum(1 << place[claim] for claim in part)

        start = test((1 << len(members)) - 1)
        sizes.append(0 if start is None else shrink(start, test).bit_count())
    return sizes


Said = tuple[list[Limit], list[Stock]]
"""What a claim says of every day of some days, and of some day of others."""


def _said(claim: int, items: Sequence[Item], group: Group) -> Said:
    told = [item for item in items if item.tier <= TIER]
    limits = [limit for item in told for limit in limits_of(claim, item, group.moving)]
    return limits, [x for x in told if isinstance(x, Stock) and not x.window.every]


def _no_room(stock: Stock, limits: Sequence[Limit]) -> bool:
    """Tell whether on every day of a window some limit leaves no room for a number."""
    day = stock.window.first
    for limit in sorted(limits, key=lambda limit: limit.first):
        bound = stock.high if limit.least else stock.low
        clash = bound is not None and (
            bound < limit.number if limit.least else bound > limit.number
        )
        if clash and limit.first <= day:
            day = max(day, limit.last + 1)
    return day > stock.window.last


def _clash(one: Said, other: Said) -> bool:
    crossed = any(
        low.least
        and not high.least
        and low.number > high.number
        and low.first <= high.last
        and high.first <= low.last
        for low, high in [(x, y) for x in one[0] for y in other[0]]
        + [(y, x) for x in one[0] for y in other[0]]
    )
    return (
        crossed
        or any(_no_room(stock, other[0]) for stock in one[1])
        or any(_no_room(stock, one[0]) for stock in other[1])
    )


def by_pairs(data: Sequence[Case]) -> Sizes:
    """Return 2 for each subject with two figures that clash by themselves, else 0."""
    sizes = []
    for case in data:
        said = [_said(claim, items, case.group) for claim, items in case.group.numbers.items()]
        clash = any(
            _clash(one, other) for number, one in enumerate(said) for other in said[:number]
        )
        sizes.append(2 if clash else 0)
    return sizes


def by_smt(data: Sequence[Case]) -> Sizes:
    """Return the size of one minimal set for each subject, by Z3 from a text in SMT-LIB."""
    import z3  # noqa: PLC0415  (only this method needs it)

    return [
        smt_size(z3.Solver(), Text(case).written(), [f"c{x}" for x in case.group.members])
        for case in data
    ]


class Text:
    """A subject as a text in SMT-LIB: states and numbers on every slot of days."""

    def __init__(self, case: Case) -> None:
        solver, members = case.solver, case.group.members
        self.members = members
        self.constraints = solver.constraints(members)
        items = solver.numbers(members)
        self.lines: list[str] = []
        self.problem: Problem | None = None
        self.presence: Mapping[str, int] = {}
        ledger = solver.ledger(items)
        if self.constraints:
            self.problem, ledger, self.presence = solver.joint(self.constraints, items)
            slots, self.steps = lay_out(joint_problem(self.problem, ledger, self.presence))
        else:
            slots = with_slots(ledger).slots
        self.ledger: Ledger = ledger
        self.slots: Sequence[Days] = slots
        self.quantities = dict.fromkeys(item.quantity for _, item in items)
        self.quantities |= dict.fromkeys(Quantity(name, "persons") for name in self.presence)
        self.names = {quantity: f"q{number}" for number, quantity in enumerate(self.quantities)}
        self.dynamic = {item.quantity for _, item in items if isinstance(item, Flow)}
        self.said: dict[int, list[str]] = {claim: [] for claim in members}

    def written(self) -> str:
        """Write everything down."""
        self._declare()
        if self.problem is not None:
            self._timelines(self.problem)
        self._rules()
        for claim, item in self.ledger.items:
            self.said[claim].append(self._item(item))
        for claim, parts in self.said.items():
            self.lines.append(f"(assert (=> c{claim} (and true {' '.join(parts)})))")
        return "\n".join(self.lines)

    def _declare(self) -> None:
        self.lines += [f"(declare-const c{claim} Bool)" for claim in self.members]
        for quantity, name in self.names.items():
            for slot in range(len(self.slots)):
                kinds = "nio" if quantity in self.dynamic else "n"
                for kind in kinds:
                    self.lines.append(f"(declare-const {kind}{name}_{slot} Int)")
                    self.lines.append(f"(assert (>= {kind}{name}_{slot} 0))")
                if quantity in self.dynamic and slot:
                    before = f"n{name}_{slot - 1}"
                    moved = f"(- (+ {before} i{name}_{slot}) o{name}_{slot})"
                    self.lines.append(f"(assert (= n{name}_{slot} {moved}))")

    def _within(self, line: int, slot: int, mask: int) -> str:
        return f"(or false {' '.join(f's{line}_{slot}_{state}' for state in bits(mask))})"

    def _timelines(self, problem: Problem) -> None:
        for line, motion in enumerate(problem.motions):
            width = (len(motion.ahead) - 1).bit_length()
            for slot in range(len(self.slots)):
                own = [f"s{line}_{slot}_{state}" for state in range(width)]
                self.lines += [f"(declare-const {name} Bool)" for name in own]
                self.lines.append(f"(assert (or {' '.join(own)}))")
                for one in range(width):
                    for two in range(one):
                        self.lines.append(f"(assert (or (not {own[one]}) (not {own[two]})))")
                    if slot:
                        after = self._within(line, slot, self.steps[line][slot].ahead[1 << one])
                        self.lines.append(f"(assert (=> s{line}_{slot - 1}_{one} {after}))")
        for link in problem.links:
            for slot in range(len(self.slots)):
                source = self._within(link.source, slot, link.when)
                target = self._within(link.target, slot, link.then)
                self.lines.append(f"(assert (=> {source} {target}))")
        for (claim, _), demand in zip(self.constraints, problem.demands, strict=True):
            places = places_of(self.slots, demand.first, demand.last)
            parts = [self._within(demand.timeline, slot, demand.mask) for slot in places]
            how = "and true" if demand.every else "or false"
            self.said[claim].append(f"({how} {' '.join(parts)})")

    def _rules(self) -> None:
        for name, line in self.presence.items():
            quantity = self.names[Quantity(name, "persons")]
            for slot in range(len(self.slots)):
                here = self._within(line, slot, PRESENT)
                self.lines.append(f"(assert (= {here} (>= n{quantity}_{slot} 1)))")
        for rule in self.ledger.sums:
            whole = self.names.get(Quantity(rule.whole, "persons"))
            parts = [self.names.get(Quantity(part, "persons")) for part in rule.parts]
            known = [part for part in parts if part is not None]
            if whole is None or not known:
                continue
            for slot in range(len(self.slots)):
                total = " ".join(f"n{part}_{slot}" for part in known)
                self.lines.append(f"(assert (<= (+ 0 {total}) n{whole}_{slot}))")

    def _item(self, item: Item) -> str:
        name = self.names[item.quantity]
        if isinstance(item, Flow):
            return f"(or {' '.join(self._total(name, total) for total in item.alternatives)})"
        if isinstance(item, Lasting):
            return f"(and true {' '.join(self._lasting(name, item))})"
        places = places_of(self.slots, item.window.first, item.window.last)
        parts = [
            f"(and true {_between(f'n{name}_{slot}', item.low, item.high)})" for slot in places
        ]
        return f"({'and true' if item.window.every else 'or false'} {' '.join(parts)})"

    def _total(self, name: str, total: Total) -> str:
        places = places_of(self.slots, total.first, total.last)
        came = " ".join(f"i{name}_{slot}" for slot in places)
        left = " ".join(f"o{name}_{slot}" for slot in places)
        moved = {
            "in": f"(+ 0 {came})",
            "out": f"(+ 0 {left})",
            "net": f"(- (+ 0 {came}) (+ 0 {left}))",
        }[total.direction]
        return f"({'>=' if total.least else '<='} {moved} {_number(total.number)})"

    def _lasting(self, name: str, item: Lasting) -> list[str]:
        found = []
        covered = self.ledger.covered.get(item.quantity.deployment, ((), ()))
        since = [n for n, (first, _) in enumerate(self.slots) if first > item.origin]
        for first, last, low, high in item.steps:
            for slot in starting(self.slots, first, last):
                for kind, bound, windows in zip("oi", (low, high), covered, strict=True):
                    moved = [n for n in since if n <= slot and _inside(self.slots[n], windows)]
                    if bound is None or (moved and item.quantity not in self.dynamic):
                        continue
                    names = " ".join(f"{kind}{name}_{n}" for n in moved)
                    sign = "+" if kind == "o" else "-"
                    amount = f"({sign} n{name}_{slot} (+ 0 {names}))"
                    how = ">=" if kind == "o" else "<="
                    found.append(f"({how} {amount} {_number(bound)})")
        return found


def _inside(slot: Days, windows: Sequence[Days]) -> bool:
    return any(first <= slot[0] and slot[1] <= last for first, last in windows)


def _number(value: Any) -> str:
    """Write a whole number or a fraction."""
    top, below = value.as_integer_ratio()
    text = str(top) if top >= 0 else f"(- {-top})"
    return text if below == 1 else f"(/ {text} {below})"


def _between(name: str, low: Any, high: Any) -> str:
    parts = [] if low is None else [f"(>= {name} {_number(low)})"]
    parts += [] if high is None else [f"(<= {name} {_number(high)})"]
    return " ".join(parts)


def methods(repeats: int, *, pairs: bool, share: float) -> tuple[Method, ...]:
    """Return the methods, the engine first; Z3 takes a share of the subjects."""
    engine = Method("engine: verdict and a minimal set", by_engine, repeats=repeats)
    loop = Method("loop over pairs: pairs only", by_pairs, whole=False, repeats=repeats)
    smt = Method("Z3 for whole numbers and deletion", by_smt, share, "z3")
    return (engine, loop, smt) if pairs else (engine, smt)
