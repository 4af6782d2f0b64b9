"""What a dataset means to the oracles: demands on timelines, laws of the background, filters.

Days are integers; an open end is an infinity. States are their names.
"""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import frozen

OPEN = math.inf

STATES = {
    "decision": ("not_discussed", "under_discussion", "on_hold", "agreed", "rejected"),
    "announcement": ("unannounced", "announced"),
    "execution": (
        "not_started",
        "main_phase",
        "final_phase",
        "suspended",
        "completed",
        "cancelled",
    ),
    "presence": ("absent", "present"),
}
MOMENT_FACETS = ("decision", "announcement")
"""Facets in which a day has as many moments as are needed."""


@frozen
class Subject:
    """A deployment, a deployment without its exceptions, or a matter."""

    deployment: str | None = None
    exceptions: frozenset[str] = frozenset()
    matter: str | None = None


@frozen
class Timeline:
    """One question about one subject; presence has neither process, round nor phase."""

    facet: str
    subject: Subject
    process: str | None = None
    round: int | None = None
    decider: str | None = None
    phase: str | None = None


@frozen
class Atom:
    """A timeline is in one of some states."""

    timeline: Timeline
    states: frozenset[str]


@frozen
class Demand:
    """All the atoms hold on every day, or together on some day, of a window.

    `whole_day` matters to facets with moments: whether a day meets an atom by all of its
    moments or by one.
    """

    rule: str
    tier: int
    every: bool
    first: float
    last: float
    atoms: tuple[Atom, ...]
    whole_day: bool


@frozen
class Implication:
    """On every day one atom implies another, from a tier on, in sets that contain some claims."""

    rule: str
    tier: int
    premise: Atom
    conclusion: Atom
    claims: frozenset[str] = frozenset()


@frozen
class Return:
    """From one day of a completed withdrawal to the next nobody comes, but on covered days."""

    withdrawal: Timeline
    presence: Timeline
    covered: tuple[tuple[float, float], ...]

    def allowed_on(self, day):
        """Tell whether somebody may come back on a day."""
        return any(first <= day <= last for first, last in self.covered)


@frozen
class Quantity:
    """Something that is counted: a stock of every day, or one number for a whole period.

    The kind is `stock`, `ceiling`, `lost`, or `fraction` and a measure.
    """

    kind: str
    subject: Subject
    unit: str = "persons"
    population: str | None = None
    period: tuple[float, float] | None = None


@frozen
class StockDemand:
    """On each day, or on some day, of a window a stock lies between bounds, or else without."""

    rule: str
    tier: int
    every: bool
    first: float
    last: float
    quantity: Quantity
    low: Fraction | None
    high: Fraction | None
    within: bool = True


@frozen
class Total:
    """What came, left, or came less what left, over days, lies between bounds or without."""

    first: float
    last: float
    low: Fraction | None
    high: Fraction | None
    within: bool = True


@frozen
class TotalDemand:
    """One of some statements on totals of a flow (`came`, `left` or `net`) holds."""

    rule: str
    tier: int
    quantity: Quantity
    flow: str
    options: tuple[Total, ...]


@frozen
class StandDemand:
    """A reported stock stands from an origin on, but for what moved on covered days since.

    Of the flow `left`: on each day the stock and all who left on covered days are together at
    least the bound; of `came`: the stock less those who came is at most the bound.
    """

    rule: str
    tier: int
    quantity: Quantity
    flow: str
    covered: tuple[tuple[float, float], ...]
    origin: float
    first: float
    last: float
    bound: Fraction


@frozen
class Sum:
    """On every day parts are together at most as many as the whole, or exactly as many.

    This holds in sets that contain some claims.
    """

    parts: tuple[Quantity, ...]
    whole: Quantity
    exact: bool
    claims: frozenset[str] = frozenset()


