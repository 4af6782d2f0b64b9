"""A rule about codes of open lists, which the schema cannot refuse."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from counterclaim.codelists import CODE_LISTS
from counterclaim.findings.quoting import quoted
from counterclaim.model import Attribute, Count, Dataset
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, RecordPath, at, rule

_SHORT = 4
_LONG = 8

_OPEN: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(listed.values) for name, listed in CODE_LISTS.items() if listed.open}
)


@rule(
    "code.nearly-known",
    "Code that is nearly one of the list",
    "warning",
    does="Finds a code in a field with an open list that is not on the list, and differs from one "
    "that is by a letter, or by two in words of eight letters and more.",
    why="A publisher may use codes that are not on an open list, so that a slip is a valid code. "
    "Whoever looks for the right one does not find the record.",
    fix="Write the code of the list, or choose one of your own that looks different.",
    example='{"sources": [{"id": "article", "kind": "news_artcle"}]}',
    instead='{"sources": [{"id": "article", "kind": "news_article"}]}',
)
def nearly_known(dataset: Dataset, _: Context) -> Iterator[Observation]:
    meant: dict[tuple[str, str], str | None] = {}
    for place, listed, code in _codes(dataset):
        if code in _OPEN[listed]:
            continue
        key = (listed, code)
        if key not in meant:
            meant[key] = next((one for one in sorted(_OPEN[listed]) if _is_near(code, one)), None)
        known = meant[key]
        if known is not None:
            yield Observation(
                place,
                f"the code {quoted(code)} is not on the list {listed}; {quoted(known)} is",
                hint=f"Did you mean {quoted(known)}?",
            )


def _codes(dataset: Dataset) -> Iterator[tuple[RecordPath, str, str]]:
    """Yield the codes of open lists: where each stands, its list, the code."""
    for index, actor in enumerate(dataset.actors):
        for number, identifier in enumerate(actor.identifiers):
            place = at("actor", index, "identifiers", number, "scheme")
            yield place, "identifier-schemes", identifier.scheme
    for index, source in enumerate(dataset.sources):
        if source.kind is not None:
            yield at("source", index, "kind"), "source-kinds", source.kind
    for index, deployment in enumerate(dataset.deployments):
        for number, identifier in enumerate(deployment.place.identifiers):
            place = at("deployment", index, "place", "identifiers", number, "scheme")
            yield place, "identifier-schemes", identifier.scheme
        for number, part in enumerate(deployment.part_of):
            yield (
                at("deployment", index, "part_of", number, "partition"),
                "partitions",
                part.partition,
            )
        for number, partition in enumerate(deployment.exhaustive):
            yield at("deployment", index, "exhaustive", number), "partitions", partition
    for index, claim in enumerate(dataset.claims):
        if isinstance(claim.says, Count) and claim.says.population is not None:
            yield at("claim", index, "says", "population"), "populations", claim.says.population
        elif isinstance(claim.says, Attribute):
            yield at("claim", index, "says", "key"), "attribute-keys", claim.says.key


def _is_near(code: str, known: str) -> bool:
    """Tell whether a code is one slip away from a known one, a long one two slips."""
    most = 2 if min(len(code), len(known)) >= _LONG else 1
    if min(len(code), len(known)) < _SHORT or abs(len(code) - len(known)) > most:
        return False
    return _slips(code, known) <= most


def _slips(one: str, other: str) -> int:
    """Count the letters put in, left out, replaced, or exchanged with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        older, before, row = before, row, [place]
        for index, mark in enumerate(other, start=1):
            cost = min(before[index] + 1, row[-1] + 1, before[index - 1] + (letter != mark))
            if index > 1 and place > 1 and (letter, one[place - 2]) == (other[index - 2], mark):
                cost = min(cost, older[index - 2] + 1)
            row.append(cost)
    return row[-1]


RULES = (nearly_known,)
