"""The language-neutral cases of the consistency model, run by the checker."""

import json
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve

from counterclaim.codelists import Modality, TimeRole
from counterclaim.consistency import GRADES, Kind, Policy, Question, check
from counterclaim.consistency.background.registry import RULES
from counterclaim.consistency.interpretation.times import SkipReason
from counterclaim.documents import reads
from counterclaim.time import day_number

HERE = Path(__file__).parent / "rules"
FILES = sorted(path for path in HERE.glob("*.json") if path.stem != "header")
CODES = [rule.code for rule in RULES]
KEYS = {"name", "rule", "deployments", "policy", "claims", "conflicts", "skipped"}
ALWAYS = ("grade", "kind", "question")
OUTCOMES = {*ALWAYS, "claims", "rule", "explained", "distinctions"}


@cache
def header():
    """Return the dataset whose actors, sources and deployments the cases share."""
    return json.loads((HERE / "header.json").read_text(encoding="utf-8"))


@cache
def cases():
    """Return all cases, each with the name of its file."""
    return [
        (path.stem, case) for path in FILES for case in json.loads(path.read_text(encoding="utf-8"))
    ]


def named(*, bites=False):
    """Return cases as parameters of a test: all, or those in which a rule makes conflicts."""
    return [
        pytest.param(case, id=f"{topic}: {case['name']}")
        for topic, case in cases()
        if not bites or ("rule" in case and case["conflicts"])
    ]


def policy_of(case):
    """Return the policy of a case; its days are dates."""
    values = dict(case.get("policy", {}))
    if "as_of" in values:
        values["as_of"] = day_number(*map(int, values["as_of"].split("-")))
    return Policy(**values)


def dataset_of(case):
    """Return the dataset of a case, which is read without a finding."""
    own = {key: case[key] for key in ("deployments", "claims") if key in case}
    reading = reads(json.dumps({**header(), **own}))
    assert reading.findings == ()
    return reading.dataset


def outcome(conflict, keys):
    """Return what a case says of a conflict, in those respects that it names."""
    values = {
        "claims": sorted(conflict.claims),
        "grade": conflict.grade,
        "kind": conflict.kind,
        "question": conflict.question,
        "rule": conflict.rule,
        "distinctions": list(conflict.distinctions),
        "explained": [
            {"claims": list(entry.claims), "firm": entry.firm} for entry in conflict.explained
        ],
    }
    return {key: values[key] for key in keys}


def rests_on(conflict, code):
    """Tell whether a conflict rests on a rule."""
    return code in {conflict.rule, *(entry.code for entry in conflict.assumptions)}


@pytest.mark.parametrize("case", named())
def test_a_case_has_the_conflicts_that_it_names(case):
    """The checker finds the conflicts of a case, and leaves out the claims that it names."""
    assert set(case) <= KEYS
    expected = {frozenset(found["claims"]): found for found in case["conflicts"]}
    report = check(dataset_of(case), policy_of(case))
    assert {frozenset(found.claims) for found in report.conflicts} == set(expected)
    for found in report.conflicts:
        case_says = expected[frozenset(found.claims)]
        assert {"claims", *ALWAYS} <= set(case_says) <= OUTCOMES
        assert outcome(found, case_says) == {**case_says, "claims": sorted(case_says["claims"])}
    skipped = {entry.claim: entry.reason for entry in report.skipped}
    assert skipped == {entry["claim"]: entry["reason"] for entry in case.get("skipped", [])}
    assert report.truncated == ()


@pytest.mark.parametrize("case", [param for param in named() if "rule" in param.values[0]])
def test_a_case_of_a_rule_rests_on_it_where_it_has_conflicts(case):
    """The conflicts of such a case rest on its rule; where there are none it does not bite."""
    conflicts = check(dataset_of(case), policy_of(case)).conflicts
    assert [rests_on(found, case["rule"]) for found in conflicts] == [True] * len(conflicts)


@pytest.mark.parametrize("case", named(bites=True))
def test_with_its_rule_off_no_conflict_names_it(case):
    """What remains rests on other rules, is no more, and no firmer."""
    dataset, policy = dataset_of(case), policy_of(case)
    without = evolve(policy, disabled=policy.disabled | {case["rule"]})
    before = {found.claims: found for found in check(dataset, policy).conflicts}
    for found in check(dataset, without).conflicts:
        assert not rests_on(found, case["rule"])
        assert found.claims in before
        assert GRADES.index(found.grade) >= GRADES.index(before[found.claims].grade)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_has_cases_for_and_against(code):
    """Each rule has a case in which it makes a conflict, and one in which it just does not."""
    own = [case for _, case in cases() if case.get("rule") == code]
    assert any(case["conflicts"] for case in own)
    assert any(not case["conflicts"] for case in own)


def test_cases_name_rules_that_there_are():
    """No case names a rule that the checker does not know."""
    assert {case["rule"] for _, case in cases() if "rule" in case} == set(CODES)


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
        and any(claim.get("when", {}).get("role") == role for claim in case["claims"])
    ]
    assert any(case["conflicts"] for case in own)
    assert any(not case["conflicts"] for case in own)


@pytest.mark.parametrize("modality", get_args(Modality))
def test_a_modality_has_a_case(modality):
    """Claims of each modality stand in a conflict, or else they are left out with the reason."""
    stands, left_out = False, False
    for topic, case in cases():
        if topic not in ("grades", "who-takes-part"):
            continue
        own = {x["id"] for x in case["claims"] if x.get("modality", "fact") == modality}
        stands |= any(own & set(found["claims"]) for found in case["conflicts"])
        left_out |= {"modality"} == {
            entry["reason"] for entry in case.get("skipped", []) if entry["claim"] in own
        }
    assert left_out != stands


@pytest.mark.parametrize(
    ("key", "values"),
    [("grade", GRADES), ("kind", get_args(Kind)), ("question", get_args(Question))],
)
def test_each_outcome_has_a_case(key, values):
    """Each grade, kind and question comes out of some case."""
    assert {found[key] for _, case in cases() for found in case["conflicts"]} == set(values)


def test_each_reason_to_pass_over_has_a_case():
    """Each reason has a case; a time that hangs on another subject is read, and takes part."""
    found = {entry["reason"] for _, case in cases() for entry in case.get("skipped", [])}
    assert found | {"relative_time", "unresolved"} == set(get_args(SkipReason))


def test_no_two_cases_have_one_name():
    """A name tells a case of a file apart."""
    names = [(topic, case["name"]) for topic, case in cases()]
    assert len(set(names)) == len(names)
