"""Small cases about numbers whose verdicts are worked out by hand.

A country `whole` with bases `north` and `south` as its parts by place, both of it all of it in
`all_of_it` (whose parts are `one`, `two` and `three`), and `left_wing` and `right_wing` by force
across `east`, `middle` and `west`.
"""

from attrs import evolve, frozen
from tests.oracle.strategies import ACTORS, SOURCE
from tests.oracle.worked_cases import Case, at, say

from counterclaim.model import (
    Change,
    Count,
    Dataset,
    Deployment,
    PartOf,
    Place,
    TimeReference,
)
from counterclaim.time import parse_edtf


def _deployment(name, *wholes, kind="base", exhaustive=()):
    return Deployment(
        id=name,
        name=name,
        force="forces",
        place=Place(name=name, kind=kind),
        part_of=tuple(PartOf(whole=whole, partition=partition) for whole, partition in wholes),
        exhaustive=exhaustive,
    )


BASES = (
    _deployment("whole", kind="country"),
    _deployment("north", ("whole", "place")),
    _deployment("south", ("whole", "place")),
)
"""Two parts, which need not be all."""
ALL = (evolve(BASES[0], exhaustive=("place",)), *BASES[1:])
"""The same parts, which are all."""
SILENT = (*ALL, _deployment("west", ("whole", "place")))
"""Three parts, which are all."""
CROSSING = (
    _deployment("whole", kind="country", exhaustive=("force", "place")),
    *(_deployment(name, ("whole", "place")) for name in ("east", "middle", "west")),
    *(_deployment(name, ("whole", "force")) for name in ("army", "navy")),
)
"""Three places and two forces, each of which is all of the whole."""


@frozen
class NumberCase(Case):
    """A case with deployments of its own."""

    deployments: tuple[Deployment, ...] = BASES

    @property
    def dataset(self):
        """The claims with their actors and deployments."""
        return Dataset(
            actors=ACTORS, sources=(SOURCE,), deployments=self.deployments, claims=self.claims
        )


def count(name, figure, when=None, *, of="north", measure="present", **more):
    """Make a claim of one figure, or of a pair of bounds (None where open)."""
    low, high = figure if isinstance(figure, tuple) else (figure, figure)
    keys = ("unit", "approximate", "basis", "movement", "population")
    own = {key: more.pop(key) for key in keys if key in more}
    claim = say(name, "present", when, of=of, **more)
    return evolve(claim, says=Count(measure=measure, low=low, high=high, **own))


def left(name, figure, when=None, **more):
    """Make a claim of people who left."""
    return count(name, figure, when, measure="leaving", **more)


def came(name, figure, when=None, **more):
    """Make a claim of people who came."""
    return count(name, figure, when, measure="arriving", **more)


def change(name, direction, when=None, **more):
    """Make a claim that the number changes."""
    return evolve(
        say(name, "present", when, **{"of": "north"} | more), says=Change(direction=direction)
    )


def under(figure):
    """Return the bounds of fewer than a number."""
    return (None, figure - 1)


def stage(name, code, when=None, *, of="north", **more):
    """Make a claim of a stage."""
    return say(name, code, when, of=of, **more)


ERROR, WARNING, NOTE = {"a b": "error"}, {"a b": "warning"}, {"a b": "note"}
ERROR_ON_THREE, WARNING_ON_THREE = {"a b c": "error"}, {"a b c": "warning"}

