"""Datasets of many subjects that do not bear on one another, as records to check.

A subject is a deployment with about ten claims; one subject in twenty is bad. The same seed
gives the same records.
"""

import random
from collections.abc import Callable

from counterclaim import (
    About,
    Actor,
    Claim,
    Count,
    Dataset,
    Deployment,
    Place,
    Source,
    Stage,
    TimeReference,
    parse_edtf,
)
from counterclaim.model import PartOf
from counterclaim.time import day_number, day_text

START = day_number(2024, 1, 1)
CODES = ("not_started", "under_way", "under_way", "final_stages", "completed")
ACTORS = (
    Actor(id="one", kind="state", name="One state"),
    Actor(id="other", kind="state", name="Another state"),
)
EVERY = 20
"""One subject in so many is bad."""


def said(
    rng: random.Random,
    name: str,
    where: str,
    day: int,
    says: Stage | Count,
    when: TimeReference | None = None,
) -> Claim:
    """Return a fact about a deployment, stated on a day."""
    stage = isinstance(says, Stage) and says.code not in ("present", "absent")
    return Claim(
        id=name,
        text="A statement.",
        speaker=rng.choice(("one", "other")),
        sources=("paper",),
        stated=parse_edtf(day_text(START + day)),
        about=About(deployment=where, process="withdrawal" if stage else None),
        says=says,
        when=when,
    )


def role(name: str, first: int, last: int | None = None) -> TimeReference:
    """Return a time with its role: a day, or an interval of days."""
    text = day_text(START + first)
    return TimeReference(
        role=name, edtf=parse_edtf(text if last is None else f"{text}/{day_text(START + last)}")
    )


def stages(rng: random.Random, where: str, claims: int, *, bad: bool) -> list[Claim]:
    """Return the stages of an orderly withdrawal, told in turn; where bad, one that clashes."""
    found = []
    wrong = rng.randrange(claims // 2, claims) if bad else -1
    for number in range(claims):
        day = 30 * number + rng.randrange(10)
        code = CODES[len(CODES) * number // claims]
        when = None
        if number % 3 == 1:
            when = role("at", day - rng.randrange(5))
        elif number % 3 == 2:
            when = role("during", day - 5, day)
        if number == wrong:
            code = "completed" if code == "not_started" else "not_started"
        found.append(said(rng, f"{where}-{number}", where, day, Stage(code=code), when))
    return found


def figures(rng: random.Random, where: str, claims: int, *, bad: bool) -> list[Claim]:
    """Return reports of how many there are, a week apart; where bad, one that clashes."""
    found = []
    there = rng.randrange(10, 50) * 100
    wrong = rng.randrange(1, claims) if bad else -1
    for number in range(claims):
        day = 7 * number + rng.randrange(3)
        low = round(there * rng.uniform(0.9, 1.0))
        high = round(there * rng.uniform(1.0, 1.1))
        when = (None, role("at", day - 2), role("during", day - 4, day))[number % 3]
        if number == wrong:
            low = high = there * 2
        says = Count(measure="present", low=low, high=high)
        found.append(said(rng, f"{where}-{number}", where, day, says, when))
    return found


def moving(rng: random.Random, where: str, claims: int, *, bad: bool) -> list[Claim]:
    """Return reports of how many there are and of how many leave; where bad, one that clashes.

    Either one report is far too high, or the number halves, of which the claims about those who
    left explain too little: three claims or more show it.
    """
    found = []
    there = rng.randrange(20, 50) * 100
    wrong = rng.randrange(3, claims, 3) if bad else -1
    dropped = rng.random() < 0.5
    for number in range(claims):
        day = 7 * number + rng.randrange(3)
        if number % 3 == 2:
            gone = there // 10
            there -= gone
            says = Count(measure="leaving", low=gone, high=gone)
            when = role("during", day - 2, day)
        else:
            if number == wrong and dropped:
                there //= 2
            low, high = round(there * 0.95), round(there * 1.05)
            if number == wrong and not dropped:
                low = high = there * 3
            says = Count(measure="present", low=low, high=high)
            when = role("at", day)
        found.append(said(rng, f"{where}-{number}", where, day, says, when))
    return found


def mixed(rng: random.Random, where: str, claims: int, *, bad: bool) -> list[Claim]:
    """Return stages, presence and numbers of a whole and its two parts; where bad, one clashes.

    The parts shrink, one of them to nothing, while the withdrawal of the whole goes on.
    """
    parts = {f"{where}a": 1000 + 100 * rng.randrange(10), f"{where}b": 500}
    wrong = rng.randrange(2, claims) if bad else -1
    found = []
    for number in range(claims):
        day = 20 * number + rng.randrange(5)
        at = role("at", day)
        part = f"{where}{'ab'[number % 2]}"
        name = f"{where}-{number}"
        if number == wrong:
            says: Stage | Count = rng.choice(
                (
                    Stage(code="not_started"),
                    Count(measure="present", low=9000, high=9000),
                    Stage(code="completed"),
                )
            )
            above = isinstance(says, Stage)
            found.append(said(rng, name, where if above else part, day, says, at))
            continue
        kind = number % 5
        if kind == 0:
            code = "under_way" if number < claims // 2 else "final_stages"
            found.append(said(rng, name, where, day, Stage(code=code), at))
        elif kind == 1:
            total = sum(parts.values())
            says = Count(measure="present", low=total, high=total + 200)
            found.append(said(rng, name, where, day, says, at))
        elif kind == 2:
            says = Count(measure="present", low=max(0, parts[part] - 50), high=parts[part] + 50)
            found.append(said(rng, name, part, day, says, at))
        elif kind == 3:
            gone = parts[part] // 4
            parts[part] -= gone
            says = Count(measure="leaving", low=gone, high=gone)
            found.append(said(rng, name, part, day, says, role("during", day - 3, day)))
        else:
            found.append(said(rng, name, part, day, Stage(code="present"), at))
    return found


Story = Callable[..., list[Claim]]
STORIES: dict[str, Story] = {
    "stages": stages,
    "figures": figures,
    "figures and movements": moving,
    "a whole and its two parts": mixed,
}


def _places(name: str, story: Story) -> list[Deployment]:
    place = Place(name="A", kind="base")
    whole = Deployment(id=name, name="A place", force="one", place=place)
    if story is not mixed:
        return [whole]
    above = (PartOf(whole=name, partition="places"),)
    return [
        whole,
        *(
            Deployment(id=f"{name}{part}", name="A part", force="one", place=place, part_of=above)
            for part in "ab"
        ),
    ]


def dataset_of(
    story: Story, subjects: int, claims: int = 10, seed: int = 1, every: int = EVERY
) -> Dataset:
    """Return a dataset: two speakers, a source, and so many subjects of so many claims.

    One subject in `every` is bad.
    """
    rng = random.Random(seed)
    deployments: list[Deployment] = []
    told: list[Claim] = []
    for number in range(subjects):
        deployments += _places(f"d{number}", story)
        told += story(rng, f"d{number}", claims, bad=number % every == every - 1)
    return Dataset(
        actors=ACTORS,
        sources=(Source(id="paper"),),
        deployments=tuple(deployments),
        claims=tuple(told),
    )
