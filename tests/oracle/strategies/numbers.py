"""Small adversarial datasets about numbers: figures that add up, or just do not."""

from typing import Any

from attrs import frozen
from hypothesis import strategies as st
from tests.oracle.strategies.stages import (
    ACTORS,
    SOURCE,
    contents,
    intervals,
    iso,
    moments,
    offsets,
    stated_dates,
    weighted,
)

from counterclaim.model import (
    About,
    Change,
    Claim,
    Count,
    Dataset,
    Deployment,
    PartOf,
    Place,
    Relation,
    TimeReference,
)
from counterclaim.time import parse_edtf

SHAPES = weighted(
    ((), 3),
    (((1, 0, "place"),), 3),
    (((1, 0, "place"), (2, 0, "place")), 5),
    (((1, 0, "place"), (2, 0, "force")), 3),
    (((1, 0, "place"), (2, 1, "place")), 2),
    (((1, 0, "place"), (2, 0, "place"), (3, 0, "force")), 2),
    (((2, 0, "place"), (2, 1, "force")), 2),
    (((2, 0, "place"), (3, 0, "place"), (2, 1, "force"), (3, 1, "force")), 1),
)
"""Who is a part of whom, and in which partition."""

FIGURES = weighted(
    (0, 1), (1, 1), (100, 2), (300, 3), (500, 2), (600, 4), (900, 4), (1000, 4), (1400, 2),
    (1500, 3), (2000, 6), (2500, 4), (3000, 3), (2150, 1),
)  # fmt: skip
FRACTIONS = st.sampled_from([0.0, 0.25, 0.3, 0.5, 0.55, 0.6, 1.0])
SPEAKERS = weighted(("usa", 5), ("general", 3), ("iraq", 5), ("aide", 1), ("officials", 1))
POPULATIONS = weighted((None, 14), ("combat", 2), ("uniformed", 1), ("rotational", 1))
MEASURES = weighted(
    ("present", 12), ("remaining", 3), ("leaving", 6), ("arriving", 5), ("net_change", 2),
    ("lost", 1), ("ceiling", 2),
)  # fmt: skip


@st.composite
def deployments(draw):
    """Draw one to four deployments, with one or two partitions that may be exhaustive."""
    edges = draw(SHAPES)
    size = 1 + max((part for part, _, _ in edges), default=0)
    kinds = weighted(("country", 2), ("base", 2))
    found = []
    for number in range(size):
        own = sorted({partition for _, whole, partition in edges if whole == number})
        found.append(
            Deployment(
                id=f"d{number}",
                name=f"Deployment {number}",
                force="forces",
                place=Place(name=f"Place {number}", kind=draw(kinds)),
                part_of=tuple(
                    PartOf(whole=f"d{whole}", partition=partition)
                    for part, whole, partition in edges
                    if part == number
                ),
                exhaustive=tuple(p for p in own if draw(weighted((False, 2), (True, 1)))),
            )
        )
    return tuple(found)


@st.composite
def counts(draw, mood, number, *, plain, large):
    """Draw a count of any measure."""
    measure = draw(mood.measures[number % len(mood.measures)])
    unit = "persons" if plain else draw(weighted(("persons", 22), ("bases", 1), ("fraction", 2)))
    if unit == "fraction":
        figures = FRACTIONS
    elif mood.in_order and measure != "present":
        figures = SMALL
    else:
        figures = LARGE if large else mood.figures
    form = draw(weighted(("high", 4), ("exact", 1)) if measure == "ceiling" else mood.forms)
    one, other = draw(figures), draw(figures)
    low, high = {
        "exact": (one, one),
        "low": (one, None),
        "high": (None, one),
        "range": (min(one, other), max(one, other)),
    }[form]
    if measure == "net_change" and draw(st.booleans()):
        low, high = (None if bound is None else -bound for bound in (high, low))
    return Count(
        measure=measure,
        low=low,
        high=high,
        unit=unit,
        approximate=draw(weighted((False, 5), (True, 1))),
        basis=draw(weighted(("stated", 18), ("vague", 1))),
        movement=draw(weighted(("total", 6), ("some", 1))),
        population=None if plain else draw(POPULATIONS),
    )


ROLES = weighted(
    (None, 8), ("at", 12), ("during", 2), ("by", 2), ("until", 1), ("since", 2), ("not_before", 1),
    ("for", 2),
)  # fmt: skip


@st.composite
def times(draw, days):
    """Draw a time reference, or none; the periods are few, so that they are often the same."""
    role = draw(ROLES)
    if role is None:
        return None
    if role == "for":
        text = draw(weighted(("2024-09", 2), (f"{iso(0)}/{iso(9)}", 2), (iso(3), 1)))
    else:
        interval = draw(weighted((True, 2), (False, 3)))
        text = draw((intervals if interval else moments)(days, coarse=True))
    return TimeReference(role=role, edtf=parse_edtf(text))


@st.composite
def plain_times(draw, days):
    """Draw no time, a day, or a stretch of days."""
    first, length = draw(days), draw(weighted((0, 3), (1, 1), (2, 2), (5, 2)))
    last = first + length
    text = draw(
        weighted((None, 4), (iso(first), 6), (f"{iso(first)}/{iso(last)}", 3),
                 (f"[{iso(first)}..{iso(last)}]", 2))
    )  # fmt: skip
    return None if text is None else TimeReference(role="at", edtf=parse_edtf(text))


