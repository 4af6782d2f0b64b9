"""References between records."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import data, dataset

from counterclaim.documents import reads
from counterclaim.model import Actor, Claim, Dataset, Deployment, PartOf, Place, Source
from counterclaim.strategies import datasets
from counterclaim.structure.references import check_references, references_of


def deployment(name, *wholes):
    """Return a deployment that is a part of others."""
    return Deployment(
        id=name,
        name=name,
        force="f",
        place=Place(name="P", kind="base"),
        part_of=tuple(PartOf(whole=whole, partition="place") for whole in wholes),
    )


def codes(found):
    """Return the codes of findings."""
    return [one.code for one in found]


@given(datasets())
def test_a_sound_dataset_has_no_findings(made):
    """In what the strategies make every reference resolves."""
    assert check_references(made) == ()


@given(datasets(), st.randoms(use_true_random=False))
def test_a_record_that_is_taken_out_is_missed_where_it_was_referred_to(made, random):
    """Each reference to a record that is gone is reported at its place, and no other."""
    if not made.actors:
        return
    gone = random.choice(made.actors)
    rest = Dataset(
        actors=tuple(actor for actor in made.actors if actor is not gone),
        sources=made.sources,
        deployments=made.deployments,
        claims=made.claims,
    )
    expected = sorted(
        f"/{name}/{index}/{'/'.join(map(str, path))}"
        for name in ("actors", "sources", "deployments", "claims")
        for index, record in enumerate(getattr(rest, name))
        for path, kind, referred in references_of(record)
        if (kind, referred) == ("actor", gone.id)
    )
    found = check_references(rest)
    assert sorted(one.location.pointer for one in found) == expected
    assert {one.code for one in found} <= {"reference.missing"}


def test_a_close_id_is_suggested():
    """A slip of the pen in an id gets the id that was probably meant."""
    changed = data()
    changed["claims"][0]["speaker"] = "spokesmann"
    (found,) = reads(json.dumps(changed)).findings
    assert found.message == 'there is no actor with the id "spokesmann"'
    assert found.hint == 'Did you mean "spokesman"?'


def test_an_id_with_another_beginning_is_suggested():
    """The fault may be at the beginning of the id, among many ids."""
    ids = [f"actor-{number:04}-of-many" for number in range(3000)]
    actors = tuple(Actor(id=one, kind="person", name="A") for one in ids)
    source = Source(id="s", publisher="aktor-1234-of-many")
    (found,) = check_references(Dataset(actors=actors, sources=(source,)))
    assert found.hint == 'Did you mean "actor-1234-of-many"?'


def test_an_id_that_is_like_no_other_gets_no_suggestion():
    """Nothing is suggested for the sake of a suggestion."""
    made = Dataset(
        actors=(Actor(id="us", kind="state", name="US"),),
        sources=(Source(id="s", publisher="ministry-of-defence"),),
    )
    (found,) = check_references(made)
    assert found.hint == "Add the actor, or correct the id."


def test_a_repeated_id_names_the_first_use():
    """The second record with an id is reported, with the place of the first."""
    lines = [
        '{"record": "dataset", "schema_version": "1.0"}',
        '{"record": "source", "id": "s"}',
        '{"record": "source", "id": "t"}',
        '{"record": "source", "id": "s"}',
    ]
    (found,) = reads("\n".join(lines), "jsonl").findings
    assert found.code == "reference.duplicate-id"
    assert found.location.line == 4
    assert "line 2" in found.message


def test_a_reference_to_a_refused_record_is_told_apart():
    """What refers to a faulty record is not told that the record does not exist."""
    changed = data()
    changed["deployments"][0]["place"]["kind"] = "land"
    found = reads(json.dumps(changed)).findings
    assert codes(found) == ["schema.code", "reference.refused", "reference.refused"]


def test_cycles_are_found_wherever_they_start():
    """A cycle is reported once, with the way around it, and what leads into it is not."""
    made = Dataset(
        actors=(Actor(id="f", kind="state", name="F"),),
        deployments=(
            deployment("into", "b"),
            deployment("a", "b"),
            deployment("b", "c", "top"),
            deployment("c", "a"),
            deployment("top"),
            deployment("self", "self"),
            deployment("late", "b"),
        ),
    )
    found = check_references(made)
    assert codes(found) == ["reference.cycle", "reference.cycle"]
    assert '"b" -> "c" -> "a" -> "b"' in found[0].message
    assert found[0].location.record_id == "b"
    assert '"self" -> "self"' in found[1].message


def test_two_wholes_are_no_cycle():
    """A part of two wholes that are parts of one is sound."""
    made = Dataset(
        actors=(Actor(id="f", kind="state", name="F"),),
        deployments=(
            deployment("part", "left", "right"),
            deployment("left", "top"),
            deployment("right", "top"),
            deployment("top"),
        ),
    )
    assert check_references(made) == ()


def test_many_ways_to_the_top_are_each_walked_once():
    """Sixty levels of two wholes each have 2^60 ways up, and are still looked through."""
    levels = [
        deployment(f"{side}{level}", f"left{level + 1}", f"right{level + 1}")
        for level in range(60)
        for side in ("left", "right")
    ]
    top = (deployment("left60"), deployment("right60"))
    force = Actor(id="f", kind="state", name="F")
    assert check_references(Dataset(actors=(force,), deployments=(*levels, *top))) == ()


def test_speaking_for_and_being_a_part_of_make_a_cycle_together():
    """The party of an actor is found by following both, so that both may not loop."""
    made = Dataset(
        actors=(
            Actor(id="a", kind="person", name="A", represents=("b",)),
            Actor(id="b", kind="organization", name="B", part_of=("a",)),
        )
    )
    assert codes(check_references(made)) == ["reference.cycle"]


def test_a_long_chain_does_not_exhaust_the_stack():
    """Ten thousand sources, each derived from the one before, are no problem."""
    ids = [f"s{number}" for number in range(10_000)]
    chain = tuple(
        Source(id=one, derived_from=tuple(ids[max(0, index - 1) : index]))
        for index, one in enumerate(ids)
    )
    assert check_references(Dataset(sources=chain)) == ()
    first = Source(id="s0", derived_from=("s9999",))
    (found,) = check_references(Dataset(sources=(first, *chain[1:])))
    assert len(found.message) < 200


def test_every_field_that_holds_an_id_of_a_record_is_followed():
    """The references of a claim are those of its parts too, each with its path."""
    paths = {path: (kind, referred) for path, kind, referred in references_of(dataset().claims[0])}
    assert paths == {
        ("speaker",): ("actor", "spokesman"),
        ("sources", 0): ("source", "report"),
        ("about", "deployment"): ("deployment", "iraq"),
    }
    assert isinstance(dataset().claims[0], Claim)
