"""What a report says of a conflict: the sentence, the reason, the assumptions."""

import re

import pytest
from attrs import evolve
from tests.report.samples import (
    NONE_AND_FINAL,
    VARIED,
    apart,
    checked,
    claim,
    dataset,
    disputes,
    leaving,
)

from counterclaim.consistency import (
    Assumption,
    Conflict,
    Explanation,
    Policy,
    SubjectView,
)
from counterclaim.model import About, Attribute, Relation, Said, TimeReference
from counterclaim.report.sentences.conflicts import (
    assumption_sentence,
    distinction_sentences,
    message_of,
    reason_sentences,
    short_id,
    within_sentences,
)
from counterclaim.report.sentences.names import names_of
from counterclaim.report.sentences.vocabulary import ASSUMPTIONS
from counterclaim.time import parse_edtf


def only(*claims, policy=None):
    """Return the single conflict of some claims, with the names."""
    entry = checked(*claims, policy=policy)
    (conflict,) = entry.report.conflicts
    return conflict, names_of(entry.dataset)


def test_message_names_speakers_dates_and_subject():
    """The message says whose statements, when, about what, and not who is right."""
    conflict, names = only(*NONE_AND_FINAL)
    assert message_of(conflict, names) == (
        "The statements of Anna Berg (c1, 6 September 2024) and Bilal Haddad (c2, 6 September "
        "2024) about the withdrawal of Coalition forces in Iraq cannot both be true."
    )


def test_message_of_three_claims_says_all():
    """More than two statements cannot all be true; a single one cannot be true."""
    conflict, names = only(*NONE_AND_FINAL)
    three = evolve(conflict, claims=("c1", "c2", "c9"))
    assert "c9 about the withdrawal" in message_of(three, names)
    assert "cannot all be true" in message_of(three, names)
    one = evolve(conflict, claims=("c1",))
    assert message_of(one, names).startswith("The statement of Anna Berg (c1, 6 September 2024)")
    assert "cannot be true" in message_of(one, names)


def test_message_tells_the_assumptions():
    """Where a conflict rests on something, the message says so."""
    conflict, names = only(
        NONE_AND_FINAL[0], claim("c2", "final_stages", "2024-09-08", speaker="b")
    )
    assert message_of(conflict, names).endswith(
        "cannot both be true, assuming that a withdrawal takes time."
    )


def test_states_of_one_reason_are_told_together():
    """Six states ruled out by two claims are two sentences, and one that ends them."""
    conflict, names = only(*NONE_AND_FINAL)
    assert reason_sentences(conflict, names) == (
        (
            "On 6 September 2024 the withdrawal of Coalition forces in Iraq would have to be still "
            "to begin or cancelled according to c1 (Anna Berg)."
        ),
        "But it would have to be in its final phase according to c2 (Bilal Haddad).",
        "So there is nothing left that it could be.",
    )


def test_denial_leaves_the_other_states():
    """A denied stage leaves everything but its states."""
    denied = claim("c1", "under_way", "2024-09-06", polarity="denied")
    conflict, names = only(denied, NONE_AND_FINAL[1])
    assert reason_sentences(conflict, names)[0] == (
        "On 6 September 2024 the withdrawal of Coalition forces in Iraq would have to be still to "
        "begin, suspended, completed or cancelled according to c1 (Anna Berg)."
    )


def test_not_before_leaves_the_other_states():
    """Who says that something is not so before a day leaves its other states until then."""
    when = TimeReference(role="not_before", edtf=parse_edtf("2024-09-09"))
    first = claim("c1", "started", "2024-09-06", when=when, modality="plan")
    second = TimeReference(role="at", edtf=parse_edtf("2024-09-08"))
    entry = checked(first, claim("c2", "suspended", "2024-09-08", speaker="b", when=second))
    told = " ".join(
        sentence
        for conflict in entry.report.conflicts
        for sentence in reason_sentences(conflict, names_of(entry.dataset))
    )
    assert "would have to be still to begin or cancelled according to c1 (Anna Berg)" in told


