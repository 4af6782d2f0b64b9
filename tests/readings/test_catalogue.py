"""The catalogue of readings: complete, without doubles, and the same as claims."""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.codec import structure, unstructure
from counterclaim.codelists.readings import (
    BY_SPEAKER,
    EXAMPLES,
    QUESTIONS,
    READINGS,
    SLOTS,
    TIME_SLOTS,
    slots_of,
)
from counterclaim.readings import claim_fields, find_readings, reading_of, slots_of_claim
from counterclaim.strategies import claims

ROOT = Path(__file__).parents[2]
CODES = sorted(READINGS)

FILLED = {
    "deployment": "army",
    "decided_by": "host",
    "phase": "first_phase",
    "round": 2,
    "inferred": True,
    "process": "withdrawal",
    "extent": "part",
    "on": "2025-05-01",
    "by": "2025-09",
    "until": "2025-12",
    "since": "2024-03",
    "not_before": "2026",
    "during": "../2025-01-31",
    "for_period": "2024",
    "time_words": "as they say",
    "planned": True,
    "expected": True,
    "condition": "the truce holds",
    "exceptions": ["port"],
    "enters": True,
    "number": 600,
    "low": 2,
    "high": 900,
    "approximate": True,
    "unit": "bases",
    "basis": "convention",
    "population": "assigned",
    "some": True,
    "key": "pace",
    "value": "true",
    "value_type": "boolean",
    "exclusive": False,
    "daily": True,
    "excludes": ["false"],
    "implies": ["perhaps"],
    "subjects": [{"deployment": "army"}, {"deployment": "port"}],
    "actor": "ministry",
    "claim": "c1",
    "direction": "none",
    "denied": True,
}
"""Something that each slot may hold; a matter stands in the place of a deployment."""

BASE = {
    "id": "c",
    "text": "So it is.",
    "speaker": "ministry",
    "sources": ["s"],
    "stated": "2025-03-10",
}


def claim_of(code, slots):
    """Return the claim of a reading."""
    found, faults = structure("claim", BASE | claim_fields(code, slots, BASE["stated"]))
    assert not faults, (code, slots, faults)
    return found


def least(code):
    """Return the slots without which a reading says nothing."""
    required = READINGS[code].required
    return {"deployment": "army"} | {name: FILLED[name] for name in required}


@pytest.mark.parametrize("code", CODES)
def test_every_reading_is_a_claim(code):
    """With the slots that it needs, each reading is a claim, and that claim has the reading."""
    claim = claim_of(code, least(code))
    assert reading_of(claim) == code
    assert claim.commitment == "certain"


@pytest.mark.parametrize("code", CODES)
def test_useful_slots_are_slots(code):
    """The slots that the guide shows are among those that the reading has."""
    pattern = READINGS[code]
    named = {slot.name for slot in slots_of(pattern)}
    assert {*pattern.required, *pattern.useful} <= named
    assert not set(pattern.required) & set(pattern.useful)


def test_no_two_readings_stand_for_the_same():
    """Without any further slot, no two readings make the same claim."""
    made = {code: claim_of(code, least(code)) for code in CODES}
    doubles = [(a, b) for a in CODES for b in CODES if a < b and made[a] == made[b]]
    assert doubles == []


