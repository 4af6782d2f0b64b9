"""FollowTheMoney: out, validated and read by its own library; in, from others; and back."""

import json
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from tests.interchange import laws

from counterclaim import Actor, Dataset, Name, load
from counterclaim.codec import unstructure
from counterclaim.codelists import NameKind
from counterclaim.interchange import from_ftm, to_ftm, to_ftm_statements
from counterclaim.strategies import datasets

BACK = {"alias": "alias", "native": "alias", "romanization": "alias", "former": "former"}


def in_any_order(value):
    """Return a dataset as JSON with names and identifiers sorted: properties are sets there."""
    for actor in value.get("actors", ()):
        for field in ("names", "identifiers"):
            if field in actor:
                actor[field] = sorted(actor[field], key=json.dumps)
    return value


def with_names_back(value):
    """Return a dataset as JSON with the kinds of names that come back, and without empty lists."""
    for actor in value.get("actors", ()):
        for name in actor.get("names", ()):
            name["kind"] = BACK.get(name["kind"], "short")
        for field in ("names", "identifiers"):
            if actor.get(field) == []:
                del actor[field]
    return value


@given(datasets())
def test_out_and_back_keeps_all_but_the_losses(dataset):
    """Actors, sources and statements come back equal, apart from what was said to be lost."""
    out = to_ftm(dataset)
    back = from_ftm(out.text)
    told = [
        loss
        for loss in out.losses
        if not loss.location.pointer.startswith("/claims/")
        and not loss.location.pointer.endswith("/kind")
    ]
    kept = with_names_back(laws.without(evolve(dataset, claims=()), told))
    assert in_any_order(unstructure(back.dataset)) == in_any_order(kept)
    expected = [{**one, "language": None} for one in laws.as_statements(dataset, out.losses)]
    assert laws.statements(back) == expected


@given(datasets())
def test_a_change_of_kind_is_told(dataset):
    """Where a name comes back with another kind, a loss names it; else none does."""
    pointers = {loss.location.pointer for loss in to_ftm(dataset).losses}
    for number, actor in enumerate(dataset.actors):
        for index, name in enumerate(actor.names):
            at = f"/actors/{number}/names/{index}"
            changed = name.kind in ("native", "romanization", "acronym")
            assert (f"{at}/kind" in pointers) == changed
            assert (at in pointers) == (name.kind in ("misspelling", "mistranslation"))


def test_every_kind_of_name():
    """Each kind has its property, and comes back as what that property stands for."""
    kinds = get_args(NameKind)
    names = tuple(Name(text=kind, kind=kind) for kind in kinds)
    actor = Actor(id="a", kind="person", name="A", names=names)
    back = from_ftm(to_ftm(Dataset(actors=(actor,))).text)
    assert {name.text: name.kind for name in back.dataset.actors[0].names} == {
        "native": "alias",
        "romanization": "alias",
        "alias": "alias",
        "former": "former",
        "acronym": "short",
        "short": "short",
    }


