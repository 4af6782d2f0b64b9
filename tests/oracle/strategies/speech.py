"""Small adversarial datasets about properties, deadlines and speech, mixed with other claims."""

from attrs import evolve
from hypothesis import strategies as st
from tests.oracle.strategies import numbers as numbers_
from tests.oracle.strategies import stages as strategies
from tests.oracle.strategies.contents import COUNTED, deployments
from tests.oracle.strategies.stages import ACTORS, SOURCE, iso, weighted

from counterclaim.model import (
    About,
    Attribute,
    Claim,
    Count,
    Dataset,
    Relation,
    Said,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_edtf

VALUES = {
    "text": ("orders", "Orders ", "goodwill", "lack of supplies"),
    "boolean": ("true", "false"),
    "date": ("2024-09", "2024-09-20", "2024-10", "2024-09-20/2024-10-02", "2024-09-20/.."),
    "place": ("IQ", "IQ-AN", "IQ-BA", "SY", "Anbar"),
    "number": ("3", "3.0", "4", "9007199254740993", "9007199254740992"),
    "set": ("a; b", "B;a", "a", "b; c"),
}
KEYS = weighted(("reason", 4), ("destination", 1))
TYPES = weighted(("text", 4), ("boolean", 4), ("date", 2), ("place", 2), ("number", 2), ("set", 1))
SPEAKERS = weighted(("usa", 4), ("general", 4), ("iraq", 3), ("aide", 1), ("officials", 1))
MODALITIES = weighted(
    ("fact", 14), ("plan", 2), ("forecast", 1), ("conditional", 1), ("question", 1)
)
RELATIONS = st.sampled_from(["disputes", "updates", "supersedes", "repeats", "qualifies"])


def times(draw, days, *, plain=1):
    """Draw a time, or none; with a larger number mostly none or a day."""
    first, last = draw(strategies.stretches(days))
    text = draw(
        weighted((None, 3 * plain), (iso(first), 4 * plain), (f"{iso(first)}/{iso(last)}", 2),
                 (f"[{iso(first)}..{iso(last)}]", 2), (f"{iso(first)}/..", 1))
    )  # fmt: skip
    role = draw(weighted(("at", 8), ("since", 1), ("by", 1)))
    return None if text is None else TimeReference(role=role, edtf=parse_edtf(text))


def make(draw, number, about, says, days, *, when=None, **more):
    """Make a claim, now and then with a relation to one before it."""
    relations = ()
    if number and draw(weighted((False, 9), (True, 1))):
        target = f"c{draw(st.integers(0, number - 1))}"
        relations = (Relation(kind=draw(RELATIONS), claim=target),)
    modality = more.pop("modality") if "modality" in more else draw(MODALITIES)
    return Claim(
        id=f"c{number}",
        text="A statement.",
        speaker=more.pop("speaker", None) or draw(SPEAKERS),
        sources=("paper",),
        stated=parse_edtf(draw(strategies.stated_dates(days, coarse=False))),
        about=evolve(about, inferred=draw(weighted((False, 14), (True, 1)))),
        says=says,
        when=when,
        modality=modality,
        condition=draw(st.sampled_from(["if a", "if b"])) if modality == "conditional" else None,
        polarity=draw(weighted(("affirmed", 3), ("denied", 1))),
        commitment=draw(weighted(("certain", 9), ("probable", 1), ("possible", 2))),
        relations=relations,
        **more,
    )


@st.composite
def properties(draw, number, names, days):
    """Draw a claim of a property."""
    kind = draw(TYPES)
    values = st.sampled_from(VALUES[kind])
    says = Attribute(
        key=draw(KEYS),
        value=draw(values),
        value_type=kind,
        exclusive=draw(weighted((None, 4), (True, 2), (False, 1))),
        daily=draw(weighted((False, 5), (True, 1))),
        excludes=tuple(draw(st.lists(values, max_size=1))),
        implies=tuple(draw(st.lists(values, max_size=1))),
    )
    about = draw(
        st.builds(
            About,
            matter=st.just("letter"),
            round=weighted((1, 12), (2, 1)),
            phase=weighted((None, 12), ("first", 1)),
        )
    )
    if draw(weighted((False, 3), (True, 1))):
        about = About(deployment=names[0], process=draw(weighted(("withdrawal", 3), (None, 1))))
    return make(draw, number, about, says, days, when=times(draw, days))


@st.composite
def deadlines(draw, number, names, days):
    """Draw a plan with a deadline."""
    processes = weighted(("withdrawal", 4), ("handover", 1), ("reduction", 1))
    where = draw(st.sampled_from([names[0], names[0], names[-1]]))
    about = About(deployment=where, process=draw(processes))
    says = Stage(code=draw(weighted(("completed", 4), ("started", 2), ("under_way", 1))))
    if draw(weighted((False, 2), (True, 1))):
        high = draw(weighted((600, 2), (900, 1)))
        low = draw(weighted((high, 3), (None, 1)))
        measure = draw(weighted(("present", 2), ("remaining", 1), ("leaving", 1)))
        approximate = draw(weighted((False, 3), (True, 1)))
        says = Count(measure=measure, low=low, high=high, approximate=approximate)
    first, last = draw(strategies.stretches(days))
    texts = [iso(first), f"[{iso(first)}..{iso(last)}]", f"{iso(first)}/{iso(last)}", "2024-10"]
    texts.append(f"{iso(first)}/..")
    modality = draw(weighted(("plan", 9), ("conditional", 4), ("forecast", 1)))
    when = TimeReference(role="by", edtf=parse_edtf(draw(st.sampled_from(texts))))
    if draw(weighted((False, 4), (True, 1 if modality == "plan" else 6))):
        when = None
    speaker = draw(
        weighted(("usa", 4), ("general", 4), ("iraq", 2), ("joint", 3), ("officials", 1))
    )
    utterance = draw(weighted((None, 9), ("briefing", 1)))
    return make(
        draw, number, about, says, days,
        when=when, modality=modality, speaker=speaker, utterance=utterance,
    )  # fmt: skip


@st.composite
def words(draw, number, before, days):
    """Draw a claim about what an actor said of the content of one before it."""
    target = before[draw(st.integers(0, number - 1))]
    actor = draw(weighted(("general", 6), ("usa", 2), (target.speaker, 1)))
    stance = draw(
        weighted(("said", 4), ("confirmed", 1), ("denied", 3), ("silent", 2), ("evasive", 1))
    )
    says = Said(actor=actor, stance=stance, claim=target.id)
    return make(draw, number, target.about, says, days, when=times(draw, days, plain=4))


@st.composite
def others(draw, number, names, days, of):
    """Draw a claim of a stage or a number, mostly by an actor who is spoken of."""
    if of == "number":
        claim = draw(numbers_.claims(number, names[:1], days, COUNTED))
    else:
        claim = draw(strategies.claims(number, names[:1], days, coarse=False, plain=True))
    if draw(st.booleans()):
        claim = evolve(claim, speaker="general")
    return claim


KINDS = {"property": properties, "deadline": deadlines}


@st.composite
def spoken_datasets(draw, max_claims=6):
    """Draw claims of one kind or two, and mostly with them claims about words."""
    places = draw(deployments())
    names = [deployment.id for deployment in places]
    days = draw(weighted((st.integers(0, 1), 1), (st.integers(0, 12), 2)))
    topic = draw(weighted(("property", 5), ("deadline", 3), ("stage", 3), ("number", 2)))
    speech = topic in ("stage", "number") or draw(weighted((False, 2), (True, 1)))
    drawn = []
    for number in range(draw(st.integers(2, max_claims))):
        if number and speech and draw(weighted((True, 2), (False, 3))):
            drawn.append(draw(words(number, drawn, days)))
        elif topic in KINDS and draw(weighted((True, 6), (False, 1))):
            drawn.append(draw(KINDS[topic](number, names, days)))
        else:
            drawn.append(draw(others(number, names, days, topic)))
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=tuple(drawn))