FLOWS = (
    NumberCase(
        "2,000, then 600 leave in an interval, then under 1,000",
        (count("a", 2000, 0), left("b", 600, at(1, 3), stated=4), count("c", under(1000), 5)),
        WARNING_ON_THREE,
    ),
    NumberCase(
        "2,000 there, all of them leave, 500 there",
        (count("a", 2000, 0), left("h", 2000, at(1, 3), stated=4), count("b", 500, 5)),
        {"a b h": "warning"},
        "closure",
    ),
    NumberCase(
        "2,000 there, and 3,000 leave",
        (count("a", 2000, 0), left("h", 3000, at(1, 3), stated=4)),
        {"a h": "warning"},
        "closure",
    ),
    NumberCase(
        "2,000 there, all of them leave, some come, 500 there",
        (
            count("a", 2000, 0),
            left("h", 2000, at(1, 3), stated=4),
            count("b", 500, 5),
            came("c", (1, None), 4),
        ),
        {},
    ),
    NumberCase(
        "600 to remain by a day, and 900 ten days later",
        (
            count("a", 600, at(9, role="by"), stated=0, measure="remaining", modality="plan"),
            count("b", 900, 19),
        ),
        {"a b": "warning"},
        "target_stands",
    ),
    NumberCase(
        "600 to remain by a day, fewer ten days later, and more a year later",
        (
            count("a", 600, at(9, role="by"), stated=0, measure="remaining", modality="plan"),
            count("b", 300, 19),
            count("c", 900, 400),
        ),
        {},
    ),
    NumberCase(
        "2,000 told in one month, 900 on a day of it",
        (
            evolve(count("a", 2000), stated=parse_edtf("2024-09")),
            count("b", 900, None, stated=0),
            came("c", (1, None), at(-90, 90)),
            left("d", (1, None), at(-90, 90)),
        ),
        {"a b": "warning"},
        "contemporaneous",
    ),
    NumberCase(
        "2,000, then 600 leave on a day, then under 1,000",
        (count("a", 2000, 0), left("b", 600, 2), count("c", under(1000), 5)),
        WARNING_ON_THREE,
    ),
    NumberCase(
        "2,000, then 1,100 leave, then under 1,000",
        (count("a", 2000, 0), left("b", 1100, 2), count("c", under(1000), 5)),
        {},
    ),
    NumberCase(
        "2,000, then under 1,000",
        (count("a", 2000, 0), count("b", under(1000), 5)),
        WARNING,
        "figure_persists",
    ),
    NumberCase(
        "900, then 2,000 two days later",
        (count("a", 900, 0), count("b", 2000, 2)),
        WARNING,
        "figure_persists",
    ),
    NumberCase(
        "900, then 1,000 to 1,200 come, then 2,000",
        (count("a", 900, 0), came("b", (1000, 1200), 1), count("c", 2000, 2)),
        {},
    ),
    NumberCase(
        "900, then 100 come, then 2,000",
        (count("a", 900, 0), came("b", 100, 1), count("c", 2000, 2)),
        WARNING_ON_THREE,
    ),
    NumberCase(
        "900, some, and 2,000 far apart",
        (count("a", 900, 0), count("b", (1, None), 20, basis="vague"), count("c", 2000, 200)),
        {"a c": "note"},
    ),
    NumberCase(
        "2,000, nobody left between, 900",
        (count("a", 2000, 0), left("b", (None, 0), at(1, 5), stated=5), count("c", 900, 5)),
        {"a b c": "error", "a c": "warning"},
        "balance",
    ),
    NumberCase(
        "some of 600 left, and 2,000 left in all; 600 left in all, and 2,000 in part of the time",
        (
            left("a", 600, at(1, 5), stated=5, movement="some"),
            left("b", 2000, at(1, 5), stated=5),
            left("c", 600, at(1, 6), stated=6),
        ),
        {"b c": "error"},
    ),
    NumberCase(
        "two totals for one window",
        (left("a", 600, at(1, 5), stated=5), left("b", 900, at(1, 5), stated=5)),
        ERROR,
    ),
    NumberCase(
        "totals of two windows that lie together in a third",
        (left("a", 600, 1), left("b", 600, 3), left("c", under(1000), at(0, 9), stated=9)),
        ERROR_ON_THREE,
    ),
    NumberCase(
        "on one of two days, and a total of the first",
        (left("a", 600, at("[2024-09-21..2024-09-22]"), stated=3), left("b", 0, 1)),
        {},
    ),
    NumberCase(
        "denied: 600 did not leave, and 900 did",
        (
            left("a", (600, None), at(1, 5), stated=5, polarity="denied"),
            left("b", 900, at(2, 4), stated=5),
        ),
        ERROR,
    ),
    NumberCase(
        "the number does not change, and 300 come more than left",
        (
            count("a", 0, at(1, 5), stated=5, measure="net_change"),
            count("b", (300, None), at(1, 5), stated=5, measure="net_change"),
        ),
        ERROR,
    ),
    NumberCase(
        "the number grew, 600 left and 300 came",
        (
            change("a", "up", at(1, 5), stated=5),
            left("b", 600, at(1, 5), stated=5),
            came("c", 300, at(1, 5), stated=5),
        ),
        ERROR_ON_THREE,
    ),
    NumberCase(
        "the number grew, by the stocks it did not",
        (
            change("a", "up", at(1, 5), stated=5),
            count("b", 2000, 0),
            count("c", 2000, 5),
        ),
        ERROR_ON_THREE,
        "balance",
    ),
    NumberCase(
        "the number did not grow, and grew by 300",
        (
            change("a", "up", at(1, 5), stated=5, polarity="denied"),
            count("b", 300, at(1, 5), stated=5, measure="net_change"),
        ),
        ERROR,
    ),
    NumberCase(
        "the number grows while a withdrawal is under way",
        (change("a", "up", at(1, 5), stated=5), stage("b", "under_way", 3)),
        WARNING,
        "change_excludes_withdrawal",
    ),
    NumberCase(
        "the number falls while a withdrawal is under way",
        (change("a", "down", at(1, 5), stated=5), stage("b", "under_way", 3)),
        {},
    ),
    NumberCase(
        "two numbers of the lost, and of those who left",
        (
            count("a", 2, 3, measure="lost"),
            count("b", 5, 3, measure="lost"),
            left("c", 7, 3),
        ),
        ERROR,
    ),
)

