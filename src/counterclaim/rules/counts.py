"""Rules about numbers: where their bounds come from, what they count, zero."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from counterclaim.codelists import Measure
from counterclaim.model import Claim, Count, Dataset
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, at, rule
from counterclaim.rules._words import OTHER_UNITS, PERSONS, is_english


def _counts(dataset: Dataset) -> Iterator[tuple[int, Claim, Count]]:
    for index, claim in enumerate(dataset.claims):
        if isinstance(claim.says, Count):
            yield index, claim, claim.says


@rule(
    "count.vague-as-figure",
    "Vague word as a figure",
    "warning",
    does="Finds a number of the basis `vague` with an upper bound.",
    why="A vague word, such as many, has no bounds. Whoever invents one gives the source a figure "
    "that it does not have.",
    fix="Leave the upper bound out; or make the basis convention, if the word has a documented "
    "reading.",
    example="""
        {"claims": [{"id": "c1", "says": {"type": "count", "measure": "leaving",
                                          "low": 200, "high": 999, "basis": "vague"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "says": {"type": "count", "measure": "leaving",
                                          "low": 2, "basis": "vague"}}]}
    """,
)
def vague_as_figure(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, _claim, count in _counts(dataset):
        if count.basis == "vague" and count.high is not None:
            yield Observation(
                at("claim", index, "says", "high"),
                f"a vague word has the upper bound {count.high}",
                related=(at("claim", index, "says", "basis"),),
            )


@rule(
    "count.convention-as-exact",
    "Conventional reading told as exact",
    "note",
    does="Finds a number of the basis `convention` that is not marked approximate.",
    why="“Hundreds” as 200 to 999 is the reading of a word. Nobody said 200, and nobody said 999.",
    fix="Set approximate; or make the basis stated, if the source prints the bounds.",
    example="""
        {"claims": [{"id": "c1", "says": {"type": "count", "measure": "leaving", "low": 200,
                                          "high": 999, "basis": "convention"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "says": {"type": "count", "measure": "leaving", "low": 200,
                                          "high": 999, "basis": "convention",
                                          "approximate": true}}]}
    """,
)
def convention_as_exact(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, _claim, count in _counts(dataset):
        if count.basis == "convention" and not count.approximate:
            yield Observation(
                at("claim", index, "says", "basis"),
                "bounds that come from the reading of a word are not marked approximate",
            )


_INSTEAD_OF_ZERO: Mapping[Measure, str] = MappingProxyType(
    {
        "present": "Make it the stage absent.",
        "remaining": "Make it the stage completed of the process withdrawal, or absent.",
        "leaving": "Make it the stage none of the process withdrawal, with the extent any.",
        "arriving": "Make it the stage none of the process arrival.",
    }
)
"""No other measure has a stage that says the same: no change, no losses, nobody allowed."""


@rule(
    "count.zero",
    "None told as a number",
    "warning",
    does="Finds an affirmed number of persons present, remaining, leaving or arriving, or such a "
    "fraction, that is exactly zero. No change on balance (`net_change`), no losses and a ceiling "
    "of zero are left alone: no stage says the same.",
    why="“Nobody is there” is a stage, `absent`. As a number it is not compared with the claims "
    "that somebody is there.",
    fix="Say it as a stage: absent, or none of the process.",
    example="""
        {"claims": [{"id": "c1", "about": {"deployment": "army"},
                     "says": {"type": "count", "measure": "present", "low": 0, "high": 0}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "absent"}}]}
    """,
)
def zero(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, count in _counts(dataset):
        # things are counted too: that no vehicle is left says nothing about persons
        if count.high != 0 or claim.polarity == "denied" or count.unit not in _WHOLES:
            continue
        if count.measure in _INSTEAD_OF_ZERO:
            yield Observation(
                at("claim", index, "says"),
                f"the number {count.measure} is zero",
                _INSTEAD_OF_ZERO[count.measure],
            )


_WHOLES = ("persons", "fraction")


@rule(
    "count.fraction-out-of-place",
    "Fraction where it says nothing",
    "warning",
    does="Finds a number of the unit `fraction` that is a ceiling, or that says that all of a "
    "deployment is present, leaves or arrives.",
    why="A ceiling is a number that may not be passed; a part of an unknown whole sets none. And "
    "all of a deployment is a stage, which is compared with other claims, while the number is not.",
    fix="Give the ceiling in persons; say all as a stage, such as completed.",
    example="""
        {"claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "count", "measure": "leaving", "unit": "fraction",
                              "low": 1, "high": 1}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"}}]}
    """,
)
def fraction_out_of_place(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, _claim, count in _counts(dataset):
        if count.unit != "fraction":
            continue
        place = at("claim", index, "says", "unit")
        if count.measure == "ceiling":
            yield Observation(place, "a ceiling is given as a fraction")
        elif count.low == 1:
            yield Observation(place, "all of a deployment is given as a fraction")


@rule(
    "count.persons-of-other-units",
    "Other things counted as persons",
    "note",
    does="Finds a number of the unit `persons`, which is the default, where an English text "
    "counts bases, vehicles, units, per cent and the like, and speaks of no persons.",
    why="Five bases that are handed over are not five soldiers who leave; but the check takes "
    "persons who leave for a sign that a reduction has begun.",
    fix="Set the unit: units, bases, vehicles or fraction.",
    example="""
        {"claims": [{"id": "c1", "text": "They will give up 5 bases.", "language": "en",
                     "modality": "plan",
                     "says": {"type": "count", "measure": "leaving", "low": 5, "high": 5}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "They will give up 5 bases.", "language": "en",
                     "modality": "plan",
                     "says": {"type": "count", "measure": "leaving", "low": 5, "high": 5,
                              "unit": "bases"}}]}
    """,
)
def persons_of_other_units(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, count in _counts(dataset):
        if count.unit != "persons" or not is_english(claim):
            continue
        if OTHER_UNITS.search(claim.text) and not PERSONS.search(claim.text):
            yield Observation(
                at("claim", index, "says"),
                "the text counts something else, and the unit is persons",
                related=(at("claim", index, "text"),),
            )


RULES = (
    vague_as_figure,
    convention_as_exact,
    zero,
    fraction_out_of_place,
    persons_of_other_units,
)
