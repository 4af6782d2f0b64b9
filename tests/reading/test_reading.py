"""Reading statements: right readings, their slots, what they rest on, and what was not read."""

import csv
import importlib.metadata
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codelists.readings import READINGS, slots_of
from counterclaim.reading import ReaderError, languages, read, reader_named, with_alternative
from counterclaim.reading.language import language, rows
from counterclaim.reading.patterns import near_readings, patterns
from counterclaim.readings import claim_fields

STATED = "2025-03-10"


def first(text, **beside):
    return read(text, stated=STATED, **beside).likeliest[0]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("The last soldiers left the camp on Friday.", "has_left"),
        ("Nobody of them is left in the valley.", "has_left"),
        ("The withdrawal has been completed.", "has_left"),
        ("The pull-out is in its final stages.", "nearly_left"),
        ("Our troops have begun to leave the island.", "is_leaving"),
        ("The evacuation is under way.", "is_leaving"),
        ("Some of the units have been pulled back.", "some_have_left"),
        ("The force is being reduced.", "is_reducing"),
        ("We will be out by September.", "will_leave"),
        ("The soldiers are to be withdrawn by 1 May.", "will_leave"),
        ("The army is preparing to leave its posts.", "will_begin_leaving"),
        ("The pull-out starts on 1 July.", "will_begin_leaving"),
        ("One brigade will go home and will not be replaced.", "will_reduce"),
        ("We will not leave.", "will_not_leave"),
        ("They have no intention of pulling out.", "will_not_leave"),
        ("There is no withdrawal.", "no_withdrawal"),
        ("We see no sign of a pull-back.", "no_withdrawal"),
        ("Reports of a withdrawal are not true.", "no_withdrawal"),
        ("This is not a withdrawal but a rotation.", "not_a_withdrawal"),
        ("The withdrawal has not yet begun.", "not_begun"),
        ("Not a single soldier has left so far.", "not_begun"),
        ("He denied that the withdrawal had begun.", "not_begun"),
        ("She denied that any soldiers had been sent.", "never_was_there"),
        ("The army denied having left the town.", "no_withdrawal"),
        ("He never said that they would leave.", "has_said"),
        ("She said that the others had promised to withdraw by May.", "will_leave"),
        ("The withdrawal is not complete.", "not_all_left"),
        ("The withdrawal has been suspended.", "leaving_suspended"),
        ("The plans to withdraw were scrapped.", "leaving_cancelled"),
        ("The mission is over.", "mission_over"),
        ("The exercise ends on Sunday.", "mission_will_end"),
        ("They are still at the checkpoint.", "are_there"),
        ("We have no troops in that country.", "nobody_there"),
        ("The ministry denied the deployment.", "never_was_there"),
        ("Soldiers have arrived in the port.", "has_come"),
        ("We are going to send soldiers.", "will_come"),
        ("We will not send any troops.", "will_not_come"),
        ("The build-up goes on.", "more_have_come"),
        ("There is no build-up at the border.", "no_more_have_come"),
        ("Our soldiers will stay as long as it takes.", "stays"),
        ("Both governments have agreed on the withdrawal.", "leaving_decided"),
        ("He has not ordered any withdrawal.", "decision_denied"),
        ("No decision on a withdrawal has been taken.", "no_decision"),
        ("The two sides are negotiating a withdrawal.", "leaving_in_talks"),
        ("There were no talks on a withdrawal.", "never_discussed"),
        ("A withdrawal is out of the question.", "refuses_to_leave"),
        ("The mandate was extended.", "stay_allowed"),
        ("Parliament demands their withdrawal.", "asked_to_leave"),
        ("We hope to bring them home.", "wants_to_leave"),
        ("Whether they leave is unclear.", "no_comment_on_leaving"),
        ("There is nothing to announce.", "not_announced"),
        ("Les derniers soldats ont quitté la base.", "has_left"),
        ("Nous ne quitterons pas le pays.", "will_not_leave"),
        ("Le retrait est suspendu.", "leaving_suspended"),
    ],
)
def test_right_readings(text, reading):
    """Wordings that are not in the catalogue are read as what they say."""
    assert first(text) == reading


def slots(text, reading):
    found = read(text, stated=STATED).proposals
    return {
        name: value
        for one in found
        if one.reading == reading
        for name, value in one.slots.items()
        if name != "time_words"
    }


@pytest.mark.parametrize(
    ("text", "reading", "held"),
    [
        ("All will be out by May.", "will_leave", {"by": "2025-05"}),
        ("They left on Friday.", "has_left", {"on": "2025-03-07"}),
        ("They stay until the end of 2026.", "stays", {"until": "2026-12-31"}),
        (
            "About 300 soldiers will stay.",
            "number_will_remain",
            {"number": 300, "approximate": True},
        ),
        ("640 soldiers are there.", "number_there", {"number": 640}),
        ("600 were withdrawn in February.", "number_left", {"number": 600, "on": "2025-02"}),
        ("Up to 400 soldiers will be sent.", "number_will_come", {"low": 1, "high": 400}),
        (
            "The force goes down to 900 by May.",
            "number_will_remain",
            {"number": 900, "by": "2025-05"},
        ),
        ("They leave once the truce holds.", "will_leave", {"condition": "once the truce holds"}),
        ("Seven bases have been given up.", "number_left", {"number": 7, "unit": "bases"}),
    ],
)
def test_slots(text, reading, held):
    """Numbers, times and conditions fill the slots of the readings."""
    assert slots(text, reading) == held


