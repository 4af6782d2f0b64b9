"""The sources behind a claim, and conflicts that repeat one another."""

from attrs import evolve
from counterclaim.consistency.copies import mark_copies
from hypothesis import given
from hypothesis import strategies as st
from tests.consistency.support import HERE, claim, dataset_of

from counterclaim.consistency import Assumption, Policy, Support, check
from counterclaim.model import About, Dataset, Relation, Source, Stage, TimeReference
from counterclaim.structure.hierarchy import structure_of
from counterclaim.structure.provenance import sources_of
from counterclaim.time import day_number, parse_edtf

AGENCY = Source(id="agency")
COPY = Source(id="copy", derived_from=("agency",))
SECOND = Source(id="second", derived_from=("copy",))
RIVAL = Source(id="rival")
BOTH = Source(id="both", derived_from=("agency", "rival"))
LOST = Source(id="lost", derived_from=("nowhere",))
RING = (
    Source(id="ring1", derived_from=("ring2",)),
    Source(id="ring2", derived_from=("ring3",)),
    Source(id="ring3", derived_from=("ring1",)),
)
SOURCES = (AGENCY, COPY, SECOND, RIVAL, BOTH, LOST, *RING)


def support_of(*sources, more=(), records=SOURCES, policy=None):
    """Return the support of a claim with some sources, in a conflict, beside other claims."""
    first = evolve(claim("c0", "usa", "present"), sources=sources)
    said = dataset_of(first, claim("c1", "iraq", "absent"), *more)
    found = check(evolve(said, sources=(*said.sources, *records)), policy).conflicts
    pair = next(conflict for conflict in found if set(conflict.claims) == {"c0", "c1"})
    assert [entry.claim for entry in pair.support] == list(pair.claims)
    return pair.support[pair.claims.index("c0")]


def test_copies_of_one_report_are_one_source():
    """Copies, and copies of copies, count with what they are derived from."""
    assert support_of("agency", "copy", "second") == Support(
        claim="c0", independent=1, origins=("agency",)
    )
    assert support_of("second", "rival") == Support(
        claim="c0", independent=2, origins=("agency", "rival")
    )


def test_a_document_that_draws_on_two_is_one_source():
    """An article after two agencies is one voice; beside both agencies it adds none."""
    assert support_of("both") == Support(claim="c0", independent=1, origins=("agency", "rival"))
    assert support_of("both", "copy").independent == 1
    assert support_of("both", "copy", "rival").independent == 2


def test_sources_in_a_circle_count_once():
    """Sources that are derived from one another have one origin, the first by id."""
    found = support_of("ring3", "ring2")
    assert found == Support(claim="c0", independent=1, origins=("ring1",))


def test_missing_sources_are_told_and_not_counted():
    """What is named and not there is neither an origin nor hides one."""
    assert support_of("lost", "absent") == Support(
        claim="c0", independent=0, origins=(), unresolved=("absent", "nowhere")
    )
    assert support_of("lost", "rival").independent == 1


def test_claims_that_say_the_same_count():
    """The same words of the same speaker, and claims joined by `repeats`, bring their sources."""
    again = evolve(claim("c2", "usa", "present"), sources=("agency",))
    relation = (Relation(kind="repeats", claim="c0"),)
    other = evolve(
        claim("c3", "general", "under_way", "mission_end"), sources=("rival",), relations=relation
    )
    found = support_of("copy", more=(again, other))
    assert found == Support(
        claim="c0", independent=2, origins=("agency", "rival"), repeated_by=("c2", "c3")
    )


def test_claims_that_say_something_else_do_not_count():
    """Another speaker, day, polarity, modality or subject is another statement."""
    same = claim("c2", "usa", "present")
    later = TimeReference(role="at", edtf=parse_edtf("2024-10-01"))
    others = (
        evolve(same, speaker="iraq"),
        evolve(same, stated=parse_edtf("2024-09-21")),
        evolve(same, when=later),
        evolve(same, polarity="denied", says=Stage(code="absent")),
        evolve(same, modality="forecast"),
        evolve(same, about=About(deployment="d0", inferred=True)),
    )
    said = [evolve(other, id=f"x{n}", sources=("rival",)) for n, other in enumerate(others)]
    assert support_of("agency", more=said).repeated_by == ()


