"""The tables of words have an entry for every code that a result can show."""

from typing import get_args

import pytest

from counterclaim import codelists
from counterclaim.consistency import AssumptionCode, Definition, Kind, Presumption, Question
from counterclaim.consistency.interpretation.times import SkipReason
from counterclaim.report.sentences import vocabulary as words


def codes_of(kind):
    """Return the codes of a type, also of one that is made of several."""
    found = []
    for part in get_args(kind):
        found += codes_of(part) if get_args(part) else [part]
    return set(found)


RULES = codes_of(Definition) | codes_of(Presumption)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.KINDS, codes_of(Kind)),
        (words.QUESTIONS, codes_of(Question)),
        (words.PROCESS_QUESTIONS, codes_of(codelists.Process)),
        (words.PROCESSES, codes_of(codelists.Process)),
        (words.EXTENTS, codes_of(codelists.Extent)),
        (words.STAGES, codes_of(codelists.StageCode)),
        (words.MODALITIES, codes_of(codelists.Modality)),
        (words.COMMITMENTS, codes_of(codelists.Commitment)),
        (words.ROLES, codes_of(codelists.TimeRole) - {"at", "during"}),
        (words.MEASURES, codes_of(codelists.Measure)),
        (words.UNITS, codes_of(codelists.Unit)),
        (words.SCOPES, codes_of(codelists.ScopeRelation)),
        (words.ASSUMED, codes_of(AssumptionCode) - RULES | {"claimed_part"}),
        (words.UNLESS, codes_of(AssumptionCode) - RULES),
        (words.SKIPS, codes_of(SkipReason)),
    ],
)
def test_tables_are_complete(table, codes):
    """A table has all codes of its type and no others."""
    assert set(table) == codes


def test_every_state_has_words():
    """The states of every facet have words of their own."""
    for facet in codelists.FACETS:
        assert tuple(words.STATES[facet.facet]) == facet.states
        assert len(set(words.STATES[facet.facet].values())) == len(facet.states)
