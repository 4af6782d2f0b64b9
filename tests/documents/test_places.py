"""Lines and columns: whatever a text looks like, they lead to the value that is meant."""

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import data, dataset

from counterclaim.documents import dumps, locate, locate_findings, read, reads
from counterclaim.findings import Finding, Location
from counterclaim.structure.references import check_references

NASTY_KEYS = ["a/b", "a~b", "~1", '"', "\\", "\\u0041", "é", "😀", "{", "]", ",", ":", "", " ", "0"]
OPEN_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(NASTY_KEYS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NASTY_KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


def escaped(step):
    """Return a step of a JSON Pointer."""
    return str(step).replace("~", "~0").replace("/", "~1")


def paths(value, path=()):
    """Yield the paths to all values inside a value of JSON, and the value."""
    yield path, value
    items = ()
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in items:
        yield from paths(item, (*path, step))


def assert_leads_to(text, location, path, value):
    """Assert that the line and column of a place are those of a value, or of its key."""
    line = text.split("\n")[location.line - 1]
    rest = "\n".join([line[location.column - 1 :], *text.split("\n")[location.line :]])
    there, _ = json.JSONDecoder().raw_decode(rest)
    named = path and isinstance(path[-1], str)
    assert there == (path[-1] if named else value)


@st.composite
def texts(draw):
    """Draw the text of a sample with data of its own, in some way of writing it."""
    values = data()
    values["claims"][1]["extra"] = {"x": draw(OPEN_VALUES)}
    values["extra"] = {"y": draw(OPEN_VALUES)}
    text = json.dumps(
        values,
        ensure_ascii=draw(st.booleans()),
        indent=draw(st.sampled_from([None, 0, 3, "\t"])),
        separators=draw(st.sampled_from([(",", ":"), (" , ", "\t: ")])),
    )
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\n", " \r\n\t"])) + text, values


@given(texts())
def test_every_value_of_a_document_is_found(sample):
    """Each value of a record, and of the dataset, is where its place says, in any writing."""
    text, values = sample
    reading = reads(text)
    assert reading.findings == ()
    for path, value in paths(values["claims"][1]):
        pointer = "".join(f"/{escaped(step)}" for step in path)
        found = locate(reading, "claim", 1, pointer)
        assert (found.record_id, found.pointer) == ("c2", f"/claims/1{pointer}")
        assert_leads_to(text, found, path, value)
    for path, value in paths(values["extra"], ("extra",)):
        pointer = "".join(f"/{escaped(step)}" for step in path)
        assert_leads_to(text, locate(reading, "dataset", 0, pointer), path, value)


@given(st.lists(texts(), min_size=1, max_size=3), st.sampled_from(["\n", "\r\n", "\n\n \n"]))
def test_every_value_of_a_line_is_found(samples, end):
    """Each value of a record in JSON Lines has its line and column."""
    claims = [values["claims"][1] for _, values in samples]
    lines = [json.dumps({"record": "claim"} | claim, ensure_ascii=False) for claim in claims]
    text = end.join([json.dumps({"record": "dataset", "schema_version": "1.0"}), *lines])
    reading = reads(text, "jsonl")
    for index, claim in enumerate(claims):
        for path, value in paths(claim):
            if path:
                pointer = "".join(f"/{escaped(step)}" for step in path)
                found = locate(reading, "claim", index, pointer)
                assert found.line == reading.positions["claim"][index]
                assert_leads_to(text, found, path, value)
    assert locate(reading, "dataset", 0, "/schema_version").column == 23


def test_places_in_yaml_count_the_lines_that_editors_show():
    """A line separator inside a text, and CRLF, do not move what follows."""
    text = dumps(dataset(), "yaml").replace("US forces in Iraq", '"a\u2028b\u0085c"')
    for written in (text, text.replace("\n", "\r\n")):
        reading = reads(written, "yaml")
        place = locate(reading, "claim", 1, "/about/deployment")
        line = written.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith("deployment: iraq")
        place = locate(reading, "claim", 1)
        assert written.split("\n")[place.line - 1][place.column - 1 :].startswith("id: c2")


def test_faults_in_yaml_count_the_same_lines():
    """What YAML refuses is placed as what it reads."""
    (found,) = reads('a: "\u2028\u2028"\nb: &x 1\nc: *x\n', "yaml").findings
    assert (found.code, found.location.line, found.location.column) == ("parse.alias", 3, 4)


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_findings_about_references_have_lines_and_columns(form):
    """A reference to nothing, and a repeated id, lead to the values in the text."""
    text = dumps(dataset(), form).replace("iraq", "iran").replace("iran", "iraq", 1)
    text = text.replace("c2", "c1")
    reading = reads(text, form)
    repeated, *missing = reading.findings
    assert [found.code for found in missing] == ["reference.missing"] * 2
    assert repeated.code == "reference.duplicate-id"
    lines = text.split("\n")
    for found in missing:
        line = lines[found.location.line - 1][found.location.column - 1 :]
        assert line.replace('"', "").startswith("deployment: iran")
    for place in (repeated.location, *repeated.related):
        assert lines[place.line - 1][place.column - 1 :].replace('"', "").startswith("id: c1")
    assert repeated.location.line != repeated.related[0].line or form == "json"


@pytest.mark.parametrize("suffix", ["json", "jsonl", "yaml"])
def test_findings_made_later_get_their_places(tmp_path, suffix):
    """Findings of others about a reading get lines and columns, also from a file."""
    path = tmp_path / f"x.{suffix}"
    path.write_text(dumps(dataset(), suffix), encoding="utf-8")
    reading = read(path)
    faulty = evolve(reading.dataset, actors=())
    found = check_references(faulty, locate=reading.location)
    assert all(one.location.column is None for one in found)
    placed = locate_findings(reading, found)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert len(placed) == 3
    for one in placed:
        at = one.location
        key = at.pointer.rsplit("/", 1)[-1]
        assert at.path == str(path)
        assert lines[at.line - 1][at.column - 1 :].lstrip('"').startswith(key)


def test_a_file_that_has_changed_gives_no_columns(tmp_path):
    """Columns in another file than the one that was read would be wrong."""
    path = tmp_path / "x.jsonl"
    path.write_text(dumps(dataset(), "jsonl"), encoding="utf-8")
    reading = read(path)
    assert locate(reading, "claim", 1, "/text").column is not None
    path.write_text("{}", encoding="utf-8")
    changed = locate(reading, "claim", 1, "/text")
    assert (changed.line, changed.column) == (7, None)
    path.unlink()
    assert locate(reading, "claim", 1, "/text") == changed


def test_a_value_that_is_not_there_is_placed_around():
    """The place of a missing value is that of the innermost value around it."""
    text = dumps(dataset())
    reading = reads(text)
    around = locate(reading, "claim", 0, "/about")
    assert locate(reading, "claim", 0, "/about/by/x") == evolve(
        around, pointer="/claims/0/about/by/x"
    )
    with pytest.raises(IndexError):
        locate(reading, "claim", 2)


def test_places_outside_the_text_are_left_alone():
    """A finding without a pointer keeps its place."""
    finding = Finding(code="x", severity="note", message="m", location=Location(path="x"))
    assert locate_findings(reads(dumps(dataset())), [finding]) == (finding,)


def test_keys_that_stand_twice_lead_to_the_second(tmp_path):
    """A repeated key is refused, and its second place is told, behind escapes as well."""
    path = tmp_path / "x.json"
    path.write_text('{\r\n\t"\\u0061": 1,\r\n\t"é😀": {"a": 0}, "a": 2}', encoding="utf-8")
    (found,) = read(path).findings
    at = found.location
    assert (found.code, at.line, at.column) == ("parse.duplicate-key", 3, 18)
