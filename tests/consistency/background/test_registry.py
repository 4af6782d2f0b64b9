"""Every background rule: one home for its code, its words and what applies it."""

import re
from typing import get_args

import pytest

from counterclaim.consistency import Definition, Policy, Presumption
from counterclaim.consistency.background.registry import RULES, rule_of
from counterclaim.consistency.codes import RESULT_CODES

EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
FORMS = ("imply", "derive", "transfer", "compare")
SENTENCES = ("meaning", "why", "example")
PARTS = ("because", "unless")


def test_codes_are_those_of_the_policy():
    """Each rule has a code of the policy, and each code a rule of its kind."""
    assert len({rule.code for rule in RULES}) == len(RULES)
    for kind, codes in (("definition", Definition), ("presumption", Presumption)):
        assert {rule.code for rule in RULES if rule.kind == kind} == set(get_args(codes))


@EVERY
def test_a_rule_is_found_by_its_code(rule):
    """And can be switched off by it."""
    assert rule_of(rule.code) is rule
    assert Policy(disabled=[rule.code]).disabled == {rule.code}


def test_no_rule_has_a_code_that_is_none():
    """Assumptions that are no rules have none."""
    assert rule_of("strong_reading") is None
    assert rule_of("part_of") is None


@EVERY
def test_a_rule_has_one_form_at_the_most(rule):
    """One function, or none where the search applies it."""
    assert sum(getattr(rule, form) is not None for form in FORMS) <= 1
    assert not rule.between or rule.compare is not None
    assert not rule.of or rule.compare is not None or rule.derive is not None


@EVERY
def test_texts_are_sentences(rule):
    """They begin with a capital or a quotation and end with a full stop; none is empty."""
    assert re.fullmatch(r"[A-Z][^.\n]*[^.\s]", rule.title), rule.title
    for name in SENTENCES:
        text = getattr(rule, name)
        assert re.match(r'[A-Z"]', text), text
        assert text.endswith("."), text
        assert "  " not in text
        assert "\n" not in text


@EVERY
def test_what_a_report_says_reads_on(rule):
    """After "because" and "unless": a clause of its own, in small letters, without an end."""
    assert rule.because
    assert rule.unless or rule.kind == "definition"
    for name in PARTS:
        text = getattr(rule, name)
        if not text:
            continue
        assert re.match(r"[a-z]", text), text
        assert not re.search(r"[.;:,\s]$", text), text
        assert not re.match(r"(because|unless|if|since|that)\b", text), text
        assert len(text) < 100


@EVERY
def test_an_example_has_two_statements(rule):
    """Both in quotation marks, but where a third would be needed or one is told of."""
    assert rule.example.count('"') >= 2
    assert rule.example.count('"') % 2 == 0


@EVERY
def test_numbers_of_days_in_a_meaning_are_those_of_the_policy(rule):
    """Where a meaning names a setting, the number before it is its value by default."""
    policy = Policy()
    for days, name in re.findall(r"(\d+)[^()\d]*\(`(\w+_days)`\)", rule.meaning):
        assert int(days) == getattr(policy, name), rule.meaning


def test_days_that_are_written_out_are_those_of_the_policy():
    """Numbers as words."""
    words = {"seven": 7, "thirty": 30, "three": 3}
    policy = Policy()
    assert "one per cent for each three days (`drift_days`)" in rule_of("figure_persists").meaning
    assert words["three"] == policy.drift_days
    text = rule_of("denial_answers").meaning
    assert words["seven"] == policy.announcement_days
    assert "seven days before" in text
    assert words["thirty"] == policy.answer_days == policy.held_days
    assert "thirty days before or after" in text
    assert "N is 7 for a country, 2 for a region or an area, 0 for a town, a base or a site" in (
        rule_of("takes_time").meaning
    )
    assert dict(policy.pace) == {
        "country": 7, "region": 2, "area": 2, "town": 0, "base": 0, "site": 0,
    }  # fmt: skip


@EVERY
def test_a_rule_has_a_page_with_its_own_words(rule):
    """The page says what it means, why, and how to switch it off."""
    (page,) = (entry for entry in RESULT_CODES if entry.code == rule.code)
    assert (page.group, page.title, page.meaning) == (rule.kind, rule.title, rule.meaning)
    assert (page.why, page.example) == (rule.why, rule.example)
    assert f"--disable {rule.code}" in page.remedy
    assert rule.unless in page.remedy


def test_steps_back_are_of_rules_that_say_so():
    """Where one party overturns its own words the conflict is a reversal."""
    assert {rule.code for rule in RULES if rule.reverses} == {
        "no_regression",
        "holds_ahead",
        "meant_to_last",
        "refusal_means_staying",
        "denied_then_affirmed",
        "deadline_moved",
        "condition_added",
    }