STOCKS = (
    NumberCase(
        "about 41,000 and about 37,500 on one day",
        (count("a", 41_000, 0, approximate=True), count("b", 37_500, 0, approximate=True)),
        ERROR,
    ),
    NumberCase(
        "about 41,000 and about 40,000 on one day",
        (count("a", 41_000, 0, approximate=True), count("b", 40_000, 0, approximate=True)),
        {},
    ),
    NumberCase(
        "between 41,000 and about 40,000 lies the rounding",
        (count("a", 41_001, 0), count("b", 35_999, 0), count("c", 40_000, 0, approximate=True)),
        {"a b": "error", "b c": "error"},
    ),
    NumberCase(
        "some never carry an upper conflict",
        (count("a", (1, 10), 0, basis="vague"), count("b", 2000, 0)),
        {},
    ),
    NumberCase(
        "some and none",
        (count("a", (100, 900), 0, basis="vague"), count("b", 0, 0)),
        ERROR,
    ),
    NumberCase(
        "fractions of one measure",
        (count("a", 0.5, 0, unit="fraction"), count("b", (0.6, None), 0, unit="fraction")),
        ERROR,
    ),
    NumberCase(
        "fractions of two measures, and persons",
        (
            count("a", 0.5, 0, unit="fraction"),
            count("b", 0.6, 0, unit="fraction", measure="leaving"),
            count("c", 0, 0),
        ),
        {},
    ),
    NumberCase(
        "between two fractions there is another",
        (
            count("a", (0.5, 0.6), 0, unit="fraction"),
            count("b", (None, 0.5), 0, unit="fraction", polarity="denied"),
            count("c", (0.6, None), 0, unit="fraction", polarity="denied"),
        ),
        {},
    ),
    NumberCase(
        "bases and persons never meet",
        (count("a", 3, 0, unit="bases"), count("b", 0, 0)),
        {},
    ),
    NumberCase(
        "two numbers of bases",
        (count("a", 3, 0, unit="bases"), count("b", 5, 0, unit="bases")),
        ERROR,
    ),
    NumberCase(
        "denied: not 600 to 900, and 700",
        (count("a", (600, 900), 0, polarity="denied"), count("b", 700, 0)),
        ERROR,
    ),
    NumberCase(
        "denied: not 600 to 900, and 950",
        (count("a", (600, 900), 0, polarity="denied"), count("b", 950, 0)),
        {},
    ),
    NumberCase(
        "by a day: on that day",
        (
            count("a", 600, at(9, role="by"), stated=0, measure="remaining", modality="plan"),
            count("b", 900, 9),
        ),
        WARNING,
    ),
    NumberCase(
        "600 to 900 up to a day, from a beginning that is open, and 600 on that day",
        (
            left("a", (600, 900), TimeReference(role="by", edtf=parse_edtf("../2024-09-29"))),
            left("b", (600, None), at(9)),
        ),
        {},
    ),
    NumberCase(
        "there on some day, all gone later, and nobody left on the last day",
        (
            stage("a", "present", TimeReference(role="at", edtf=parse_edtf("[..2024-09-20]"))),
            left("b", (None, 0), 0),
            stage("c", "completed", 0, process="withdrawal"),
        ),
        {"a c": "note"},
    ),
    NumberCase(
        "2,000 there, 900 leave, and 1,500 are left two hundred days after the first figure",
        (
            count("a", 2000, 0),
            left("b", 900, at(100, 110), stated=110),
            count("c", 1500, 250),
        ),
        {"a b c": "note"},
        "closure",
    ),
    NumberCase(
        "600 are to be left, then 900 come",
        (
            count("a", 600, at(9, role="by"), stated=0, measure="remaining", modality="plan"),
            count("b", 900, at(30), stated=30, measure="arriving", movement="some"),
            count("c", 1200, 40),
        ),
        {},
    ),
    NumberCase(
        "some people are there, and a stage says that nobody is",
        (count("a", (1, None), 0, basis="vague"), stage("b", "absent", 0)),
        ERROR,
        "count_present",
    ),
    NumberCase(
        "no more than 600 allowed, and 900 there",
        (
            count("a", (None, 600), at(0, 9), stated=0, measure="ceiling"),
            count("b", 900, 5),
        ),
        WARNING,
        "ceiling_holds",
    ),
    NumberCase(
        "two ceilings for one day",
        (
            count("a", 600, 0, measure="ceiling"),
            count("b", 900, 0, measure="ceiling"),
        ),
        ERROR,
    ),
    NumberCase(
        "two figures for a year, and one for a day of it",
        (
            count("a", 7000, at("2016", role="for"), stated=0),
            count("b", 8000, at("2016", role="for"), stated=0),
            count("c", 8000, at("2016-05-01"), stated=0),
        ),
        {"a b": "error", "a c": "warning"},
        "period_figure",
    ),
    NumberCase(
        "figures for two years",
        (
            count("a", 7000, at("2015", role="for"), stated=0),
            count("b", 8000, at("2017", role="for"), stated=0),
        ),
        {},
    ),
    NumberCase(
        "contractors are not more than everybody",
        (count("a", 900, 0, population="contractors"), count("b", 600, 0)),
        ERROR,
        "population_within",
    ),
    NumberCase(
        "combat troops are not more than the uniformed",
        (
            count("a", 1200, 0, population="combat"),
            count("b", 1000, 0, population="uniformed"),
        ),
        ERROR,
        "population_within",
    ),
    NumberCase(
        "combat troops of a part are not more than the uniformed of the whole",
        (
            count("a", 1200, 0, population="combat"),
            count("b", 1000, 0, of="whole", population="uniformed"),
        ),
        ERROR,
        "population_within",
    ),
    NumberCase(
        "the uniformed are more than the combat troops",
        (
            count("a", 1000, 0, population="combat"),
            count("b", 1200, 0, population="uniformed"),
        ),
        {},
    ),
    NumberCase(
        "those assigned and those in uniform",
        (
            count("a", 1200, 0, population="assigned"),
            count("b", 1000, 0, population="uniformed"),
        ),
        {},
    ),
    NumberCase(
        "two populations",
        (
            count("a", 900, 0, population="contractors"),
            count("b", 600, 0, population="rotational"),
        ),
        {},
    ),
)

