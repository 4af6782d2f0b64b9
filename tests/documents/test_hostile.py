"""Bytes that are no dataset: always findings, never an exception, and never slow."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.documents.samples import dataset

from counterclaim.documents import dumps, reads

FORMATS = ("json", "jsonl", "yaml")
SOUND = {name: dumps(dataset(), name).encode() for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_any_bytes_give_findings(name):
    """Bytes of any kind are read without an exception, and have at least one finding."""

    @given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
    def check(data):
        assert reads(data, name).findings

    check()


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_give_findings_or_another_dataset(name):
    """A sound file with some bytes changed is read without an exception."""
    sound = SOUND[name]

    @given(
        st.integers(0, len(sound)),
        st.integers(0, 12),
        st.binary(max_size=3)
        | st.sampled_from([b"{", b"]", b'"', b",", b":", b"\n", b"&a", b"*a"]),
    )
    def check(start, length, inserted):
        damaged = sound[:start] + inserted + sound[start + length :]
        reading = reads(damaged, name)
        if not reading.errors:
            again = reads(dumps(reading.dataset), "json")
            assert again.dataset == reading.dataset

    check()


@given(st.text(max_size=40))
@example("\ud800")
@example('{"schema_version": "1.0", "title": "\udfff"}')
def test_any_text_gives_findings(text):
    """A text that UTF-8 cannot write is no exception either."""
    for name in FORMATS:
        assert reads(text, name).findings


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("depth", [65, 10_000, 1_000_000])
@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_deep_nesting_is_refused_before_it_is_parsed(name, depth, bracket):
    """However many brackets there are, the answer is that there are too many."""
    if name == "yaml" and depth > 10_000:
        depth = 20_000
    codes = {found.code for found in reads(bracket * depth, name).findings}
    assert "parse.depth" in codes


def test_deep_nesting_by_indentation_is_refused():
    """Lists in lists by indentation count like those in brackets."""
    text = "".join(f"{'  ' * level}-\n" for level in range(70)) + "  " * 70 + "x"
    assert [found.code for found in reads(text, "yaml").findings] == ["parse.depth"]


@pytest.mark.parametrize(
    "number",
    ["NaN", "1e999", pytest.param("9" * 5000, id="long"), "-9007199254740992"],
)
def test_numbers_that_do_not_survive_are_refused_everywhere(number):
    """A number that another reader would change is refused, also in a publisher's own data."""
    text = f'{{"schema_version": "1.0", "extra": {{"x": [{number}]}}}}'
    assert [found.code for found in reads(text).findings] == ["parse.number"]
    line = f'{{"record": "dataset", {text[1:]}'
    assert [found.code for found in reads(line, "jsonl").findings] == ["parse.number"]


def test_many_faults_are_found_in_one_pass():
    """A hundred thousand bad numbers, and as many bad records, do not take for ever."""
    numbers = ",\n".join(["NaN"] * 100_000)
    assert len(reads(f"[{numbers}]").findings) == 100_000
    records = {"schema_version": "1.0", "sources": [{"id": "s 1"}] * 20_000}
    findings = reads(json.dumps(records, indent=0)).findings
    assert len(findings) == 20_000
    assert findings[-1].location.line == len(json.dumps(records, indent=0).splitlines()) - 3


def test_quotes_and_backslashes_do_not_confuse_the_depth():
    """A text full of quotes and brackets is a text."""
    tricky = '\\"[[[{{{' * 100
    text = json.dumps({"schema_version": "1.0", "title": tricky, "extra": {"\\": "\\"}})
    reading = reads(text)
    assert reading.findings == ()
    assert reading.dataset.title == tricky
    assert reads('"' + '\\"' * 100_000).findings[0].code == "parse.json"


VALUES = [None, True, 3, 1.5, "x", [], {}, [None], [[]], {"a": None}]


@pytest.mark.parametrize("wrong", VALUES, ids=repr)
def test_wrong_kinds_of_values_everywhere_are_findings(wrong):
    """Any value in the place of any other is read without an exception."""

    def variants(value):
        yield wrong
        if isinstance(value, dict):
            for key, item in value.items():
                for changed in variants(item):
                    yield value | {key: changed}
        elif isinstance(value, list):
            for index, item in enumerate(value):
                for changed in variants(item):
                    yield [*value[:index], changed, *value[index + 1 :]]

    count = 0
    for changed in variants(json.loads(SOUND["json"])):
        reading = reads(json.dumps(changed))
        count += bool(reading.errors)
    assert count > 40