@frozen
class Numbers:
    """All that the theory says of quantities; empty where a dataset has no numbers."""

    demands: dict[str, tuple[StockDemand | TotalDemand | StandDemand, ...]]
    quantities: tuple[Quantity, ...] = ()
    sums: tuple[Sum, ...] = ()
    present: tuple[tuple[Timeline, Quantity], ...] = ()
    """Presences, with the persons who are there where somebody is present."""
    balance: bool = True

    def windows(self):
        """Return all windows of which the days differ in what the theory says of them."""
        found = []
        for demand in (demand for own in self.demands.values() for demand in own):
            if isinstance(demand, TotalDemand):
                found += [(total.first, total.last) for total in demand.options]
            elif demand.quantity.period is None:
                found.append((demand.first, demand.last))
            if isinstance(demand, StandDemand):
                found += [(demand.origin + 1, demand.last)]
                found += [
                    (max(first, demand.origin + 1), min(last, demand.last))
                    for first, last in demand.covered
                    if first <= demand.last and last > demand.origin
                ]
        return found


@frozen
class Hanging:
    """A claim whose time hangs on the first day on which an atom holds.

    `on(day)` gives what it demands of stages and of numbers where that day is the first, or
    None where it cannot hold then; `never()` the same where there is none. `reach` is a number
    of days within which its time lies from that day.
    """

    anchor: Atom
    on: Callable[..., Any]
    never: Callable[[], Any]
    reach: int


@frozen
class Theory:
    """The whole dataset, compiled once."""

    tiers: dict[str, int]
    demands: dict[str, tuple[Demand, ...]]
    numbers: Numbers
    rivals: dict[frozenset[str], int]
    """Pairs and triples that cannot all hold, with the tier from which this is presumed."""
    apart: frozenset[frozenset[str]]
    """Pairs that never stand in one set."""
    plans_apart: frozenset[frozenset[str]]
    """Plans that never do so either, but for triples that cannot all hold."""
    implications: tuple[Implication, ...]
    entries: tuple[tuple[Timeline, Timeline], ...]
    """Withdrawals and presences: absent on the day on which the withdrawal enters completed."""
    returns: tuple[Return, ...]
    no_regression: bool
    timelines: tuple[Timeline, ...]
    skipped: dict[str, str]
    hanging: dict[str, Hanging]
    stated: frozenset[float]
    """The days on which claims were stated whose time hangs on something."""

    def all_demands(self):
        """Return the demands of all claims."""
        return [demand for demands in self.demands.values() for demand in demands]

    def bounds(self):
        """Return the days on which anything begins, and those after which anything ends."""
        windows = [(demand.first, demand.last) for demand in self.all_demands()]
        windows += [window for entry in self.returns for window in entry.covered]
        begins = {first for first, _ in windows if first != -OPEN}
        ends = {last for _, last in windows if last != OPEN}
        return begins, ends

    def stretches(self):
        """Return the longest runs of days that lie in the same windows, with their "some days".

        Each comes as its first day, its last day and how many demands of some day, of a stage or
        of a stock, may be met in it.
        """
        somes = [(demand.first, demand.last) for demand in self.all_demands() if not demand.every]
        somes += [
            (demand.first, demand.last)
            for own in self.numbers.demands.values()
            for demand in own
            if isinstance(demand, StockDemand) and not demand.every
        ]
        windows = [(demand.first, demand.last) for demand in self.all_demands()]
        windows += [window for entry in self.returns for window in entry.covered]
        windows += self.numbers.windows()
        starts = {first for first, _ in windows} | {last + 1 for _, last in windows}
        starts = [-OPEN, *sorted(day for day in starts if abs(day) != OPEN), OPEN]
        return [
            (start, end - 1, sum(first <= start and end - 1 <= last for first, last in somes))
            for start, end in pairwise(starts)
        ]

    def all_days(self, pad):
        """Return all days of a calendar, for where distances between days matter.

        Each time that hangs on something may lie its reach from a day that matters, and the
        next one its own reach from that.
        """
        begins, ends = self.bounds()
        marks = begins | ends | self.stated
        marks |= {day for window in self.numbers.windows() for day in window if abs(day) != OPEN}
        far = pad + sum(2 * entry.reach + 2 for entry in self.hanging.values())
        return list(range(int(min(marks)) - far, int(max(marks)) + far + 1))

    def enough(self):
        """Return a number of days within which whatever must happen in a quiet time can happen.

        Each "some day" may need a day of its own, and so may each entry into completed; two
        more lie at the ends.
        """
        somes = sum(not demand.every for demand in self.all_demands())
        return 2 + somes + len(self.entries)