DRIFT = (
    NumberCase(
        "30,000 and, after three months, 52,000",
        (count("a", 30_000, 0), count("b", 52_000, 91)),
        WARNING,
    ),
    NumberCase(
        "30,000 and, after three months, 35,000",
        (count("a", 30_000, 0), count("b", 35_000, 91)),
        NOTE,
    ),
    NumberCase(
        "2,000 and, on the last day without drift, 1,999",
        (count("a", 2000, 0), count("b", 1999, 7)),
        WARNING,
    ),
    NumberCase(
        "2,000 and, on the first day of drift, 1,800",
        (count("a", 2000, 0), count("b", 1800, 8)),
        NOTE,
    ),
    NumberCase(
        "2,000 and, on the first day of drift, 1,799",
        (count("a", 2000, 0), count("b", 1799, 8)),
        WARNING,
    ),
    NumberCase(
        "2,000 and, on the last day of a drift, 1,799",
        (count("a", 2000, 0), count("b", 1799, 37)),
        WARNING,
    ),
    NumberCase(
        "2,000 and, in the second drift, 1,799", (count("a", 2000, 0), count("b", 1799, 38)), NOTE
    ),
    NumberCase(
        "2,000 and, in the sixth drift, 799", (count("a", 2000, 0), count("b", 799, 180)), WARNING
    ),
    NumberCase("2,000 and, half a year later, 1", (count("a", 2000, 0), count("b", 1, 181)), NOTE),
    NumberCase("2,000 and, after a year, 1", (count("a", 2000, 0), count("b", 1, 366)), {}),
    NumberCase(
        "2,000, an update, and 900",
        (
            count("a", 2000, 0),
            count("b", 900, 5),
            stage("c", "present", 4, relations=[("updates", "a")]),
        ),
        {},
    ),
    NumberCase(
        "2,000, a plan of 900 remaining, and 1,000",
        (
            count("a", 2000, 0),
            count("b", 900, at(50), stated=1, measure="remaining", modality="plan"),
            count("c", 1000, 5),
        ),
        {},
    ),
)

