"""Files of judgements: reading, writing, adding, and their schema."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from counterclaim.findings import Location
from counterclaim.judgements import (
    JUDGEMENT_CODES,
    VERDICTS,
    ClaimSet,
    FindingAbout,
    Judgement,
    append_judgement,
    judgements_schema,
    judgements_text,
    read_judgements,
    write_judgements,
)
from counterclaim.judgements._reading import judgements_in

ROOT = Path(__file__).parents[2]
HEAD = 'schema_version = "1.0"\n'
GOOD = """
[[judgement]]
claims = ["c2", "c1"]
fingerprint = "0123456789abcdef"
verdict = "known_conflict"
by = "Desk"
on = 2024-10-01
why = "Both stand."
"""
ON_FINDING = """
[[judgement]]
finding = "reference.missing"
record_kind = "claim"
record = "c7"
verdict = "accepted"
by = "Desk"
on = "2024-10-01"
expires = 2025-01-01
why = "To be found."
"""
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda text: any(mark > " " for mark in text)
)
ABOUT = st.one_of(
    st.builds(
        ClaimSet,
        claims=st.lists(LINES, min_size=1, max_size=3, unique=True).map(tuple),
        fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
    ),
    st.builds(
        FindingAbout,
        code=st.just("schema.missing"),
        record_kind=st.sampled_from(["claim", "actor"]),
        record=LINES,
    ),
)


@st.composite
def judgements(draw):
    """Return any judgement."""
    about, on = draw(ABOUT), draw(st.dates())
    of_claims = isinstance(about, ClaimSet)
    return Judgement(
        about=about,
        verdict=draw(st.sampled_from(VERDICTS)) if of_claims else "accepted",
        by=draw(LINES),
        on=on,
        why=draw(LINES),
        expires=draw(st.none() | st.dates(min_value=on)),
    )


def put(folder, text):
    """Write a file of judgements and return its path."""
    path = folder / "judgements.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_published_schema_is_the_one_of_the_code():
    """The published file is what the code makes, and is itself a valid schema."""
    path = ROOT / "schemas" / "1.0" / "judgements.schema.json"
    text = json.dumps(judgements_schema(), ensure_ascii=False, indent=2) + "\n"
    assert path.read_text(encoding="utf-8") == text
    Draft202012Validator.check_schema(judgements_schema())


def test_judgements_are_read_with_their_lines(tmp_path):
    """Both kinds of judgements are read; ids are sorted, and each knows its line."""
    found, findings = read_judgements(put(tmp_path, HEAD + GOOD + ON_FINDING))
    assert findings == ()
    assert found == (
        Judgement(
            about=ClaimSet(claims=("c1", "c2"), fingerprint="0123456789abcdef"),
            verdict="known_conflict",
            by="Desk",
            on=date(2024, 10, 1),
            why="Both stand.",
        ),
        Judgement(
            about=FindingAbout(code="reference.missing", record_kind="claim", record="c7"),
            verdict="accepted",
            by="Desk",
            on=date(2024, 10, 1),
            why="To be found.",
            expires=date(2025, 1, 1),
        ),
    )
    assert [judgement.location.line for judgement in found] == [3, 11]
    assert [judgement.location.pointer for judgement in found] == ["/judgement/0", "/judgement/1"]


def test_text_that_looks_like_a_block_is_none(tmp_path):
    """A text over several lines may look like a block; the line is that of the block itself."""
    text = HEAD + GOOD.replace('"Both stand."', '"""\n[[judgement]]"""')
    (judgement,), findings = read_judgements(put(tmp_path, text))
    assert (judgement.location.line, judgement.why, findings) == (3, "[[judgement]]", ())


@pytest.mark.parametrize(
    ("old", "new", "code", "pointer"),
    [
        ("verdict = ", "verdikt = ", "schema.unknown-key", "/judgement/0/verdikt"),
        ("verdict = ", "verdikt = ", "schema.missing", "/judgement/0"),
        ('"known_conflict"', '"known"', "schema.code", "/judgement/0/verdict"),
        ("2024-10-01", "2024-10-01T10:00:00", "schema.type", "/judgement/0/on"),
        ("2024-10-01", '"1 October"', "schema.date", "/judgement/0/on"),
        ('"Both stand."', '" "', "schema.value", "/judgement/0/why"),
        ('"Both stand."', '"a\\nb"', "schema.value", "/judgement/0/why"),
        ('"Both stand."', '"a\\n"', "schema.value", "/judgement/0/why"),
        ('["c2", "c1"]', "[]", "schema.value", "/judgement/0/claims"),
        ('["c2", "c1"]', '["c1", "c1"]', "schema.value", "/judgement/0/claims/1"),
        ('["c2", "c1"]', '"c1"', "schema.type", "/judgement/0/claims"),
        ("0123456789abcdef", "0123", "schema.value", "/judgement/0/fingerprint"),
        ('fingerprint = "0123456789abcdef"\n', "", "schema.fields", "/judgement/0"),
        ('claims = ["c2", "c1"]\n', "", "schema.fields", "/judgement/0"),
        ("by = ", 'finding = "a.b"\nby = ', "schema.fields", "/judgement/0"),
        ("by = ", "expires = 2024-09-30\nby = ", "schema.range", "/judgement/0/expires"),
        ('"1.0"', '"2.0"', "schema.code", "/schema_version"),
        (HEAD, "", "schema.missing", ""),
        (HEAD, HEAD + "x = 1\n", "schema.unknown-key", "/x"),
        ("[[judgement]]", "[judgement]", "schema.type", "/judgement"),
        ("verdict =", "verdict", "parse.toml", None),
    ],
)
def test_faults_have_their_place(tmp_path, old, new, code, pointer):
    """A block with a fault is left out, with the code and the key of the fault."""
    text = HEAD + GOOD
    assert old in text
    path = put(tmp_path, text.replace(old, new, 1))
    found, findings = read_judgements(path)
    assert (code, pointer) in [(entry.code, entry.location.pointer) for entry in findings]
    assert all(entry.location.path == str(path) for entry in findings)
    assert all(entry.location.line for entry in findings if entry.location.pointer)
    assert found == () or pointer in ("/x", "")


def test_finding_can_only_be_accepted(tmp_path):
    """A finding is no conflict, so that it cannot be known as one."""
    text = HEAD + ON_FINDING.replace("accepted", "known_conflict")
    found, (fault,) = read_judgements(put(tmp_path, text))
    assert found == ()
    assert (fault.code, fault.location.pointer) == ("schema.fields", "/judgement/0/verdict")


def test_second_judgement_on_the_same_is_left_out(tmp_path):
    """Of two judgements on one set the first counts; another fingerprint is another set."""
    again = GOOD.replace("known_conflict", "accepted").replace('"c2", "c1"', '"c1", "c2"')
    other = GOOD.replace("0123", "9999")
    found, (fault,) = read_judgements(put(tmp_path, HEAD + GOOD + again + other))
    assert [judgement.verdict for judgement in found] == ["known_conflict", "known_conflict"]
    assert (fault.code, fault.message) == ("judgement.duplicate", "line 3 judges the same already")
    assert fault.related[0].line == 3
    assert fault.severity == JUDGEMENT_CODES[fault.code].severity


def test_missing_file_is_a_finding(tmp_path):
    """A file that is not there is told and not taken for an empty one."""
    found, (fault,) = read_judgements(tmp_path / "none.toml")
    assert (found, fault.code) == ((), "read.file")


@given(st.lists(judgements(), max_size=4, unique_by=lambda judgement: judgement.about))
def test_what_is_written_is_read_back(tmp_path_factory, wanted):
    """Whatever the texts hold, reading gives what was written, and its text is visible."""
    path = tmp_path_factory.mktemp("j") / "judgements.toml"
    write_judgements(wanted, path)
    found, findings = read_judgements(path)
    assert findings == ()
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))
    text = path.read_text(encoding="utf-8")
    assert text == judgements_text(reversed(wanted)) == judgements_text(found)
    assert text.replace("\n", "").isprintable()


@given(judgements(), judgements())
def test_adding_leaves_the_rest_as_it_was(tmp_path_factory, first, second):
    """A judgement is added at the end; comments and blanks before it stay."""
    path = tmp_path_factory.mktemp("j") / "judgements.toml"
    assert append_judgement(first, path) == ()
    before = path.read_text(encoding="utf-8") + "# a remark without a line break"
    path.write_text(before, encoding="utf-8")
    refused = append_judgement(second, path)
    if first.about == second.about:
        assert [found.code for found in refused] == ["judgement.duplicate"]
        assert path.read_text(encoding="utf-8") == before
    else:
        assert refused == ()
        assert path.read_text(encoding="utf-8").startswith(before + "\n")
        assert read_judgements(path)[0] == (first, second)


@pytest.mark.parametrize(
    ("text", "code"), [("x = ", "parse.toml"), (HEAD + "judgement = []\n", "schema.value")]
)
def test_nothing_is_added_to_a_file_that_would_break(tmp_path, text, code):
    """A file with faults, or with its judgements in brackets, stays as it is."""
    path = put(tmp_path, text)
    judgement = Judgement(
        about=FindingAbout(code="a.b", record_kind="claim", record="c"),
        verdict="accepted",
        by="Desk",
        on=date(2024, 1, 1),
        why="w",
    )
    assert [found.code for found in append_judgement(judgement, path)] == [code]
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": ""},
        {"why": "a\nb"},
        {"why": "a\n"},
        {"why": "\ud800"},
        {"verdict": "true"},
        {"expires": date(2023, 12, 31)},
        {"about": FindingAbout(code="a.b", record_kind="claim", record="c")},
    ],
)
def test_judgement_refuses_what_could_not_be_read_back(wrong):
    """A judgement made in code keeps the rules of the file."""
    right = {
        "about": ClaimSet(claims=("c1",), fingerprint="0" * 16),
        "verdict": "known_conflict",
        "by": "Desk",
        "on": date(2024, 1, 1),
        "why": "w",
    }
    assert Judgement(**right).about.claims == ("c1",)
    with pytest.raises(ValueError, match=r".+"):
        Judgement(**{**right, **wrong})


VALUES = st.sampled_from(
    [
        None, 1, "", " ", "x", "accepted", "known_conflict", "claim", "schema.missing", "c1",
        "0123456789abcdef", "2024-10-01", "2024-02-30", [], ["c1"], ["c1", "c1"], [1], {}, "a\x7f",
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    [*judgements_schema()["properties"]["judgement"]["items"]["properties"], "x"]
)


@given(
    st.sampled_from([GOOD, ON_FINDING]), st.dictionaries(KEYS, VALUES), st.sets(KEYS, max_size=2)
)
def test_schema_and_reader_accept_the_same(good, changes, dropped):
    """The published schema and the reader agree on a block with some fields changed."""
    block = {**tomllib.loads(good)["judgement"][0], **changes}
    block = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in block.items()
        if key not in dropped and key != "expires"
    }
    table = {"schema_version": "1.0", "judgement": [block]}
    validator = Draft202012Validator(judgements_schema(), format_checker=FormatChecker())
    found, findings = judgements_in(table, "", Location(pointer=""))
    assert (findings == ()) == (len(found) == 1) == validator.is_valid(table)
