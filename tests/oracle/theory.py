"""What a dataset means to the oracles: demands on timelines, laws of the background, filters.

Days are integers; an open end is an infinity. States are their names.
"""

import math

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
    """One question about one subject; presence has neither process nor round."""

    facet: str
    subject: Subject
    process: str | None = None
    round: int | None = None
    decider: str | None = None


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
    """On every day one atom implies another, from a tier on."""

    rule: str
    tier: int
    premise: Atom
    conclusion: Atom


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
class Theory:
    """The whole dataset, compiled once."""

    tiers: dict[str, int]
    demands: dict[str, tuple[Demand, ...]]
    rivals: dict[frozenset[str], int]
    """Pairs that cannot both hold, with the tier from which this is presumed."""
    apart: frozenset[frozenset[str]]
    """Pairs that never stand in one set."""
    implications: tuple[Implication, ...]
    entries: tuple[tuple[Timeline, Timeline], ...]
    """Withdrawals and presences: absent on the day on which the withdrawal enters completed."""
    returns: tuple[Return, ...]
    no_regression: bool
    timelines: tuple[Timeline, ...]
    skipped: dict[str, str]

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

    def enough(self):
        """Return a number of days within which whatever must happen in a quiet time can happen.

        Each "some day" may need a day of its own, and so may each entry into completed; two
        more lie at the ends.
        """
        somes = sum(not demand.every for demand in self.all_demands())
        return 2 + somes + len(self.entries)
