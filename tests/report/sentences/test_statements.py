"""A claim as a report shows it."""

import pytest
from attrs import evolve
from tests.report.samples import SOURCES, claim, dataset

from counterclaim.model import (
    About,
    Anchor,
    Attribute,
    Count,
    Relative,
    Relay,
    Scope,
    Source,
    TimeReference,
)
from counterclaim.report.sentences.names import names_of
from counterclaim.report.sentences.statements import statement_of
from counterclaim.time import parse_duration, parse_edtf


def told(made, **records):
    """Return the texts of one claim."""
    return statement_of(names_of(dataset(made, **records)), made.id)


def test_heading_names_speaker_party_relays_and_date():
    """The heading names who spoke, for whom, through whom and when."""
    made = claim("c1", "none", "2024-09-06", via=(Relay(actor="wire"), Relay(actor="b")))
    assert told(made).heading == (
        "Anna Berg, for the Ministry, on 6 September 2024 (Wire Agency and Bilal Haddad)"
    )


def test_words_say_what_kind_of_text_they_are():
    """A quotation stands alone; a paraphrase or translation is marked."""
    made = claim("c1", "none", "2024-09-06", text_kind="quotation")
    assert told(made).words == "“Words of c1.”"
    assert told(evolve(made, text_kind="translation")).words == "“Words of c1.” (translation)"
    assert told(evolve(made, text_kind="paraphrase")).words == "Words of c1. (paraphrase)"


@pytest.mark.parametrize(
    ("fields", "reading"),
    [
        (
            {},
            ("there is no withdrawal of Coalition forces in Iraq, at the time of the statement"),
        ),
        (
            {"polarity": "denied"},
            (
                "it is not so that there is no withdrawal of Coalition forces in "
                "Iraq, at the time of the statement"
            ),
        ),
        (
            {"modality": "plan", "commitment": "probable"},
            (
                "there is to be no withdrawal of Coalition "
                "forces in Iraq, at no stated time (a plan; probable)"
            ),
        ),
        (
            {"modality": "conditional", "condition": "if all agree"},
            (
                "there is to be no withdrawal of "
                "Coalition forces in Iraq, at no stated time (on a "
                "condition: if all agree)"
            ),
        ),
    ],
)
def test_reading_tells_polarity_modality_and_hedge(fields, reading):
    """Denials, plans, conditions and hedges are told with the content."""
    assert told(claim("c1", "none", "2024-09-06", **fields)).reading == reading


@pytest.mark.parametrize(
    ("says", "start"),
    [
        (
            Count(measure="leaving", low=600, high=1500, approximate=True),
            "about 600 to 1,500 people from Coalition forces in Iraq leave",
        ),
        (
            Count(measure="present", low=2500, high=2500),
            "Coalition forces in Iraq number 2,500",
        ),
        (Count(measure="arriving", high=200), "at most 200 people from Coalition forces"),
        (
            Count(measure="leaving", low=1, basis="vague", approximate=True),
            "an unstated number of people from Coalition forces in Iraq leave",
        ),
        (
            Attribute(key="reason", value="the election"),
            "“reason” of withdrawal of Coalition forces in Iraq: the election",
        ),
        (
            Scope(
                relation="part_of", subjects=(About(deployment="us-iq"), About(deployment="co-iq"))
            ),
            "the first is a part of the second: US forces in Iraq and Coalition forces in Iraq",
        ),
    ],
)
def test_reading_tells_every_content(says, start):
    """Counts, attributes and relations between subjects are told in words."""
    assert told(claim("c1", says, "2024-09-06")).reading.startswith(start)