def test_first_of_two_claims_with_one_id_is_told():
    """Where an id is used twice, the report is about the claim that was checked: the first."""
    again = claim("c1", "completed", "2030-01-01", speaker="c")
    conflict, names = only(*NONE_AND_FINAL, again)
    assert "Anna Berg (c1, 6 September 2024)" in message_of(conflict, names)


def test_rule_is_told_with_the_claim_that_it_needs():
    """What a rule rules out is told with the rule and with whom it rests on."""
    conflict, names = only(
        NONE_AND_FINAL[0], claim("c2", "final_stages", "2024-09-08", speaker="b")
    )
    assert reason_sentences(conflict, names)[1] == (
        "But it could not be in its final phase or completed given c1 (Anna Berg), because a "
        "withdrawal that has not begun is taken not to be nearly over within days."
    )


def test_entering_on_another_day_is_told():
    """Completed on a day, and as from the next one: the reason is that it begins on another."""
    conflict, names = only(
        claim("c1", "completed", "2024-09-06"),
        claim("c2", "completed", "2024-09-07", speaker="b", stage={"enters": True}),
    )
    told = " ".join(reason_sentences(conflict, names))
    assert "according to c2 (Bilal Haddad)" in told
    assert "because this is said to have begun on another day" in told


def test_two_stages_of_one_day_are_told_by_what_each_says():
    """Completed and under way on one day: each statement is the reason against the other."""
    conflict, names = only(
        claim("c1", "completed", "2024-09-06"), claim("c2", "under_way", "2024-09-06", speaker="b")
    )
    assert reason_sentences(conflict, names)[:2] == (
        (
            "On 6 September 2024 the withdrawal of Coalition forces in Iraq would have to be "
            "completed according to c1 (Anna Berg)."
        ),
        (
            "But it would have to be in its main phase or in its final phase according to c2 "
            "(Bilal Haddad)."
        ),
    )


def test_some_day_of_a_few_is_told():
    """What is so on one of some days, and on none of them, is told with these days."""
    some = TimeReference(role="at", edtf=parse_edtf("[2024-09-06..2024-09-07]"))
    never = {"speaker": "b", "polarity": "denied"}
    entry = checked(
        claim("c1", "suspended", "2024-09-08", when=some),
        claim("c2", "suspended", "2024-09-06", **never),
        claim("c3", "suspended", "2024-09-07", **never),
    )
    (conflict,) = (found for found in entry.report.conflicts if len(found.claims) == 3)
    assert reason_sentences(conflict, names_of(entry.dataset))[:2] == (
        (
            "On some day from 6 to 7 September 2024 the withdrawal of Coalition forces in Iraq "
            "would have to be suspended according to c1 (Anna Berg)."
        ),
        (
            "But on none of these days could it be suspended according to c2 (Bilal Haddad) and "
            "c3 (Bilal Haddad)."
        ),
    )


def test_two_decisions_of_one_day_may_follow_one_another():
    """Undecided and agreed on one day: possible in turn, which is what the note says."""
    conflict, names = only(
        claim("c1", "undecided", "2024-09-06"), claim("c2", "agreed", "2024-09-06", speaker="a")
    )
    told = reason_sentences(conflict, names)
    assert told[0].endswith(
        "would have to be undiscussed, under discussion or on hold according to c1 (Anna Berg)."
    )
    assert told[1:] == (
        "But it would have to be agreed according to c2 (Anna Berg), if its time is read strictly.",
        "On one day both are possible only one after the other.",
    )


def test_dispute_is_told_with_its_direction():
    """Of an express dispute it is told who disputes whom."""
    conflict, names = only(
        claim("c1", "announced", "2024-09-06"),
        claim("c2", "announced", "2024-09-07", speaker="b", relations=disputes("c1")),
    )
    (told,) = reason_sentences(conflict, names)
    assert told.startswith("c2 (Bilal Haddad) disputes c1 (Anna Berg) expressly")


def test_correction_by_another_party_counts_as_dispute():
    """Who corrects another party's claim disputes it, and that is told."""
    relations = (Relation(kind="corrects", claim="c1"),)
    conflict, names = only(
        claim("c1", "announced", "2024-09-06"),
        claim("c2", "announced", "2024-09-07", speaker="b", relations=relations),
    )
    assert reason_sentences(conflict, names)[0].startswith("c2 (Bilal Haddad) disputes c1")


