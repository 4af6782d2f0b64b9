"""The code lists: complete, described, and the same as the types."""

import re
from typing import get_args

import pytest

from counterclaim import codelists
from counterclaim.codelists import CODE_LISTS, FACETS, STAGES, code_list
from counterclaim.consistency import PACE

TYPES = {
    "actor-kinds": codelists.ActorKind,
    "name-kinds": codelists.NameKind,
    "place-kinds": codelists.PlaceKind,
    "reliability": codelists.Admiralty,
    "credibility": codelists.Credibility,
    "text-kinds": codelists.TextKind,
    "processes": codelists.Process,
    "extents": codelists.Extent,
    "polarities": codelists.Polarity,
    "modalities": codelists.Modality,
    "commitments": codelists.Commitment,
    "time-roles": codelists.TimeRole,
    "claim-relations": codelists.RelationKind,
    "facets": codelists.Facet,
    "stages": codelists.StageCode,
    "measures": codelists.Measure,
    "movements": codelists.Movement,
    "directions": codelists.Direction,
    "stances": codelists.Stance,
    "value-types": codelists.ValueType,
    "units": codelists.Unit,
    "bases-of-bounds": codelists.Basis,
    "scope-relations": codelists.ScopeRelation,
}


def test_every_closed_list_has_a_type():
    """The closed lists are those that a type checker knows, and no others."""
    assert {name for name, entry in CODE_LISTS.items() if not entry.open} == set(TYPES)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_list_and_its_type_have_the_same_codes(name):
    """A code that is in the list or in the type is in both, in the same order."""
    assert code_list(name).values == get_args(TYPES[name])


@pytest.mark.parametrize("name", sorted(CODE_LISTS))
def test_codes_are_described(name):
    """Each list has a title; each code stands once, in its shape, with a title and a sentence."""
    entry = code_list(name)
    assert entry.name == name
    assert entry.title
    assert len(set(entry.values)) == len(entry.codes) > 0
    for code in entry.codes:
        graded = name in ("reliability", "credibility")
        assert re.fullmatch("[A-F1-6]" if graded else "[a-z][a-z0-9_]*", code.code)
        assert code.title
        assert code.description.endswith((".", "?"))


def test_an_unknown_list_is_told():
    """A wrong name is an error that names it."""
    with pytest.raises(KeyError, match="colours"):
        code_list("colours")


def test_lists_do_not_change():
    """The lists can be read and not written."""
    with pytest.raises(TypeError):
        CODE_LISTS["colours"] = code_list("facets")


def test_stages_and_facets_are_those_of_the_lists():
    """The stages with a meaning, and the facets with states, are the codes of their lists."""
    assert tuple(stage.code for stage in STAGES) == code_list("stages").values
    assert tuple(facet.facet for facet in FACETS) == code_list("facets").values


def test_every_kind_of_place_has_a_pace():
    """The default policy knows how long a withdrawal takes for each kind of place."""
    assert set(PACE) == set(code_list("place-kinds").values)
    assert all(days >= 0 for days in PACE.values())
