"""Datasets made in code, for the tests of reports."""

from counterclaim.consistency import check
from counterclaim.model import (
    About,
    Actor,
    Claim,
    Count,
    Dataset,
    Deployment,
    PartOf,
    Place,
    Relation,
    Scope,
    Source,
    Stage,
)
from counterclaim.pipeline import Checked
from counterclaim.time import parse_edtf

IRAQ = Place(name="Iraq", kind="country")
ACTORS = (
    Actor(id="a", kind="person", name="Anna Berg", represents=("ministry",)),
    Actor(id="b", kind="person", name="Bilal Haddad"),
    Actor(id="c", kind="person", name="Carla Diaz", part_of=("ministry",)),
    Actor(id="ministry", kind="organization", name="the Ministry"),
    Actor(id="us", kind="armed_force", name="US forces"),
    Actor(id="co", kind="coalition", name="the Coalition"),
    Actor(id="wire", kind="organization", name="Wire Agency"),
)
SOURCES = (
    Source(
        id="s",
        publisher="wire",
        title="What they said",
        url="https://wire.example/1",
        published=parse_edtf("2024-09-09"),
    ),
)
DEPLOYMENTS = (
    Deployment(id="co-iq", name="Coalition forces in Iraq", force="co", place=IRAQ),
    Deployment(
        id="us-iq",
        name="US forces in Iraq",
        force="us",
        place=IRAQ,
        part_of=(PartOf(whole="co-iq", partition="force"),),
    ),
)


def claim(name, code, day, speaker="a", deployment="co-iq", process="withdrawal", **more):
    """Return a claim of a stage, or of another content where `code` is no text."""
    about = more.pop("about", None)
    if about is None:
        none = code in ("present", "absent")
        about = About(deployment=deployment, process=None if none else process)
    says = Stage(code=code, **more.pop("stage", {})) if isinstance(code, str) else code
    return Claim(
        id=name,
        text=more.pop("text", f"Words of {name}."),
        speaker=speaker,
        sources=more.pop("sources", ("s",)),
        stated=parse_edtf(day),
        about=about,
        says=says,
        **more,
    )


def dataset(*claims, **more):
    """Return a dataset of some claims with the actors and deployments of this module."""
    records = {"actors": ACTORS, "sources": SOURCES, "deployments": DEPLOYMENTS, **more}
    return Dataset(claims=claims, **records)


def checked(*claims, policy=None, findings=(), name="claims.json", **more):
    """Return what a renderer is given for some claims."""
    made = dataset(*claims, **more)
    return Checked(name=name, dataset=made, findings=findings, report=check(made, policy))


def leaving(low=600):
    """Return the content of people who leave."""
    return Count(measure="leaving", low=low)


def apart(*deployments):
    """Return the content that the withdrawals of some deployments are different things."""
    subjects = tuple(About(deployment=name, process="withdrawal") for name in deployments)
    return Scope(relation="distinct_from", subjects=subjects)


def disputes(other):
    """Return the relations of a claim that disputes another one."""
    return (Relation(kind="disputes", claim=other),)


NONE_AND_FINAL = (
    claim("c1", "none", "2024-09-06"),
    claim("c2", "final_stages", "2024-09-06", speaker="b"),
)
VARIED = (
    NONE_AND_FINAL,
    (NONE_AND_FINAL[0], claim("c2", "final_stages", "2024-09-08", speaker="b")),
    (
        claim("c1", "none", "2024-09-06", deployment="us-iq"),
        claim("c2", "final_stages", "2024-09-06", speaker="b"),
        claim("c3", apart("co-iq", "us-iq"), "2024-09-07", speaker="c"),
    ),
    (
        claim("c1", "present", "2024-09-06", deployment="us-iq"),
        claim("c2", "absent", "2024-09-08", speaker="b"),
    ),
    (
        claim("c1", "completed", "2024-09-06"),
        claim("c2", "present", "2024-12-08", speaker="b"),
    ),
    (
        claim("c1", leaving(), "2024-09-06", modality="plan"),
        claim("c2", "none", "2024-09-08", speaker="b", process="reduction"),
        claim("c3", "rejected", "2024-09-08", speaker="b"),
    ),
    (
        claim("c1", "none", "2014-03-04"),
        claim("c2", "under_way", "2014-04-17", speaker="c"),
    ),
    (
        claim("c1", "suspended", "2024-09-06"),
        claim("c2", "cancelled", "2024-09-06", speaker="b", relations=disputes("c1")),
        claim("c3", "agreed", "2024-09-06", speaker="b", commitment="probable"),
        claim("c4", "not_discussed", "2024-09-07", speaker="c"),
    ),
    (
        claim("c1", "absent", "2024-09-06", relations=disputes("c2")),
        claim("c2", "under_way", "2024-09-05", speaker="b"),
        claim("c3", "under_way", "2024-09", speaker="b", commitment="possible"),
        claim("c4", "none", "2024-09-29/2024-10-02", speaker="c", modality="forecast"),
    ),
    (
        claim(
            "c1",
            "under_way",
            "2024-09-06",
            about=About(deployment="co-iq", process="withdrawal", inferred=True),
        ),
        claim("c2", "not_started", "2024-09-06", speaker="b", polarity="affirmed"),
        claim("c3", "completed", "2024-09-06", modality="conditional", condition="if all agree"),
        claim("c4", "completed", "2024-09-06", modality="demand"),
        claim("c5", "under_way", "2024-09-06", speaker="nobody"),
    ),
)
"""Sets of claims that together bring up many rules, assumptions and kinds."""
