"""Parts that a claim claims: rules about part and whole that hold in sets that contain it."""

from itertools import combinations, product

from tests.oracle.theory import Subject

from counterclaim.model import Scope

JOINING = ("part_of", "same_as")


def is_other_scope(claim):
    """Tell whether a claim about a scope joins no two deployments, so that it says nothing."""
    if not isinstance(claim.says, Scope):
        return False
    joins = claim.says.relation in JOINING and claim.polarity == "affirmed"
    two = len(claim.says.subjects) == 2
    return not (joins and two and all(named_in_scope(claim)))


def named_in_scope(claim):
    """Return the deployments that a claim about a scope names."""
    if not isinstance(claim.says, Scope):
        return ()
    return tuple(subject.deployment for subject in claim.says.subjects)


def is_questioned(claim, claims, withdrawn):
    """Tell whether somebody calls distinct what a claim joins."""
    if not isinstance(claim.says, Scope):
        return False
    idle = ("demand", "wish", "question", "no_position", "proposal")
    return any(
        isinstance(other.says, Scope)
        and other.says.relation == "distinct_from"
        and other.polarity == "affirmed"
        and other.modality not in idle
        and other.commitment != "none"
        and other.id not in withdrawn
        and set(named_in_scope(claim)) <= set(named_in_scope(other))
        for other in claims
    )


def claimed_parts(compilation):
    """Return the parts that are claimed: the claim, the part and the whole."""
    found = []
    if not compilation.on("claimed_part"):
        return found
    for reading in compilation.readings:
        if isinstance(reading.claim.says, Scope):
            part, whole = (Subject(deployment=name) for name in named_in_scope(reading.claim))
            found.append((reading.id, part, whole))
            if reading.claim.says.relation == "same_as":
                found.append((reading.id, whole, part))
    return found


def parts_in_sets(compilation):
    """Return all parts with their wholes, and smallest sets of claims by which they are so."""
    records, found = compilation.records, []
    ids = sorted({name for name, _, _ in compilation.claimed})
    for part, whole in product(records.subjects, repeat=2):
        smallest = []
        for size in range(len(ids) + 1):
            for names in map(frozenset, combinations(ids, size)):
                pairs = [
                    (one.deployment, other.deployment)
                    for name, one, other in compilation.claimed
                    if name in names
                ]
                if not any(fewer <= names for fewer in smallest) and records.is_part(
                    part, whole, pairs
                ):
                    smallest.append(names)
        found += [(part, whole, names) for names in smallest]
    return found
