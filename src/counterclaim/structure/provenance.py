"""How many independent sources stand behind a statement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from counterclaim.model import Claim, Source
from counterclaim.solver.graphs import connected, reached


@frozen(kw_only=True)
class Support:
    """The sources behind one member of a conflict, followed back to where they begin.

    `origins` are ids of sources that are derived from no other one; sources that are derived
    from one another in a circle count as one, by the id that comes first. `independent`
    counts those sources of the claim that have no origin in common: of a report and its
    copies, or of two documents that both draw on a third, only one. `repeated_by` are the
    claims that say the same again, whose sources count with those of `claim`. `unresolved`
    are ids of sources that the data name and do not hold: what lies behind them is not known
    and is counted nowhere. All ids are in order.
    """

    claim: str
    independent: int
    origins: tuple[str, ...]
    repeated_by: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()


def content_of(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says apart from who says it, of what and of when.

    The time is `when` without the words of the source, or the date of the statement.
    """
    time = claim.stated.text if claim.when is None else evolve(claim.when, text=None)
    return (
        claim.about,
        claim.says,
        time,
        claim.polarity,
        claim.modality,
        claim.condition,
        claim.commitment,
    )


@frozen
class Sources:
    """The origins of every source of a dataset: ids of those that are there, and missing ones."""

    origins: Mapping[str, tuple[frozenset[str], frozenset[str]]]

    def behind(self, claim: str, sources: Iterable[str], repeated_by: tuple[str, ...]) -> Support:
        """Return the support that some sources give to a claim and those that repeat it."""
        drawn = {
            source: self.origins.get(source, (frozenset(), frozenset((source,))))
            for source in sources
        }
        independent = 0
        taken: set[str] = set()
        # the fewer origins a source draws on, the fewer others it shares them with
        for own, missing in sorted(
            drawn.values(), key=lambda entry: (len(entry[0] | entry[1]), sorted(entry[0]))
        ):
            if own and taken.isdisjoint(own | missing):
                independent += 1
                taken |= own | missing
        return Support(
            claim=claim,
            independent=independent,
            origins=tuple(sorted({name for own, _ in drawn.values() for name in own})),
            repeated_by=repeated_by,
            unresolved=tuple(sorted({name for _, missing in drawn.values() for name in missing})),
        )


def sources_of(sources: Sequence[Source]) -> Sources:
    """Follow every source to its origins; circles and missing references are no obstacle."""
    above = {source.id: source.derived_from for source in sources}
    origins: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for circle in connected(
        {name: [up for up in ups if up in above] for name, ups in above.items()}
    ):
        inside = frozenset(circle)
        found: set[str] = set()
        missing: set[str] = set()
        for source in circle:
            for up in above[source]:
                if up not in above:
                    missing.add(up)
                elif up not in inside:
                    found |= origins[up][0]
                    missing |= origins[up][1]
        if not found and not missing:
            found.add(min(circle))
        origins |= dict.fromkeys(circle, (frozenset(found), frozenset(missing)))
    return Sources(origins)


@frozen
class Supporters:
    """What tells the claims and sources behind a claim, for many claims of one dataset."""

    claims: Mapping[str, Claim]
    sources: Sources
    _alike: Mapping[tuple[object, ...], Sequence[Claim]] = field(repr=False)
    _repeats: Mapping[str, Sequence[str]] = field(repr=False)

    def same_as(self, claim_id: str) -> tuple[str, ...]:
        """Return the other claims that say the same again, at any remove, by id.

        They are of the same speaker, content and time, or joined by the relation `repeats`.
        """
        same = reached([claim_id], self._near)
        return tuple(sorted(name for name in same if name != claim_id))

    def _near(self, claim_id: str) -> Iterator[str]:
        """Yield the claims that say the same as one, or are joined to it by a relation."""
        claim = self.claims[claim_id]
        content = content_of(claim)
        for other in self._alike[_place(claim)]:
            if content_of(other) == content:
                yield other.id
        yield from self._repeats.get(claim_id, ())

    def of(self, claim_id: str) -> Support:
        """Return the support of a claim."""
        repeated = self.same_as(claim_id)
        named = (source for name in (claim_id, *repeated) for source in self.claims[name].sources)
        return self.sources.behind(claim_id, named, repeated)


def _place(claim: Claim) -> tuple[object, ...]:
    """Return what claims of one content share, and that is quick to compare."""
    time: object = claim.stated.text
    if claim.when is not None:
        days = claim.when.edtf
        time = None if days is None else (days.earliest, days.latest)
    return claim.speaker, claim.about.deployment, claim.about.matter, time


def supporters_of(claims: Mapping[str, Claim], sources: Sequence[Source]) -> Supporters:
    """Prepare the support of claims, among some claims by id and some sources."""
    alike: dict[tuple[object, ...], list[Claim]] = {}
    repeats: dict[str, list[str]] = {}
    for claim in claims.values():
        alike.setdefault(_place(claim), []).append(claim)
        for relation in claim.relations:
            if relation.kind == "repeats" and relation.claim in claims:
                repeats.setdefault(claim.id, []).append(relation.claim)
                repeats.setdefault(relation.claim, []).append(claim.id)
    return Supporters(claims, sources_of(sources), alike, repeats)
