"""What is written is read as the same dataset, in every format."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.documents.samples import DATA, dataset

from counterclaim import load, loads
from counterclaim.documents import dump, dumps, read, reads
from counterclaim.model import Dataset, Source
from counterclaim.strategies import datasets

FORMATS = ("json", "jsonl", "yaml")


@given(datasets(max_size=2))
def test_a_dataset_survives_every_format(original):
    """Nothing is lost or added, and the text is the same when it is written again."""
    for name in FORMATS:
        text = dumps(original, name)
        reading = reads(text.encode("utf-8"), name)
        assert reading.findings == ()
        assert reading.dataset == original
        assert dumps(reading.dataset, name) == text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_every_text_survives_yaml(text):
    """No text is taken for something else in YAML, and other readers see the same."""
    original = Dataset(title=text, extra={text: [text]})
    written = dumps(original, "yaml")
    assert loads(written, "yaml") == original
    assert YAML(typ="safe", pure=True).load(written)["title"] == text


@pytest.mark.parametrize(
    "text", ["no", "Yes", "null", "~", "1.0", "1e3", "0x1F", "2024", "2024-09-06", "12:30:00", "=",
             "<<", "- a", "a: b", "a #b", "'", '"', "\\", "\t", "x ", " x", "#", "[", "é", "nan"]
)  # fmt: skip
def test_texts_that_look_like_something_else_survive_yaml(text):
    """A text that YAML could read as another value is written in quotes."""
    original = Dataset(title=text)
    assert loads(dumps(original, "yaml"), "yaml") == original
    # the older rules of YAML 1.1, which many readers still follow
    other = YAML(typ="safe", pure=True)
    other.version = (1, 1)
    assert other.load(dumps(original, "yaml"))["title"] == text


def test_the_json_document_is_written_plainly():
    """Two spaces, no escapes for letters, the order of the model, one line end at the end."""
    text = dumps(Dataset(id="x", title="Baġdād", sources=(Source(id="s"),)))
    assert text == (
        '{\n  "schema_version": "1.0",\n  "id": "x",\n  "title": "Baġdād",\n'
        '  "sources": [\n    {\n      "id": "s"\n    }\n  ]\n}\n'
    )


def test_json_lines_start_with_the_dataset():
    """One record stands on each line, the dataset first, then the kinds in their order."""
    lines = dumps(dataset(), "jsonl").splitlines()
    kinds = [json.loads(line)["record"] for line in lines]
    assert kinds == ["dataset", "actor", "actor", "source", "deployment", "claim", "claim"]
    assert lines[0] == '{"record": "dataset", "schema_version": "1.0", "title": "Statements"}'


def test_lines_may_come_in_any_order():
    """The same records in the reverse order of lines have no faults."""
    lines = dumps(dataset(), "jsonl").splitlines()
    reading = reads("\n".join(reversed(lines)), "jsonl")
    assert reading.findings == ()
    assert reading.dataset.claims == tuple(reversed(dataset().claims))
    assert reading.dataset.title == "Statements"


def test_the_sample_is_written_as_it_was_given():
    """A document in the canonical order is written back value by value."""
    assert json.loads(dumps(dataset())) == DATA


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.ndjson", "x.yaml", "x.yml", "X.JSON"])
def test_the_name_of_a_file_tells_its_format(name, tmp_path):
    """A file is written and read in the format of its name, as UTF-8 with plain line ends."""
    path = tmp_path / name
    dump(dataset(), path)
    assert load(path) == dataset()
    assert load(str(path)) == dataset()
    assert b"\r" not in path.read_bytes()


def test_a_format_can_be_given_for_any_name(tmp_path):
    """The format that is given wins over the name."""
    path = tmp_path / "statements.txt"
    dump(dataset(), path, "yaml")
    assert load(path, "yaml") == dataset()
    assert read(path, "json").errors != ()


def test_a_file_whose_name_tells_no_format_is_not_written(tmp_path):
    """No format is guessed for writing, and nothing is left behind."""
    with pytest.raises(ValueError, match=r"\.jsonl"):
        dump(dataset(), tmp_path / "statements.txt")
    assert list(tmp_path.iterdir()) == []
