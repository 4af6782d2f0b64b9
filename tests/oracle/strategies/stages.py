"""Small adversarial datasets: a handful of claims that are likely to meet.

Days are counted from 20 September 2024, so that a window of some twenty days holds the end of a
month and coarse dates cut it in two.
"""

from hypothesis import strategies as st

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
    Source,
    Stage,
    TimeReference,
)
from counterclaim.time import day_number, day_text, parse_edtf

DAY_ZERO = day_number(2024, 9, 20)


def iso(offset):
    """Return the day that lies so many days after day zero, as a text."""
    return day_text(DAY_ZERO + offset)


def weighted(*choices):
    """Draw one of the values, each as often as its number says."""
    return st.sampled_from([value for value, number in choices for _ in range(number)])


ACTORS = (
    Actor(id="usa", kind="state", name="United States"),
    Actor(id="pentagon", kind="organization", name="Pentagon", part_of=("usa",)),
    Actor(id="general", kind="person", name="A general", represents=("pentagon",)),
    Actor(id="forces", kind="armed_force", name="US forces", part_of=("usa", "pentagon")),
    Actor(id="iraq", kind="state", name="Iraq"),
    Actor(id="minister", kind="person", name="A minister", represents=("iraq",)),
    Actor(id="joint", kind="coalition", name="Joint command", represents=("usa", "iraq")),
    Actor(id="officials", kind="unnamed", name="officials"),
    Actor(id="aide", kind="unnamed", name="an aide", represents=("minister",)),
)
SPEAKERS = weighted(
    ("usa", 4), ("general", 4), ("iraq", 4), ("minister", 2), ("aide", 1), ("joint", 1),
    ("officials", 1),
)  # fmt: skip
SOURCE = Source(id="paper")

PLACE_KINDS = weighted(
    ("country", 6), ("region", 2), ("area", 1), ("town", 1), ("base", 3), ("site", 1)
)
SHAPES = weighted(
    ((), 3),
    (((1, 0),), 6),
    (((1, 0), (2, 0)), 3),
    (((1, 0), (2, 1)), 3),
    (((2, 0),), 1),
)
"""Who is a part of whom; the number of deployments follows from it."""


@st.composite
def deployments(draw):
    """Draw one to three deployments with their parts."""
    edges = draw(SHAPES)
    size = 1 + max((part for part, _ in edges), default=0)
    forces = weighted(("forces", 5), ("usa", 1), ("joint", 1), ("officials", 1))
    return tuple(
        Deployment(
            id=f"d{number}",
            name=f"Deployment {number}",
            force=draw(forces),
            place=Place(name=f"Place {number}", kind=draw(PLACE_KINDS)),
            part_of=tuple(
                PartOf(whole=f"d{whole}", partition="place")
                for part, whole in edges
                if part == number
            ),
        )
        for number in range(size)
    )


def offsets(focus, window, *, far):
    """Draw a day, mostly one of a few that the claims of a dataset share, or near them.

    Now and then, if asked for, it lies long after the window.
    """
    near = st.builds(lambda day, more: day + more, st.sampled_from(focus), st.integers(-2, 2))
    choices = [st.sampled_from(focus)] * 7 + [near] * 3 + [st.integers(0, window)] * 3
    return st.one_of(*choices, *([st.integers(window, 400)] if far else []))


@st.composite
def stretches(draw, days):
    """Draw a first and a last day."""
    first = draw(days)
    return first, first + draw(weighted((0, 2), (1, 5), (2, 1), (4, 1), (6, 1)))


MONTHS = ("2024-09", "2024-10", "2024-11", "2024-08")


@st.composite
def moments(draw, days, *, coarse):
    """Draw a date or a one-of set."""
    form = draw(weighted(("day", 12), ("month", 3 if coarse else 0), ("set", 3), ("open set", 1)))
    first, last = draw(stretches(days))
    if form == "day":
        return iso(first)
    if form == "month":
        return draw(st.sampled_from(MONTHS))
    if form == "set":
        return f"[{iso(first)}..{iso(last)}]" if first < last else f"[{iso(first)}]"
    return draw(st.sampled_from([f"[..{iso(first)}]", f"[{iso(first)}..]"]))


@st.composite
def intervals(draw, days, *, coarse):
    """Draw an interval, with uncertain, open or unknown ends too."""
    first, last = draw(stretches(days))
    plain = f"{iso(first)}/{iso(last)}"
    open_ends = [f"{iso(first)}/..", f"../{iso(last)}", f"{iso(first)}/", f"/{iso(last)}"]
    vague = ["2024-09/2024-10", "2024-08/2024-10", "2024-09/2024-09", "2024-09/2024-10-02"]
    vague += [f"2024-08/{iso(max(first, 0))}", f"{iso(min(first, 9))}/2024-10"]
    form = draw(weighted(("plain", 5), ("open", 2), ("vague", 3 if coarse else 0)))
    if form == "plain":
        return plain
    return draw(st.sampled_from(open_ends if form == "open" else vague))


