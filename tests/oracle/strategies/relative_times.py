"""Small adversarial datasets in which times hang on the first day of another subject's stage."""

from attrs import evolve
from hypothesis import strategies as st
from tests.oracle.strategies import numbers as numbers_
from tests.oracle.strategies import stages as strategies
from tests.oracle.strategies.contents import COUNTED
from tests.oracle.strategies.numbers import SPEAKERS
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
    Relative,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_duration, parse_edtf

"""A policy of a few days, so that the calendar stays short."""

DEPLOYMENTS = (
    Deployment(id="d0", name="All", force="forces", place=Place(name="All", kind="country")),
    Deployment(
        id="d1",
        name="A base",
        force="forces",
        place=Place(name="A base", kind="base"),
        part_of=(PartOf(whole="d0", partition="place"),),
    ),
)

OFFSETS = weighted(
    ("P0D", 6), ("P1D", 2), ("P2D", 3), ("P4D", 2), ("-P2D", 2), ("P1W", 2), ("-P1W", 1),
    ("P1M", 1), ("P0M", 1),
)  # fmt: skip
ROLES = weighted(("at", 6), ("during", 1), ("by", 3), ("until", 3), ("since", 2), ("not_before", 2))
PROCESSES = weighted(("withdrawal", 3), ("handover", 4), ("mission_end", 3), ("reduction", 1))
CODES = weighted(
    ("not_started", 2), ("none", 1), ("under_way", 3), ("final_stages", 2), ("completed", 5),
    ("started", 3), ("suspended", 1), ("cancelled", 1),
)  # fmt: skip
ANCHOR_CODES = weighted(
    ("completed", 5), ("started", 3), ("under_way", 1), ("suspended", 1), ("cancelled", 1),
    ("agreed", 1), ("absent", 2), ("present", 2),
)  # fmt: skip


@st.composite
def stages(draw, of, processes):
    """Draw a subject and a stage, mostly of one of a few processes."""
    kind = draw(weighted(("execution", 8), ("presence", 3), ("decision", 1)))
    enters = draw(weighted((False, 3), (True, 1)))
    if kind == "presence":
        code = draw(weighted(("present", 1), ("absent", 1)))
        return About(deployment=of), Stage(code=code, enters=enters)
    code = draw(CODES if kind == "execution" else weighted(("agreed", 2), ("rejected", 1)))
    return About(deployment=of, process=draw(processes)), Stage(code=code, enters=enters)


@st.composite
def numbers(draw):
    """Draw a count, or a change."""
    if draw(weighted((False, 9), (True, 1))):
        return Change(direction=draw(st.sampled_from(["up", "down", "none"])))
    low = draw(st.sampled_from([0, 300, 600]))
    return Count(
        measure=draw(
            weighted(("present", 6), ("leaving", 2), ("arriving", 1), ("ceiling", 1),
                     ("net_change", 1), ("remaining", 1))
        ),
        low=low,
        high=draw(st.sampled_from([low, 600, None])),
    )  # fmt: skip


@st.composite
def relative_times(draw, of, processes):
    """Draw a time that hangs on a stage of a deployment."""
    anchor = Anchor(deployment=of, process=draw(processes), code=draw(ANCHOR_CODES))
    offset = parse_duration(draw(OFFSETS))
    return TimeReference(role=draw(ROLES), relative=Relative(offset=offset, anchor=anchor))


@st.composite
def relative_claims(draw, number, names, processes, days):
    """Draw a claim whose time hangs on another subject."""
    about, says = draw(stages(draw(st.sampled_from(names)), processes))
    if draw(weighted((False, 6), (True, 1))):
        about, says = About(deployment=about.deployment), draw(numbers())
    return _claim(
        draw,
        number,
        about,
        says,
        days,
        draw(relative_times(draw(st.sampled_from(names)), processes)),
    )


def _claim(draw, number, about, says, days, when):
    modality = draw(weighted(("fact", 4), ("plan", 4), ("forecast", 1)))
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=draw(SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(iso(draw(days))),
        about=about,
        says=says,
        when=when,
        modality=modality,
        polarity=draw(weighted(("affirmed", 6), ("denied", 1))),
        commitment=draw(weighted(("certain", 9), ("possible", 1))),
    )


@st.composite
def dated_claims(draw, number, names, processes, days, *, counted):
    """Draw a claim with a date, of a stage or where numbers are spoken of a number."""
    if counted and draw(st.booleans()):
        return draw(numbers_.claims(number, names, days, COUNTED))
    about, says = draw(stages(draw(st.sampled_from(names)), processes))
    first, last = draw(strategies.stretches(days))
    one_of = f"[{iso(first)}..{iso(last)}]"
    text = draw(
        weighted((iso(first), 5), (f"{iso(first)}/{iso(last)}", 3), (one_of, 3),
                 (f"../{iso(last)}", 2), (f"{iso(first)}/..", 1))
    )  # fmt: skip
    role = draw(weighted(("at", 8), ("by", 1), ("since", 1), ("until", 1)))
    claim = _claim(draw, number, about, says, days, TimeReference(role=role, edtf=parse_edtf(text)))
    return evolve(claim, modality=draw(weighted(("fact", 8), ("plan", 1))))


@st.composite
def relative_datasets(draw, max_claims=6, max_relative=2):
    """Draw claims of which one or two hang on subjects that the others speak of."""
    names = draw(weighted((["d0"], 3), (["d0", "d1"], 1)))
    few = draw(st.lists(PROCESSES, min_size=1, max_size=2, unique=True))
    processes = st.sampled_from(few)
    days = draw(weighted((st.integers(0, 3), 2), (st.integers(0, 8), 3)))
    hanging = draw(weighted((1, 4), (2, 1))) if max_relative > 1 else 1
    number = draw(st.integers(hanging + 1, max_claims))
    drawn = [draw(relative_claims(n, names, processes, days)) for n in range(hanging)]
    counted = any(isinstance(claim.says, Count | Change) for claim in drawn)
    drawn += [
        draw(dated_claims(n, names, processes, days, counted=counted))
        for n in range(hanging, number)
    ]
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=DEPLOYMENTS, claims=tuple(drawn))
