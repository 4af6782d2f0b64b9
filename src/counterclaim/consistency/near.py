"""Near misses: pairs that would be a conflict if one named thing were otherwise."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal

from attrs import evolve, frozen

from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.check import read_claims
from counterclaim.consistency.interpretation.claims import (
    WEAK,
    Interpretation,
    interpret,
)
from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.policy import Policy, RuleCode
from counterclaim.consistency.results.building import main_rule
from counterclaim.consistency.search.candidates import groups_of, related_pairs
from counterclaim.consistency.search.members import Member, members_of
from counterclaim.consistency.search.pairs import Rules, answers_of, clash_of
from counterclaim.model import Claim, Count, Dataset

Difference = Literal["day", "population", "certainty", "condition"]
_MOST = 20_000
_DAYS = 31
_ASKED_EVERY = 200


@frozen(kw_only=True)
class NearMiss:
    """Two claims that are no conflict, and would be one if they meant the same of one thing.

    `difference` names it: the day, the population that is counted, whether a claim is certain,
    or whether it hangs on a condition. `rule` is that by which they would clash.
    """

    claims: tuple[str, str]
    difference: Difference
    rule: RuleCode


def near_misses(
    dataset: Dataset, policy: Policy | None = None, *, stop: Callable[[], bool] | None = None
) -> tuple[NearMiss, ...]:
    """Return the near misses among the claims of a dataset, in the order of their ids.

    Only pairs that are no conflict at all are looked at, the nearest in time first, and of each
    tree of deployments or matter 20,000 at the most.

    Args:
        dataset: The records.
        policy: The parameters of the check; by default those of `Policy()`.
        stop: Asked now and then; where it returns true, no more pairs are looked at.
    """
    policy = policy or Policy()
    context, claims, _ = read_claims(dataset, policy)
    rules = Rules(context)

    def member(claim: Claim) -> Member | None:
        read = interpret(claim, context.structure, context.policy)
        if not isinstance(read, Interpretation):
            return None
        return Member(read, answers_of(read, context, rules))

    def clash(first: Member, second: Member) -> Clash | None:
        sides = (first.claim, first.answers), (second.claim, second.answers)
        return clash_of(*sides, context, rules)

    found: list[NearMiss] = []
    plain = [m for m in members_of(claims, context, rules) if not m.joins and m.anchor is None]
    for group in groups_of(plain, context.structure):
        for number, pair in enumerate(islice(related_pairs(group, context), _MOST)):
            if number % _ASKED_EVERY == 0 and stop is not None and stop():
                return tuple(sorted(found, key=lambda entry: entry.claims))
            if pair is None or clash(*pair) is not None:
                continue
            for difference, claim, other in _variants(pair[0].claim, pair[1].claim):
                first, second = member(claim), member(other)
                shown = None if first is None or second is None else clash(first, second)
                if shown is not None and shown.grade < WEAK:
                    ids = sorted((claim.id, other.id))
                    rule = main_rule(shown)
                    found.append(
                        NearMiss(claims=(ids[0], ids[1]), difference=difference, rule=rule)
                    )
                    break
    return tuple(sorted(found, key=lambda entry: entry.claims))


def _variants(
    first: Interpretation, second: Interpretation
) -> Iterator[tuple[Difference, Claim, Claim]]:
    """Yield two claims as they would be if they meant the same of one thing."""
    one, other = first.claim, second.claim
    if _near_in_time(first, second):
        yield "day", one, evolve(other, stated=one.stated, when=one.when)
    counts = [says for says in (one.says, other.says) if isinstance(says, Count)]
    if len(counts) == 2 and counts[0].population != counts[1].population:
        alike = [evolve(count, population=None) for count in counts]
        yield "population", evolve(one, says=alike[0]), evolve(other, says=alike[1])
    if "possible" in (one.commitment, other.commitment):
        sure = [evolve(claim, commitment="certain") for claim in (one, other)]
        yield "certainty", sure[0], sure[1]
    if "conditional" in (one.modality, other.modality):
        plans = [
            evolve(claim, modality="plan", condition=None) if claim.condition else claim
            for claim in (one, other)
        ]
        yield "condition", plans[0], plans[1]


def _near_in_time(first: Interpretation, second: Interpretation) -> bool:
    if first.manner != "fact" or second.manner != "fact" or first.relative or second.relative:
        return False
    one, other = first.window, second.window
    if min(one.first, other.first) <= PAST or max(one.last, other.last) >= FUTURE:
        return False
    return max(one.first, other.first) - min(one.last, other.last) <= _DAYS
