"""What a report says of a conflict: the question, the sentence, why, unless."""

import pytest
from attrs import evolve
from tests.report.samples import NONE_AND_FINAL, VARIED, apart, checked, claim, dataset

from counterclaim.consistency import Explained
from counterclaim.model import About, Attribute, Count, Said
from counterclaim.report import sentence
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    heading_of,
    message_of,
    reason_sentences,
    shortened,
    unless_of,
    unless_sentence,
    why_sentence,
)
from counterclaim.report.sentences.names import names_of

FINAL_WITH_PART = (
    claim("c1", "none", "2024-09-06", deployment="us-iq", process="reduction"),
    claim("c2", "final_stages", "2024-09-06", speaker="b"),
)


def only(*claims, policy=None):
    """Return the single conflict of some claims, with the names."""
    entry = checked(*claims, policy=policy)
    (conflict,) = entry.report.conflicts
    return conflict, names_of(entry.dataset)


def test_message_names_speakers_dates_and_subject():
    """The message says whose statements, when, about what, and not who is right."""
    conflict, names = only(*NONE_AND_FINAL)
    assert message_of(conflict, names) == (
        "Coalition forces in Iraq, whether anybody is leaving: what Anna Berg (c1, 6 September "
        "2024) and Bilal Haddad (c2, 6 September 2024) say cannot both be true."
    )
    assert sentence(conflict, dataset(*NONE_AND_FINAL)) == message_of(conflict, names)


def test_message_of_three_claims_says_all():
    """More than two statements cannot all be true."""
    conflict, names = only(*NONE_AND_FINAL)
    three = evolve(conflict, claims=("c1", "c2", "c9"))
    assert " and c9 say cannot all be true." in message_of(three, names)


@pytest.mark.parametrize(
    ("claims", "heading"),
    [
        (NONE_AND_FINAL, "Coalition forces in Iraq: is anybody leaving?"),
        (
            (
                claim("c1", "present", "2024-09-06"),
                claim("c2", "absent", "2024-09-06", speaker="b"),
            ),
            "Coalition forces in Iraq: is anybody there?",
        ),
        (
            (
                claim("c1", Count(measure="present", low=900, high=900), "2024-09-06"),
                claim("c2", Count(measure="present", low=200, high=200), "2024-09-06", "b"),
            ),
            "Coalition forces in Iraq: how many are there?",
        ),
        (
            (
                claim("c1", Attribute(key="destination", value="Kuwait"), "2024-09-06"),
                claim("c2", Attribute(key="destination", value="Jordan"), "2024-09-06", "b"),
            ),
            "Coalition forces in Iraq: what about “destination”?",
        ),
        (
            (
                claim("c1", "completed", "2024-09-06"),
                claim("c2", Said(actor="a", stance="denied", claim="c1"), "2024-09-08", "b"),
            ),
            "Coalition forces in Iraq: what did Anna Berg say?",
        ),
        (
            (
                claim("c1", "rejected", "2024-09-06"),
                claim("c2", "agreed", "2024-09-06", speaker="b"),
            ),
            "Coalition forces in Iraq: has a withdrawal been decided?",
        ),
        (
            tuple(
                claim(
                    name,
                    code,
                    "2024-09-06",
                    speaker=speaker,
                    about=About(matter="the_letter", process="handover"),
                )
                for name, code, speaker in (("c1", "completed", "a"), ("c2", "not_started", "b"))
            ),
            "The letter: is it being handed over?",
        ),
    ],
)
def test_every_question_is_asked_in_plain_words(claims, heading):
    """The heading asks what the statements answer differently."""
    entry = checked(*claims)
    found = {heading_of(one, names_of(entry.dataset)) for one in entry.report.conflicts}
    assert found == {heading}


def test_why_says_what_each_says_and_by_which_rule():
    """Each side is told with its name, and the rule that a reader would not have thought of."""
    conflict, names = only(*FINAL_WITH_PART)
    assert why_sentence(conflict, names) == (
        "They cannot both be true: according to Anna Berg, there is no reduction of US forces in "
        "Iraq; according to Bilal Haddad, the withdrawal of Coalition forces in Iraq is in its "
        "final stages. When a withdrawal is nearly done, every part is taken to have begun."
    )
    among = why_sentence(conflict, names, among=3)
    assert among.startswith("They cannot all be true. For instance, according to Anna Berg")


def test_why_gives_the_figures_as_spoken_and_names_the_allowance():
    """A figure stands as it was said; what is allowed for “about” is named with its bounds."""
    conflict, names = only(
        claim("c1", Count(measure="present", low=900, high=900), "2024-09-06"),
        claim(
            "c2",
            Count(measure="present", low=2500, high=2500, approximate=True),
            "2024-09-06",
            speaker="b",
        ),
    )
    told = why_sentence(conflict, names)
    assert "Coalition forces in Iraq number 900;" in told
    assert "Coalition forces in Iraq number about 2,500." in told
    least = max(number.least for number in conflict.reason.numbers)
    assert told.endswith(
        f"Even after allowing for “about”, that is at most 900 against at least {least:,.0f}."
    )


