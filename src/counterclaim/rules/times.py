"""Rules about dates: of statements, of sources, and of what is spoken of."""

import math
import re
from collections.abc import Iterator

from counterclaim.findings.quoting import quoted
from counterclaim.model import Claim, Count, Dataset, Scope, Stage
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, at, rule
from counterclaim.structure.hierarchy import is_claimed_part
from counterclaim.time import Edtf

_YEAR = 365.2425
_FAR_AHEAD = 50 * _YEAR
_FAR_BACK = 150 * _YEAR
_END_OF = re.compile(r"\bend of\b", re.IGNORECASE)
_COMPARED = ("fact", "plan", "forecast", "conditional")
_STAY = ("present", "none", "not_started")


def _hull(time: Edtf) -> tuple[float, float]:
    """Return the first and last possible day, infinite where a side is open."""
    return (
        -math.inf if time.earliest is None else time.earliest,
        math.inf if time.latest is None else time.latest,
    )


def _is_after(later: Edtf | None, earlier: Edtf | None) -> bool:
    """Tell whether one date lies wholly after another; an absent one does not."""
    if later is None or earlier is None:
        return False
    return _hull(later)[0] > _hull(earlier)[1]


def _is_compared(claim: Claim) -> bool:
    """Tell whether the check compares a claim, if its dates allow it."""
    content = not isinstance(claim.says, Scope) or is_claimed_part(claim)
    return content and claim.modality in _COMPARED and claim.commitment != "none"


def _is_about_future(claim: Claim) -> bool:
    return claim.when is not None and _is_after(claim.when.edtf, claim.stated)


def _is_told_as_fact(claim: Claim) -> bool:
    """Tell whether the check takes it for a fact; one about the future is a forecast to it."""
    return claim.modality == "fact" and not _is_about_future(claim)


@rule(
    "time.stated-after-published",
    "Statement after its publication",
    "warning",
    does="Finds a claim that was stated after one of its sources, or the source of one of its "
    "relays, was published: the first possible day of `stated` lies after the last possible day "
    "of `published`.",
    why="Nobody can print what has not been said. One of the dates is wrong, or the source is, "
    "and the check compares statements by their dates.",
    fix="Correct the date of the statement or of the source; a page that was changed later has "
    "the date of the change.",
    example="""
        {"sources": [{"id": "report", "published": "2025-03-10"}],
         "claims": [{"id": "c1", "sources": ["report"], "stated": "2025-03-12"}]}
    """,
    instead="""
        {"sources": [{"id": "report", "published": "2025-03-12"}],
         "claims": [{"id": "c1", "sources": ["report"], "stated": "2025-03-12"}]}
    """,
)
def stated_after_published(dataset: Dataset, context: Context) -> Iterator[Observation]:
    last_days = {
        source.id: source.published.latest
        for _, source in context.sources.values()
        if source.published is not None and source.published.latest is not None
    }
    for index, claim in enumerate(dataset.claims):
        said = claim.stated.earliest
        if said is None:
            continue
        named = [*claim.sources, *(relay.source for relay in claim.via if relay.source)]
        early = [name for name in dict.fromkeys(named) if last_days.get(name, said) < said]
        if early:
            found = [context.sources[name] for name in early]
            yield Observation(
                at("claim", index, "stated"),
                f"it was stated on {claim.stated}, but its source {quoted(early[0])} was "
                f"published on {found[0][1].published}",
                related=tuple(at("source", place, "published") for place, _ in found),
            )