def test_turn_of_one_party_is_told():
    """A denial that the same party overturns is told in the order of the statements."""
    conflict, names = only(*VARIED[6])
    assert reason_sentences(conflict, names) == (
        (
            "c1 (Anna Berg) says that there is none, and c2 (Carla Diaz) of the same party says "
            "that there is; nobody says that it began in between."
        ),
    )


def test_reason_by_cases_names_the_rules():
    """Where no single day shows it, that is said, with the rules that were used."""
    conflict, names = only(*NONE_AND_FINAL)
    explanation = Explanation(
        subject=SubjectView(deployment="co-iq", facet="presence"),
        first_day=None,
        last_day=None,
        ruled_out=(),
        rules=("no_return", "transitions"),
        by_cases=True,
    )
    told = reason_sentences(evolve(conflict, explanation=explanation), names)
    assert told[0].startswith("No single day shows it")
    assert told[1] == (
        "These rules were used: nobody is taken to come back after a completed withdrawal."
    )


def test_distinction_and_graver_conflict_are_named():
    """Who holds apart what is joined is named with the words, and so is a graver conflict."""
    conflict, names = only(
        claim("c1", "none", "2024-09-06", deployment="us-iq"),
        NONE_AND_FINAL[1],
        claim("c3", apart("co-iq", "us-iq"), "2024-09-07", speaker="c"),
    )
    assert distinction_sentences(conflict, names) == (
        (
            "c3 (Carla Diaz) says: these are different things: withdrawal of Coalition forces in "
            "Iraq and withdrawal of US forces in Iraq."
        ),
    )
    inside = evolve(conflict, within=(("c1", "c2", "c9"),))
    assert within_sentences(inside) == (
        "These statements are all in the graver conflict of c1, c2 and c9.",
    )


def test_part_and_whole_are_told_apart():
    """A part-of relation names the part first and the whole after it."""
    conflict, names = only(claim("c1", "none", "2024-09-06", deployment="us-iq"), NONE_AND_FINAL[1])
    told = [assumption_sentence(entry, conflict, names, Policy()) for entry in conflict.assumptions]
    assert told == [
        (
            "When the withdrawal of Coalition forces in Iraq is in its final phase, that of US "
            "forces in Iraq has begun."
        ),
        "US forces in Iraq is recorded as a part of Coalition forces in Iraq.",
    ]


@pytest.mark.parametrize("code", sorted(ASSUMPTIONS))
def test_every_assumption_has_a_whole_sentence(code):
    """Each assumption is told in one sentence that names its claims or deployments."""
    conflict, names = only(*NONE_AND_FINAL)
    names = names_of(
        dataset(claim("c1", "none", "2024-09-06", modality="conditional", condition="if all agree"))
    )
    named = "{claims}" in ASSUMPTIONS[code]
    assumption = Assumption(
        code=code,
        claims=("c1",) if named else (),
        subjects=() if named else ("us-iq", "co-iq"),
    )
    told = assumption_sentence(assumption, conflict, names, Policy())
    assert told.endswith(".")
    assert not re.search(r"[{}]|  ", told)
    fixed = {"completed_means_absent"}
    assert "c1 (Anna Berg)" in told or "in Iraq" in told or code in fixed


def test_pace_of_the_policy_is_told():
    """How long a withdrawal takes at least is taken from the policy of the check."""
    policy = Policy(pace={**Policy().pace, "country": 3})
    conflict, names = only(
        NONE_AND_FINAL[0],
        claim("c2", "final_stages", "2024-09-08", speaker="b"),
        policy=policy,
    )
    (told,) = (assumption_sentence(e, conflict, names, policy) for e in conflict.assumptions)
    assert "within 3 days" in told


def test_subject_without_its_exceptions_is_named():
    """A subject without some deployments is named with what it is without."""
    first = claim("c1", "present", "2024-09-06", stage={"exceptions": ("us-iq",)})
    second = claim("c2", "absent", "2024-09-06", speaker="b", stage={"exceptions": ("us-iq",)})
    conflict, names = only(first, second)
    assert "Coalition forces in Iraq without US forces in Iraq" in message_of(conflict, names)


