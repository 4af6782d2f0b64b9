"""How each claim of a dataset is read: in a sentence, its days, and what it could meet."""

from collections.abc import Mapping

from attrs import frozen

from counterclaim.codelists.readings import READINGS
from counterclaim.consistency.interpretation.claims import Interpretation, interpret
from counterclaim.consistency.interpretation.lines import FUTURE, PAST
from counterclaim.consistency.policy import Policy
from counterclaim.model import Attribute, Claim, Count, Dataset
from counterclaim.readings import reading_of
from counterclaim.structure.hierarchy import Structure, structure_of
from counterclaim.time import day_text

_WHY = {
    "undated": "the days of the statement are not known",
    "empty_window": "there is no day for which it could hold",
    "relative_time": "its time hangs on another subject",
    "modality": "nobody says that it is so",
    "commitment": "the speaker does not vouch for it",
    "content": "its content is kept and not compared",
    "unresolved": "it names a record that is not there",
    "after_as_of": "it was stated later",
}


@frozen(kw_only=True)
class ReadBack:
    """How a claim is read.

    Attributes:
        claim: Its id.
        reading: The code of its reading; None where the catalogue has none for it.
        sentence: What it says, in one plain sentence.
        days: The days for which it holds, in words.
        left_out: Why it takes no part in the check; None where it does.
        meets: Ids of claims of the same or a related subject that it could meet.
        is_drafted: Whether it was proposed and no person has confirmed it yet.
    """

    claim: str
    reading: str | None
    sentence: str
    days: str
    left_out: str | None
    meets: tuple[str, ...]
    is_drafted: bool


def read_back(dataset: Dataset, policy: Policy | None = None) -> tuple[ReadBack, ...]:
    """Return how each claim of a dataset is read, in the order of the claims.

    Nothing is checked: what is said of a claim does not hang on what others say, but for the
    names of those that it could meet.
    """
    structure = structure_of(dataset)
    used = policy or Policy()
    read = {claim.id: interpret(claim, structure, used) for claim in dataset.claims}
    placed = {name: one for name, one in read.items() if isinstance(one, Interpretation)}
    near = _by_subject(placed, structure)
    names = {one.id: one.name for one in dataset.deployments}
    return tuple(
        _entry(claim, read[claim.id], near.get(claim.id, ()), names) for claim in dataset.claims
    )


def _entry(
    claim: Claim,
    read: "Interpretation | str",
    meets: tuple[str, ...],
    names: Mapping[str, str],
) -> ReadBack:
    taken = read if isinstance(read, Interpretation) else None
    return ReadBack(
        claim=claim.id,
        reading=reading_of(claim),
        sentence=sentence_of(claim, names),
        days="" if taken is None else _days(taken),
        left_out=_WHY[read] if isinstance(read, str) else None,
        meets=meets,
        is_drafted=(claim.extra or {}).get("reading_by") == "draft",
    )


def sentence_of(claim: Claim, names: Mapping[str, str]) -> str:
    """Return what a claim says in one plain sentence, by the meaning of its reading."""
    about = claim.about
    subject = names.get(about.deployment or "", about.deployment or about.matter or "")
    code = reading_of(claim)
    if code is None:
        said = f"{getattr(claim.says, 'code', type(claim.says).__name__.lower())}, {claim.modality}"
        meaning = f"it has no reading of the catalogue ({said})."
    else:
        meaning = READINGS[code].meaning
    if isinstance(claim.says, Count):
        meaning = meaning.replace("So many", _number(claim.says), 1)
        meaning = meaning.replace("so many", _number(claim.says), 1)
    if isinstance(claim.says, Attribute):
        meaning = f"{meaning.rstrip('.')}: {claim.says.key} {claim.says.value}."
    if claim.condition is not None:
        meaning = f"{meaning.rstrip('.')}, on the condition: {claim.condition}."
    if claim.modality == "forecast":
        meaning = f"{meaning.rstrip('.')} (a forecast)."
    if claim.polarity == "denied" and (code is None or READINGS[code].polarity == "affirmed"):
        meaning = f"it is not so that: {meaning}"
    return f"{subject}: {meaning}"


def _number(says: Count) -> str:
    about = "about " if says.approximate else ""
    low, high = says.low, says.high
    if says.basis == "vague":
        shown = "Some"
    elif low == high:
        shown = f"{low:,}"
    elif low is None:
        shown = f"at most {high:,}"
    elif high is None:
        shown = f"at least {low:,}"
    else:
        shown = f"{low:,} to {high:,}"
    unit = "" if says.unit == "persons" else f" {says.unit}"
    return f"{about}{shown}{unit}"


def _days(read: Interpretation) -> str:
    window = read.window
    first = None if window.first <= PAST else day_text(window.first)
    last = None if window.last >= FUTURE else day_text(window.last)
    which = "on every day" if window.every else "on some day"
    if first is not None and first == last:
        return f"on {first}"
    if first is None and last is None:
        return f"{which} of all time"
    if first is None:
        return f"{which} up to {last}"
    return f"{which} from {first} on" if last is None else f"{which} from {first} to {last}"


def _by_subject(
    read: Mapping[str, Interpretation], structure: Structure
) -> Mapping[str, tuple[str, ...]]:
    """Return, for each claim, those that answer for the same or a related subject."""
    homes: dict[tuple[str, ...], list[str]] = {}
    for name, one in read.items():
        homes.setdefault(_home(one), []).append(name)
    found = {}
    for name, one in read.items():
        keys = [_home(one)]
        if len(keys[0]) == 2 and keys[0][0] == "deployment":
            deployment = keys[0][1]
            around = (
                *structure.wholes.get(deployment, ()),
                *structure.parts.get(deployment, ()),
            )
            keys += [("deployment", other) for other in around]
        others = [other for key in keys for other in homes.get(key, ()) if other != name]
        found[name] = tuple(others)
    return found


def _home(read: Interpretation) -> tuple[str, ...]:
    claim = read.claim
    about = claim.about
    if isinstance(claim.says, Attribute):
        return ("attribute", about.deployment or about.matter or "", claim.says.key)
    if about.deployment is not None:
        return ("deployment", about.deployment)
    return ("matter", about.matter or "")
