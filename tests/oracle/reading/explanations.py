"""Which further claims would explain a conflict, and what its grade is then."""

from itertools import combinations

from attrs import frozen

from tests.oracle.reading import amounts, figures
from tests.oracle.reading.claims import LIKELY, WEAK, Change, Count, Scope, Stage
from tests.oracle.reading.days import LONG
from tests.oracle.reading.states import BEGINS, COMES, LEAVES, reports
from tests.oracle.reading.ways import relates


@frozen
class Said:
    """All claims of a dataset, and which of them stand in conflict."""

    world: object
    views: dict
    base: dict

    def after(self, names, ways):
        """Return the grade of a conflict, one less where each firmest way is explained."""
        return min(self._of_way(names, way) for way in ways)

    def _of_way(self, names, way):
        firm = any(self.firm(found, names) for found in self.explaining(names, way))
        return min(way.grade + 1, WEAK) if firm else way.grade

    def firm(self, found, names):
        """Tell whether a set is of certain facts in no conflict with others."""
        for name in found:
            view = self.views[name]
            if not view.fact or view.claim.commitment != "certain":
                return False
            for other, grade in self.base.items():
                if name in other and grade <= LIKELY and not other - {name} <= names:
                    return False
        return True

    def explaining(self, names, way):
        """Yield the sets of further claims that would explain a way."""
        members = [self.views[name] for name in sorted(names)]
        for view in self.views.values():
            if view.id in names or not _takes_part(view):
                continue
            if self._withdraws(view, members) or self._covers(view, members, way):
                yield (view.id,)
        yield from self._movements(names, members, way)

    def _movements(self, names, members, way):
        """Yield one or two movements that are large enough for a figure to differ."""
        if way.moves in (None, (None, None)) or len(members) != 2:
            return
        first, last = sorted(members, key=lambda v: figures.days_of(v).first)
        grows = figures.bounds_of(last)[0] > figures.bounds_of(first)[1]
        sizes = {}
        for view in self.views.values():
            if view.id in names or not view.fact:
                continue
            if isinstance(view.says, Stage | Change) and self._reported(view, members, grows=grows):
                yield (view.id,)
            if self._moves(view, members, grows=grows):
                sizes[view.id] = figures.bounds_of(view)[1]
        gap = way.moves[0]
        for name, size in sizes.items():
            if size >= gap:
                yield (name,)
        for a, b in combinations(sizes, 2):
            if max(sizes[a], sizes[b]) < gap <= sizes[a] + sizes[b]:
                yield (a, b)

    def _moves(self, view, members, *, grows):
        if not isinstance(view.says, Count) or figures.denies(view):
            return False
        if not amounts.at_least_one(view.says):
            return False
        if view.measure != ("arriving" if grows else "leaving"):
            return False
        if view.says.unit != members[0].says.unit or not view.fact:
            return False
        return self._between(view, members)

    def _reported(self, view, members, *, grows):
        return reports(view, COMES if grows else LEAVES) and self._between(view, members)

    def _between(self, view, members):
        if not any(view.structure.related(view.subject, m.subject) for m in members):
            return False
        first = min(figures.days_of(m).first for m in members)
        last = max(figures.days_of(m).last for m in members)
        a, b = _covered(view)
        return max(a, first) <= min(b, last)

    def _withdraws(self, view, members):
        for member in members:
            if relates(view, member, ("retracts", "supersedes", "corrects")):
                if view.may_settle(member):
                    return True
            if relates(view, member, ("updates",)) and view.may_settle(member):
                others = [m for m in members if m is not member]
                if member.intends and all(view.s1 <= other.s0 for other in others):
                    return True
        return False

    def _covers(self, view, members, way):
        if len(members) != 2 or not way.ended:
            return False
        facts = all(member.fact for member in members)
        if facts and not view.fact:
            return False
        first, last = _between(members)
        a, b = _covered(view)
        if max(a, first) > min(b, last):
            return False
        return any(self._ends(view, members, ended) for ended in way.ended)

    def _ends(self, view, members, ended):
        kind, line, _ = ended
        if not any(view.structure.related(view.subject, m.subject) for m in members):
            return False
        if kind in (COMES, LEAVES):
            return reports(view, kind)
        if kind == BEGINS:
            return reports(view, COMES) or reports(view, LEAVES)
        return False


def _takes_part(view):
    return isinstance(view.says, Stage) or not isinstance(view.says, Scope)


def _days(view):
    if view.when is None or view.time is None:
        return view.s0, view.s1
    days = view.days()[0]
    return days.first, days.last


def _between(members):
    spans = [_days(member) for member in members]
    return min(a for a, _ in spans), max(b for _, b in spans)


def _covered(view):
    if view.when is None:
        return (view.s0 - 30, view.s1) if view.fact else (view.s0, LONG)
    first, last = _days(view)
    return (max(first, view.s0) if view.intends else first), last


__all__ = ["Said", "combinations"]
