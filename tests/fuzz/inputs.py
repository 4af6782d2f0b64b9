"""Inputs that nobody wrote on purpose: bytes of any kind, and sound files with something broken."""

import io
import json
import zipfile

from hypothesis import strategies as st
from tests.documents.samples import DATA
from tests.tables.samples import SHEETS

from counterclaim import loads
from counterclaim.documents import dumps

FORMATS = ("json", "jsonl", "yaml")

_FULL = {
    **DATA,
    "extra": {"x": [1, 2.5, None, {"é": "😀"}]},
    "claims": [
        *DATA["claims"],
        {
            "id": "c3",
            "text": "Two months after the agreement they will leave.",
            "speaker": "us",
            "sources": ["report"],
            "stated": "2024-09-06/2025-03~",
            "about": {"deployment": "iraq", "process": "withdrawal", "round": 2},
            "says": {"type": "scope", "relation": "different_processes", "subjects": []},
            "modality": "conditional",
            "condition": "if asked",
            "when": {
                "role": "by",
                "relative": {
                    "offset": "P2M",
                    "anchor": {"deployment": "iraq", "process": "negotiation", "code": "completed"},
                },
            },
            "via": [{"actor": "spokesman"}],
            "relations": [{"kind": "denies", "claim": "c1"}],
        },
        *(
            {
                "id": f"says-{says['type']}",
                "text": "“Half of them left on Monday.”",
                "speaker": "us",
                "sources": ["report"],
                "stated": "2024-09",
                "about": {"deployment": "iraq", "process": "withdrawal", "phase": "second"},
                "says": says,
            }
            for says in (
                {"type": "stage", "code": "under_way", "enters": True, "exceptions": ["iraq"]},
                {"type": "count", "measure": "leaving", "low": 0.5, "unit": "fraction"},
                {"type": "attribute", "key": "cost", "value": "1.5", "value_type": "number"},
                {"type": "said", "actor": "spokesman", "stance": "denied", "claim": "c1"},
                {"type": "change", "direction": "down"},
            )
        ),
    ],
}
SOUND = {
    "json": (json.dumps(_FULL, indent=1).encode(), json.dumps(_FULL).encode()),
    "jsonl": (
        dumps(loads(json.dumps(DATA)), "jsonl").encode(),
        "\n".join(
            json.dumps({"record": name[:-1], **record})
            for name in ("actors", "sources", "deployments", "claims")
            for record in _FULL[name]
        ).encode(),
    ),
    "yaml": (dumps(loads(json.dumps(DATA)), "yaml").encode(), json.dumps(_FULL).encode()),
}
"""For each format a file without faults, and one with all kinds of keys and a few faults."""

TOML = {
    "judgements.toml": b"""schema_version = "1.0"

# a remark
[[judgement]]
claims = ["c1", "c2"]
fingerprint = "0123456789abcdef"
verdict = "known_conflict"
by = "Desk"
on = 2024-10-01
expires = 2025-10-01
why = "Both stand."

[[judgement]]
finding = "reference.missing"
record_kind = "claim"
record = "c7"
verdict = "accepted"
by = 'Desk'
on = "2024-10-01"
why = "To be found."
""",
    "counterclaim.toml": b"""severity = "note"
select = [
  "time",  # a family
  "source.incomplete",
]
as_of = 2024-10-01
exclude = ["old/*"]
policy = {plan_days = 3, pace = {country = 7}}
[severities]
"time.undated" = "off"
[outputs]
sarif = "x.sarif"
""",
    "pyproject.toml": b"""[project]
name = "x"
[tool.counterclaim]
severity = "error"
[tool.counterclaim.policy]
max_sets = 3
""",
}
"""A file of judgements, and one of each kind of configuration."""

_WORDS = rb"""{ } [ ] " ' , : \ \u \ud800 null true NaN - 0 1e999 9007199254740993 &a *a << | > # @
    ` ; !!python/object --- ... ? %TAG [[[[ {"a": 2024-13-45 P99999999999Y Y-99999999 record claim
    dataset schema_version "id":"c1" =1+1 /"""
_MARKS = (b'"""', b"'''", b"[[judgement]]\n", b"a.b = [")
_BLANKS = (b"\n", b"\r\n", b"\t", b" ", b"- ", b"\x00", b"\xff", b"\xef\xbb\xbf", "\u2028".encode())
PIECES = (*_WORDS.split(), *_MARKS, *_BLANKS, b"1" * 400)
"""What files are made of, and what gives parsers trouble."""


def raw(most=400):
    """Make a strategy for bytes of any kind, texts, and rows of pieces."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)
    texts = st.text(max_size=most // 4).map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.binary(max_size=most) | texts | pieces


@st.composite
def damaged(draw, originals):
    """Make a strategy for files that are sound but for some changes."""
    data = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        kind = draw(st.sampled_from(["cut", "put", "swap", "twice", "end", "move"]))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4))
        if kind == "cut":
            data = data[:start] + data[end:]
        elif kind == "put":
            data = data[:start] + piece + data[start:]
        elif kind == "swap":
            data = data[:start] + piece + data[end:]
        elif kind == "twice":
            data = data[:end] + data[start:]
        elif kind == "end":
            data = data[:start]
        else:
            data = data[:start] + data[end:] + data[start:end]
    return data


def files(name):
    """Make a strategy for the bytes of a file in a format of documents."""
    return raw() | damaged(SOUND[name])


@st.composite
def csv_folders(draw):
    """Make a strategy for the files of a folder of tables, some of them broken."""
    files = {name: text.encode() for name, text in SHEETS.items()}
    for name in draw(st.sets(st.sampled_from(sorted(files)), min_size=1)):
        files[name] = draw(raw(120) | damaged([files[name]]))
    return files


def parts_of(data):
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@st.composite
def workbooks(draw, sound):
    """Make a strategy for workbooks: one of the parts broken, or the file as a whole."""
    if draw(st.integers(0, 3)) == 0:
        return draw(raw(200) | damaged([sound]))
    parts = parts_of(sound)
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(raw(120) | damaged([parts[name]]) | damaged([parts[name]]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return packed.getvalue()