def test_claims_after_the_day_of_the_check_do_not_count():
    """What was said later stands behind nothing as of a day."""
    again = evolve(
        claim("c2", "usa", "present"),
        stated=parse_edtf("2024-10-20"),
        relations=(Relation(kind="repeats", claim="c0"),),
        sources=("rival",),
    )
    assert support_of("agency", more=(again,)).repeated_by == ("c2",)
    before = Policy(as_of=day_number(2024, 9, 30))
    assert support_of("agency", more=(again,), policy=before).repeated_by == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.lists(st.integers(0, 9), max_size=3, unique=True)),
        unique_by=lambda entry: entry[0],
        max_size=8,
    )
)
def test_origins_are_found_as_by_walking(edges):
    """Whatever the circles, the origins are the ends of all walks upward."""
    records = [
        Source(id=f"s{number}", derived_from=tuple(f"s{up}" for up in above))
        for number, above in edges
    ]
    above = {record.id: set(record.derived_from) for record in records}

    def reach(start):
        seen, pending = {start}, [start]
        while pending:
            fresh = above.get(pending.pop(), set()) - seen
            seen |= fresh
            pending += fresh
        return seen

    found = sources_of(records).origins
    assert found.keys() == above.keys()
    for name, (origins, missing) in found.items():
        assert missing == reach(name) - above.keys()
        ends = {one for one in reach(name) if all(one in reach(up) for up in reach(one))}
        assert origins == {min(reach(end)) for end in ends & above.keys()}


def test_a_long_chain_of_copies():
    """A chain longer than Python's stack is followed to its start."""
    chain = [Source(id="s0")]
    chain += [Source(id=f"s{n}", derived_from=(f"s{n - 1}",)) for n in range(1, 3000)]
    assert sources_of(chain[::-1]).origins["s2999"] == ({"s0"}, frozenset())


def conflicts_of(*claims):
    """Return, for each conflict, its claims and those of the one that it repeats."""
    found = check(dataset_of(*claims)).conflicts
    return {frozenset(entry.claims): frozenset(entry.same_as) for entry in found}


def test_conflicts_that_differ_in_copies_are_one_group():
    """One party's same words twice make two conflicts, the second of which names the first."""
    first, other = claim("c0", "usa", "present"), claim("c1", "iraq", "absent")
    found = conflicts_of(first, other, claim("c2", "general", "present"))
    assert found == {frozenset({"c0", "c1"}): frozenset(), frozenset({"c1", "c2"}): {"c0", "c1"}}


def test_conflicts_of_two_parties_or_contents_are_no_group():
    """Two parties who say the same, or one who says it of another day, are not copies."""
    other = claim("c1", "iraq", "absent")
    later = evolve(claim("c2", "usa", "present"), stated=parse_edtf("2024-09-22"))
    for second in (claim("c2", "officials", "present"), later):
        found = conflicts_of(claim("c0", "usa", "present"), other, second)
        assert len(found) == 2
        assert set(found.values()) == {frozenset()}


def test_a_group_has_one_severity_kind_basis_and_assumptions():
    """Conflicts of copies that differ in any of these stand for themselves."""
    said = dataset_of(
        claim("c0", "usa", "present"), claim("c1", "iraq", "absent"), claim("c2", "usa", "present")
    )
    first, second = check(said).conflicts
    claims = {found.id: found for found in said.claims}
    structure = structure_of(said)
    hedge = Assumption(code="hedged", claims=("c2",))
    plain = evolve(second, same_as=())
    for change, alike in (
        ({}, True),
        ({"severity": "note"}, False),
        ({"kind": "misreport"}, False),
        ({"basis": "date"}, False),
        ({"assumptions": (hedge,)}, False),
    ):
        marked = mark_copies([first, evolve(plain, **change)], claims, structure)
        assert [found.same_as for found in marked] == [(), first.claims if alike else ()]


def test_no_conflicts_no_company():
    """A dataset without claims, and one without conflicts, have nothing to support."""
    assert check(Dataset()).conflicts == ()
    assert check(dataset_of(claim("c0", "usa", "present"), places=(HERE,))).conflicts == ()
