"""Subjects of one timeline, as spans of days with the states that they allow.

Each subject is one timeline of the execution of a process, with claims over 1,000 days that a
random history meets; one subject in twenty gets a contradiction injected: a same-day denial, a
reversed order, three claims on one day that only fail together, or three over time. A claim
holds on every day of its span, or only on some day of it.
"""

import random

from counterclaim.consistency.states import Motion, Timeline, motion

from counterclaim.codelists import STAGES
from counterclaim.structure.hierarchy import Subject

DAYS = 1000
FULL = 0b111111
MASKS = [stage.mask for stage in STAGES if stage.facet == "execution"]
MASKS += [FULL & ~mask for mask in MASKS]
EVERY = 20
"""One subject in so many is bad."""

Told = tuple[int, int, int, bool]
"""First day, last day, mask of allowed states, and whether on every day."""
Subjects = list[list[Told]]


def the_motion() -> Motion:
    """Return the motion of an execution without regressions."""
    return motion(Timeline(Subject("x"), "execution", "mission_end"), soft=False, may_return=False)


def history(rng: random.Random, moving: Motion) -> list[int]:
    """Return the state bit of every day of a random legal history."""
    state = 1
    days = []
    changes = sorted(rng.sample(range(DAYS), rng.randint(0, 4)))
    for day in range(DAYS):
        if day in changes:
            options = [1 << n for n in range(6) if moving.ahead[state] >> n & 1]
            state = rng.choice(options)
        days.append(state)
    return days


def claims_of(rng: random.Random, days: list[int], count: int, some: float) -> list[Told]:
    """Return claims that a history meets, a share of them on some day only."""
    claims: list[Told] = []
    while len(claims) < count:
        every = rng.random() >= some
        first = rng.randrange(DAYS - 1)
        last = min(DAYS - 1, first + rng.choice([0, 0, 1, 6, 30, 90] if every else [1, 6, 30, 90]))
        seen = 0
        for day in range(first, last + 1) if every else (rng.randint(first, last),):
            seen |= days[day]
        fitting = [mask for mask in MASKS if seen & ~mask == 0]
        if fitting:
            claims.append((first, last, rng.choice(fitting), every))
    return claims


def injected(rng: random.Random, some: float) -> list[Told]:
    """Return claims that cannot all be true, of one of four shapes."""
    day = rng.randrange(100, 800)
    wide = 6 if rng.random() < some else 0
    """The last of the claims is about some day of so many more, where there are any."""

    def exact(after: int, mask: int) -> Told:
        return (day + after, day + after + wide, mask, True)

    def vague(after: int, mask: int) -> Told:
        return (day + after, day + after + wide, mask, not wide)

    shape = rng.randrange(4)
    if shape == 0:
        mask = rng.choice(MASKS)
        return [exact(0, mask), vague(0, FULL & ~mask)]
    if shape == 1:  # completed, later not started
        return [exact(0, 1 << 4), vague(50, 1)]
    if shape == 2:  # pairwise possible, jointly not
        return [exact(0, 0b000011), exact(0, 0b000110), vague(0, 0b000101)]
    return [exact(0, 0b000110), exact(10, 0b100001), vague(20, 0b000111)]


def subjects(count: int, seed: int, some: float = 0.0) -> Subjects:
    """Return the claims of each subject, a share `some` of them on some day only."""
    rng = random.Random(seed)
    moving = the_motion()
    found = []
    for number in range(count):
        claims = claims_of(rng, history(rng, moving), rng.randint(6, 18), some)
        if number % EVERY == 0:
            claims += injected(rng, some)
            rng.shuffle(claims)
        found.append(claims)
    return found


def large_subject(claims: int, seed: int) -> list[Told]:
    """Return so many claims that a history meets, and one conflict planted among them."""
    rng = random.Random(seed)
    found = claims_of(rng, history(rng, the_motion()), claims - 3, 0.0)
    day = rng.randrange(100, 800)
    planted = [(day, day, mask, True) for mask in (0b000011, 0b000110, 0b000101)]
    for claim in planted:
        found.insert(rng.randrange(len(found)), claim)
    return found
