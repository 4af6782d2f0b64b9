"""Build a small dataset in code, check it, and print what cannot be true together."""

from counterclaim.consistency import check
from counterclaim.model import (
    About,
    Actor,
    Claim,
    Dataset,
    Deployment,
    PartOf,
    Place,
    Source,
    Stage,
    TimeReference,
)
from counterclaim.report import sentence
from counterclaim.time import parse_edtf

ACTORS = (
    Actor(id="arland", kind="state", name="Arland"),
    Actor(id="army", kind="armed_force", name="Army of Arland", part_of=("arland",)),
    Actor(id="ministry", kind="organization", name="Ministry of Defence", represents=("arland",)),
    Actor(id="monitor", kind="organization", name="Border Monitor"),
)

SOURCES = (
    Source(id="statement", kind="statement", publisher="ministry"),
    Source(id="bulletin", kind="report", publisher="monitor"),
)

DEPLOYMENTS = (
    Deployment(
        id="belland",
        name="Army of Arland in Belland",
        force="army",
        place=Place(name="Belland", kind="country"),
    ),
    Deployment(
        id="port",
        name="Army of Arland at the port",
        force="army",
        place=Place(name="North Port", kind="base"),
        part_of=(PartOf(whole="belland", partition="place"),),
    ),
)

CLAIMS = (
    Claim(
        id="all-out",
        text="Our withdrawal from Belland is complete.",
        speaker="ministry",
        sources=("statement",),
        stated=parse_edtf("2025-03-10"),
        about=About(deployment="belland", process="withdrawal"),
        says=Stage(code="completed"),
    ),
    Claim(
        id="still-there",
        text="Soldiers of Arland were at the port on 10 March.",
        speaker="monitor",
        sources=("bulletin",),
        stated=parse_edtf("2025-03-12"),
        about=About(deployment="port"),
        says=Stage(code="present"),
        when=TimeReference(role="at", edtf=parse_edtf("2025-03-10")),
    ),
)


def main() -> None:
    """Check the dataset and print each conflict with what it rests on."""
    dataset = Dataset(actors=ACTORS, sources=SOURCES, deployments=DEPLOYMENTS, claims=CLAIMS)
    claims = {claim.id: claim for claim in dataset.claims}
    names = {actor.id: actor.name for actor in dataset.actors}
    for conflict in check(dataset).conflicts:
        print(conflict)
        for claim in (claims[claim_id] for claim_id in conflict.claims):
            print(f"  {names[claim.speaker]}, {claim.stated}: {claim.text}")
        print(f"  {sentence(conflict, dataset)}")
        for assumption in conflict.assumptions:
            print(f"  rests on {assumption.code}")


if __name__ == "__main__":
    main()
