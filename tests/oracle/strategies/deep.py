"""Datasets of deeper structures: parts of parts, shared parts, two partitions, exceptions.

Besides joint speakers, rounds and phases with counts, `by` and `until` with open ends,
populations with parts, and times that hang on one another.
"""

from attrs import evolve
from hypothesis import strategies as st
from tests.oracle.strategies.stages import ACTORS, SOURCE, iso, weighted

from counterclaim.model import (
    About,
    Anchor,
    Change,
    Claim,
    Count,
    Dataset,
    Deployment,
    PartOf,
    Place,
    Relation,
    Relative,
    Scope,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_duration, parse_edtf

SHAPES = st.sampled_from(
    (
        (("d1", "d0", "place"), ("d2", "d1", "place"), ("d3", "d2", "place")),  # three levels
        (("d2", "d0", "place"), ("d2", "d1", "force"), ("d3", "d2", "place")),  # a shared part
        (("d1", "d0", "place"), ("d2", "d0", "place"), ("d3", "d0", "force")),  # two partitions
        (("d1", "d0", "place"), ("d2", "d0", "place"), ("d3", "d1", "place")),
    )
)
NAMES = ("d0", "d1", "d2", "d3")
SPEAKERS = weighted(("usa", 3), ("general", 3), ("iraq", 3), ("joint", 3), ("aide", 1))
STAGES = weighted(
    ("none", 3), ("not_started", 2), ("under_way", 4), ("final_stages", 3), ("completed", 5),
    ("started", 2), ("suspended", 1), ("cancelled", 1),
)  # fmt: skip
PROCESSES = weighted(("withdrawal", 7), ("reduction", 2), ("arrival", 2), ("handover", 1))
NUMBERS = st.sampled_from((0, 150, 300, 600, 900, 1000, 1500, 2000))


@st.composite
def deployments(draw):
    """Draw four deployments of one shape."""
    edges = draw(SHAPES)
    kinds = weighted(("country", 3), ("region", 1), ("base", 2))
    return tuple(
        Deployment(
            id=name,
            name=f"Deployment {name}",
            force=draw(weighted(("forces", 5), ("joint", 1))),
            place=Place(name=f"Place {name}", kind=draw(kinds)),
            part_of=tuple(
                PartOf(whole=whole, partition=how) for part, whole, how in edges if part == name
            ),
            exhaustive=("place",) if name == "d0" and draw(st.booleans()) else (),
        )
        for name in NAMES
    )


@st.composite
def times(draw, day):
    """Draw no time, or one with a role; some have an open end."""
    first = iso(draw(st.integers(0, 6)))
    last = iso(draw(st.integers(6, 9)))
    role, text = draw(
        weighted(
            ((None, None), 6), (("at", iso(day)), 4), (("at", f"{first}/{last}"), 2),
            (("by", first), 2), (("by", f"[{first}..]"), 1), (("by", f"[..{first}]"), 1),
            (("by", f"{first}/.."), 1), (("until", first), 1), (("until", f"{first}/.."), 1),
            (("until", f"[..{last}]"), 1), (("since", first), 1), (("not_before", first), 1),
        )
    )  # fmt: skip
    return None if role is None else TimeReference(role=role, edtf=parse_edtf(text))


@st.composite
def hanging_times(draw):
    """Draw a time that hangs on a process, which another such time may be about."""
    anchor = Anchor(
        deployment=draw(st.sampled_from(NAMES[:2])),
        process=draw(weighted(("handover", 2), ("withdrawal", 1))),
        code=draw(weighted(("completed", 2), ("started", 1))),
    )
    offset = parse_duration(draw(weighted(("P0D", 2), ("P2D", 2), ("P1M", 1))))
    role = draw(weighted(("at", 3), ("by", 2), ("until", 1), ("not_before", 1)))
    return TimeReference(role=role, relative=Relative(offset=offset, anchor=anchor))


@st.composite
def contents(draw, name):
    """Draw a subject and what is said of it."""
    kind = draw(weighted(("process", 8), ("presence", 4), ("count", 7), ("change", 1)))
    round_ = draw(weighted((1, 9), (2, 1)))
    phase = draw(weighted((None, 9), ("first", 1)))
    if kind == "process":
        about = About(
            deployment=name, process=draw(PROCESSES), round=round_, phase=phase,
            extent=draw(weighted(("all", 5), ("part", 1), ("any", 2))),
        )  # fmt: skip
        others = [other for other in NAMES if other != name]
        exceptions = draw(weighted(((), 5), (tuple(others[-1:]), 1), (tuple(others[:1]), 1)))
        enters = draw(weighted((False, 6), (True, 1)))
        return about, Stage(code=draw(STAGES), exceptions=exceptions, enters=enters)
    if kind == "presence":
        exceptions = draw(weighted(((), 4), (("d3",) if name != "d3" else (), 1)))
        code = draw(st.sampled_from(("present", "absent")))
        return About(deployment=name), Stage(code=code, exceptions=exceptions)
    if kind == "change":
        return About(deployment=name), Change(direction=draw(st.sampled_from(("up", "down"))))
    low = draw(NUMBERS)
    says = Count(
        measure=draw(weighted(("present", 6), ("remaining", 2), ("leaving", 2), ("arriving", 2))),
        low=low,
        high=draw(st.sampled_from((low, low, None))),
        population=draw(weighted((None, 5), ("uniformed", 2), ("civilian", 1), ("combat", 1))),
        approximate=draw(weighted((False, 4), (True, 1))),
    )
    return About(deployment=name, round=round_), says


@st.composite
def claims(draw, number, names):
    """Draw a claim."""
    day = draw(weighted((0, 3), (1, 2), (4, 1), (9, 1)))
    about, says = draw(contents(draw(st.sampled_from(names))))
    modality = draw(weighted(("fact", 7), ("plan", 3), ("forecast", 1)))
    hangs = draw(weighted((False, 9), (True, 1)))
    relations = ()
    if number and draw(weighted((False, 9), (True, 1))):
        kind = draw(st.sampled_from(("disputes", "updates", "supersedes")))
        target = draw(st.integers(0, number - 1))
        relations = (Relation(kind=kind, claim=f"c{target}"),)
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=draw(SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(iso(day)),
        about=about,
        says=says,
        when=draw(hanging_times() if hangs else times(day)),
        modality=modality,
        polarity=draw(weighted(("affirmed", 7), ("denied", 1))),
        commitment=draw(weighted(("certain", 8), ("probable", 1), ("possible", 1))),
        relations=relations,
    )


@st.composite
def deep_datasets(draw, max_claims=5):
    """Draw three to `max_claims` claims about deployments of a deep structure."""
    places = draw(deployments())
    names = draw(st.sampled_from((NAMES[:2], NAMES[:3], ("d0", "d3"), ("d1", "d2"), NAMES)))
    number = draw(st.integers(3, max_claims))
    drawn = [draw(claims(place, names)) for place in range(number)]
    if draw(weighted((False, 9), (True, 1))):
        subjects = (About(deployment="d3"), About(deployment="d0"))
        joins = Scope(relation=draw(st.sampled_from(("part_of", "same_as"))), subjects=subjects)
        drawn[0] = evolve(
            drawn[0], about=subjects[0], says=joins, when=None, polarity="affirmed", relations=()
        )
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=tuple(drawn))
