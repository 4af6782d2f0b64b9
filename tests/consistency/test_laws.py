"""What must hold of every report, whatever the dataset."""

from itertools import combinations

import pytest
from attrs import evolve
from counterclaim.consistency.classify import needed_instances
from counterclaim.consistency.dropping import instances
from counterclaim.consistency.enumerate import never_together
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.consistency.support import (
    HERE,
    MEMBER_CODES,
    PRESUMPTIONS,
    UNCAPPED,
    Compiled,
    busy_datasets,
    claim,
    dataset_of,
    distinction,
    renamed,
    renamed_text,
    severities,
    shifted,
    shifted_report,
    tier_of,
)
from tests.oracle.strategies import SHORT, datasets, iso, policies

from counterclaim.consistency import Assumption, Policy, check
from counterclaim.findings import SEVERITIES, at_least
from counterclaim.model import About, Deployment, PartOf, Place, Relation, TimeReference
from counterclaim.time import parse_edtf

FIRST_DAY = TimeReference(role="at", edtf=parse_edtf(iso(0)))

# drawing a dataset takes longer than checking it
few = settings(max_examples=max(1, settings.default.max_examples * 2 // 5))


@few
@given(busy_datasets(), st.randoms(use_true_random=False))
def test_the_order_of_records_says_nothing(dataset, random):
    """Shuffling the records, and the references within them, changes no conflict."""

    def shuffled(values):
        return tuple(random.sample(values, len(values)))

    def plain(report):
        return evolve(
            report,
            conflicts=tuple(
                evolve(found, distinctions=tuple(sorted(found.distinctions)))
                for found in report.conflicts
            ),
        )

    other = evolve(
        dataset,
        actors=tuple(
            evolve(actor, represents=shuffled(actor.represents), part_of=shuffled(actor.part_of))
            for actor in shuffled(dataset.actors)
        ),
        deployments=tuple(
            evolve(deployment, part_of=shuffled(deployment.part_of))
            for deployment in shuffled(dataset.deployments)
        ),
        claims=shuffled(dataset.claims),
    )
    assert plain(check(other)) == plain(check(dataset))


def test_the_order_of_distinctions_says_nothing():
    """A conflict names the claims that separate its subjects in one order, however they come."""
    wide = Deployment(
        id="d1",
        name="All around",
        force="forces",
        place=Place(name="All around", kind="country"),
    )
    inside = evolve(HERE, part_of=(PartOf(whole="d1", partition="place"),))
    said = (
        claim("c0", "usa", "present"),
        evolve(claim("c1", "iraq", "absent"), about=About(deployment="d1")),
        distinction("s0", [About(deployment="d0"), About(deployment="d1")]),
        distinction("s1", [About(deployment="d1"), About(deployment="d0")]),
    )
    (one,) = check(dataset_of(*said, places=(inside, wide))).conflicts
    (other,) = check(dataset_of(*reversed(said), places=(inside, wide))).conflicts
    assert set(one.distinctions) == {"s0", "s1"}
    assert one == other


@few
@given(busy_datasets(), policies())
def test_checking_twice_gives_one_report(dataset, policy):
    """A check remembers nothing: the second report equals the first."""
    assert check(dataset, policy) == check(dataset, policy)


@few
@given(busy_datasets())
def test_names_that_sort_alike_only_rename_the_report(dataset):
    """Names say nothing: longer ones in the same order appear in the same places."""

    def longer(name):
        return f"{name[0]}_.{name[1:]}"

    before, after = check(dataset), check(renamed(dataset, longer))
    assert repr(after.conflicts) == renamed_text(before.conflicts, longer)
    assert repr(after.skipped) == renamed_text(before.skipped, longer)


@few
@given(busy_datasets(), st.permutations(range(12)))
def test_names_in_another_order_rename_the_sets(dataset, numbers):
    """Names that sort differently lead to the same sets with the same severities."""
    records = (*dataset.actors, *dataset.deployments, *dataset.claims)
    names = dict.fromkeys(record.id for record in records)
    new = {name: f"{chr(97 + numbers[n % 12])}{n}" for n, name in enumerate(names)}
    before = severities(check(dataset, UNCAPPED))
    after = severities(check(renamed(dataset, new.__getitem__), UNCAPPED))
    assert after == {
        frozenset(map(new.__getitem__, claims)): severity for claims, severity in before.items()
    }


@few
@given(datasets(coarse=False), st.integers(-80_000, 80_000), st.sampled_from((Policy(), SHORT)))
def test_later_days_only_move_the_days_of_the_report(dataset, days, policy):
    """The calendar says nothing: all dates moved by some days move the report by as many."""
    before, after = check(dataset, policy), check(shifted(dataset, days), policy)
    assert after == shifted_report(before, days)


def elsewhere(name):
    """Return the name that a claim, a deployment or a matter has in another part of the world."""
    return f"x{name}" if name[0] in "cd" or name.startswith("the_") else name


@few
@given(datasets(), datasets(), policies())
def test_what_is_said_elsewhere_changes_nothing(here, there, policy):
    """Two datasets with the same speakers and nothing else in common do not bear on each other."""
    there = renamed(there, elsewhere, matters=True)
    both = evolve(
        here,
        deployments=(*here.deployments, *there.deployments),
        claims=(*here.claims, *there.claims),
    )
    alone, other, together = (check(one, policy) for one in (here, there, both))
    assert sorted(together.conflicts, key=repr) == sorted(
        (*alone.conflicts, *other.conflicts), key=repr
    )
    assert together.checked == alone.checked + other.checked
    assert {*together.skipped} == {*alone.skipped, *other.skipped}


def test_leaving_elsewhere_explains_nothing_here():
    """People who leave another place do not excuse that nobody is here some days later."""
    far = evolve(HERE, id="d1", name="Far away")
    here = claim("c0", "usa", "present")
    gone = evolve(claim("c1", "iraq", "absent"), stated=parse_edtf(iso(9)))
    left = claim("c2", "usa", "under_way", process="withdrawal")
    away = evolve(left, about=evolve(left.about, deployment="d1"))
    (conflict,) = check(dataset_of(here, gone)).conflicts
    assert conflict.severity == "warning"
    assert check(dataset_of(here, gone, away, places=(HERE, far))).conflicts == (conflict,)
    assert conflict not in check(dataset_of(here, gone, left)).conflicts


@few
@given(busy_datasets(), policies())
def test_every_set_is_minimal(dataset, policy):
    """A set fails at the tier of its severity and not before, and no part of it fails there."""
    compiled = Compiled(dataset, policy)
    for conflict in check(dataset, policy).conflicts:
        tier = tier_of(conflict)
        assert not compiled.satisfiable(conflict.claims, tier)
        assert tier == 0 or compiled.satisfiable(conflict.claims, tier - 1)
        for size in range(len(conflict.claims)):
            for part in combinations(conflict.claims, size):
                assert compiled.satisfiable(part, tier)


@few
@given(busy_datasets(), policies())
def test_what_is_kept_apart_stands_in_no_set(dataset, policy):
    """Two claims that never stand in one set are not found in one."""
    compiled = Compiled(dataset, policy)
    for conflict in check(dataset, policy).conflicts:
        members = [compiled.theory.claims[number] for number in compiled.numbers(conflict.claims)]
        for left, right in combinations(members, 2):
            assert not never_together(left, right, compiled.theory, policy)


@few
@given(busy_datasets())
def test_every_set_that_fails_holds_a_conflict(dataset):
    """Where all claims that may stand together fail at a tier, a conflict says so."""
    compiled = Compiled(dataset, UNCAPPED)
    found = severities(check(dataset, UNCAPPED))
    together = {}
    for left, right in combinations(compiled.place, 2):
        pair = [compiled.theory.claims[compiled.place[name]] for name in (left, right)]
        together[left, right] = not never_together(*pair, compiled.theory, UNCAPPED)
    for (left, right), may_meet in together.items():
        for tier, severity in enumerate(SEVERITIES):
            if may_meet and not compiled.satisfiable((left, right), tier):
                assert any(
                    names <= {left, right} and at_least(grave, severity)
                    for names, grave in found.items()
                )


@few
@given(datasets(max_claims=3), st.data())
def test_saying_the_same_again_is_no_conflict(dataset, data):
    """A claim and its repetition by the same speaker stand in no set together."""
    number = data.draw(st.integers(0, len(dataset.claims) - 1))
    claim = dataset.claims[number]
    again = evolve(claim, id="again")
    report = check(evolve(dataset, claims=(*dataset.claims, again)))
    for conflict in report.conflicts:
        assert not {claim.id, "again"} <= set(conflict.claims)


@few
@given(busy_datasets(), policies())
def test_a_report_names_what_there_is(dataset, policy):
    """Conflicts, assumptions and distinctions name claims and deployments of the dataset."""
    report = check(dataset, policy)
    names = {claim.id for claim in dataset.claims}
    skipped = {entry.claim for entry in report.skipped}
    assert report.checked + len(skipped) == len(names)
    assert [entry.claim for entry in report.skipped] == sorted(skipped)
    assert skipped <= names
    subjects = {one.id for one in dataset.deployments} | {"matter:the_agreement"}
    for conflict in report.conflicts:
        members = set(conflict.claims)
        assert len(members) == len(conflict.claims)
        assert members <= names - skipped
        assert set(conflict.distinctions) <= {name for name in names if name.startswith("s")}
        for assumption in conflict.assumptions:
            assert set(assumption.claims) <= members
            for subject in assumption.subjects:
                assert set(subject.split("-")) <= subjects


@few
@given(busy_datasets(), policies())
def test_graver_sets_are_linked(dataset, policy):
    """`within` names just the sets around a set, and each of them is graver than it."""
    report = check(dataset, policy)
    for conflict in report.conflicts:
        around = [other for other in report.conflicts if set(conflict.claims) < set(other.claims)]
        assert conflict.within == tuple(other.claims for other in around)
        for other in around:
            assert tier_of(other) < tier_of(conflict)


@few
@given(busy_datasets())
def test_conflicts_come_in_order(dataset):
    """The gravest come first, then the smallest; claims are in the order of their statement."""
    conflicts = check(dataset).conflicts
    keys = [(tier_of(found), len(found.claims), found.claims) for found in conflicts]
    assert keys == sorted(keys)
    stated = {claim.id: claim.stated for claim in dataset.claims}
    for conflict in conflicts:
        days = [stated[name].earliest for name in conflict.claims if stated[name].earliest]
        assert days == sorted(days)


@few
@given(busy_datasets())
def test_a_lower_threshold_shows_more(dataset):
    """What is shown at a threshold is shown at each lower one, and all at the lowest."""
    conflicts = check(dataset).conflicts
    shown = [
        [found for found in conflicts if at_least(found.severity, threshold)]
        for threshold in SEVERITIES
    ]
    assert [found for found in conflicts if found.severity == "error"] == shown[0]
    assert set(map(id, shown[0])) <= set(map(id, shown[1])) <= set(map(id, shown[2]))
    assert shown[2] == list(conflicts)


@few
@given(busy_datasets())
def test_assumptions_are_enough(dataset):
    """A conflict stands, as grave as before, without every presumption that it does not list."""
    for conflict in check(dataset, UNCAPPED).conflicts:
        listed = {assumption.code for assumption in conflict.assumptions}
        rest = frozenset(PRESUMPTIONS) - listed
        without = severities(check(dataset, evolve(UNCAPPED, disabled=rest)))
        assert without.get(frozenset(conflict.claims)) == conflict.severity


@few
@given(busy_datasets(), policies())
def test_assumptions_are_needed(dataset, policy):
    """Of the rules and strong readings that a conflict lists none can be left out."""
    compiled = Compiled(dataset, policy)
    for conflict in check(dataset, policy).conflicts:
        listed = {entry.code for entry in conflict.assumptions} & {*PRESUMPTIONS, "strong_reading"}
        rivals = compiled.rivals(conflict.claims, tier_of(conflict))
        for solver, spoken in compiled.solvers(conflict.claims, tier_of(conflict)):
            if len(spoken) < len(conflict.claims) or solver.satisfiable(spoken):
                continue
            order = [n for name in conflict.claims for n in spoken if n == compiled.place[name]]
            needed = needed_instances(solver, order)
            spare = frozenset(instances(solver, order)) - frozenset(needed)
            assert not evolve(solver, dropped=spare).satisfiable(order)
            for one in needed:
                assert evolve(solver, dropped=spare | {one}).satisfiable(order)
            assert listed == {one.code for one in needed} & {*PRESUMPTIONS, "strong_reading"}
            break
        else:
            assert listed & rivals


@few
@given(busy_datasets(), policies())
def test_each_member_tells_its_own_reserve(dataset, policy):
    """An inferred subject, a plan, a condition or a hedge of a member is listed, and no other."""
    stated = {claim.id: claim for claim in dataset.claims}
    manner = {found.claim.id: found.manner for found in Compiled(dataset, policy).theory.claims}
    for conflict in check(dataset, policy).conflicts:
        expected = set()
        for name in conflict.claims:
            claim = stated[name]
            expected |= {(manner[name], name)} - {("fact", name)}
            expected |= {("hedged", name)} if claim.commitment != "certain" else set()
            expected |= {("inferred_subject", name)} if claim.about.inferred else set()
        assert expected == {
            (entry.code, *entry.claims)
            for entry in conflict.assumptions
            if entry.code in MEMBER_CODES
        }


@pytest.mark.parametrize(
    ("change", "code", "severity"),
    [
        ({"commitment": "probable"}, "hedged", "warning"),
        ({"commitment": "possible"}, "hedged", "note"),
        ({"about": About(deployment="d0", inferred=True)}, "inferred_subject", "warning"),
        ({"modality": "plan", "when": FIRST_DAY}, "plan", "warning"),
        ({"modality": "forecast", "when": FIRST_DAY}, "forecast", "note"),
        ({"modality": "conditional", "condition": "if", "when": FIRST_DAY}, "conditional", "note"),
    ],
)
def test_one_reserve_of_each_kind(change, code, severity):
    """Against a certain fact, each reserve is listed for its claim and makes the conflict less."""
    here, gone = claim("c0", "usa", "present"), claim("c1", "iraq", "absent")
    (conflict,) = check(dataset_of(here, evolve(gone, **change))).conflicts
    assert conflict.assumptions == (Assumption(code=code, claims=("c1",)),)
    assert conflict.severity == severity
    (plain,) = check(dataset_of(here, gone)).conflicts
    assert (plain.severity, plain.assumptions) == ("error", ())


@few
@given(datasets(), st.data())
def test_a_lost_reference_only_leaves_out_its_claim(dataset, data):
    """A claim on a missing deployment is skipped with the reason; a missing relation is none."""
    number = data.draw(st.integers(0, len(dataset.claims) - 1))
    claims = list(dataset.claims)
    broken = evolve(
        claims[number],
        about=evolve(claims[number].about, deployment="nowhere", matter=None),
        relations=(Relation(kind="disputes", claim="nothing"),),
    )
    assume(all(relation.claim != broken.id for claim in claims for relation in claim.relations))
    claims[number] = broken
    rest = tuple(claim for claim in claims if claim is not broken)
    report = check(evolve(dataset, claims=tuple(claims)))
    assert report.conflicts == check(evolve(dataset, claims=rest)).conflicts
    reasons = {entry.claim: entry.reason for entry in report.skipped}
    assert reasons[broken.id] in {"unresolved", "modality", "commitment", "content"}
