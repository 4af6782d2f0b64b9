"""What is in a file cannot reach outside of it: no other file, no network, no code, no bombs."""

import sys

import pytest
from tests.documents.samples import dataset
from tests.fuzz.inputs import SOUND

from counterclaim.documents import dumps, read, reads

_seen: list[str] = []
_watching: list[bool] = []
_INSIDE = ("array.", "object.", "sys.", "code.", "gc.", "builtins.id", "marshal.")
"""How the events begin that do not leave the interpreter."""


def _hook(event, arguments):
    if _watching and not event.startswith(_INSIDE):
        _seen.append(f"{event} {arguments[0] if arguments else ''}")


@pytest.fixture(scope="module", autouse=True)
def _audited():
    """Install the hook, which cannot be taken out again, once."""
    sys.addaudithook(_hook)


def watched(act):
    """Return what Python tells about the outer world while something is done."""
    act()  # what is needed is imported now
    _seen.clear()
    _watching.append(True)
    try:
        act()
    finally:
        _watching.clear()
    # the reader of YAML looks into its own folder for parts of itself
    return [event for event in _seen if "ruamel" not in event]


HOSTILE_YAML = {
    "code": "!!python/object/apply:os.system ['touch escaped']",
    "module": "a: !!python/module:antigravity",
    "own tag": "%TAG ! tag:example.org,2024:\n---\n!x a",
    "include": "a: !include /etc/passwd",
    "binary": "a: !!binary aGk=",
    "set": "!!set {a, b}",
    "timestamp": "a: !!timestamp 2024-01-01",
}


@pytest.mark.parametrize("text", HOSTILE_YAML.values(), ids=HOSTILE_YAML)
def test_tags_of_yaml_make_nothing(text):
    """No tag is obeyed, and none leads anywhere."""
    assert [found.code for found in reads(text, "yaml").findings] == ["parse.yaml"]
    assert watched(lambda: reads(text, "yaml")) == []


def test_anchors_cannot_multiply():
    """An alias ends the reading, so that a small file stays small; a merge is one too."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert [found.code for found in reads("\n".join(rows), "yaml").findings] == ["parse.alias"]
    merged = "a: &a {x: 1}\nb:\n  <<: *a\n"
    assert [found.code for found in reads(merged, "yaml").findings] == ["parse.alias"]
    endless = "a: &a [*a]"
    assert [found.code for found in reads(endless, "yaml").findings] == ["parse.alias"]


@pytest.mark.parametrize("name", SOUND)
def test_a_file_opens_no_other(name, tmp_path):
    """Of all paths and addresses that stand in a file none is opened."""
    text = dumps(dataset(), name).replace("Statements", "file:///etc/passwd")
    if name == "json":
        text = text.replace("{", '{"$schema": "https://example.org/x", ', 1)
    path = tmp_path / f"x.{name}"
    path.write_text(text, encoding="utf-8")
    assert watched(lambda: read(path)) == [f"open {path}"]
    reading = read(path)
    assert reading.findings == ()
    assert reading.dataset.title == "file:///etc/passwd"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "x\x00.json", "", ".", "/dev/null", "a" * 5000]
)
def test_strange_names_of_files_are_findings(name):
    """A name that leads nowhere, or to no dataset, is reported."""
    assert read(name, "json").errors
