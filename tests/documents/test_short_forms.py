"""Short forms: what they stand for, where their faults are, and that nothing is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.codelists.readings import READINGS, SLOTS
from counterclaim.documents import dumps, locate, read, reads, together
from counterclaim.documents._names import id_of_name
from counterclaim.documents._widths import WIDTHS, narrowed, widened
from counterclaim.documents.short_forms import OWN_FIELDS, SHORT_KEYS
from counterclaim.strategies import datasets

ROOT = Path(__file__).parents[2]
FORMATS = ("json", "jsonl", "yaml")

BASE = """\
schema_version: "1.0"
actors:
  - {id: arland, kind: state, name: Arland}
  - {id: press, kind: organization, name: Blue Agency, names: [{text: BA, kind: acronym}]}
deployments:
  - id: army
    name: The army
    force: arland
    place: {name: Belland, kind: country}
claims:
"""

STATEMENT = """\
  - id: s1
    text: The 600 leave by September, and 900 are there.
    speaker_name: Ann Onym
    affiliation: arland
    outlet: Shafaq News
    url: https://a.example/1
    agency: BA
    stated: 2025-09-12~
    deployment: army
    readings:
      - reading: number_will_leave
        number: 600
        by: 2025-12
      - reading: number_there
        number: 900
"""


def in_file(claims):
    """Read some claims, written short."""
    return reads(BASE + claims, "yaml")


def one(**keys):
    """Return one claim in YAML, with some keys besides those that all have."""
    usual = {
        "id": "c1",
        "text": "So it is.",
        "speaker": "arland",
        "outlet": "The Bell",
        "stated": "2025-03-10",
        "deployment": "army",
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in (usual | keys).items()]
    return "  - " + "\n    ".join(line for line in lines if not line.endswith(": null")) + "\n"


def test_a_statement_is_as_many_claims_as_it_has_readings():
    """Each reading is a claim with an id of its own, and all are one utterance."""
    reading = in_file(STATEMENT)
    assert reading.findings == ()
    first, second = reading.dataset.claims
    assert (first.id, second.id) == ("s1-1", "s1-2")
    assert first.utterance == second.utterance == "s1"
    assert (first.says.measure, first.modality) == ("leaving", "plan")
    assert (second.says.measure, second.modality) == ("present", "fact")
    assert first.when.role == "by"
    assert second.when is None


def test_names_become_actors_and_sources():
    """A name that is recorded is that actor; another one makes a record, the same each time."""
    reading = in_file(STATEMENT + one(reading="are_there", outlet="Shafaq News"))
    dataset = reading.dataset
    assert [actor.id for actor in dataset.actors] == ["arland", "press", "ann_onym", "shafaq_news"]
    assert dataset.actors[2].represents == ("arland",)
    assert dataset.claims[0].via[0].actor == "press"
    assert dataset.sources[0].url == "https://a.example/1"
    assert {source.publisher for source in dataset.sources} == {"shafaq_news"}


def test_order_of_lines_does_not_matter():
    """A name is the same actor whether its record comes before or after."""
    lines = dumps(in_file(STATEMENT).dataset, "jsonl", short=True).splitlines()
    forward, backward = (reads("\n".join(some), "jsonl") for some in (lines, lines[::-1]))
    assert forward.findings == backward.findings == ()
    for name in ("actors", "sources", "claims"):
        records = [set(getattr(each.dataset, name)) for each in (forward, backward)]
        assert records[0] == records[1]


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Shafaq News", "shafaq_news"),
        ("  Shafaq  NEWS ", "shafaq_news"),
        ("Agência Ética", "agencia_etica"),
    ],
)
def test_ids_of_names_can_be_read(name, identity):
    """Letters and digits make the id."""
    assert id_of_name(name) == identity


def test_files_that_make_the_same_records_go_together():
    """Two files that name the same outlet and speaker are one dataset without doubles."""
    short = one(reading="are_there", speaker=None, speaker_name="Ann Onym")
    first = in_file(short.replace('"c1"', '"c0"'))
    bare = BASE.partition("deployments:")[0].partition("actors:")[0]
    second = reads(f"{bare}claims:\n{short}", "yaml")
    whole = together([first, second])
    assert whole.findings == ()
    assert [claim.id for claim in whole.dataset.claims] == ["c0", "c1"]
    ids = [actor.id for actor in whole.dataset.actors]
    assert ids == ["arland", "press", "ann_onym", "the_bell"]
    assert whole.location("claim", 1).pointer == "/claims/0"
    assert whole.location("actor", 2).pointer == "/claims/0/speaker_name"


def test_ids_of_other_scripts_are_apart():
    """Names without Latin letters have ids too, and each another."""
    names = ("شفق نيوز", "رويترز", "Łódź", "Łudź", "x" * 300, "x" * 301)
    assert len({id_of_name(name) for name in names}) == len(names)
    assert all(id_of_name(name)[:1].isalnum() for name in names)


@pytest.mark.parametrize(
    ("short", "days"),
    [
        ("2025-09-12~", "[2025-09-10..2025-09-14]"),
        ("~2025-09-01", "[2025-08-30..2025-09-03]"),
        ("2025-09~", "[2025-08-25..2025-10-07]"),
        ("~2025", "[2024-12-01..2026-01-31]"),
        ("2025-09", "2025-09"),
        ("~2025~", "~2025~"),
        ("2025-13~", "2025-13~"),
        ("2025-09-12?", "2025-09-12?"),
    ],
)
def test_about_has_a_width(short, days):
    """A mark for about stands for days around the date; other texts stay as they are."""
    assert widened(short) == days
    if days.startswith("["):
        assert widened(narrowed(days)) == days
        reading = in_file(one(reading="are_there", stated=short))
        assert reading.findings == ()
        assert str(reading.dataset.claims[0].stated) == days


def test_the_documentation_says_how_wide():
    """The widths are on the page of the format."""
    page = (ROOT / "docs/reference/short-forms.md").read_text("utf-8")
    assert all(f"{days} days" in page for days in WIDTHS.values())


@pytest.mark.parametrize(
    ("keys", "code", "pointer", "told"),
    [
        ({"reading": "will_leaf"}, "schema.code", "/reading", "will_leave"),
        ({"reading": 3}, "schema.type", "/reading", "code of a reading"),
        ({"reading": "will_leave", "by": "soon"}, "schema.date", "/by", "soon"),
        ({"reading": "will_leave", "number": 5}, "schema.fields", "/number", "no slot number"),
        ({"reading": "will_leave", "polarity": "denied"}, "schema.fields", "/polarity", "already"),
        ({"reading": "number_there"}, "schema.missing", "/reading", "number"),
        ({"reading": "number_there", "number": -1}, "schema.value", "/number", "-1"),
        ({"reading": "number_there", "number": "5"}, "schema.type", "/number", "number"),
        ({"reading": "will_leave", "colour": 1}, "schema.unknown-key", "/colour", "colour"),
        ({"reading": "host_refuses"}, "schema.missing", "/reading", "decided_by"),
        ({"reading": "will_leave", "expected": 1}, "schema.", "/expected", "modality"),
        ({"reading": "never_was_there", "stated": "2025/.."}, "schema.fields", "/reading", "until"),
        ({"reading": "are_there", "outlet": 7}, "schema.type", "/outlet", "outlet"),
        ({"reading": "are_there", "affiliation": "x"}, "schema.fields", "/affiliation", "speaker"),
        ({"reading": "are_there", "url": "nowhere"}, "schema.value", "/url", "url"),
        ({"reading": "are_there", "deployment": "navy"}, "reference.missing", "/deployment", ""),
        ({"reading": "are_there", "readings": []}, "schema.", "/reading", "readings"),
        ({"readings": {}}, "schema.type", "/readings", "a list"),
        ({"readings": [{"by": "2025"}]}, "schema.missing", "/readings/0", "reading"),
        ({"readings": [{"reading": "are_there", "since": "x"}]}, "schema.date",
         "/readings/0/since", ""),
        ({"readings": [{"reading": "are_there", "speaker": "x"}]}, "schema.fields",
         "/readings/0/speaker", "whole"),
        ({"readings": [{"reading": "are_there"}], "by": "2025"}, "schema.fields", "/by", "inside"),
        ({"readings": [{"reading": "are_there"}], "stated": "x"}, "schema.date", "/stated", ""),
    ],
)  # fmt: skip
def test_faults_are_where_they_were_written(keys, code, pointer, told):
    """A fault of a short form names the key that a person has written, with its line."""
    data = one(**keys)
    whole = reads(BASE + data, "yaml")
    found = next(each for each in whole.findings if each.location.pointer.endswith(pointer))
    assert found.code.startswith(code)
    assert told in f"{found.message} {found.hint}"
    assert found.location.pointer == f"/claims/0{pointer}"
    assert found.location.line > BASE.count("\n")
    assert whole.errors


def test_faults_in_json_lines_are_where_they_were_written():
    """In JSON Lines the place has the line and the pointer into it."""
    lines = dumps(in_file(STATEMENT).dataset, "jsonl", short=True).replace("2025-12", "x")
    found = reads(lines, "jsonl").findings[0]
    assert found.location.pointer == "/readings/0/by"
    assert found.location.line == lines.count("\n")
    assert found.location.column > 1


def test_a_place_inside_a_reading_is_found():
    """What other code asks for by the fields of a claim leads to the slot."""
    reading = in_file(STATEMENT)
    lines = (BASE + STATEMENT).splitlines()
    for index, pointer, key in [
        (0, "/when/edtf", "by: 2025-12"),
        (0, "/says/low", "number: 600"),
        (1, "/says/high", "number: 900"),
        (1, "/says/measure", "reading: number_there"),
        (1, "/about/deployment", "deployment: army"),
        (0, "/stated", "stated: 2025-09-12~"),
        (0, "/sources", "outlet: Shafaq News"),
    ]:
        place = locate(reading, "claim", index, pointer)
        assert key in lines[place.line - 1], (pointer, place)
    made = locate(reading, "actor", 3, "/name")
    assert "outlet: Shafaq News" in lines[made.line - 1]


@pytest.mark.parametrize("form", FORMATS)
def test_a_statement_comes_back_as_one(form):
    """What was written short is written short again, and is the same."""
    dataset = in_file(STATEMENT + one(reading="never_was_there")).dataset
    text = dumps(dataset, form, short=True)
    assert reads(text, form).dataset == dataset
    assert "about" not in text
    assert "Shafaq News" in text
    assert text.count("readings") == 1
    assert "kind: organization, name: Shafaq" not in text
    assert "2025-09-12~" in text


@settings(max_examples=150, deadline=None)
@given(datasets())
def test_nothing_is_lost(dataset):
    """Any dataset written short is read as the same dataset."""
    for form in FORMATS:
        text = dumps(dataset, form, short=True)
        again = reads(text, form)
        assert again.dataset == dataset


@pytest.mark.parametrize(
    "path",
    sorted(
        [*(ROOT / "examples").rglob("*.json"), *(ROOT / "tests/conformance").rglob("dataset.json")]
    ),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_examples_written_short_are_the_same(path):
    """All examples can be written short; most of their claims have a reading."""
    data = json.loads(path.read_text("utf-8"))
    if not isinstance(data, dict) or "schema_version" not in data or "claims" not in data:
        pytest.skip("no dataset")
    dataset = read(path).dataset
    assert reads(dumps(dataset, short=True)).dataset == dataset


def test_all_readings_can_be_written():
    """The codes of the catalogue are those that short forms know."""
    for code in READINGS:
        found = in_file(one(reading=code)).findings
        assert not [each for each in found if each.code == "schema.code"]


KEYS = st.sampled_from(
    [
        *SLOTS,
        *sorted(SHORT_KEYS),
        *OWN_FIELDS,
        "when",
        "about",
        "says",
        "via",
        "sources",
        "colour",
        "type",
    ]
)
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", " ", "x", "2025", "2025~", "\ud800", "are_there", "true", "army"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(
    st.dictionaries(KEYS, JSON_VALUES, max_size=6),
    st.sampled_from([*READINGS]),
    st.lists(st.dictionaries(KEYS, JSON_VALUES, max_size=4) | JSON_VALUES, max_size=3),
)
def test_nothing_that_is_written_raises(keys, code, parts):
    """Whatever stands in a short form gets findings, in places that were written."""
    usual = {"id": "c1", "text": "x", "speaker": "arland", "stated": "2025", "outlet": "The Bell"}
    single = {**usual, "reading": code, **keys}
    several = {**usual, "readings": [{"reading": code}, *parts], **keys}
    for claim in (single, several):
        data = {"schema_version": "1.0", "claims": [claim]}
        try:
            text = json.dumps(data)
        except (UnicodeEncodeError, ValueError):
            return
        for found in reads(text).findings:
            pointer = found.location.pointer
            assert pointer is None or pointer == "" or pointer.startswith("/claims/0")