def test_a_bundle_is_several_claims():
    """That the N leave by D says that they go, how many go, and how many are there."""
    found = read("The 900 soldiers will leave by May.", stated=STATED).proposals
    assert {one.reading for one in found} == {"will_leave", "number_will_leave", "number_there"}


def test_a_denial_before_the_words_denies_them():
    """What is denied is not read as said; what is denied further on is another matter."""
    assert "has_left" not in read("They have not left the camp.", stated=STATED).likeliest
    assert first("They left the camp with no losses.") == "has_left"


def test_a_decision_with_a_day_is_two_claims():
    """The day is that of what was decided, and not of the decision."""
    text = "They have agreed to leave by 1 May."
    assert slots(text, "leaving_decided") == {}
    assert slots(text, "will_leave") == {"by": "2025-05-01"}


def test_two_clauses_are_two_claims():
    """Each part of a sentence is read by itself."""
    found = read("The trainers will stay, but the rest has left.", stated=STATED).proposals
    assert {"stays", "has_left"} <= {one.reading for one in found}


def test_what_a_proposal_rests_on_are_words_of_the_statement():
    """The words are given with their places, and a hedge with its commitment."""
    text = "They may have left the town on Friday."
    found = read(text, stated=STATED).proposals[0]
    assert [words.text for words in found.words] == [
        text[words.start : words.end] for words in found.words
    ]
    assert all(words.text for words in found.words)
    assert (found.commitment, found.cue) == ("possible", "may")


def test_what_is_not_read_is_asked():
    """Without a reading there is no proposal, and three likeliest readings are named."""
    found = read("The harvest was good this year.", stated=STATED)
    assert found.proposals == ()
    assert len(found.likeliest) == 3


def test_words_that_were_not_read_are_told():
    """A clause without a reading is shown beside those that have one."""
    found = read("The soldiers have left; the mayor was glad of the music.", stated=STATED)
    assert "the mayor was glad of the music" in [words.text for words in found.unread]


def test_an_alternative_keeps_the_slots_that_it_has():
    """Choosing another reading keeps the time, and offers what it was before."""
    proposal = read("We will leave by May.", stated=STATED).proposals[0]
    chosen = with_alternative(proposal, "will_begin_leaving")
    assert chosen.slots["by"] == "2025-05"
    assert chosen.alternatives[0] == proposal.reading


@given(
    st.lists(
        st.sampled_from(
            [
                *("the", "troops", "no", "not", "have", "left", "will", "leave", "by"),
                *("May", "900", "some", "stay", "sent", "and", "but", "if"),
                *("denied", "withdrawal", "begun", "talks", "nearly", "Friday", "of"),
            ]
        ),
        max_size=14,
    )
)
def test_proposals_are_claims(words):
    """Whatever is proposed can be written as a claim, and comes out the same again."""
    text = " ".join(words)
    found = read(text, stated=STATED)
    assert found == read(text, stated=STATED)
    for one in found.proposals:
        known = {slot.name for slot in slots_of(READINGS[one.reading])}
        assert one.slots.keys() <= known
        assert claim_fields(one.reading, one.slots, STATED)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    """No text breaks the reader, and nothing of it is lost."""
    found = read(text, stated=STATED)
    assert found.text == text
    assert all(words.text == text[words.start : words.end] for words in found.unread)


def test_patterns_name_concepts_that_some_words_have():
    """A concept that no word of English stands for would make a pattern that never fits."""
    tables = language("en")
    known = {
        concept for entries in tables.entries.values() for e in entries for concept in e.concepts
    }
    known |= {"T", "N", "NAME", "PUNCT"}
    named = {
        choice.partition(":")[0] for one in patterns() for needed in one.needed for choice in needed
    }
    assert named - known == set()
    assert {one.reading for one in patterns()} <= READINGS.keys()
    for code, near in near_readings().items():
        assert {code, *near} <= READINGS.keys()


@pytest.mark.parametrize("code", languages())
def test_languages_have_the_same_tables(code):
    """A second language has every table and every concept is one of the first."""
    english = {
        c for entries in language("en").entries.values() for e in entries for c in e.concepts
    }
    own = {c for entries in language(code).entries.values() for e in entries for c in e.concepts}
    assert own <= english
    for form, _ in language(code).times:
        assert form in {row["form"] for row in rows("languages/en/times.csv")}


def test_readers_of_other_packages(monkeypatch):
    """An installed reader is found by its name; one that is not there is told with the others."""
    entry = importlib.metadata.EntryPoint(
        "mine", "counterclaim.reading:read", "counterclaim.readers"
    )
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda **_: [entry])
    assert reader_named("mine") is read
    with pytest.raises(ReaderError, match="there are tables, mine"):
        reader_named("other")


def test_no_clock_and_no_network():
    """The modules of the reader import nothing that tells the time or reaches out."""
    from pathlib import Path  # noqa: PLC0415

    import counterclaim.reading  # noqa: PLC0415

    folder = Path(counterclaim.reading.__file__).parent
    source = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert not re.search(r"\b(?:today\(|now\(|urllib|socket|random|requests)\b", source)
    assert all(csv.reader([path.name]) for path in folder.glob("languages/*/*.csv"))