PARTS = (
    NumberCase(
        "2,500 are 900, 600 and a silent part",
        (count("a", 2500, 0, of="whole"), count("b", 900, 0), count("c", 600, 0, of="south")),
        {},
        deployments=SILENT,
    ),
    NumberCase(
        "2,500 are not 900 and 600",
        (count("a", 2500, 0, of="whole"), count("b", 900, 0), count("c", 600, 0, of="south")),
        ERROR_ON_THREE,
        "partition_exhaustive",
        deployments=ALL,
    ),
    NumberCase(
        "900 in all, who are at three places, and nobody but a force apart from these",
        (
            count("a", 900, 0, of="whole"),
            stage("b", "absent", 0, of="whole", exceptions=("army",)),
        ),
        ERROR,
        "partition_exhaustive",
        deployments=CROSSING[:-1],
    ),
    NumberCase(
        "300 in all, 300 in the north and 150 in the south",
        (count("a", 300, 0, of="whole"), count("b", 300, 0), count("c", 150, 0, of="south")),
        ERROR_ON_THREE,
        "parts_within_whole",
    ),
    NumberCase(
        "300 in all, 300 of one force and 150 at one place",
        (
            count("a", 300, 0, of="whole"),
            count("b", 300, 0, of="army"),
            count("c", 150, 0, of="east"),
        ),
        {},
        deployments=CROSSING,
    ),
    NumberCase(
        "three places of 4,000 each, from two forces of at most 5,000",
        (
            count("a", 4000, 0, of="east"),
            count("b", 4000, 0, of="middle"),
            count("c", 4000, 0, of="west"),
            count("d", (None, 5000), 0, of="army"),
            count("e", (None, 5000), 0, of="navy"),
        ),
        {"a b c d e": "error"},
        deployments=CROSSING,
    ),
    NumberCase(
        "part present, whole of nobody",
        (stage("a", "present", 0), count("b", 0, 0, of="whole")),
        ERROR,
    ),
    NumberCase(
        "the whole is present, and neither part is",
        (
            stage("a", "present", 0, of="whole"),
            stage("b", "absent", 0),
            stage("c", "absent", 0, of="south"),
        ),
        ERROR_ON_THREE,
        "partition_exhaustive",
        deployments=ALL,
    ),
    NumberCase(
        "contractors of a part are not more than those of the whole",
        (
            count("a", 900, 0, population="contractors"),
            count("b", 600, 0, of="whole", population="contractors"),
        ),
        ERROR,
        "parts_within_whole",
    ),
    NumberCase(
        "more leave a part than the whole",
        (left("a", 900, 3), left("b", 600, 3, of="whole")),
        {},
    ),
)


def step(start, moved, goal, **more):
    """Make a report, a planned movement and what is to remain."""
    return (
        count("a", start, 0, of="whole"),
        left("b", moved, at(60), stated=0, of="whole", modality="plan", **more),
        count("c", goal, at(60), stated=0, of="whole", measure="remaining", modality="plan"),
    )


STEPS = (
    NumberCase(
        "40,000 less 8,000 are not 29,000",
        step(40_000, 8_000, 29_000),
        WARNING_ON_THREE,
        "step_arithmetic",
    ),
    NumberCase("37,000 less 8,000 are 29,000", step(37_000, 8_000, 29_000), {}),
    NumberCase(
        "of 40,000, at least 8,000 leave and 29,000 remain",
        step(40_000, (8_000, None), 29_000),
        {},
    ),
    NumberCase(
        "of 40,000, some of 8,000 leave and 29,000 remain",
        step(40_000, 8_000, 29_000, movement="some"),
        {},
    ),
    NumberCase(
        "900 more than 600 are not 1,000",
        (
            count("a", 600, 0),
            came("b", 900, at(30), stated=0, modality="plan"),
            count("c", 1000, at(30), stated=0, modality="plan"),
        ),
        WARNING_ON_THREE,
        "step_arithmetic",
    ),
    NumberCase(
        "a later goal, within the drift",
        (
            count("a", 40_000, 0, of="whole"),
            left("b", 8_000, at(60), stated=20, of="whole", modality="plan"),
            count("c", 29_000, at(60), stated=20, of="whole", measure="remaining", modality="plan"),
        ),
        {"a b c": "note"},
        "step_arithmetic",
    ),
)

NUMBER_CASES = FLOWS + STOCKS + DRIFT + PARTS + STEPS