def relative(offset, code="final_stages"):
    """Return a time that counts from a stage of the coalition's withdrawal."""
    anchor = Anchor(deployment="co-iq", process="withdrawal", code=code)
    return Relative(offset=parse_duration(offset), anchor=anchor)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"role": "at", "edtf": parse_edtf("2024-09-08")}, "on 8 September 2024"),
        ({"role": "during", "edtf": parse_edtf("2024-09")}, "in September 2024"),
        ({"role": "by", "edtf": parse_edtf("2025-09")}, "by September 2025"),
        ({"role": "until", "edtf": parse_edtf("2025")}, "until 2025"),
        ({"role": "since", "edtf": parse_edtf("2024-08")}, "since August 2024"),
        ({"role": "not_before", "edtf": parse_edtf("2025")}, "not before 2025"),
        (
            {"role": "at", "relative": relative("P6M")},
            (
                "6 months after the withdrawal of Coalition "
                "forces in Iraq reaches the stage “Final stages”"
            ),
        ),
        (
            {"role": "until", "relative": relative("P0D")},
            (
                "until the moment at which the withdrawal "
                "of Coalition forces in Iraq reaches the stage “Final stages”"
            ),
        ),
        (
            {"role": "by", "relative": relative("-P1W")},
            (
                "by 1 week before the withdrawal of "
                "Coalition forces in Iraq reaches the stage “Final stages”"
            ),
        ),
    ],
)
def test_reading_tells_the_time(when, words):
    """The time that a claim is about is told in words, whatever its role."""
    made = claim("c1", "under_way", "2024-09-06", when=TimeReference(**when))
    assert told(made).reading == f"the withdrawal of Coalition forces in Iraq is under way, {words}"


@pytest.mark.parametrize(
    ("says", "start"),
    [
        (Count(measure="present", low=1, high=1), "Coalition forces in Iraq number 1,"),
        (
            Count(measure="leaving", low=1),
            "at least 1 person from Coalition forces in Iraq leaves,",
        ),
        (Count(measure="present", high=1, unit="bases"), "at most 1 base from Coalition forces in"),
        (Count(measure="present", low=1, high=2), "Coalition forces in Iraq number 1 to 2,"),
    ],
)
def test_one_is_told_in_the_singular(says, start):
    """One person is there, and not one persons are."""
    assert told(claim("c1", says, "2024-09-06", process=None)).reading.startswith(start)


@pytest.mark.parametrize(
    ("says", "role", "start"),
    [
        ("under_way", "at", "the withdrawal of Coalition forces in Iraq was under way, on"),
        ("started", "at", "the withdrawal of Coalition forces in Iraq had begun, on"),
        ("present", "at", "there were Coalition forces in Iraq, on"),
        ("under_way", "since", "the withdrawal of Coalition forces in Iraq is under way, since"),
        (
            Count(measure="leaving", low=6),
            "by",
            "at least 6 people from Coalition forces in Iraq left",
        ),
        (
            Count(measure="present", low=6),
            "at",
            "Coalition forces in Iraq numbered at least 6",
        ),
        (
            Count(measure="present", low=1),
            "at",
            "Coalition forces in Iraq numbered at least 1",
        ),
        (
            Count(measure="net_change", low=6),
            "at",
            "the number of Coalition forces in Iraq changed",
        ),
    ],
)
def test_what_was_over_is_told_in_the_past(says, role, start):
    """A fact of a time before its statement is told in the past; a plan or what lasts is not."""
    when = TimeReference(role=role, edtf=parse_edtf("2024-09-05"))
    made = claim("c1", says, "2024-09-06", when=when, process=_process(says))
    assert told(made).reading.startswith(start)
    same_day = evolve(made, stated=parse_edtf("2024-09-05"))
    assert not told(same_day).reading.startswith(start) or role == "since"
    if role == "at":
        assert not told(evolve(made, modality="plan")).reading.startswith(start)


def _process(says):
    return "withdrawal" if isinstance(says, str) else None


def test_part_round_and_exceptions_are_told():
    """How much of a deployment, which run and what is left out are told."""
    about = About(deployment="co-iq", process="withdrawal", extent="any", round=2)
    made = claim("c1", "under_way", "2024-09-06", about=about, stage={"exceptions": ("us-iq",)})
    assert told(made).reading.startswith(
        "the withdrawal of anybody from Coalition forces in Iraq without US forces in Iraq "
        "(round 2) is under way"
    )


def test_sources_have_publisher_title_date_and_address():
    """A source is told with what it has, and by its id where it has no name."""
    made = claim("c1", "none", "2024-09-06", sources=("s", "bare", "missing"))
    bare = Source(id="bare", url="https://bare.example/")
    assert told(made, sources=(*SOURCES, bare)).sources == (
        "Wire Agency, “What they said”, 9 September 2024, https://wire.example/1",
        "bare, https://bare.example/",
        "missing",
    )


def test_unknown_claim_has_no_texts():
    """A claim that is not in the dataset has no texts."""
    assert statement_of(names_of(dataset()), "c1") is None
