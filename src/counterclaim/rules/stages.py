"""Rules about stages: what a code does not go together with."""

from collections.abc import Iterator

from counterclaim.codelists import facet_of
from counterclaim.model import Claim, Dataset, Stage
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, at, rule
from counterclaim.rules._words import NONE_AT_ALL, PARTLY, is_english


def _stages(dataset: Dataset) -> Iterator[tuple[int, Claim, Stage]]:
    for index, claim in enumerate(dataset.claims):
        if isinstance(claim.says, Stage):
            yield index, claim, claim.says


@rule(
    "stage.completed-of-part",
    "Completed, said of a part",
    "note",
    does="Finds an affirmed `completed`, but that of a reduction, whose extent is a part of the "
    "deployment, or where an English text speaks of a part: partial, most of, nearly, the first "
    "phase.",
    why="A completed withdrawal means that nobody of the deployment is left, so that it conflicts "
    "with every claim that somebody is there.",
    fix="Record the part as a deployment and say it of that; or count those who left.",
    example="""
        {"claims": [{"id": "c1", "text": "The first phase of the withdrawal is completed.",
                     "language": "en", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "The first phase of the withdrawal is completed.",
                     "language": "en", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "under_way"}}]}
    """,
)
def completed_of_part(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, stage in _stages(dataset):
        if stage.code != "completed" or claim.polarity == "denied":
            continue
        if claim.about.process == "reduction":
            continue  # its end leaves somebody there
        place = at("claim", index, "says", "code")
        if claim.about.extent == "part":
            message = "it is completed, and its extent is a part"
            yield Observation(place, message, related=(at("claim", index, "about", "extent"),))
        elif is_english(claim) and not stage.exceptions and PARTLY.search(claim.text):
            message = "it is completed, and the text speaks of a part"
            yield Observation(place, message, related=(at("claim", index, "text"),))


@rule(
    "stage.presence-with-process",
    "Presence with a process",
    "note",
    does="Finds a stage `absent` or `present` with a process.",
    why="Presence is of a deployment and not of a process: the process is passed over. Perhaps a "
    "stage of the process was meant.",
    fix="Take the process out, or choose a stage of it.",
    example="""
        {"claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
)
def presence_with_process(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, stage in _stages(dataset):
        if claim.about.process is not None and facet_of(stage.code) == "presence":
            yield Observation(
                at("claim", index, "about", "process"),
                f"{stage.code} is no stage of a process",
                related=(at("claim", index, "says", "code"),),
            )


@rule(
    "stage.by-without-decision",
    "Decider of what nobody decides",
    "note",
    does="Finds `about.by` with a stage of the execution or of presence.",
    why="`by` tells who decides or announces. How far a withdrawal is, and whether somebody is "
    "there, is the same whoever decides: `by` is passed over.",
    fix="Take by out; if a decision is meant, choose agreed, rejected or announced.",
    example="""
        {"claims": [{"id": "c1",
                     "about": {"deployment": "army", "process": "withdrawal", "by": "arland"},
                     "says": {"type": "stage", "code": "under_way"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1",
                     "about": {"deployment": "army", "process": "withdrawal", "by": "arland"},
                     "says": {"type": "stage", "code": "agreed"}}]}
    """,
)
def by_without_decision(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, stage in _stages(dataset):
        if claim.about.by is not None and facet_of(stage.code) in ("execution", "presence"):
            yield Observation(
                at("claim", index, "about", "by"),
                f"{stage.code} is nothing that somebody decides or announces",
                related=(at("claim", index, "says", "code"),),
            )


@rule(
    "stage.stay-carried-out",
    "A stay that is carried out",
    "warning",
    does="Finds a stage of the execution with the process `stay`.",
    why="To stay is decided and announced. That it is so is presence: a stage of the execution "
    "of a stay meets nothing that is said of withdrawals or of who is there.",
    fix="Choose present, or none of the withdrawal; for a decision agreed or rejected.",
    example="""
        {"claims": [{"id": "c1", "about": {"deployment": "army", "process": "stay"},
                     "says": {"type": "stage", "code": "under_way"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
)
def stay_carried_out(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, stage in _stages(dataset):
        if claim.about.process == "stay" and facet_of(stage.code) == "execution":
            yield Observation(
                at("claim", index, "says", "code"),
                f"{stage.code} is no stage of a decision, and a stay is decided",
                related=(at("claim", index, "about", "process"),),
            )


@rule(
    "stage.enters-without-moment",
    "Change without a moment",
    "warning",
    does="Finds an affirmed stage with `enters` whose time is an interval, or has the role "
    "`until` or `not_before`.",
    why="A change happens at a moment, an interval is every day of it. `enters` then adds "
    "nothing, and a clash of two dates is not found.",
    fix="Give a date with the role at, or one of several days; or take enters out.",
    example="""
        {"claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed", "enters": true},
                     "when": {"role": "at", "edtf": "2025-03-01/2025-03-03"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed", "enters": true},
                     "when": {"role": "at", "edtf": "[2025-03-01..2025-03-03]"}}]}
    """,
)
def enters_without_moment(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, stage in _stages(dataset):
        when = claim.when
        if not stage.enters or when is None or claim.polarity == "denied":
            continue
        throughout = when.edtf is not None and when.edtf.kind == "interval"
        if when.role in ("until", "not_before") or (throughout and when.role in ("at", "during")):
            yield Observation(
                at("claim", index, "says", "enters"),
                "the change into the stage has a time that is no moment",
                related=(at("claim", index, "when"),),
            )


@rule(
    "stage.denied-under-way",
    "“No withdrawal” as a denied “under way”",
    "note",
    does="Finds a denied `under_way` where an English text speaks of no withdrawal, no pullout, "
    "no departure.",
    why="A denial allows everything else: of `under_way` also that all is over. “There is no "
    "withdrawal” excludes that.",
    fix="Affirm the stage none; with the extent any if not even a part is meant.",
    example="""
        {"claims": [{"id": "c1", "text": "There is no withdrawal.", "language": "en",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "polarity": "denied", "says": {"type": "stage", "code": "under_way"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "There is no withdrawal.", "language": "en",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "none"}}]}
    """,
)
def denied_under_way(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim, stage in _stages(dataset):
        if stage.code != "under_way" or claim.polarity == "affirmed" or not is_english(claim):
            continue
        if NONE_AT_ALL.search(claim.text):
            yield Observation(
                at("claim", index, "says", "code"),
                "there is none, says the text; that it may be over, says the code",
                related=(at("claim", index, "text"),),
            )


RULES = (
    completed_of_part,
    presence_with_process,
    by_without_decision,
    stay_carried_out,
    enters_without_moment,
    denied_under_way,
)
