"""Running rules: which run, in which order, with what severity, and when one fails."""

import pytest
from tests.rules.data import dataset_of

from counterclaim.findings import Location
from counterclaim.rules import (
    InvalidRuleError,
    Observation,
    RecordPath,
    UnknownRuleError,
    all_rules,
    at,
    chosen,
    rule,
    run_rules,
)

FAULTY = {
    "sources": [{"id": "s1", "published": "2025-03-01", "accessed": "2025-02-01"}],
    "claims": [
        {"id": "c1", "stated": "2025-03-05/2025-03-06", "sources": ["s1"]},
        {"id": "c2", "relations": [{"kind": "repeats", "claim": "c2"}]},
    ],
}


def made(code, check, severity="warning"):
    """Return a rule with a function and a code."""
    explained = dict.fromkeys(("does", "why", "fix", "example", "instead"), "{}")
    return rule(code, "Title", severity, **explained)(check)


def codes(**options):
    """Return the codes found in the faulty dataset, with their records."""
    found = run_rules(dataset_of(FAULTY), **{"extra_rules": (), **options})
    return [(finding.code, finding.location.record_id) for finding in found]


def test_findings_follow_the_records():
    """Findings come in the order of the records, and for one record in that of the rules."""
    assert codes() == [
        ("time.published-after-accessed", "s1"),
        ("source.incomplete", "s1"),
        ("time.stated-after-published", "c1"),
        ("time.stated-as-interval", "c1"),
        ("relation.to-itself", "c2"),
    ]


def test_select_by_code_and_family():
    """A code selects one rule, a family, with or without its dot, all of its rules."""
    assert codes(select=["time.stated-as-interval"]) == [("time.stated-as-interval", "c1")]
    family = [("time.published-after-accessed", "s1")] + [
        (f"time.{name}", "c1") for name in ("stated-after-published", "stated-as-interval")
    ]
    assert codes(select=["time"]) == codes(select=["time."]) == family
    assert codes(select=["time", "relation.to-itself"]) == [*family, ("relation.to-itself", "c2")]


def test_ignore_goes_before_select():
    """What is ignored does not run, even if it is selected."""
    options = {"select": ["time", "relation"], "ignore": ["time.stated-as-interval", "relation"]}
    assert codes(**options) == [
        ("time.published-after-accessed", "s1"),
        ("time.stated-after-published", "c1"),
    ]


@pytest.mark.parametrize("option", ["select", "ignore", "severities"])
@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("time.undatd", "time.undated"),
        ("undated", "time.undated"),
        ("tim", "time"),
        ("relatoin.", "relation"),
        ("quite-another-thing", None),
    ],
)
def test_unknown_code(option, given, meant):
    """A code that does not exist is an error, with the one that was probably meant."""
    value = {given: "note"} if option == "severities" else [given]
    with pytest.raises(UnknownRuleError) as caught:
        codes(**{option: value})
    assert caught.value.code == given
    assert caught.value.suggestion == meant
    assert (f'did you mean "{meant}"?' in str(caught.value)) is (meant is not None)


def test_unknown_code_without_findings():
    """A wrong code is an error although no rule would have found anything."""
    with pytest.raises(UnknownRuleError):
        run_rules(dataset_of({}), select=["time.none"], extra_rules=())


def test_severities():
    """Another severity may be given to a family and to a code, of which the code decides."""
    found = run_rules(
        dataset_of(FAULTY),
        select=["time"],
        severities={"time.stated-as-interval": "warning", "time": "error"},
        extra_rules=(),
    )
    assert {finding.code: finding.severity for finding in found} == {
        "time.published-after-accessed": "error",
        "time.stated-after-published": "error",
        "time.stated-as-interval": "warning",
    }


def test_severity_that_does_not_exist():
    """A severity outside the list is refused."""
    with pytest.raises(ValueError, match="a severity is one of error, warning, note, not 'high'"):
        codes(severities={"time": "high"})


def test_place_of_a_record():
    """The place of a record may come from whoever read the file."""

    def locate(kind, index):
        return Location(path="file.jsonl", record_kind=kind, pointer="", line=10 + index)

    (found,) = run_rules(
        dataset_of(FAULTY),
        select=["time.stated-after-published"],
        extra_rules=(),
        locate=locate,
    )
    assert found.location == Location(
        path="file.jsonl", record_kind="claim", record_id="c1", pointer="/stated", line=10
    )
    assert found.related[0].record_id == "s1"
    assert found.related[0].pointer == "/published"


def test_pointer_is_escaped():
    """Steps of a pointer are escaped as RFC 6901 asks."""

    def check(_dataset, _context):
        yield Observation(at("claim", 0, "extra", "a/b~c"), "there")

    (found,) = run_rules(dataset_of({}), select=["own"], extra_rules=[made("own.a", check)])
    assert found.location.pointer == "/claims/0/extra/a~1b~0c"