@rule(
    "time.published-after-accessed",
    "Read before it was published",
    "warning",
    does="Finds a source that was read before it was published: the first possible day of "
    "`published` lies after the last possible day of `accessed`.",
    why="One of the two dates is wrong. Both serve to find again the text that was read.",
    fix="Correct `published` or `accessed`; the two may have been exchanged.",
    example='{"sources": [{"id": "report", "published": "2025-03-20", "accessed": "2025-03-11"}]}',
    instead='{"sources": [{"id": "report", "published": "2025-03-11", "accessed": "2025-03-20"}]}',
)
def published_after_accessed(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, source in enumerate(dataset.sources):
        if _is_after(source.published, source.accessed):
            yield Observation(
                at("source", index, "accessed"),
                f"it was read on {source.accessed}, before it was published on {source.published}",
                related=(at("source", index, "published"),),
            )


@rule(
    "time.after-dataset",
    "Later than the dataset itself",
    "warning",
    does="Finds a statement, a publication or a reading of a source that lies wholly after the "
    "day on which the dataset was published.",
    why="A dataset cannot hold what came after it. Either the date is wrong, or that of the "
    "dataset was not renewed.",
    fix="Correct the date, or renew `published` of the dataset.",
    example="""
        {"published": "2025-03-01", "claims": [{"id": "c1", "stated": "2025-03-10"}]}
    """,
    instead="""
        {"published": "2025-03-31", "claims": [{"id": "c1", "stated": "2025-03-10"}]}
    """,
)
def after_dataset(dataset: Dataset, _: Context) -> Iterator[Observation]:
    issued = dataset.published
    if issued is None:
        return
    related = (at("dataset", 0, "published"),)
    for index, source in enumerate(dataset.sources):
        for name, time in (("published", source.published), ("accessed", source.accessed)):
            if _is_after(time, issued):
                message = f"{name} on {time}, after the dataset was published on {issued}"
                yield Observation(at("source", index, name), message, related=related)
    for index, claim in enumerate(dataset.claims):
        if _is_after(claim.stated, issued):
            message = f"stated on {claim.stated}, after the dataset was published on {issued}"
            yield Observation(at("claim", index, "stated"), message, related=related)


@rule(
    "time.fact-about-future",
    "Fact about the future",
    "warning",
    does="Finds a stage or a number of the modality `fact` whose time lies wholly after the day "
    "on which it was stated.",
    why="What is still to come is a plan of those who decide it, or a forecast of others. The "
    "check takes such a fact for a forecast, so that a conflict with it is only a note.",
    fix="Make it a plan where the speaker decides it, else a forecast; or correct the year.",
    example="""
        {"claims": [{"id": "c1", "stated": "2025-03-10", "modality": "fact",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"},
                     "when": {"role": "at", "edtf": "2025-09"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "stated": "2025-03-10", "modality": "plan",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"},
                     "when": {"role": "at", "edtf": "2025-09"}}]}
    """,
)
def fact_about_future(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if claim.modality != "fact" or claim.when is None or not _is_about_future(claim):
            continue
        if isinstance(claim.says, Stage | Count):
            yield Observation(
                at("claim", index, "modality"),
                f"a fact of {claim.stated} is about {claim.when.edtf}, which is still to come",
                related=(at("claim", index, "when"),),
            )


def _is_emptied(claim: Claim) -> bool:
    """Tell whether the dates leave no day that the claim is surely about."""
    when = claim.when
    if when is None or when.edtf is None:
        return False
    said_first, said_last = _hull(claim.stated)
    first, last = _hull(when.edtf)
    denied = claim.polarity == "denied"
    match when.role:
        case "not_before":
            return said_last > first - 1
        case "by" | "until" if _is_told_as_fact(claim):
            # only an open beginning leaves nothing of the past
            return first == -math.inf and denied == (when.role == "by")
        case "by":
            return said_last > first if denied else said_first > last
        case "until":
            return said_first > last - 1 if denied else said_last > first - 1
        case "since":
            return last == math.inf and not _is_told_as_fact(claim)
        case _:
            return False


_BEFORE = {
    "by": "the time by which it is to be, {when}, lies before it was stated, {stated}",
    "until": "the time until which it holds, {when}, does not lie after it was stated, {stated}",
    "not_before": "the time before which it is not to be, {when}, does not lie after it was "
    "stated, {stated}",
    "since": "the time since which it holds, {when}, has no end from which on it is certain",
}


@rule(
    "time.no-day-left",
    "Time that leaves no day",
    "warning",
    does="Finds a claim whose time and role leave no day that it is surely about: "
    "a deadline before the statement, an `until` that has passed, a `since` without end.",
    why="The check has nothing to compare and leaves the claim out, as `empty_window`. Mostly a "
    "year is wrong, or a coarse date is meant to include its last day.",
    fix="Correct the year or the role, or give the day more exactly.",
    example="""
        {"claims": [{"id": "c1", "stated": "2025-03-10", "modality": "plan",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"},
                     "when": {"role": "by", "edtf": "2024-09"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "stated": "2025-03-10", "modality": "plan",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"},
                     "when": {"role": "by", "edtf": "2025-09"}}]}
    """,
)
def no_day_left(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if claim.when is None or not _is_compared(claim) or _is_undated(claim):
            continue
        if _is_emptied(claim):
            told = _BEFORE[claim.when.role].format(when=claim.when.edtf, stated=claim.stated)
            yield Observation(
                at("claim", index, "when"),
                f"no day is left: {told}",
                related=(at("claim", index, "stated"),),
            )


def _is_undated(claim: Claim) -> bool:
    """Tell whether the date of the statement is open on a side that its time needs."""
    said_first, said_last = _hull(claim.stated)
    told_as_fact = _is_told_as_fact(claim)
    when = claim.when
    if when is None:
        code = claim.says.code if isinstance(claim.says, Stage) else None
        needs_end = told_as_fact or claim.polarity == "denied" or code in _STAY
        return said_first == -math.inf or (needs_end and said_last == math.inf)
    if when.edtf is None:
        return False
    needed = {"not_before": True, "since": told_as_fact}.get(
        when.role, when.role in ("by", "until") and not told_as_fact
    )
    return needed and (said_first == -math.inf or said_last == math.inf)


@rule(
    "time.undated",
    "Statement without the date that its time needs",
    "note",
    does="Finds a claim that cannot be placed on any day, because the date of the "
    "statement is open or unknown on a side from which its time counts.",
    why="“Now”, “by September” and “until December” count from the day of the statement. Without "
    "it the check leaves the claim out, as `undated`.",
    fix="Bound the date by what is certain: after the speaker took office, before it was quoted.",
    example="""
        {"claims": [{"id": "c1", "stated": "../2025-03-10",
                     "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "stated": "[2025-01-20..2025-03-10]",
                     "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
)
def undated(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if _is_compared(claim) and _is_undated(claim):
            yield Observation(
                at("claim", index, "stated"),
                f"the date of the statement, {claim.stated}, is open on a side that its time needs",
            )


@rule(
    "time.far-from-statement",
    "Time far from its statement",
    "note",
    does="Finds a claim whose time lies wholly more than 50 years after its statement, or more "
    "than 150 years before it.",
    why="Mostly two digits of a year were exchanged. The claim then meets no other one.",
    fix="Correct the year.",
    example="""
        {"claims": [{"id": "c1", "stated": "2024-09-06", "modality": "plan",
                     "when": {"role": "by", "edtf": "2205-09"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "stated": "2024-09-06", "modality": "plan",
                     "when": {"role": "by", "edtf": "2025-09"}}]}
    """,
)
def far_from_statement(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if claim.when is None or claim.when.edtf is None:
            continue
        said_first, said_last = _hull(claim.stated)
        first, last = _hull(claim.when.edtf)
        # an open side says nothing of a slip in a year
        if first - said_last > _FAR_AHEAD or (
            last != math.inf and said_first - last > _FAR_BACK and said_first != math.inf
        ):
            yield Observation(
                at("claim", index, "when", "edtf"),
                f"it was stated on {claim.stated} and is about {claim.when.edtf}",
                related=(at("claim", index, "stated"),),
            )


@rule(
    "time.stated-as-interval",
    "Statement dated by an interval",
    "note",
    does="Finds a claim whose `stated` is an interval, `a/b`.",
    why="An interval means every day of it, and a statement is made at one moment. Where only "
    "the days are known between which it was made, that is one of several days.",
    fix="Write one of several days: [2025-03-07..2025-03-30]; or a month: 2025-03.",
    example='{"claims": [{"id": "c1", "stated": "2025-03-07/2025-03-30"}]}',
    instead='{"claims": [{"id": "c1", "stated": "[2025-03-07..2025-03-30]"}]}',
)
def stated_as_interval(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if claim.stated.kind == "interval":
            yield Observation(
                at("claim", index, "stated"),
                f"the interval {claim.stated} says that it was stated throughout",
            )


@rule(
    "time.until-end-of",
    "“Until the end of” with a coarse date",
    "note",
    does="Finds a time of the role `until` that is coarser than a day, where the words speak of "
    "the end of something.",
    why="`until` holds up to the day before its time begins to be possible: with `2026-12` "
    "certainly to the end of November only, with `2026` to the end of 2025.",
    fix="Write the last day: 2026-12-31.",
    example="""
        {"claims": [{"id": "c1", "modality": "plan",
                     "when": {"role": "until", "edtf": "2026", "text": "until the end of 2026"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "modality": "plan",
                     "when": {"role": "until", "edtf": "2026-12-31",
                              "text": "until the end of 2026"}}]}
    """,
)
def until_end_of(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        when = claim.when
        if when is None or when.edtf is None or when.role != "until":
            continue
        if when.edtf.precision != "day" and _END_OF.search(when.text or claim.text):
            yield Observation(
                at("claim", index, "when", "edtf"),
                f"the words speak of an end, and {when.edtf} ends before it begins",
            )


@rule(
    "time.denied-not-before",
    "Denial of “not before”",
    "warning",
    does="Finds a denied claim with the role `not_before`.",
    why="`not_before` is a denial already: it says that the content does not hold until then. "
    "Denied once more it says that the content holds on every day until then, which is hardly "
    "ever what the words mean.",
    fix="Affirm the content with `not_before`, or deny it with `by`.",
    example="""
        {"claims": [{"id": "c1", "modality": "plan", "polarity": "denied",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "started"},
                     "when": {"role": "not_before", "edtf": "2026"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "modality": "plan",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "started"},
                     "when": {"role": "not_before", "edtf": "2026"}}]}
    """,
)
def denied_not_before(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if claim.polarity == "denied" and claim.when and claim.when.role == "not_before":
            yield Observation(
                at("claim", index, "polarity"),
                "a denied “not before” is denied twice",
                related=(at("claim", index, "when"),),
            )


RULES = (
    stated_after_published,
    published_after_accessed,
    after_dataset,
    fact_about_future,
    no_day_left,
    undated,
    far_from_statement,
    stated_as_interval,
    until_end_of,
    denied_not_before,
)
