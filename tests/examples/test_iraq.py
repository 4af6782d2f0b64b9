"""The example of Iraq against verdicts that people reached on the pairs of its claims."""

import re
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve

from counterclaim import load
from counterclaim.consistency import check

DATASET = Path(__file__).parents[2] / "examples" / "iraq-2024" / "dataset.json"

# Each row stands for all pairs of a number on the left and one on the right.
CONFLICTS = (
    ((18,), (48,)),
    ((18,), (9, 10, 11)),
    ((35,), (9,)),
)
# judged to conflict, and not found: that all leave a part does not meet what was never discussed
MISSED = (((35,), (10, 11)),)
APPARENT = (
    ((35,), (7, 48, 49)),
    ((2, 16, 20, 22, 29), (48,)),
    ((2, 16, 20), (9, 10, 11)),
    ((10,), (12,)),
    ((10,), (17, 44)),
    ((9,), (10, 11)),
    ((9, 11), (12,)),
    ((7,), (12,)),
    ((34,), (7,)),
    ((34,), (53, 54)),
    ((6, 46), (53,)),
    ((6, 46), (2, 16)),
    ((2, 16, 22), (12,)),
    ((37, 38, 52, 55), (7, 48, 49)),
    ((12,), (17, 44)),
    ((53,), (54,)),
    ((13,), (25,)),
)
TENSIONS = (
    ((29,), (9, 10, 11)),
    ((18,), (7, 49)),
    ((34,), (49,)),
    ((34,), (48,)),
    ((39,), (9, 10, 11, 12)),
    ((39,), (48, 49, 50)),
    ((40,), (9, 10, 11)),
    ((40,), (50,)),
    ((48,), (12,)),
    ((51,), (12,)),
    ((48,), (51,)),
    ((49, 50), (53, 54)),
    ((48,), (53, 54)),
    ((7, 9, 12), (53,)),
    ((1, 14, 19, 30, 33), (7, 9, 10, 11, 12, 48, 49)),
    ((6, 46), (14, 15, 30)),
    ((3, 42), (14, 30)),
    ((35,), (37, 38)),
    ((18, 29), (51,)),
)


def pairs(groups):
    """Return all pairs of numbers that the rows of a table stand for."""
    return {frozenset(pair) for left, right in groups for pair in product(left, right)}


def numbers(conflict):
    """Return the numbers of the claims in a conflict."""
    return frozenset(int(claim[1:]) for claim in conflict.claims)


@pytest.fixture(scope="module")
def dataset():
    """Return the dataset."""
    return load(DATASET)


@pytest.fixture(scope="module")
def conflicts(dataset):
    """Return the conflicts under the default policy."""
    return check(dataset).conflicts


def test_every_statement_is_there(dataset):
    """All 55 claims are encoded, in their order."""
    assert [claim.id for claim in dataset.claims] == [f"c{n:02}" for n in range(1, 56)]


def test_conflicts_are_likely_and_nothing_else_is(conflicts):
    """The pairs judged to conflict are likely; nothing else is, and nothing is certain."""
    graver = {numbers(entry): entry.grade for entry in conflicts if entry.grade != "weak"}
    assert graver == dict.fromkeys(pairs(CONFLICTS), "likely")


@pytest.mark.parametrize("groups", [APPARENT, TENSIONS], ids=["apparent", "tensions"])
def test_other_pairs_are_weak_at_most(conflicts, groups):
    """No pair judged compatible, or merely in tension, lies in a likely or certain conflict."""
    graver = [numbers(entry) for entry in conflicts if entry.grade != "weak"]
    assert not [pair for pair in pairs(groups) if any(pair <= found for found in graver)]


def test_what_is_missed_is_named(conflicts):
    """The pairs that people judged to conflict and the check does not find are still these."""
    assert not pairs(MISSED) & {numbers(entry) for entry in conflicts}


def test_notes_rest_on_the_expectation(conflicts):
    """The only weak ones are those of expectations: 29 against plans; 2, 16 and 29 against 48."""
    notes = {numbers(entry) for entry in conflicts if entry.grade == "weak"}
    assert notes == pairs([((29,), (9, 10, 11, 48)), ((2, 16), (48,))])
    assert notes <= pairs(APPARENT) | pairs(TENSIONS)


def test_conflicts_name_what_they_assume(conflicts):
    """A conflict with 18 says that its subject is inferred, one with a plan that it is a plan."""
    for entry in conflicts:
        if entry.grade != "likely":
            continue
        codes = {(found.code, claim) for found in entry.assumptions for claim in found.claims}
        assert (("inferred_subject", "c18") in codes) == ("c18" in entry.claims)
        plans = {claim for claim in entry.claims if claim in ("c09", "c10", "c11")}
        assert {claim for code, claim in codes if code == "plan"} == plans


def test_final_stages_rest_on_the_coalition(conflicts):
    """No withdrawal against final stages joins part and whole, and names who holds them apart."""
    (found,) = [entry for entry in conflicts if numbers(entry) == {18, 48}]
    joined = [(one.part, one.whole) for one in found.assumptions if one.code == "part_of"]
    assert joined == [("us-iraq", "coalition-iraq")]
    assert found.distinctions == ("c36",)


def test_without_the_premise_only_final_stages_fit(dataset):
    """Were American forces no part of the coalition, 18 and 48 would agree; the others not."""
    deployments = tuple(
        evolve(entry, part_of=tuple(up for up in entry.part_of if up.partition != "force"))
        for entry in dataset.deployments
    )
    report = check(evolve(dataset, deployments=deployments))
    graver = {numbers(entry) for entry in report.conflicts if entry.grade != "weak"}
    assert graver == pairs(CONFLICTS) - {frozenset((18, 48))}


def test_page_has_the_findings(dataset, conflicts):
    """The page of the example lists the conflicts, and counts the records, as they are."""
    page = (DATASET.parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(c\d\d)` `(c\d\d)` \| (\w+), (\w+) \|", page, re.MULTILINE)
    found = [(*entry.claims, entry.grade, entry.kind) for entry in conflicts]
    assert sorted(rows) == sorted(found)
    assert f"holds {len(dataset.claims)} claims" in page
    assert f"{check(dataset).checked} of\nthem are about" in page


def test_relays_speak_for_nobody(dataset):
    """No outlet is the speaker of a claim, and no relay of a claim is its speaker."""
    assert not {"reuters", "newsweek"} & {claim.speaker for claim in dataset.claims}
    assert all(
        claim.speaker not in {relay.actor for relay in claim.via} for claim in dataset.claims
    )


def test_spellings_are_one_actor(dataset):
    """Variant and mistranslated names belong to one actor each."""
    owners = {}
    for actor in dataset.actors:
        for text in {actor.name, *(other.text for other in actor.names)}:
            owners.setdefault(text, set()).add(actor.id)
    assert all(len(ids) == 1 for ids in owners.values())
    assert owners["Alo"] == owners["Alou"] == owners["Allou"] == {"allou"}
    assert owners["Sudanese government"] == {"iraqi-government"}
    assert owners["worldwide alliance"] == owners["international coalition"] == {"coalition"}
