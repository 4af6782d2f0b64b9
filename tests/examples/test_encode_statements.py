"""The guide to encoding: its examples are claims, its words have one home, its tables are true."""

import json
import re
from pathlib import Path

import pytest

from counterclaim.codelists.readings import (
    BY_SPEAKER,
    EXAMPLES,
    READINGS,
    SLOTS,
    reading_pattern,
    slots_of,
)
from counterclaim.consistency import check
from counterclaim.documents import Reading, reads
from counterclaim.parsing.yaml_text import parse_yaml
from counterclaim.readings import find_readings, reading_of

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to"
FIRST = HOW_TO / "encode-statements.md"
PAGES = sorted(HOW_TO.glob("encode-*.md"))
MOST = 60_000
"""So many bytes may have to be read before the first claim."""

WORLD = {
    "schema_version": "1.0",
    "actors": [
        {"id": "arland", "kind": "state", "name": "Arland"},
        {"id": "ministry", "kind": "organization", "name": "Ministry", "represents": ["arland"]},
        {"id": "host", "kind": "state", "name": "Belland"},
        {"id": "monitor", "kind": "organization", "name": "Monitor"},
    ],
    "deployments": [
        {
            "id": name,
            "name": name,
            "force": "arland",
            "place": {"name": "Belland", "kind": "country"},
            **({"part_of": [{"whole": "army", "partition": "role"}]} if name != "army" else {}),
        }
        for name in ("army", "lake", "port", "trainers")
    ],
}
USUAL = {"outlet": "The Daily Bell", "stated": "2025-03-10", "deployment": "army"}


def blocks():
    """Return the examples in YAML of all pages: the page, and the value."""
    return [
        (page.name, parse_yaml(text, None, 10**6).value)
        for page in PAGES
        for text in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    ]


def example(claims):
    """Read the claims of an example, with what all of them share."""
    written = []
    for number, claim in enumerate(claims):
        usual = {"id": f"c{number}", **USUAL}
        if "matter" in claim:
            del usual["deployment"]
        written.append(usual | claim)
    return reads(json.dumps({**WORLD, "claims": written}))


def lists():
    """Return the examples that are lists of claims."""
    return [(name, value) for name, value in blocks() if isinstance(value, list)]


@pytest.mark.parametrize(("name", "claims"), lists(), ids=str)
def test_examples_are_claims(name, claims):
    """Every example is read without a fault, and each claim has the reading that it names."""
    found = example(claims)
    assert found.findings == (), name
    named = [
        part["reading"]
        for claim in claims
        for part in claim.get("readings", [claim])
        if "reading" in part
    ]
    assert [reading_of(claim) for claim in found.dataset.claims] == named


def test_the_whole_file_is_valid():
    """The file that the guide begins with is one."""
    (whole,) = [value for _, value in blocks() if isinstance(value, dict)]
    reading: Reading = reads(json.dumps(whole))
    assert reading.findings == ()
    assert len(reading.dataset.claims) == 4
    assert [found.claims for found in check(reading.dataset).conflicts] == [("s1-2", "s2")]


def test_every_reading_is_in_the_grid():
    """Each reading has one row, with its example."""
    text = FIRST.read_text("utf-8")
    for code in READINGS:
        (row,) = re.findall(rf"^\| `{code}` \| [^|]+ \| [^|]* \|$", text, re.MULTILINE)
        assert EXAMPLES[code].words in row


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_codes_on_the_pages_are_readings_and_slots(page):
    """No page names a reading or slot that is not there: a slip would lead astray."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for code in re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text):
        assert code in READINGS or code in SLOTS or code in KNOWN, code
    for code, slots in re.findall(r"^\| `([a-z_]+)` \| [^|]*?: (`[^|]*`) \|", text, re.MULTILINE):
        allowed = {slot.name for slot in slots_of(reading_pattern(code))}
        assert set(re.findall(r"`([a-z_]+): ", slots)) <= allowed


KNOWN = {
    *("part_of", "text_kind", "derived_from", "speaker_kind", "value_type", "mission_end"),
    *("under_discussion", "time_words", "speaker_name", "first_phase", "not_started"),
}
"""Fields, codes and keys that the pages name besides readings and slots."""


def test_rows_do_not_compete():
    """No words stand in two rows of the tables from words to readings."""
    homes = {}
    text = FIRST.read_text("utf-8")
    for row in re.findall(r"^\| `([a-z_]+)` \| ([^|]+) \| ([^|]*) \|$", text, re.MULTILINE):
        code, shown, also = row
        for words in (shown.partition(": ")[0], *also.split("; ")):
            if words.strip():
                assert homes.setdefault(words.strip(), code) == code, words
    by_speaker = {row.words for row in BY_SPEAKER}
    assert not by_speaker & {words for words in homes if words not in EXEMPT}


EXEMPT = {"they are not leaving", "they should leave"}
"""Words of the table by speakers that are also the example of what most speakers mean."""


def test_what_has_to_be_read_is_short():
    """The guide, with the page on short forms on which it leans, is short."""
    pages = [*PAGES, ROOT / "docs/reference/short-forms.md"]
    assert sum(len(page.read_bytes()) for page in pages) < MOST


HOMES = {
    "they are not leaving": "no_withdrawal",
    "we have no intention of leaving": "will_not_leave",
    "the troops are not on the table": "refuses_to_leave",
    "there is nothing to announce": "not_announced",
    "we accept the order of the host to go": "leaving_decided",
    "they stay for now": "are_there",
    "it is only a repositioning of our forces": "not_a_withdrawal",
    "some of them have left": "some_have_left",
    "they are heading for the coast": "will_come",
    "there is an unprecedented concentration of troops": "more_have_come",
    "there is nothing unusual on our side of the border": "no_more_have_come",
    "the planned cut is tentative": "no_decision",
    "details of the pull-out are still to be discussed": "no_decision",
    "we see no sign of a withdrawal": "no_withdrawal",
    "we would like to leave": "wants_to_leave",
    "our policy has not changed": "property",
    "he never set that date": "has_said",
}


@pytest.mark.parametrize(("words", "code"), HOMES.items())
def test_words_that_had_no_home_have_one(words, code):
    """Words of which encoders were unsure lead to one reading."""
    assert find_readings(words)[0].code == code
