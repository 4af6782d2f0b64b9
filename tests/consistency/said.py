"""Claims in short for the tests of numbers, properties, speech, scope and relative times."""

from attrs import evolve
from tests.consistency.support import HERE
from tests.oracle.strategies import ACTORS, SOURCE, iso

from counterclaim.consistency import check
from counterclaim.model import (
    About,
    Anchor,
    Attribute,
    Change,
    Claim,
    Count,
    Dataset,
    PartOf,
    Place,
    Relation,
    Relative,
    Said,
    Scope,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_duration, parse_edtf

PART = evolve(HERE, id="d1", name="A part", part_of=(PartOf(whole="d0", partition="place"),))
OTHER = evolve(PART, id="d2", name="Another part")
FAR = evolve(HERE, id="d3", name="Far away", place=Place(name="Far away", kind="town"))
PLACES = (HERE, PART, OTHER, FAR)


def date(when):
    """Return a date: of a day as a number from day zero, or of a text."""
    return parse_edtf(iso(when) if isinstance(when, int) else when)


def at(when, role="at"):
    """Return a time: of a day, or of a text."""
    return TimeReference(role=role, edtf=date(when))


def after(offset, process="withdrawal", code="completed", *, of="d0", role="at"):
    """Return a time that is counted from the first day on which a process is in a stage."""
    anchor = Anchor(deployment=of, process=process, code=code)
    return TimeReference(role=role, relative=Relative(offset=parse_duration(offset), anchor=anchor))


def say(name, says, when=0, *, of="d0", speaker="usa", stated=None, **more):
    """Return a claim; a day as its time is the day of its statement too, unless that is given."""
    about = {key: more.pop(key) for key in ("process", "matter", "round") if key in more}
    if "matter" not in about:
        about["deployment"] = of
    if isinstance(when, int):
        stated, when = (when if stated is None else stated), at(when)
    return Claim(
        id=name,
        text="A statement.",
        speaker=speaker,
        sources=("paper",),
        stated=date(0 if stated is None else stated),
        about=About(**about),
        says=says,
        when=when,
        relations=tuple(Relation(kind=k, claim=c) for k, c in more.pop("relations", ())),
        **more,
    )


def stage(name, code, when=0, *, enters=False, process="withdrawal", **more):
    """Return a claim of a stage."""
    process = {} if code in ("present", "absent") else {"process": process}
    return say(name, Stage(code=code, enters=enters), when, **process, **more)


def count(name, figure, when=0, *, measure="present", **more):
    """Return a claim of one figure, or of a pair of bounds (None where open)."""
    low, high = figure if isinstance(figure, tuple) else (figure, figure)
    keys = ("unit", "approximate", "basis", "movement", "population")
    own = {key: more.pop(key) for key in keys if key in more}
    return say(name, Count(measure=measure, low=low, high=high, **own), when, **more)


def change(name, direction, when=0, **more):
    """Return a claim that a number changes."""
    return say(name, Change(direction=direction), when, **more)


def give(name, value, when=0, *, key="destination", process="withdrawal", **more):
    """Return a claim of a property."""
    keys = ("value_type", "exclusive", "daily", "excludes", "implies")
    own = {field: more.pop(field) for field in keys if field in more}
    return say(name, Attribute(key=key, value=value, **own), when, process=process, **more)


def told(name, actor, stance, target, when=0, **more):
    """Return a claim about the words of an actor."""
    more = {"speaker": "officials", "stated": when, **more}
    return say(name, Said(actor=actor, stance=stance, claim=target), None, **more)


def joined(name, relation, *names, **more):
    """Return a claim on how deployments are related."""
    subjects = tuple(About(deployment=one) for one in names)
    return say(name, Scope(relation=relation, subjects=subjects), None, of=names[0], **more)


def dataset(*claims, places=PLACES):
    """Return a dataset of some claims."""
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=claims)


def report(*claims, places=PLACES, policy=None):
    """Return the report on some claims."""
    return check(dataset(*claims, places=places), policy)


def found(*claims, places=PLACES, policy=None):
    """Return the severity of each set of claims that the checker finds."""
    conflicts = report(*claims, places=places, policy=policy).conflicts
    return {" ".join(sorted(conflict.claims)): conflict.severity for conflict in conflicts}