def test_phrases_have_one_home():
    """No words stand under two readings."""
    homes = Counter(
        re.sub(r"\W+", " ", phrase.lower()) for each in READINGS.values() for phrase in each.phrases
    )
    assert [phrase for phrase, count in homes.items() if count > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_examples_are_claims(code):
    """The example of each reading is one of its phrases, and makes a claim with that reading."""
    example = EXAMPLES[code]
    assert example.words in READINGS[code].phrases
    slots = {name: plain(value) for name, value in example.slots.items()}
    if "matter" not in slots:
        slots["deployment"] = "army"
    assert reading_of(claim_of(code, slots)) == code
    assert set(EXAMPLES) == set(READINGS)


@pytest.mark.parametrize("row", BY_SPEAKER, ids=lambda row: row.words)
def test_what_depends_on_the_speaker_is_a_claim(row):
    """Each cell of the table by speakers is a reading with slots that it has."""
    for code, slots in (row.owner, row.host, row.third):
        assert reading_of(claim_of(code, {"deployment": "army", **slots})) == code


def plain(value):
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


@pytest.mark.parametrize("code", CODES)
def test_readings_are_described(code):
    """Each has a code in its shape, a sentence, three to six examples, and a question."""
    pattern = READINGS[code]
    assert re.fullmatch("[a-z]+(_[a-z]+)*", code)
    assert pattern.meaning.endswith(".")
    assert not pattern.assumes or pattern.assumes.endswith(".")
    assert 3 <= len(pattern.phrases) <= 6
    assert pattern.question in QUESTIONS


def test_what_takes_no_part_is_what_is_not_compared():
    """The readings of the question none are those of modalities that are kept only."""
    apart = {"demand", "proposal", "wish", "question", "no_position"}
    for code, pattern in READINGS.items():
        none = pattern.modality in apart or code == "opinion"
        assert none == (pattern.question == "none"), code


def test_every_slot_belongs_to_a_reading():
    """No slot is described that no reading has."""
    assert {slot.name for each in READINGS.values() for slot in slots_of(each)} == set(SLOTS)
    assert set(TIME_SLOTS) <= set(SLOTS)


@st.composite
def filled(draw):
    """A reading with any of its slots filled in that go together."""
    code = draw(st.sampled_from(CODES))
    pattern = READINGS[code]
    names = [slot.name for slot in slots_of(pattern)]
    chosen = set(draw(st.lists(st.sampled_from(names), unique=True))) | {*least(code)}
    times = sorted(chosen & set(TIME_SLOTS))
    chosen -= set(times[1:])
    chosen.discard("matter")
    if not times:
        chosen.discard("time_words")
    if {"low", "high"} & chosen and "number" not in pattern.required:
        chosen.discard("number")
    else:
        chosen -= {"low", "high"} if "number" in chosen else set()
    modal = sorted(chosen & {"planned", "expected", "condition"})
    chosen -= set(modal[1:])
    if pattern.change and "on" in chosen:
        chosen.discard("enters")
    return code, {name: FILLED[name] for name in names if name in chosen}


@settings(max_examples=300)
@given(filled())
def test_a_reading_and_its_slots_come_back(case):
    """From slots to a claim and back: nothing is lost and nothing added."""
    code, slots = case
    claim = claim_of(code, slots)
    back = slots_of_claim(unstructure(claim))
    assert back is not None
    found, again = back
    # a known key, or a time that ends with the statement, has a reading of its own
    if (found, again) != (code, slots):
        assert claim_of(found, again) == claim
        assert found != code or code == "property"
    assert reading_of(claim) == found


@settings(max_examples=300)
@given(claims())
def test_any_claim_is_a_reading_or_none(claim):
    """What the reading and the slots of any claim make is that claim again."""
    written = unstructure(claim)
    back = slots_of_claim(written)
    assert reading_of(claim) == (None if back is None else back[0])
    if back is not None:
        code, slots = back
        fields = ("about", "says", "when", "polarity", "modality", "condition")
        rest = {name: value for name, value in written.items() if name not in fields}
        again, faults = structure("claim", rest | claim_fields(code, slots, str(claim.stated)))
        assert not faults
        assert again == claim


def test_a_hedge_is_no_reading_of_its_own():
    """How firmly it is said does not change what is said."""
    claim = claim_of("will_leave", least("will_leave"))
    assert reading_of(evolve(claim, commitment="possible", cue="may")) == "will_leave"


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ({"colour": "red"}, "no slot colour"),
        ({"number": 5}, "no slot number"),
        ({"on": "2025", "by": "2026"}, "one time"),
        ({"when": {"role": "at", "edtf": "2025"}, "by": "2026"}, "one time"),
        ({"expected": True, "condition": "it rains"}, "expected and condition"),
    ],
)
def test_slots_that_do_not_go_together_are_told(slots, told):
    """A wrong slot is an error that names it."""
    with pytest.raises(ValueError, match=told):
        claim_fields("will_leave", {"deployment": "army", **slots})


def test_never_was_there_needs_no_time_of_its_own():
    """It is about every day up to the statement, and is written so."""
    fields = claim_fields("never_was_there", {"deployment": "army"}, "2025-03")
    assert fields["when"] == {"role": "during", "edtf": "../2025-03-31"}


@pytest.mark.parametrize("code", CODES)
def test_phrases_find_their_reading(code):
    """Whoever looks for the words of an example finds its reading first."""
    for phrase in READINGS[code].phrases:
        assert find_readings(phrase)[0].code == code, phrase
    assert find_readings(code)[0].code == code


def test_readings_are_found_by_question():
    """Only those of the question are given, and all of them without words."""
    assert {entry.question for entry in find_readings("", "decision")} == {"decision"}
    assert len(find_readings()) == len(READINGS)
    assert find_readings("zzz") == ()


def test_the_published_list_is_the_catalogue():
    """The table holds each reading once, with its fields."""
    text = (ROOT / "schemas/1.0/readings.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["code"] for row in rows] == list(READINGS)
    for row in rows:
        pattern = READINGS[row["code"]]
        assert row["phrases"].split("; ") == list(pattern.phrases)
        assert (row["content"] or None) == pattern.content
