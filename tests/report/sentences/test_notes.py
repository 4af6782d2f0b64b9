"""What a report tells around a conflict: sources, copies, and what would resolve it."""

from attrs import evolve
from tests.report.samples import NONE_AND_FINAL, SOURCES, checked, claim

from counterclaim.consistency import Repair, Support
from counterclaim.model import Relation, Source
from counterclaim.report import render_text, report_values
from counterclaim.report.sentences.names import names_of
from counterclaim.report.sentences.notes import (
    copies_sentences,
    in_groups,
    repair_sentence,
    support_words,
)

NONE, FINAL = NONE_AND_FINAL
COPIES = (*SOURCES, Source(id="s2", derived_from=("s",)), Source(id="s3"))


def plain(text):
    """Return a text with its lines joined."""
    return " ".join(text.split())


def test_sources_behind_a_statement_are_counted():
    """The text has a line for each statement: how many, with what, and what is not there."""
    again = evolve(NONE, id="c3", sources=("s3",))
    told = evolve(FINAL, sources=("s", "s2", "nowhere"))
    entry = checked(NONE, told, again, sources=COPIES)
    text = render_text([entry])
    assert "\n      Behind it: 2 independent sources, with c3.\n" in text
    assert "\n      Behind it: 1 independent source; not recorded: nowhere.\n" in text
    (first, *_) = report_values([entry])["conflicts"]
    assert first["support"] == [
        {
            "claim": "c1",
            "independent_sources": 2,
            "origins": ["s", "s3"],
            "repeated_by": ["c3"],
            "unresolved": [],
        },
        {
            "claim": "c2",
            "independent_sources": 1,
            "origins": ["s"],
            "repeated_by": [],
            "unresolved": ["nowhere"],
        },
    ]
    nothing = Support(claim="c1", independent=0, origins=(), unresolved=("a", "b"))
    assert support_words(nothing) == "no independent source; not recorded: a, b"


def test_conflicts_that_repeat_one_are_told_once():
    """The text has one block with the other claims; JSON has all sets, with one group."""
    again = evolve(NONE, id="c3", relations=(Relation(kind="repeats", claim="c1"),))
    entry = checked(NONE, FINAL, again, evolve(NONE, id="c4", speaker="c"))
    text = render_text([entry])
    assert text.count("ERROR") == 1
    told = "Note: The same holds with c3 (Anna Berg) or c4 (Carla Diaz) in place of c1."
    assert told in plain(text)
    assert "3 conflicts (3 errors)" in text
    conflicts = report_values([entry])["conflicts"]
    assert len(conflicts) == 3
    assert {found["group"] for found in conflicts} == {conflicts[0]["id"]}


def test_combinations_of_copies_are_told_in_short():
    """Where claims on both sides are repeated, the combinations are not listed one by one."""
    both = (evolve(NONE, id="c3"), evolve(FINAL, id="c4"))
    entry = checked(NONE, FINAL, *both)
    ((first, copies),) = in_groups(entry.report.conflicts)
    names = names_of(entry.dataset)
    assert copies_sentences(first, copies, names) == (
        "The same holds with c3 (Anna Berg) in place of c1.",
        "The same holds with c4 (Bilal Haddad) in place of c2.",
        "It holds with every combination of these as well.",
    )
    last = copies[-1]
    assert copies_sentences(first, [last], names) == (
        "The same holds with c3 (Anna Berg) and c4 (Bilal Haddad).",
    )


def test_a_group_whose_first_conflict_is_gone_is_still_one():
    """Where the first conflict has been set aside, the next one stands for the others."""
    entry = checked(NONE, FINAL, evolve(NONE, id="c3"), evolve(NONE, id="c5"))
    first, *others = entry.report.conflicts
    assert in_groups(others) == [(others[0], [others[1]])]
    assert others[0].same_as == first.claims


def test_a_smallest_set_is_told_with_verbose_only():
    """The set is in the JSON report, and with `verbose` in the text; it judges nobody."""
    entry = checked(NONE, FINAL, evolve(NONE, id="c3"), claim("c4", "present", "2024-09-06"))
    assert "Without c2" not in render_text([entry])
    assert (
        "Without c2 no conflict shown would be left (no smaller set would do; there may be "
        "others of its size). This does not say who is right."
    ) in plain(render_text([entry], verbose=True))
    (file,) = report_values([entry])["files"]
    assert file["repair"] == {
        "severity": "warning",
        "claims": ["c2"],
        "smallest": True,
        "complete": True,
    }
    found = Repair(severity="warning", claims=("a",), smallest=False, complete=True)
    assert "(a smaller set may do;" in repair_sentence(found)
    assert repair_sentence(evolve(found, claims=())) == ""