@pytest.mark.parametrize("path", laws.EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_valid(path):
    """The library takes every value of every entity, and what it writes reads the same."""
    pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    from followthemoney import model  # noqa: PLC0415
    from followthemoney.entity import ValueEntity  # noqa: PLC0415

    text = to_ftm(load(path)).text
    cleaned = []
    for line in text.splitlines():
        stated = json.loads(line)
        model[stated["schema"]].validate(stated)
        entity = ValueEntity.from_dict(stated, cleaned=False)
        assert {name: sorted(values) for name, values in stated["properties"].items()} == {
            name: sorted(values) for name, values in entity.to_dict()["properties"].items()
        }
        assert entity.id == stated["id"]
        cleaned.append(json.dumps(entity.to_dict()))
    ours, theirs = from_ftm(text), from_ftm("\n".join(cleaned))
    assert {one.id for one in theirs.dataset.actors} == {one.id for one in ours.dataset.actors}
    assert [one.text for one in theirs.statements] == [one.text for one in ours.statements]


@pytest.mark.parametrize("path", laws.EXAMPLES, ids=lambda path: path.parent.name)
def test_statements_say_where_each_value_is_from(path):
    """The library reads every statement and gives it the same key; claims keep their source."""
    pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    from followthemoney.statement import Statement  # noqa: PLC0415

    dataset = load(path)
    rows = [json.loads(line) for line in to_ftm_statements(dataset).text.splitlines()]
    for row in rows:
        assert Statement.from_dict(row).generate_key() == row["id"]
    said = {(row["origin"], row["dataset"]) for row in rows if "origin" in row}
    assert said == {
        (f"claim-{claim.id}", source)
        for claim in dataset.claims
        if claim.about.deployment is not None
        for source in claim.sources
    }


PARLIAMENT = {
    "id": "bea008dac1ea309d22e100ceb0a5f3a44db882fa",
    "properties": {
        "addressEntity": ["e89d23f9af7daa0cc6d11a5701d23cbc9084a444"],
        "country": ["ua"],
        "incorporationDate": ["1990"],
        "jurisdiction": ["ua"],
        "mainCountry": ["ua"],
        "name": ["ЩЖ", "Рада Арландії"],
        "phone": ["+380445550100"],
        "taxNumber": ["20000000"],
        "wikipediaUrl": ["https://uk.wikipedia.example/wiki/Rada"],
    },
    "schema": "PublicBody",
}
"""As a register of a parliament: a public body with names in Cyrillic."""

SANCTIONED = [
    {
        "id": "NK-2Tbri3s6GgNtAwsSXh4qpL",
        "caption": "Jane Roe",
        "schema": "Person",
        "properties": {
            "name": ["ROE, Jane", "Jane Roe", "Джейн Щукина"],
            "alias": ["J. Roe"],
            "previousName": ["Jane Doe"],
            "weakAlias": ["JR"],
            "country": ["ru", "gb"],
            "nationality": ["ru"],
            "innCode": ["100000000000"],
            "wikidataId": ["Q192"],
            "notes": ["Owner of a company.", "Also known as J."],
            "topics": ["sanction"],
        },
        "datasets": ["one", "two"],
        "referents": ["gb-1", "us-2"],
        "target": True,
    },
    {
        "id": "NK-3NyeuT6JeJDLhGEyH3JD52",
        "caption": "Ownership",
        "schema": "Ownership",
        "properties": {"owner": ["NK-2Tbri3s6GgNtAwsSXh4qpL"], "asset": ["NK-56E"]},
    },
    {
        "id": "NK-56E",
        "schema": "Company",
        "properties": {"name": ['"DRONES" LLC'], "wikidataId": ["Q192"], "jurisdiction": ["ru"]},
    },
]
"""As a sanctions list in entities: captions, referents, edges, equal identifiers."""

NESTED = [
    {
        "id": "mem-1",
        "schema": "Membership",
        "properties": {"member": ["bob-id"], "organization": ["org-id"], "role": ["Director"]},
    },
    {"id": "bob-id", "schema": "Person", "properties": {"name": ["Bob"]}},
    {"id": "bob-id", "schema": "Person", "properties": {"alias": ["Robert"]}},
    {
        "id": "rep-1",
        "schema": "Representation",
        "properties": {"agent": [{"id": "bob-id", "schema": "Person"}], "client": ["org-id"]},
    },
    {"id": "org-id", "schema": "Organization", "properties": {"name": ["Board"]}},
    {
        "id": "sim-1",
        "schema": "Similar",
        "properties": {"candidate": ["bob-id"], "match": ["org-id"]},
    },
]
"""As exports of investigators: parts of one entity on two lines, nested references, edges."""


def lines(*entities):
    """Return entities, a line each."""
    return "\n".join(json.dumps(entity) for entity in entities)


def found(imported, code):
    """Return the places and messages of the findings of a code."""
    return [
        (one.location.line, one.message)
        for one in imported.findings
        if one.code == f"interchange.{code}"
    ]


def test_a_public_body_of_others():
    """Its names and identifiers are kept; what has no counterpart is told."""
    imported = from_ftm(lines(PARLIAMENT))
    (actor,) = imported.dataset.actors
    assert (actor.id, actor.kind, actor.country) == (PARLIAMENT["id"], "organization", "UA")
    assert actor.name == "ЩЖ"
    assert [(name.text, name.kind) for name in actor.names] == [("Рада Арландії", "alias")]
    assert [(one.scheme, one.id) for one in actor.identifiers] == [("tax_number", "20000000")]
    unread = {message.partition(":")[0] for _, message in found(imported, "unread")}
    assert unread == {"addressEntity", "incorporationDate", "phone", "wikipediaUrl"}


def test_a_sanctioned_person_of_others():
    """The caption is the name; equal identifiers and referents are candidates, no merges."""
    imported = from_ftm(lines(*SANCTIONED), "entities.ftm.json")
    person, company = imported.dataset.actors
    assert (person.name, person.kind, person.country) == ("Jane Roe", "person", "RU")
    assert [(name.text, name.kind) for name in person.names] == [
        ("ROE, Jane", "alias"),
        ("Джейн Щукина", "alias"),
        ("J. Roe", "alias"),
        ("Jane Doe", "former"),
        ("JR", "short"),
    ]
    assert company.name == '"DRONES" LLC'
    pairs = {(pair.actor, pair.iri, pair.other) for pair in imported.same_as}
    assert pairs == {
        (person.id, "gb-1", None),
        (person.id, "us-2", None),
        (company.id, "http://www.wikidata.org/entity/Q192", person.id),
    }
    messages = [message for _, message in found(imported, "unread")]
    assert "topics: it has no counterpart" in messages
    assert 'an entity of the schema "Ownership" is not read' in messages
    told = [message for _, message in found(imported, "value")]
    assert told == [
        "country: the first of 2 was read: RU, GB",
        "note: the first of 2 texts was read",
    ]
    assert {one.location.path for one in imported.findings} == {"entities.ftm.json"}


@pytest.mark.parametrize("text", [lines(*NESTED), json.dumps(NESTED)], ids=["lines", "list"])
def test_links_of_others(text):
    """An agent speaks for its client; a membership is told; what is similar stays two."""
    imported = from_ftm(text)
    bob, board = imported.dataset.actors
    assert [name.text for name in bob.names] == ["Robert"]
    assert bob.represents == (board.id,)
    (pair,) = imported.same_as
    assert (pair.actor, pair.other) == (bob.id, board.id)
    assert any("Membership" in message for _, message in found(imported, "unread"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "parse.json"),
        (b'\xff{"id": 1}', "parse.encoding"),
        ("3", "interchange.document"),
        ('{"id": "x"}', "interchange.document"),
        ('{"id": "x", "schema": "Person", "properties": {}}', "interchange.assumed"),
        ('{"id": "x", "schema": "Person", "properties": {"name": [3]}}', "interchange.value"),
        ('{"id": "x", "schema": "Note", "properties": {}}', "interchange.left-out"),
        ('{"id": "x", "schema": "UnknownLink", "properties": {}}', "interchange.left-out"),
        ('{"id": "x", "schema": "Vessel", "properties": {}}', "interchange.unread"),
        (
            '{"id": "x", "schema": "Person", "properties": {"name": ["X"], "country": ["zzz"]}}',
            "interchange.value",
        ),
    ],
)
def test_bad_input_is_told(text, code):
    """Whatever cannot be read is a finding; nothing raises."""
    assert code in {one.code for one in from_ftm(text).findings}
