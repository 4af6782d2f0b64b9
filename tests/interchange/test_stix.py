"""STIX 2.1: out, parsed strictly and validated; in, from bundles of others; and back."""

import json
from datetime import date

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from tests.interchange import laws

from counterclaim import Dataset, load
from counterclaim.interchange import from_stix, to_stix
from counterclaim.interchange.stix import EXTENSION_ID
from counterclaim.strategies import datasets


@frozen
class Conflict:
    """A conflict as the checker reports it."""

    claims: tuple[str, ...]
    grade: str
    sentence: str


def conflict_of(dataset):
    """Return a conflict of the first two claims."""
    ids = tuple(claim.id for claim in dataset.claims[:2])
    return Conflict(ids, "certain", "They cannot both be true.")


@given(datasets())
def test_out_and_back_keeps_everything(dataset):
    """The extension holds every record, so that nothing is lost, and nothing is told on the way."""
    out = to_stix(dataset)
    back = from_stix(out.text)
    assert back.dataset == dataset
    assert (back.statements, back.findings) == ((), ())
    assert {loss.code for loss in out.losses} <= {"interchange.assumed"}


@settings(max_examples=15)
@given(datasets())
def test_any_dataset_is_parsed_strictly(dataset):
    """The library of the standard's makers reads it without custom content."""
    stix2 = pytest.importorskip("stix2")
    bundle = stix2.parse(to_stix(dataset).text, allow_custom=False)
    assert len(bundle.objects) >= 2


