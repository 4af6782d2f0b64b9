"""The first oracle: worlds over explicit days in Z3, and all minimal sets by trying subsets."""

from itertools import combinations, pairwise

import z3
from tests.oracle.reading import read
from tests.oracle.theory import MOMENT_FACETS, OPEN, STATES
from tests.oracle.z3_numbers import Ledger
from tests.oracle.z3_text import all_of, any_of

from counterclaim.codelists import facet_states, reachable
from counterclaim.consistency.policy import Policy

SEVERITIES = ("error", "warning", "note")


def steps(facet, *, soft):
    """Return, for each state, the states that may follow it in time."""
    states = STATES[facet]
    assert states == facet_states(facet).states
    masks = reachable(facet, soft=soft)
    return {
        state: [other for bit, other in enumerate(states) if masks[number] >> bit & 1]
        for number, state in enumerate(states)
    }


class Worlds:
    """A theory in one solver, with a switch for each claim and each tier.

    Only days within `pad` of a day on which something begins or ends are modelled: nothing
    changes between them, so that longer quiet times give no further worlds. Formulas are
    written as SMT-LIB texts, which Z3 reads much faster than its objects are made in Python.
    """

    def __init__(self, theory, pad=None):
        self.theory = theory
        self.pad = theory.enough() if pad is None else pad
        self.extra = max(0, self.pad - theory.enough())
        self.days = self._days()
        self.tiers = [f"tier{tier}" for tier in range(3)]
        self.claims = {name: f"claim{number}" for number, name in enumerate(theory.tiers)}
        self.lines = [f"(declare-const {name} Bool)" for name in self.tiers]
        self.lines += [f"(declare-const {name} Bool)" for name in self.claims.values()]
        self.cells = {
            timeline: self._cells(number, timeline)
            for number, timeline in enumerate(theory.timelines)
        }
        self.options = {name: self._options(entry) for name, entry in theory.hanging.items()}
        self._moves()
        self._laws()
        self._demands()
        self._hanging()
        if theory.numbers.quantities:
            self.lines += Ledger(self).lines
        # finite domains are much faster, where there are no numbers
        self.solver = z3.SolverFor("QF_LIA" if theory.numbers.quantities else "QF_FD")
        self.solver.from_string("\n".join(self.lines))

    def satisfiable(self, claim_ids, tier):
        """Tell whether some world of the tier satisfies the claims."""
        on = [self.claims[name] for name in claim_ids] + self.tiers[: tier + 1]
        return self.solver.check(*[z3.Bool(name) for name in on]) == z3.sat

    def _days(self):
        if self.theory.hanging:
            return self.theory.all_days(self.pad)
        if self.theory.numbers.quantities:
            return self._days_of_stretches()
        begins, ends = self.theory.bounds()
        near = range(-self.pad, self.pad + 1)
        marks = begins | ends or {0}
        return sorted({int(mark) + offset for mark in marks for offset in near})

    def _days_of_stretches(self):
        """Return as many days of each stretch as can matter.

        A stretch is a longest run of days that lie in the same windows. Of the days of a world,
        the last of a stretch, one for each "some day" that is met in it, and each on which a
        withdrawal enters completed are kept. What came and left on a day that is dropped is
        added to the next day that is kept, which lies in the same stretch, so that it is counted
        in the same totals and covered or not alike, and each stock that is kept is unchanged.
        The other way round, a quiet day may be put in after any other of the same stretch:
        nobody moves, and everything is as it was. So the days of a stretch, however many, are
        as good as these.
        Each begun drift of a figure begins a stretch of its own.
        """
        days = []
        for first, last, somes in self.theory.stretches():
            most = 1 + somes + len(self.theory.entries) + self.extra
            if first == -OPEN:
                end = 0 if last == OPEN else int(last)
                days += range(end - most + 1, end + 1)
            else:
                days += range(int(first), int(min(last + 1, first + most)))
        return days

    def _cells(self, number, timeline):
        """Make a switch for each state of each moment of each day; exactly one is on."""
        states = STATES[timeline.facet]
        moments = len(states) if timeline.facet in MOMENT_FACETS else 1
        days = []
        for index in range(len(self.days)):
            cells = []
            for moment in range(moments):
                cell = {state: f"t{number}.{index}.{moment}.{state}" for state in states}
                self.lines += [f"(declare-const {switch} Bool)" for switch in cell.values()]
                switches = " ".join(cell.values())
                self._add(f"(or {switches})")
                self._add(f"((_ at-most 1) {switches})")
                cells.append(cell)
            days.append(cells)
        return days

    def _moves(self):
        for timeline, days in self.cells.items():
            cells = [cell for day in days for cell in day]
            for soft in (True, False):
                if not soft and not self.theory.no_regression:
                    continue
                tier = 0 if soft else 1
                for state, following in steps(timeline.facet, soft=soft).items():
                    if len(following) == len(STATES[timeline.facet]):
                        continue
                    for now, after in pairwise(cells):
                        nexts = any_of(after[other] for other in following)
                        self.add_at(tier, f"(=> {now[state]} {nexts})")

    def _laws(self):
        for law in self.theory.implications:
            for index in range(len(self.days)):
                premise = self._holds(law.premise, index)
                conclusion = self._holds(law.conclusion, index)
                follows = self.where(law.claims, f"(=> {premise} {conclusion})")
                self.add_at(law.tier, follows)
        for withdrawal, presence in self.theory.entries:
            away, here = self.cells[withdrawal], self.cells[presence]
            for index in range(1, len(self.days)):
                before, now = away[index - 1][0]["completed"], away[index][0]["completed"]
                absent = here[index][0]["absent"]
                self.add_at(0, f"(=> {now} (or {before} {absent}))")
        for entry in self.theory.returns:
            away, here = self.cells[entry.withdrawal], self.cells[entry.presence]
            for index in range(1, len(self.days)):
                if not entry.allowed_on(self.days[index]):
                    stays = f"{away[index - 1][0]['completed']} {away[index][0]['completed']}"
                    absent = here[index - 1][0]["absent"]
                    present = here[index][0]["present"]
                    self.add_at(1, f"(not (and {stays} {absent} {present}))")

    def _demands(self):
        for name, demands in self.theory.demands.items():
            for demand in demands:
                self.add_at(demand.tier, f"(=> {self.claims[name]} {self._met(demand)})")
        for pair, tier in self.theory.rivals.items():
            both = all_of(self.claims[name] for name in sorted(pair))
            self.add_at(tier, f"(not {both})")

    def _met(self, demand):
        held = [
            all_of(self._holds(atom, index, demand.whole_day) for atom in demand.atoms)
            for index, day in enumerate(self.days)
            if demand.first <= day <= demand.last
        ]
        return all_of(held) if demand.every else any_of(held)

    def _options(self, entry):
        """Return what a claim demands, by the switch of the first day of its anchor.

        On the first day of the calendar the anchor may have held always. Else its days lie so
        far from the ends that the time of the claim lies in the calendar; there are enough.
        """
        found = []
        for index, day in enumerate(self.days):
            inside = self.days[0] <= day - entry.reach and day + entry.reach <= self.days[-1]
            demands = entry.on(day, always=index == 0) if inside or index == 0 else None
            found.append((f"first.{index}", demands))
        return [*found, ("never", entry.never())]

    def _hanging(self):
        for name, entry in self.theory.hanging.items():
            switch = self.claims[name]
            before = "false"
            for index in range(len(self.days)):
                now = self._holds(entry.anchor, index, whole_day=False)
                self.lines.append(f"(declare-const {switch}.first.{index} Bool)")
                self.lines.append(f"(declare-const {switch}.seen.{index} Bool)")
                self._add(f"(= {switch}.first.{index} (and {now} (not {before})))")
                self._add(f"(= {switch}.seen.{index} (or {now} {before}))")
                before = f"{switch}.seen.{index}"
            self.lines.append(f"(declare-const {switch}.never Bool)")
            self._add(f"(= {switch}.never (not {before}))")
            for when, demands in self.options[name]:
                met = ["false"] if demands is None else [self._met(one) for one in demands[0]]
                self._add(f"(=> (and {switch} {switch}.{when}) {all_of(met)})")

    def _holds(self, atom, index, whole_day=True):  # noqa: FBT002  (as in Demand)
        """Say that a day meets an atom, by all of its moments or by one."""
        moments = [
            any_of(cell[state] for state in cell if state in atom.states)
            for cell in self.cells[atom.timeline][index]
        ]
        return all_of(moments) if whole_day else any_of(moments)

    def _add(self, formula):
        self.lines.append(f"(assert {formula})")

    def where(self, claim_ids, formula):
        """Say a formula of the sets that contain some claims."""
        return f"(=> {all_of(self.claims[name] for name in sorted(claim_ids))} {formula})"

    def add_at(self, tier, formula):
        self._add(f"(=> {self.tiers[tier]} {formula})")


