"""What stands around a conflict, in sentences: sources, copies, and what would resolve it."""

from collections.abc import Sequence
from itertools import product
from math import prod

from counterclaim.consistency import Conflict, Repair, Support
from counterclaim.report.sentences.days import counted
from counterclaim.report.sentences.names import Names, claim_ref, claim_refs, listed


def support_words(support: Support) -> str:
    """Return how many sources stand behind a claim, such as `2 independent sources`."""
    number = support.independent
    words = counted(number, "independent source") if number else "no independent source"
    if support.repeated_by:
        words += f", with {listed(support.repeated_by)}"
    if support.unresolved:
        words += f"; not recorded: {', '.join(support.unresolved)}"
    return words


def in_groups(conflicts: Sequence[Conflict]) -> list[tuple[Conflict, list[Conflict]]]:
    """Put each conflict with those that repeat it with copies of its claims, in their order."""
    groups: dict[tuple[str, ...], tuple[Conflict, list[Conflict]]] = {}
    for conflict in conflicts:
        key = conflict.same_as or conflict.claims
        if key in groups:
            groups[key][1].append(conflict)
        else:
            groups[key] = (conflict, [])
    return [*groups.values()]


def copies_sentences(
    conflict: Conflict, copies: Sequence[Conflict], names: Names
) -> tuple[str, ...]:
    """Return which other claims the same conflict holds with.

    Single replacements are told one by one; sets in which several claims are replaced are
    told apart unless they are all combinations of these.
    """
    own = frozenset(conflict.claims)
    instead: dict[str, list[str]] = {}
    several = []
    for copy in copies:
        others = frozenset(copy.claims)
        if len(own - others) == 1:
            (old,) = own - others
            instead.setdefault(old, []).extend(sorted(others - own))
        else:
            several.append(copy)
    told = [
        f"The same holds with {listed([claim_ref(names, claim) for claim in instead[old]], 'or')} "
        f"in place of {old}."
        for old in conflict.claims
        if old in instead
    ]
    ways = [[claim, *instead.get(claim, ())] for claim in conflict.claims]
    found = {frozenset(copy.claims) for copy in (conflict, *copies)}
    combined = prod(map(len, ways)) == len(found) and {*map(frozenset, product(*ways))} == found
    if several and combined:
        told.append("It holds with every combination of these as well.")
    else:
        told += [f"The same holds with {claim_refs(names, copy.claims)}." for copy in several]
    return tuple(told)


def repair_sentence(repair: Repair) -> str:
    """Return what a smallest set of claims is without which no conflict is left; "" for none."""
    if not repair.claims:
        return ""
    which = "no smaller set would do" if repair.smallest else "a smaller set may do"
    return (
        f"Without {listed(repair.claims)} no conflict shown would be left ({which}; there may be "
        "others of its size). This does not say who is right."
    )