def test_hint_of_an_observation_goes_before_the_fix():
    """An observation may bring a hint of its own; else the fix of the rule is the hint."""

    def check(_dataset, _context):
        yield Observation(at("dataset", 0), "one")
        yield Observation(at("dataset", 0), "two", "Do this.")

    found = run_rules(dataset_of({}), select=["own"], extra_rules=[made("own.a", check)])
    assert [finding.hint for finding in found] == ["{}", "Do this."]
    assert found[0].location == Location(record_kind="dataset", pointer="")


def _raises(_dataset, _context):
    yield Observation(at("claim", 0), "before")
    raise KeyError("a whole record")


def _yields_text(_dataset, _context):
    yield "a finding"


def _yields_nowhere(_dataset, _context):
    yield Observation(at("claim", 99), "there is none")


def _yields_before_the_first(_dataset, _context):
    yield Observation(at("claim", -1), "not the last one")


def _yields_no_path(_dataset, _context):
    yield Observation(RecordPath("planet", 0), "no such kind")


def _yields_no_message(_dataset, _context):
    yield Observation(at("claim", 0), 3)


def _returns_none(_dataset, _context):
    return None


@pytest.mark.parametrize(
    ("check", "error"),
    [
        (_raises, "KeyError"),
        (_yields_text, "InvalidRuleError"),
        (_yields_nowhere, "IndexError"),
        (_yields_before_the_first, "IndexError"),
        (_yields_no_path, "KeyError"),
        (_yields_no_message, "InvalidRuleError"),
        (_returns_none, "TypeError"),
    ],
)
def test_rule_that_fails(check, error):
    """A rule that fails is named with the kind of its error, and the other rules run."""
    failing = made("own.failing", check)
    found = run_rules(dataset_of(FAULTY), extra_rules=[failing])
    assert found[0].code == "internal.rule-failed"
    assert found[0].severity == "error"
    assert f'the rule "own.failing" was stopped by {error}' in found[0].message
    assert "a whole record" not in found[0].message
    others = [(finding.code, finding.location.record_id) for finding in found[1:]]
    kept = [("own.failing", "c1")] if check is _raises else []
    assert sorted(others) == sorted(codes() + kept)


def test_place_of_a_failure():
    """A failure says in which line of which file it happened, without the folder."""
    (found,) = run_rules(
        dataset_of({}), select=["own"], extra_rules=[made("own.failing", _returns_none)]
    )
    assert " at line " in found.message
    assert "/" not in found.message


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ([made("time.undated", _raises)], "another rule has this code"),
        ([made("own.a", _raises), made("own.a", _raises)], "another rule has this code"),
        ([_raises], "not built with"),
    ],
)
def test_extra_rule_that_cannot_be_used(extra, reason):
    """A rule that the caller gives and that cannot be used is an error of the caller."""
    with pytest.raises(InvalidRuleError, match=reason):
        run_rules(dataset_of({}), extra_rules=extra)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"code": "undated"}, "not a family, a dot and a name"),
        ({"code": "Time.Undated"}, "not a family, a dot and a name"),
        ({"code": "own.a\n"}, "not a family, a dot and a name"),
        ({"code": 3}, "not a family, a dot and a name"),
        ({"code": "internal.a"}, "in use elsewhere"),
        ({"code": "reference.a"}, "in use elsewhere"),
        ({"severity": "high"}, "its severity is not one of"),
        ({"title": " "}, "its title is not a text, or empty"),
        ({"fix": ""}, "its fix is not a text, or empty"),
        ({"check": 3}, "its check is not a function"),
    ],
)
def test_shape_of_a_rule(change, reason):
    """A rule that could not be selected, shown or run is refused when it is made."""
    whole = {
        "code": "own.a",
        "title": "Title",
        "severity": "note",
        **dict.fromkeys(("does", "why", "fix", "example", "instead"), "{}"),
        "check": _raises,
    }
    given = {**whole, **change}
    texts = {name: given[name] for name in ("does", "why", "fix", "example", "instead")}
    with pytest.raises(InvalidRuleError, match=reason) as caught:
        rule(given["code"], given["title"], given["severity"], **texts)(given["check"])
    assert caught.value.code == str(given["code"])


def test_first_of_two_records_with_one_id_counts():
    """Where two records share an id, which is reported elsewhere, the first is meant."""
    fragment = {
        "sources": [{"id": "s1", "published": "2025-03-01"}, {"id": "s1", "published": "2026"}],
        "claims": [{"id": "c1", "sources": ["s1"]}],
    }
    (found,) = run_rules(
        dataset_of(fragment), select=["time.stated-after-published"], extra_rules=()
    )
    assert [place.pointer for place in found.related] == ["/sources/0/published"]


def test_codes_are_unique():
    """No two rules have one code, and chosen() keeps their order."""
    rules = all_rules()
    assert len({one.code for one in rules}) == len(rules)
    assert chosen(rules) == rules
    assert chosen(rules, ["relation"]) == tuple(one for one in rules if one.family == "relation")
