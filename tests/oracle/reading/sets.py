"""All minimal sets of a dataset that exclude themselves, by trying them."""

from itertools import combinations

from attrs import evolve
from tests.oracle.reading import (
    anchors,
    denials,
    explanations,
    figures,
    promises,
    properties,
    speech,
    states,
    sums,
)
from tests.oracle.reading.answers import answers_of, universe_of
from tests.oracle.reading.claims import SILENT, View, world_of
from tests.oracle.reading.days import LONG
from tests.oracle.reading.ways import Way, compared

from counterclaim.model import Attribute, Count, Said, Scope, Stage


def takes_part(world, claim):
    """Tell whether a claim is compared at all."""
    if claim.modality in SILENT or claim.commitment == "none":
        return False
    if not _resolves(world, claim):
        return False
    if isinstance(claim.says, Scope):
        return claim.polarity == "affirmed" and (
            claim.says.relation in ("part_of", "same_as") and len(claim.says.subjects) == 2
        )
    if isinstance(claim.says, Stage) and claim.about.deployment in claim.says.exceptions:
        return False
    return not _says_nothing(claim.says) and _has_a_time(View(world, claim))


def _has_a_time(view):
    """Tell whether some day is left, and one is known."""
    if isinstance(view.says, Said) and view.when is None:
        return view.s0 > -LONG and view.s1 < LONG
    if isinstance(view.says, Said | Scope) or relative(view):
        return True
    if isinstance(view.says, Attribute) and view.when is None:
        return view.s0 > -LONG and view.s1 < LONG
    return not view.undated and not view.days()[0].empty


def _says_nothing(says):
    """Tell whether a count is of a vague number that may be nobody, or is none of people."""
    if not isinstance(says, Count) or says.basis != "vague":
        return False
    return says.measure in ("ceiling", "net_change") or (says.low or 0) < 1


def _resolves(world, claim):
    known = world.structure
    abouts = (claim.about, *getattr(claim.says, "subjects", ()))
    places = [a.deployment for a in abouts if a.deployment is not None]
    places += getattr(claim.says, "exceptions", ())
    actors = [claim.speaker, *(a.by for a in abouts if a.by)]
    return all(p in known.deployments for p in places) and all(a in known.actors for a in actors)


def conflicts(dataset):
    """Return the ways of each set of claims that excludes itself, before explanation."""
    world = world_of(dataset)
    views = [View(world, c) for c in dataset.claims if takes_part(world, c)]
    joins = [view for view in views if isinstance(view.says, Scope)]
    found = _of_world(world, views)
    for count in range(1, len(joins) + 1):
        for some in combinations(joins, count):
            joined = evolve(world, structure=world.structure.joined(_joined(some)))
            again = [View(joined, view.claim) for view in views]
            names, grade = frozenset(v.id for v in some), max(v.grade for v in some)
            for others, ways in _of_world(joined, again).items():
                members = [world.claims[name] for name in others | names]
                if others & names or not _all_compared(world, members):
                    continue
                firmer = [Way(max(w.grade, grade), w.rule, w.ended, w.moves, w.links) for w in ways]
                found.setdefault(others | names, []).extend(firmer)
    return found


def _all_compared(world, claims):
    views = [View(world, claim) for claim in claims]
    return all(compared(one, other) for one, other in combinations(views, 2))


def _joined(joins):
    for view in joins:
        first, *rest = [about.deployment for about in view.says.subjects]
        for other in rest:
            yield first, other
            if view.says.relation == "same_as":
                yield other, first


def _of_world(world, views):
    found = {}
    for one, other in combinations(views, 2):
        ways = list(pair_ways(world, one, other))
        if ways:
            found[frozenset((one.id, other.id))] = ways
    for names, way in sums.sums(views):
        found.setdefault(names, []).append(way)
    for names, way in anchors.clashes(world, views, pair_ways):
        found.setdefault(names, []).append(way)
    return found


def pair_ways(world, one, other):
    """Return the ways in which two claims exclude one another."""
    for mine, yours in ((one, other), (other, one)):
        yield from promises.explicit_dispute(mine, yours)
    if not compared(one, other):
        return
    for mine, yours in ((one, other), (other, one)):
        for rule in (*denials.RULES, *promises.RULES):
            yield from rule(mine, yours)
    yield from promises.entered_once(one, other)
    if not relative(one) and not relative(other):
        yield from figures.clashes(one, other)
        yield from properties.clashes(one, other)
    for mine, yours in ((one, other), (other, one)):
        yield from speech.clashes(world, mine, yours, pair_ways)
    universe = universe_of(world, (one, other))
    if not relative(one) and not relative(other):
        yield from states.clashes(
            one, other, answers_of(one, universe), answers_of(other, universe)
        )


def relative(view):
    """Tell whether the time of a claim hangs on another subject, and is not yet placed."""
    return view.when is not None and view.when.relative is not None and not view.placed


def graded(dataset):
    """Return the grade of each minimal conflict by its claims, after explanation."""
    world = world_of(dataset)
    views = {c.id: View(world, c) for c in dataset.claims}
    found = conflicts(dataset)
    base = {names: min(way.grade for way in ways) for names, ways in found.items()}
    found = {n: w for n, w in found.items() if not any(m < n and base[m] <= base[n] for m in found)}
    said = explanations.Said(world, views, base)
    return {names: said.after(names, ways) for names, ways in found.items()}


def why(dataset, names):
    """Return the ways in which some claims exclude one another."""
    return conflicts(dataset).get(frozenset(names), [])


def explained_by(dataset, names):
    """Return the claims that would explain a conflict, for those who compare."""
    world = world_of(dataset)
    views = {c.id: View(world, c) for c in dataset.claims}
    found = conflicts(dataset)
    said = explanations.Said(world, views, {n: min(w.grade for w in x) for n, x in found.items()})
    names = frozenset(names)
    return [(way.rule, list(said.explaining(names, way))) for way in found.get(names, ())][:3]