@st.composite
def stated_dates(draw, days, *, coarse):
    """Draw the date of a statement, mostly a single day."""
    form = draw(weighted(("day", 16), ("month", 3 if coarse else 0), ("set", 2), ("open", 1)))
    first, last = draw(stretches(days))
    if form == "month":
        return draw(st.sampled_from(MONTHS[:2]))
    if form == "set" and first < last:
        return f"[{iso(first)}..{iso(last)}]"
    if form == "open":
        return draw(st.sampled_from([f"[..{iso(first)}]", f"[{iso(first)}..]"]))
    return iso(first)


@st.composite
def times(draw, days, *, coarse):
    """Draw a time reference, or none."""
    role = draw(
        weighted(
            (None, 10),
            ("at", 9),
            ("during", 2),
            ("by", 3),
            ("until", 2),
            ("since", 3),
            ("not_before", 1),
        )
    )
    if role is None:
        return None
    interval = draw(weighted((True, 1), (False, 2)))
    text = draw((intervals if interval else moments)(days, coarse=coarse))
    return TimeReference(role=role, edtf=parse_edtf(text))


@st.composite
def plain_times(draw, days):
    """Draw no time, a day, an interval of days, or one of some days."""
    first, last = draw(stretches(days))
    throughout, one_of = f"{iso(first)}/{iso(last)}", f"[{iso(first)}..{iso(last)}]"
    text = draw(weighted((None, 3), (iso(first), 5), (throughout, 3), (one_of, 3)))
    return None if text is None else TimeReference(role="at", edtf=parse_edtf(text))


EXECUTION = weighted(
    ("not_started", 4),
    ("none", 5),
    ("under_way", 5),
    ("final_stages", 4),
    ("suspended", 1),
    ("completed", 5),
    ("cancelled", 2),
    ("started", 2),
)
DECISION = weighted(
    ("agreed", 4),
    ("rejected", 3),
    ("undecided", 2),
    ("not_discussed", 2),
    ("under_discussion", 1),
    ("on_hold", 1),
)
PRESENCE = weighted(("present", 4), ("absent", 3))
ANNOUNCEMENT = weighted(("announced", 1), ("unannounced", 1))
FACETS = weighted((EXECUTION, 11), (PRESENCE, 6), (DECISION, 2), (ANNOUNCEMENT, 1), ("movement", 3))
PLAIN_FACETS = weighted((EXECUTION, 12), (PRESENCE, 7), ("movement", 1))
PROCESSES = weighted(
    ("withdrawal", 9), ("reduction", 3), ("arrival", 2), ("mission_end", 1), ("handover", 1)
)
DECIDED = weighted(
    ("withdrawal", 4), ("reduction", 2), ("arrival", 1), ("mission_end", 1), ("stay", 3)
)


@st.composite
def movements(draw):
    """Draw a count of people who leave or arrive; some are vague or not a movement at all."""
    measure = draw(weighted(("leaving", 4), ("arriving", 4), ("present", 1)))
    low = draw(weighted((600, 3), (1, 3), (0, 1), (None, 1)))
    high = draw(st.sampled_from([None, 900] if low is not None else [0, 900]))
    return Count(
        measure=measure,
        low=low,
        high=high,
        unit=draw(weighted(("persons", 9), ("bases", 1))),
        basis=draw(weighted(("stated", 4), ("vague", 1))),
    )


@st.composite
def contents(draw, names, *, plain):
    """Draw a subject and what is said of it."""
    kind = draw(PLAIN_FACETS if plain else FACETS)
    deployment = draw(st.sampled_from([*names, names[0]]))
    about = {"deployment": deployment}
    if kind == "movement":
        return About(deployment=deployment, round=draw(weighted((1, 9), (2, 1)))), draw(movements())
    if kind is not PRESENCE:
        processes = DECIDED if kind is DECISION else PROCESSES
        about["process"] = "withdrawal" if plain and draw(st.booleans()) else draw(processes)
        about["extent"] = draw(weighted(("all", 14), ("part", 1), ("any", 1)))
        about["round"] = draw(weighted((1, 14), (2, 1)))
        if kind in (DECISION, ANNOUNCEMENT):
            about["by"] = draw(weighted((None, 4), ("iraq", 1), ("general", 1), ("officials", 1)))
        if draw(weighted((False, 24), (True, 1))):
            del about["deployment"]
            about["matter"] = "the_agreement"
    exceptions = ()
    if "matter" not in about and len(names) > 1 and draw(weighted((False, 9), (True, 1))):
        exceptions = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=2)))
    inferred = draw(weighted((False, 14), (True, 1)))
    return (
        About(inferred=inferred, **about),
        Stage(
            code=draw(kind),
            enters=draw(weighted((False, 7), (True, 1))),
            exceptions=exceptions,
        ),
    )