@pytest.mark.parametrize("path", laws.EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_valid(path):
    """The validator of the standard's makers finds no error, with conflicts and markings."""
    validator = pytest.importorskip("stix2validator")
    stix2 = pytest.importorskip("stix2")
    dataset = load(path)
    text = to_stix(dataset, [conflict_of(dataset)], tlp="green").text
    options = validator.ValidationOptions(version="2.1")
    result = validator.validate_string(text, options)
    assert result.is_valid, [str(error) for error in result.errors]
    bundle = stix2.parse(text, allow_custom=False)
    kinds = [item["type"] for item in bundle.objects]
    assert kinds.count("note") == len(dataset.claims)
    assert kinds.count("campaign") == len(dataset.deployments)
    assert kinds.count("report") == len(dataset.sources)
    assert kinds.count("identity") == len(dataset.actors) + 1
    ids = {item["id"] for item in bundle.objects}
    for item in bundle.objects:
        targets = [*item.get("object_refs", ()), *item.get("object_marking_refs", ())]
        targets += [item[key] for key in ("source_ref", "target_ref") if key in item]
        assert set(targets) <= ids


def test_the_validator_is_awake():
    """A note without its references is found."""
    validator = pytest.importorskip("stix2validator")
    value = json.loads(to_stix(load(laws.IRAQ)).text)
    next(item for item in value["objects"] if item["type"] == "note").pop("object_refs")
    options = validator.ValidationOptions(version="2.1")
    assert not validator.validate_string(json.dumps(value), options).is_valid


def test_a_conflict_is_an_opinion_that_disagrees():
    """Its sentence, its grade and its notes are there; it does not come back as a record."""
    dataset = load(laws.IRAQ)
    text = to_stix(dataset, [conflict_of(dataset)]).text
    objects = json.loads(text)["objects"]
    (opinion,) = [item for item in objects if item["type"] == "opinion"]
    notes = [item["id"] for item in objects if item["type"] == "note"]
    assert opinion["opinion"] == "disagree"
    assert opinion["explanation"] == "They cannot both be true."
    assert opinion["object_refs"] == notes[:2]
    assert opinion["extensions"][EXTENSION_ID]["grade"] == "certain"
    back = from_stix(text)
    assert back.dataset == dataset
    assert [found.code for found in back.findings] == ["interchange.unread"]


def test_the_day_is_that_of_the_dataset():
    """No clock is asked: the day is stated, or the latest of the dataset, or told to be missing."""

    def day(dataset, **options):
        out = to_stix(dataset, **options)
        return json.loads(out.text)["objects"][-1]["created"][:10], [
            loss.message for loss in out.losses
        ]

    dataset = load(laws.IRAQ)
    assert day(dataset, created=date(2025, 1, 2))[0] == "2025-01-02"
    assert day(dataset)[0] == "2024-09-07"
    assert day(Dataset()) == (
        "1970-01-01",
        ["created: STIX needs a day and none is stated; 1970-01-01 was written"],
    )


def test_ids_do_not_change():
    """The same dataset gives the same bundle, and other datasets other ids."""
    dataset = load(laws.IRAQ)
    assert to_stix(dataset) == to_stix(dataset)
    ids = {item["id"] for item in json.loads(to_stix(dataset).text)["objects"]}
    other = to_stix(evolve(dataset, id="other")).text
    shared = ids & {item["id"] for item in json.loads(other)["objects"]}
    assert shared == {EXTENSION_ID}


def test_a_change_by_others_is_told():
    """Where the words of an object no longer are those of its record, both are not silent."""
    value = json.loads(to_stix(load(laws.IRAQ)).text)
    note = next(item for item in value["objects"] if item["type"] == "note")
    note["content"] = "Somebody changed this."
    back = from_stix(json.dumps(value))
    (found,) = back.findings
    assert (found.code, found.location.pointer[-8:]) == ("interchange.value", "/content")


def bundle(*objects):
    """Return a bundle of STIX as text, each object with what all need."""
    stamp = "2016-08-08T15:50:10.983Z"
    common = {"spec_version": "2.1", "created": stamp, "modified": stamp}
    return json.dumps(
        {
            "type": "bundle",
            "id": "bundle--81810123-b298-40f6-a4e7-186efcd07670",
            "objects": [{**common, **one} for one in objects],
        }
    )


INTELLIGENCE = "identity--8c6af861-7b20-41ef-9b59-6344fd872a8f"
PARTY = "identity--ddfe7140-2ba4-48e4-b19a-df069432103b"
CAMPAIGN = "campaign--e5268b6e-4931-42f1-b379-87f48eb41b1e"
NOTE = "note--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061"
AMBER = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"
COPYRIGHT = "marking-definition--d81f86b9-975b-4c0b-875e-810c5ad45a4f"

CAMPAIGNS = bundle(
    {
        "type": "identity",
        "id": INTELLIGENCE,
        "name": "Arland Intelligence",
        "identity_class": "organization",
    },
    {
        "type": "identity",
        "id": PARTY,
        "external_references": [{"source_name": "website", "url": "http://www.party.example"}],
        "name": "Arland Peoples Party",
        "identity_class": "group",
    },
    {"type": "campaign", "id": CAMPAIGN, "name": "Operation Flakes", "aliases": ["OF"]},
    {
        "type": "relationship",
        "id": "relationship--6b6b524f-f115-4eeb-b488-045d62ddfb66",
        "relationship_type": "targets",
        "source_ref": CAMPAIGN,
        "target_ref": PARTY,
    },
)
"""As the example of the standard's makers with campaigns: nothing in it is a statement."""

MARKINGS = bundle(
    {
        "type": "identity",
        "id": PARTY,
        "name": "Arms Works",
        "identity_class": "organization",
        "sectors": ["defense"],
        "contact_information": "info@arms.example",
        "object_marking_refs": [AMBER, COPYRIGHT],
        "extensions": {
            "extension-definition--66e2492a-bbd3-4be6-88f5-cc91a017a498": {
                "extension_type": "property-extension",
                "contact_numbers": [{"contact_number": "555-0100"}],
            }
        },
    },
    {
        "type": "marking-definition",
        "id": AMBER,
        "definition_type": "tlp",
        "definition": {"tlp": "amber"},
    },
    {
        "type": "marking-definition",
        "id": COPYRIGHT,
        "definition_type": "statement",
        "definition": {"statement": "Copyright (c) Arms Works 2017."},
    },
)
"""As the examples with markings and with an extension for contacts."""

SHARED = bundle(
    {
        "type": "identity",
        "id": INTELLIGENCE,
        "name": "Sharing Group",
        "identity_class": "organization",
    },
    {
        "type": "report",
        "id": "report--84e4d88f-44ea-4bcd-bbf3-b2c1c320bcb3",
        "created_by_ref": INTELLIGENCE,
        "name": "Troops at the border",
        "description": "What was seen.",
        "published": "2016-05-11T08:17:27.000Z",
        "object_refs": [NOTE, "indicator--26ffb872-1dd9-446e-b6f5-d58527e5b5d2"],
        "external_references": [{"source_name": "paper", "url": "https://paper.example/border"}],
    },
    {
        "type": "note",
        "id": NOTE,
        "created": "2016-05-12T08:17:27.000Z",
        "abstract": "Border",
        "content": "Two brigades are on their way home.",
        "authors": ["Jane Analyst", "John Analyst"],
        "object_refs": [CAMPAIGN],
        "confidence": 50,
        "lang": "en",
    },
    {
        "type": "opinion",
        "id": "opinion--b01efc25-77b4-4003-b18b-f6e24b5cd9f7",
        "created_by_ref": INTELLIGENCE,
        "object_refs": [NOTE],
        "opinion": "strongly-disagree",
        "explanation": "This does not seem feasible.",
        "x_misp_author_ref": "identity--93d5d857-822c-4c53-ae81-a05ffcbd2a90",
    },
    {
        "type": "opinion",
        "id": "opinion--7ea813e5-6dd5-4241-83a7-37fb56da2d78",
        "object_refs": [NOTE],
        "opinion": "agree",
    },
)
"""As sharing platforms write them: notes, and opinions with properties of their own."""


def found(imported, code):
    """Return the places and messages of the findings of a code."""
    return {
        one.location.pointer: one.message
        for one in imported.findings
        if one.code == f"interchange.{code}"
    }


def test_campaigns_of_others():
    """Identities become actors; campaigns and relationships are told, not dropped."""
    imported = from_stix(CAMPAIGNS)
    assert [(actor.id, actor.kind) for actor in imported.dataset.actors] == [
        (INTELLIGENCE, "organization"),
        (PARTY, "organization"),
    ]
    assert found(imported, "assumed").keys() == {"/objects/1/identity_class"}
    unread = found(imported, "unread")
    assert unread["/objects/2"] == 'an object of the type "campaign" is not read'
    assert "Operation Flakes" in unread["/objects/3"]
    assert "targets Arland Peoples Party" in unread["/objects/3"]
    assert "/objects/1/external_references/0" in unread


def test_markings_of_others():
    """How far a file may be used is told, and so is every property without a counterpart."""
    imported = from_stix(MARKINGS)
    assert [one.message for one in imported.findings if one.code == "interchange.marking"] == [
        'marked "amber", on 1 object; a dataset has no place for it',
        'marked "Copyright (c) Arms Works 2017.", on 1 object; a dataset has no place for it',
    ]
    assert {"/objects/0/sectors", "/objects/0/extensions", "/objects/0/contact_information"} == set(
        found(imported, "unread")
    )


def test_notes_and_opinions_of_others():
    """Notes and opinions are statements by their authors, found in the reports that hold them."""
    imported = from_stix(SHARED, "bundle.json")
    note, opinion = imported.statements
    assert note.text == "Two brigades are on their way home."
    names = {actor.id: actor.name for actor in imported.dataset.actors}
    assert names[note.speaker] == "Jane Analyst"
    assert str(note.stated) == "2016-05-12"
    assert note.sources == ("report--84e4d88f-44ea-4bcd-bbf3-b2c1c320bcb3",)
    assert note.note.startswith(f"Border. About: {CAMPAIGN}. Opinion by ")
    assert note.note.endswith("strongly-disagree. Opinion: agree.")
    assert names[opinion.speaker] == "Sharing Group"
    (source,) = imported.dataset.sources
    assert (source.title, source.url) == ("Troops at the border", "https://paper.example/border")
    assert names[source.publisher] == "Sharing Group"
    assert found(imported, "left-out").keys() == {"/objects/4"}
    assert {"/objects/2/confidence", "/objects/3/x_misp_author_ref"} <= set(
        found(imported, "unread")
    )
    assert {one.location.path for one in imported.findings} == {"bundle.json"}


def test_a_duplicate_is_a_candidate():
    """Two identities that are said to be one stay two."""
    text = bundle(
        {"type": "identity", "id": PARTY, "name": "One", "identity_class": "individual"},
        {"type": "identity", "id": INTELLIGENCE, "name": "Two", "identity_class": "individual"},
        {
            "type": "relationship",
            "id": "relationship--6b6b524f-f115-4eeb-b488-045d62ddfb66",
            "relationship_type": "duplicate-of",
            "source_ref": PARTY,
            "target_ref": INTELLIGENCE,
        },
    )
    imported = from_stix(text)
    assert len(imported.dataset.actors) == 2
    (pair,) = imported.same_as
    assert (pair.actor, pair.other) == (PARTY, INTELLIGENCE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "parse.json"),
        ("null", "interchange.document"),
        ("[3]", "interchange.document"),
        ('{"type": "bundle", "objects": 3}', "interchange.document"),
        ('{"type": "note", "id": "note--1"}', "interchange.left-out"),
        ('{"type": "note", "id": "n", "content": "x", "created": "late"}', "interchange.value"),
        ('{"type": "identity", "id": "i"}', "interchange.assumed"),
        ('{"type": "report", "id": "r", "created_by_ref": "i"}', "interchange.value"),
        ('{"type": "identity", "id": "i", "name": "N", "revoked": true}', "interchange.unread"),
        ('{"type": "malware", "id": "m", "granular_markings": []}', "interchange.marking"),
    ],
)
def test_bad_input_is_told(text, code):
    """Whatever cannot be read is a finding; nothing raises."""
    assert code in {one.code for one in from_stix(text).findings}


@pytest.mark.parametrize("record", ["{", "3", '{"id": 3}', None])
def test_a_broken_record_is_told(record):
    """A record in the extension is read as strictly as in a file."""
    item = {
        "type": "note",
        "id": NOTE,
        "content": "x",
        "extensions": {EXTENSION_ID: {"record_kind": "claim", "record_json": record}},
    }
    imported = from_stix(json.dumps(item))
    assert imported.dataset.claims == ()
    assert any(one.severity == "error" for one in imported.findings)