def satisfiable(theory, claim_ids, tier, pad=None):
    """Tell whether some world satisfies a set of claims at a tier."""
    return Worlds(theory, pad).satisfiable(claim_ids, tier)


def minimal_sets(theory, check):
    """Return each set of claims that is minimally unsatisfiable at some tier, with its severity.

    `check(claim_ids, tier)` tells whether a set is satisfiable. Sets that hold two claims that
    never stand together are left out.
    """
    found = {}
    for tier, severity in enumerate(SEVERITIES):
        names = [name for name, own in theory.tiers.items() if own <= tier]
        minimal = []
        if not check(names, tier):  # else every smaller set can be true, too
            minimal = _minimal_at(tier, theory, check, names)
        early = [
            pair
            for pair, own in theory.rivals.items()
            if own <= tier
            and not pair <= set(names)
            and not any(smaller <= pair for smaller in minimal)
            and not _apart(pair, tier, theory)
        ]
        for subset in [*minimal, *early]:
            found.setdefault(subset, severity)
    return found


def _minimal_at(tier, theory, check, names):
    """Return the minimal sets at a tier of the claims that take part in it."""
    minimal = []
    for size in range(1, len(names) + 1):
        for subset in map(frozenset, combinations(names, size)):
            if any(smaller <= subset for smaller in minimal) or _apart(subset, tier, theory):
                continue
            if not check(sorted(subset), tier):
                minimal.append(subset)
    return minimal


def _apart(subset, tier, theory):
    """Tell whether a set holds two claims that never stand in one set."""
    if any(pair <= subset for pair in theory.apart):
        return True
    is_step = len(subset) == 3 and theory.rivals.get(subset, 3) <= tier
    return not is_step and any(pair <= subset for pair in theory.plans_apart)


def conflicts(dataset, policy=None, pad=None):
    """Return every conflict of a dataset as {set of claim ids: severity}."""
    theory = read(dataset, Policy() if policy is None else policy)
    return minimal_sets(theory, Worlds(theory, pad).satisfiable)