MODALITIES = weighted(
    ("fact", 22), ("plan", 4), ("forecast", 2), ("conditional", 2), ("demand", 1), ("proposal", 1)
)
COMMITMENTS = weighted(("certain", 20), ("probable", 3), ("possible", 3), ("none", 1))
RELATIONS = weighted(
    ("disputes", 4),
    ("updates", 2),
    ("retracts", 1),
    ("corrects", 1),
    ("supersedes", 2),
    ("supports", 1),
)


@st.composite
def claims(draw, number, names, days, *, coarse, plain):
    """Draw a claim; it may be related to one that was drawn before it.

    In a plain dataset most claims are certain facts of single days, so that they meet often.
    """
    plain = plain and draw(weighted((True, 5), (False, 1)))
    about, says = draw(contents(names, plain=plain))
    modality = "fact" if plain else draw(MODALITIES)
    relations = ()
    if number and draw(weighted((False, 5), (True, 1))):
        target = draw(st.integers(0, number - 1))
        relations = (Relation(kind=draw(RELATIONS), claim=f"c{target}"),)
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=draw(SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(iso(draw(days)) if plain else draw(stated_dates(days, coarse=coarse))),
        about=about,
        says=says,
        when=draw(plain_times(days) if plain else times(days, coarse=coarse)),
        polarity=draw(weighted(("affirmed", 5), ("denied", 1))),
        modality=modality,
        condition=draw(st.sampled_from(["if a", "if b"])) if modality == "conditional" else None,
        commitment="certain" if plain else draw(COMMITMENTS),
        relations=relations,
    )


@st.composite
def choices(draw, number, name, process, codes):
    """Draw a claim on one question of three days: so on one of them, or not so on a day.

    Pairs of such claims mostly fit, and three or four together often do not.
    """
    first = draw(st.integers(0, 1))
    last = draw(st.integers(first + 1, 2))
    some = draw(st.booleans())
    day = draw(st.integers(0, 2))
    text = f"[{iso(first)}..{iso(last)}]" if some else iso(day)
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=draw(SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(iso(draw(st.integers(0, 4)))),
        about=About(deployment=name, process=process),
        says=Stage(code=draw(st.sampled_from(codes))),
        when=TimeReference(role="at", edtf=parse_edtf(text)),
        polarity="affirmed" if some else draw(weighted(("affirmed", 1), ("denied", 5))),
        commitment=draw(weighted(("certain", 5), ("probable", 1))),
    )


CHOICES = (
    (None, ("present",)),
    (None, ("present", "absent")),
    ("withdrawal", ("suspended", "none")),
    ("handover", ("not_started", "cancelled", "none")),
    ("handover", ("under_way", "final_stages", "started")),
    ("stay", ("rejected", "undecided", "on_hold")),
)


@st.composite
def datasets(draw, max_claims=7, window=20, *, coarse=True):
    """Draw a dataset of one to `max_claims` claims on one to three deployments.

    Without `coarse`, no date is coarser than a day and none lies far away.
    """
    places = draw(deployments())
    names = [deployment.id for deployment in places]
    number = draw(st.integers(min(4, max_claims), max_claims))
    mood = draw(weighted(("mixed", 4), ("plain", 5), ("tight", 4), ("choices", 3)))
    if mood == "tight":
        # two days and one subject: "on one of two days" against a claim for each of them
        names, coarse = names[:1], False
        days = st.integers(0, 1)
    else:
        focus = draw(st.lists(st.integers(0, window), min_size=1, max_size=3))
        days = offsets(focus, window, far=coarse)
    if mood == "choices":
        process, codes = draw(st.sampled_from(CHOICES))
        drawn = [draw(choices(n, names[0], process, codes)) for n in range(number)]
        return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=tuple(drawn))
    plain = mood != "mixed"
    return Dataset(
        actors=ACTORS,
        sources=(SOURCE,),
        deployments=places,
        claims=tuple(
            draw(claims(n, names, days, coarse=coarse, plain=plain)) for n in range(number)
        ),
    )
