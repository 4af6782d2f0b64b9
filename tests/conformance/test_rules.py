"""The language-neutral cases of the consistency model, run by the checker."""

import json
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from counterclaim.consistency.result import ConflictBasis

from counterclaim.codelists import Modality, TimeRole
from counterclaim.consistency import Definition, Kind, Policy, Presumption, check
from counterclaim.documents import reads
from counterclaim.findings import SEVERITIES
from counterclaim.time import day_number

FILES = sorted((Path(__file__).parent / "rules").glob("*.json"))
RULES = (*get_args(Definition), *get_args(Presumption))
KEYS = {"name", "rule", "dataset", "policy", "conflicts", "skipped"}


@cache
def cases():
    """Return all cases, each with the name of its file."""
    return [
        (path.stem, case) for path in FILES for case in json.loads(path.read_text(encoding="utf-8"))
    ]


def named(*, positive=False):
    """Return cases as parameters of a test: all, or those that a rule makes conflicts."""
    return [
        pytest.param(case, id=f"{topic}: {case['name']}")
        for topic, case in cases()
        if not positive or ("rule" in case and case["conflicts"])
    ]


def policy_of(case):
    """Return the policy of a case; its days are dates."""
    values = dict(case.get("policy", {}))
    if "as_of" in values:
        values["as_of"] = day_number(*map(int, values["as_of"].split("-")))
    if "disabled" in values:
        values["disabled"] = frozenset(values["disabled"])
    return Policy(**values)


def dataset_of(case):
    """Return the dataset of a case, which is read without a finding."""
    reading = reads(json.dumps(case["dataset"]))
    assert reading.findings == ()
    return reading.dataset


def in_order(conflicts):
    """Return conflicts in a stable order, each with its claims in order."""
    return sorted(
        ({**found, "claims": sorted(found["claims"])} for found in conflicts),
        key=lambda found: found["claims"],
    )


def verdict(report):
    """Return the conflicts of a report as a case has them."""
    return in_order(
        {
            "claims": found.claims,
            "severity": found.severity,
            "kind": found.kind,
            "basis": found.basis,
        }
        for found in report.conflicts
    )


@pytest.mark.parametrize("case", named())
def test_a_case_has_the_conflicts_that_it_names(case):
    """The checker finds the conflicts of a case, and leaves out the claims that it names."""
    assert set(case) <= KEYS
    report = check(dataset_of(case), policy_of(case))
    assert verdict(report) == in_order(case["conflicts"])
    skipped = {entry.claim: entry.reason for entry in report.skipped}
    assert skipped == {entry["claim"]: entry["reason"] for entry in case.get("skipped", [])}
    assert report.truncated == ()


@pytest.mark.parametrize("case", named(positive=True))
def test_without_its_rule_a_conflict_is_another_or_none(case):
    """A case that a rule makes a conflict has another verdict where that rule is off."""
    policy = policy_of(case)
    without = evolve(policy, disabled=policy.disabled | {case["rule"]})
    assert verdict(check(dataset_of(case), without)) != in_order(case["conflicts"])


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_cases_for_and_against(rule):
    """Each rule has a case in which it makes a conflict, and one in which there is none."""
    own = [case for _, case in cases() if case.get("rule") == rule]
    assert any(case["conflicts"] for case in own)
    assert any(not case["conflicts"] for case in own)


def test_cases_name_rules_that_there_are():
    """No case names a rule that the checker does not know."""
    assert {case["rule"] for _, case in cases() if "rule" in case} == set(RULES)


# a period is about a figure alone
ROLES = [
    *(("times", role) for role in get_args(TimeRole) if role != "for"),
    *(("times-of-numbers", role) for role in get_args(TimeRole)),
]


@pytest.mark.parametrize(("topic", "role"), ROLES)
def test_a_time_role_has_cases_for_and_against(topic, role):
    """Each role of a time is used in a conflict, and where there is none: of stages and numbers."""
    own = [
        case
        for name, case in cases()
        if name == topic
        and any(claim.get("when", {}).get("role") == role for claim in case["dataset"]["claims"])
    ]
    if role == "for":
        own += [case for _, case in cases() if case.get("rule") == "period_figure"]
    assert any(case["conflicts"] for case in own)
    assert any(not case["conflicts"] for case in own)


@pytest.mark.parametrize("modality", get_args(Modality))
def test_a_modality_has_a_case(modality):
    """Claims of each modality stand in a conflict, or else they are left out with the reason."""
    stands, left_out = False, False
    for topic, case in cases():
        if topic != "who-takes-part":
            continue
        claims = case["dataset"]["claims"]
        own = {claim["id"] for claim in claims if claim.get("modality", "fact") == modality}
        stands |= any(own & set(found["claims"]) for found in case["conflicts"])
        left_out |= {"modality"} == {
            entry["reason"] for entry in case.get("skipped", []) if entry["claim"] in own
        }
    assert left_out != stands


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("severity", SEVERITIES),
        ("kind", get_args(Kind)),
        ("basis", get_args(ConflictBasis)),
    ],
)
def test_each_outcome_has_a_case(key, values):
    """Each severity, kind and basis comes out of some case."""
    found = {conflict[key] for _, case in cases() for conflict in case["conflicts"]}
    assert found == set(values)


def test_no_two_cases_have_one_name():
    """A name tells a case of a file apart."""
    names = [(topic, case["name"]) for topic, case in cases()]
    assert len(set(names)) == len(names)