def test_short_id_depends_on_the_claims_alone():
    """The short id stays when the severity changes, and differs for other claims."""
    conflict, _ = only(*NONE_AND_FINAL)
    assert re.fullmatch("[0-9a-f]{8}", short_id(conflict))
    assert short_id(evolve(conflict, severity="note", claims=("c2", "c1"))) == short_id(conflict)
    assert short_id(evolve(conflict, claims=("c1", "c3"))) != short_id(conflict)


def test_missing_records_are_told_by_their_ids():
    """A conflict whose records are not there is told with ids, and nothing is raised."""
    conflict, _ = only(*VARIED[2])
    assert isinstance(conflict, Conflict)
    names = names_of(dataset(actors=(), deployments=(), sources=()))
    assert message_of(conflict, names).startswith("The statements of c1 and c2 about")
    assert reason_sentences(conflict, names)[-1] == "So there is nothing left that it could be."
    for assumption in conflict.assumptions:
        assert assumption_sentence(assumption, conflict, names, Policy()).endswith(".")
    assert distinction_sentences(conflict, names) == ()


def test_matter_is_named_as_one():
    """A conflict about a matter names the matter."""
    about = About(matter="the_letter", process="handover")
    conflict, names = only(
        claim("c1", "completed", "2024-09-06", about=about),
        claim("c2", "not_started", "2024-09-06", speaker="b", about=about),
    )
    assert "about the handover by the matter the_letter" in message_of(conflict, names)


def test_a_deployment_without_a_part_lies_in_it_by_definition():
    """What a subject with exceptions lies in is not recorded by anybody."""
    conflict, names = only(
        claim("c1", "completed", "2024-09-06"),
        claim(
            "c2",
            "completed",
            "2024-09-06",
            speaker="b",
            polarity="denied",
            stage={"exceptions": ("us-iq",)},
        ),
    )
    told = [assumption_sentence(entry, conflict, names, Policy()) for entry in conflict.assumptions]
    whole = "Coalition forces in Iraq"
    assert told == [f"{whole} without US forces in Iraq is a part of {whole} by definition."]


def test_values_of_a_property_are_told():
    """Two values of one property are repeated under the reason."""
    values = [
        claim(name, Attribute(key="destination", value=value), "2024-09-06", speaker=speaker)
        for name, value, speaker in (("c1", "Kuwait", "a"), ("c2", "Jordan", "b"))
    ]
    conflict, names = only(*values)
    first, second, last = reason_sentences(conflict, names)
    assert first.startswith("c1 (Anna Berg) says: destination of")
    assert first.endswith(": Kuwait.")
    assert second.endswith(": Jordan.")
    assert last.startswith("c1 (Anna Berg) and c2 (Bilal Haddad) give different values")


def test_who_tells_the_words_of_whom_is_told():
    """Of an actor's own statement and a report of its words, each is told as what it is."""
    conflict, names = only(
        claim("c1", "completed", "2024-09-06"),
        claim("c2", Said(actor="a", stance="denied", claim="c1"), "2024-09-08", speaker="b"),
    )
    told = reason_sentences(conflict, names)
    assert told[0].startswith("c1 (Anna Berg) says: the withdrawal of Coalition forces in Iraq")
    assert told[1].startswith("c2 (Bilal Haddad) tells: Anna Berg denied that (c1) the withdrawal")


def test_a_figure_and_words_about_it_are_told():
    """The contents are told too where the actor's own statement is a number."""
    conflict, names = only(
        claim("c1", leaving(), "2024-09-06"),
        claim("c2", Said(actor="a", stance="denied", claim="c1"), "2024-09-08", speaker="b"),
    )
    told = reason_sentences(conflict, names)
    assert told[0].startswith("c1 (Anna Berg) says: at least 600 persons of")
    assert told[1].startswith("c2 (Bilal Haddad) tells: Anna Berg denied that (c1) at least 600")