def test_a_sum_is_told_by_its_figures():
    """The numbers of a step are told by what they count, and by how much they are off."""
    conflict, names = only(
        claim("c1", Count(measure="present", low=36000, high=36000), "2024-09-06"),
        claim("c2", Count(measure="leaving", low=9500, high=9500), "2024-09-06", modality="plan"),
        claim(
            "c3",
            Count(measure="remaining", low=25000, high=25000),
            "2024-09-06",
            speaker="b",
            modality="plan",
        ),
    )
    told = why_sentence(conflict, names)
    assert told.startswith(
        "They cannot all be true: 36,000 (c1) are there, 9,500 (c2) leave and 25,000 (c3) stay."
    )
    assert f"off by {conflict.reason.gap:,.0f} or more" in told


def test_unless_turns_each_assumption_into_what_would_reconcile():
    """A plan, a guess at the subject, a part: each has its clause, and so has the rule."""
    about = About(deployment="us-iq", process="reduction", inferred=True)
    conflict, names = only(
        claim("c1", "none", "2024-09-06", about=about, commitment="probable"),
        FINAL_WITH_PART[1],
    )
    assert unless_of(conflict, names) == (
        "Anna Berg spoke of something else (c1)",
        "what Anna Berg called probable is not so (c1)",
        "this part is left for the very end",
        "the data wrongly count US forces in Iraq among Coalition forces in Iraq",
    )
    short = unless_sentence(conflict, names, 2)
    assert short == (
        "Unless Anna Berg spoke of something else (c1); or what Anna Berg called probable is not "
        "so (c1) (and 2 more ways)."
    )


def test_unless_names_the_claims_that_would_explain_first():
    """A claim that would explain the conflict is named with its speaker, date and words."""
    conflict, names = only(*NONE_AND_FINAL)
    names = evolve(names, claims={**names.claims, "c7": claim("c7", "started", "2024-09-05", "c")})
    with_explanation = evolve(conflict, explained=(Explained(claims=("c7",), firm=False),))
    assert unless_of(with_explanation, names) == (
        "what Carla Diaz said on 5 September 2024 (c7: Words of c7.) holds",
    )


def test_unless_of_words_alone_says_that_nothing_is_taken_for_granted():
    """Where the words alone exclude one another, only another reading of them is left."""
    assert unless_of(*only(*NONE_AND_FINAL)) == (
        "one of them was misquoted, or spoke of other people or another day",
    )


def test_a_distinction_is_told_as_what_would_reconcile():
    """Who holds apart what a conflict joins is named, with what it holds apart."""
    third = claim("c3", apart("co-iq", "us-iq"), "2024-09-07", speaker="c")
    first = claim("c1", "none", "2024-09-06", deployment="us-iq")
    entry = checked(first, FINAL_WITH_PART[1], third)
    told = unless_of(entry.report.conflicts[0], names_of(entry.dataset))
    assert told[0] == (
        "the withdrawal of Coalition forces in Iraq and the withdrawal of US forces in Iraq are "
        "different things, as Carla Diaz says (c3)"
    )


def test_full_reasons_tell_what_each_statement_means():
    """In full each statement has its days, its states and the rules between words and states."""
    conflict, names = only(*FINAL_WITH_PART)
    _, first, second = reason_sentences(conflict, names)[:3]
    assert first == (
        "c1 (Anna Berg) means that on 6 September 2024 the reduction of US forces in Iraq is "
        "still to begin or called off."
    )
    assert second == (
        "c2 (Bilal Haddad) means that on 6 September 2024 the reduction of US forces in Iraq is "
        "going on, nearly done, halted or done, since when a withdrawal is nearly done, every "
        "part is taken to have begun."
    )


@pytest.mark.parametrize("claims", VARIED)
def test_every_conflict_of_many_kinds_is_told_without_a_gap(claims):
    """No sentence has an empty name, a brace, or two blanks."""
    entry = checked(*claims)
    names = names_of(entry.dataset)
    for conflict in entry.report.conflicts:
        told = (
            heading_of(conflict, names),
            message_of(conflict, names),
            *reason_sentences(conflict, names),
            unless_sentence(conflict, names, 3),
            *(assumption_sentence(entry, names) for entry in conflict.assumptions),
        )
        for text in told:
            assert not set("{}") & set(text)
            assert "  " not in text
            assert " ." not in text


def test_long_words_are_cut_at_a_word_and_keep_their_mark():
    """A long statement is cut, and its closing mark stays."""
    assert shortened("“one two three four”", 12) == "“one two …”"
    assert shortened("one two three (paraphrase)", 12) == "one two … (paraphrase)"
    assert shortened("short", 12) == "short"