@frozen
class Mood:
    """What the claims of a dataset are like, so that they meet often in one way."""

    kinds: Any
    measures: tuple[Any, ...]
    """Of the first claim, the second and so on, over and over."""
    forms: Any
    figures: Any
    modalities: Any
    plain: bool
    tight: bool = False
    """Whether all is said of a day or two, and the subjects take turns."""
    in_order: bool = False
    """Whether one claim is later than the other, about one subject."""


ROUND = st.sampled_from([0, 300, 300, 500, 600, 600, 900, 900, 1000, 1500, 2000, 2500])
SMALL, LARGE = st.sampled_from([0, 100, 300, 600, 900]), st.sampled_from([1000, 1500, 2000, 2500])
NUMBERS_ONLY = weighted(("count", 14), ("change", 1), ("stage", 1))
PLAIN_FORMS = weighted(("exact", 8), ("low", 2), ("high", 3), ("range", 2))
FACTS = weighted(("fact", 14), ("plan", 1), ("forecast", 1))
MOVEMENTS = weighted(("leaving", 4), ("arriving", 4), ("net_change", 1))
MOODS = weighted(
    (Mood(
        kinds=weighted(("count", 16), ("change", 1), ("stage", 3)),
        measures=(MEASURES,),
        forms=weighted(("exact", 6), ("low", 3), ("high", 4), ("range", 3)),
        figures=FIGURES,
        modalities=weighted(("fact", 6), ("plan", 1), ("forecast", 1), ("conditional", 1)),
        plain=False,
    ), 5),
    (Mood(  # stocks of parts and wholes on a day or two
        kinds=weighted(("count", 14), ("stage", 2)),
        measures=(weighted(("present", 16), ("remaining", 1), ("leaving", 1)),),
        forms=PLAIN_FORMS,
        figures=ROUND,
        modalities=FACTS,
        plain=True,
        tight=True,
    ), 5),
    (Mood(  # stocks of a day, and what came and left between
        kinds=NUMBERS_ONLY,
        measures=(weighted(("present", 5), ("leaving", 4), ("arriving", 3), ("net_change", 1)),),
        forms=PLAIN_FORMS,
        figures=ROUND,
        modalities=FACTS,
        plain=True,
    ), 4),
    (Mood(  # a stock, two movements, and a stock
        kinds=weighted(("count", 30), ("change", 1), ("stage", 1)),
        measures=(st.just("present"), MOVEMENTS, MOVEMENTS, st.just("present")),
        forms=weighted(("exact", 10), ("low", 1), ("high", 3), ("range", 4)),
        figures=ROUND,
        modalities=weighted(("fact", 30), ("plan", 1), ("forecast", 1)),
        plain=True,
        in_order=True,
    ), 5),
    (Mood(  # reports, planned movements and what is to remain
        kinds=NUMBERS_ONLY,
        measures=(weighted(("present", 4), ("remaining", 3), ("leaving", 3), ("arriving", 2)),),
        forms=weighted(("exact", 1)),
        figures=ROUND,
        modalities=weighted(("fact", 3), ("plan", 4)),
        plain=True,
    ), 2),
)  # fmt: skip


@st.composite
def claims(draw, number, names, days, mood):
    """Draw a claim, mostly with a number."""
    plain = mood.plain and draw(weighted((True, 9), (False, 1)))
    kind = draw(mood.kinds)
    of = names[number % len(names)] if mood.tight else draw(st.sampled_from(names))
    about = About(deployment=of)
    if kind == "count":
        says = draw(counts(mood, number, plain=plain, large=mood.tight and of == names[0]))
    elif kind == "change":
        says = Change(direction=draw(st.sampled_from(["up", "down", "none"])))
    else:
        about, says = draw(contents(names, plain=True))
    relations = ()
    if number and draw(weighted((False, 12), (True, 1))):
        kinds = st.sampled_from(["disputes", "updates", "supersedes"])
        target = f"c{draw(st.integers(0, number - 1))}"
        relations = (Relation(kind=draw(kinds), claim=target),)
    stated = iso(draw(days)) if plain else draw(stated_dates(days, coarse=False))
    modality = draw(mood.modalities)
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=draw(SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(stated),
        about=about,
        says=says,
        when=draw(plain_times(days) if plain else times(days)),
        polarity=draw(weighted(("affirmed", 12), ("denied", 1))),
        modality=modality,
        condition="if a" if modality == "conditional" else None,
        commitment="certain" if plain else draw(COMMITMENTS),
        relations=relations,
    )


COMMITMENTS = weighted(("certain", 8), ("probable", 1), ("possible", 1))


def _about(day):
    """Draw mostly a day, else the one before or after it."""
    return weighted((day, 6), (day - 1, 1), (day + 1, 1))


@st.composite
def numbers_datasets(draw, max_claims=6):
    """Draw a dataset of three to `max_claims` claims, nearly all with numbers."""
    mood = draw(MOODS)
    places = draw(deployments())
    names = [deployment.id for deployment in places]
    if mood.tight:
        days = draw(weighted((st.just(0), 3), (st.integers(0, 1), 1)))
    else:
        focus = draw(st.lists(st.integers(0, 9), min_size=1, max_size=3))
        days = offsets(focus, 12, far=draw(weighted((False, 3), (True, 1))))
        names = names if draw(weighted((False, 2), (True, 1))) else names[:1]
    pace = draw(weighted((2, 3), (1, 1), (9, 1))) if mood.in_order else None
    number = draw(st.integers(min(3, max_claims), max_claims))
    return Dataset(
        actors=ACTORS,
        sources=(SOURCE,),
        deployments=places,
        claims=tuple(
            draw(claims(n, names, days if pace is None else _about(n * pace), mood))
            for n in range(number)
        ),
    )
