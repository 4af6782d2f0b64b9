"""The second oracle: a search forward over joint states, day by day, without a solver.

Only for tiny cases: every day between the first and the last bound is visited.
"""

from itertools import product

from tests.oracle.theory import MOMENT_FACETS, STATES

from counterclaim.codelists import TRANSITIONS


def follows(facet, *, soft):
    """Return, for each state, the set of states that any number of steps lead to."""
    reached = {state: {state} for state in STATES[facet]}
    changed = True
    while changed:
        changed = False
        for step in TRANSITIONS:
            if step.facet != facet or (step.kind == "soft" and not soft):
                continue
            for states in reached.values():
                if step.source in states and step.target not in states:
                    states.add(step.target)
                    changed = True
    return reached


class Search:
    """A theory, with what every search at one tier shares."""

    def __init__(self, theory, pad=None):
        self.theory = theory
        begins, ends = theory.bounds()
        marks = begins | ends or {0}
        pad = theory.enough() if pad is None else pad
        self.days = range(int(min(marks)) - pad, int(max(marks)) + pad + 1)
        self.alone = [t for t in theory.timelines if t.facet in MOMENT_FACETS]
        self.together = [t for t in theory.timelines if t.facet not in MOMENT_FACETS]
        self.place = {timeline: number for number, timeline in enumerate(self.together)}
        self.successors = {}

    def satisfiable(self, claim_ids, tier):
        """Tell whether some world satisfies a set of claims at a tier."""
        names = set(claim_ids)
        rivals = self.theory.rivals.items()
        if any(pair <= names and from_tier <= tier for pair, from_tier in rivals):
            return False
        demands = [
            demand
            for name in claim_ids
            for demand in self.theory.demands[name]
            if demand.tier <= tier
        ]
        soft = tier == 0 or not self.theory.no_regression
        for timeline in self.alone:
            own = [demand for demand in demands if demand.atoms[0].timeline == timeline]
            if not _one_timeline(timeline.facet, own, self.days, soft=soft):
                return False
        own = [demand for demand in demands if demand.atoms[0].timeline in self.place]
        return self._many_timelines(own, tier, names)

    def _holds(self, atom, world):
        return world[self.place[atom.timeline]] in atom.states

    def _after_each(self, tier, names):
        """Return, for each joint state that the laws allow, those that may follow it."""
        laws = tuple(
            law for law in self.theory.implications if law.tier <= tier and law.claims <= names
        )
        key = (tier, laws)
        if key in self.successors:
            return self.successors[key]
        lawful = [
            world
            for world in product(*(STATES[timeline.facet] for timeline in self.together))
            if all(
                self._holds(law.conclusion, world)
                for law in laws
                if self._holds(law.premise, world)
            )
        ]
        soft = tier == 0 or not self.theory.no_regression
        nexts = {facet: follows(facet, soft=soft) for facet in STATES}
        facets = [timeline.facet for timeline in self.together]
        self.successors[key] = {
            now: [
                after
                for after in lawful
                if all(
                    new in nexts[facet][old]
                    for facet, old, new in zip(facets, now, after, strict=True)
                )
                and not any(
                    now[self.place[away]] != "completed"
                    and after[self.place[away]] == "completed"
                    and after[self.place[here]] == "present"
                    for away, here in self.theory.entries
                )
            ]
            for now in lawful
        }
        return self.successors[key]

    def _comes_back(self, entry, now, after):
        away, here = self.place[entry.withdrawal], self.place[entry.presence]
        stays = (now[away], after[away]) == ("completed", "completed")
        return stays and (now[here], after[here]) == ("absent", "present")

    def _many_timelines(self, demands, tier, names):
        """Search timelines with one state a day, under the laws that join them."""
        after_each = self._after_each(tier, names)
        returns = self.theory.returns if tier >= 1 else ()
        somes = [demand for demand in demands if not demand.every]
        met_in = {
            world: frozenset(
                number
                for number, demand in enumerate(somes)
                if all(self._holds(atom, world) for atom in demand.atoms)
            )
            for world in after_each
        }
        found = None
        for day in self.days:
            everies = _now(demands, day, every=True)
            fitting = {
                world
                for world in after_each
                if all(self._holds(atom, world) for demand in everies for atom in demand.atoms)
            }
            due = {n for n, demand in enumerate(somes) if demand.first <= day <= demand.last}
            if found is None:
                reached = {(world, met_in[world] & due) for world in fitting}
            else:
                guarded = [entry for entry in returns if not entry.allowed_on(day)]
                reached = {
                    (world, met | (met_in[world] & due))
                    for now, met in found
                    for world in after_each[now]
                    if world in fitting
                    and not any(self._comes_back(entry, now, world) for entry in guarded)
                }
            found = {(world, met) for world, met in reached if not _too_late(somes, met, day)}
        return any(len(met) == len(somes) for _, met in found)


def satisfiable(theory, claim_ids, tier, pad=None):
    """Tell whether some world satisfies a set of claims at a tier."""
    return Search(theory, pad).satisfiable(claim_ids, tier)


def _one_timeline(facet, demands, days, *, soft):
    """Search a decision or an announcement, in which a day is a path of states."""
    nexts = follows(facet, soft=soft)
    somes = [demand for demand in demands if not demand.every]
    ends = {(state, frozenset()) for state in STATES[facet]}
    for day in days:
        paths = set()
        for state, met in ends:
            starts = nexts[state] if day != days[0] else {state}
            paths |= {(start, frozenset({start}), met) for start in starts}
        waiting = list(paths)
        while waiting:  # a day may go on through any further states
            state, visited, met = waiting.pop()
            for other in nexts[state]:
                longer = (other, visited | {other}, met)
                if longer not in paths:
                    paths.add(longer)
                    waiting.append(longer)
        ends = set()
        for state, visited, met in paths:
            if all(visited <= demand.atoms[0].states for demand in _now(demands, day, every=True)):
                now_met = met | {
                    number
                    for number, demand in enumerate(somes)
                    if demand.first <= day <= demand.last and _met_by(demand, visited)
                }
                if not _too_late(somes, now_met, day):
                    ends.add((state, now_met))
    return any(len(met) == len(somes) for _, met in ends)


def _met_by(demand, visited):
    states = demand.atoms[0].states
    return visited <= states if demand.whole_day else bool(visited & states)


def _now(demands, day, *, every):
    return [
        demand for demand in demands if demand.every == every and demand.first <= day <= demand.last
    ]


def _too_late(somes, met, day):
    return any(number not in met and demand.last <= day for number, demand in enumerate(somes))
