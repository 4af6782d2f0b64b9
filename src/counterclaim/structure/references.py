"""References between the records of a dataset: do they resolve, are ids unique, do they loop."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin

import attrs

from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.findings.finding import fault
from counterclaim.findings.json_values import Path
from counterclaim.findings.pointers import pointer_of
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import close_match
from counterclaim.model import Actor, Dataset, Deployment, Source
from counterclaim.model.fields import bare_and_rules
from counterclaim.model.registry import LISTS
from counterclaim.solver.graphs import cycles

Locate = Callable[[RecordKind, int], Location]
"""Gives the place of a record from its kind and its index in the list of the dataset."""

_NEIGHBOURS = 10


def check_references(
    dataset: Dataset,
    *,
    locate: Locate | None = None,
    refused: Collection[tuple[RecordKind, str]] = (),
) -> tuple[Finding, ...]:
    """Return a finding for each reference that does not resolve, repeated id, and cycle.

    Args:
        dataset: The dataset.
        locate: Gives the place of a record; by default its place in one JSON document.
        refused: Kind and id of records that were in the file and could not be read. What
            refers to them is reported as such, not as missing.

    Returns:
        The findings: repeated ids first, then references, then cycles; each in the order of
        the records.
    """
    where = locate or place_in_document
    ids = {kind: [record.id for record in _records(dataset, kind)] for kind in LISTS.values()}
    return (
        *_repeated_ids(ids, where),
        *_unresolved(dataset, ids, frozenset(refused), where),
        *_cycles(dataset, where),
    )


def place_in_document(kind: RecordKind, index: int) -> Location:
    """Return the place of a record in a dataset that is one JSON document."""
    name = next(name for name, kept in LISTS.items() if kept == kind)
    return Location(record_kind=kind, pointer=f"/{name}/{index}")


def _records(dataset: Dataset, kind: RecordKind) -> Sequence[Any]:
    name = next(name for name, kept in LISTS.items() if kept == kind)
    return cast("Sequence[Any]", getattr(dataset, name))


def _at(where: Locate, kind: RecordKind, index: int, record_id: str, path: Path) -> Location:
    base = where(kind, index)
    pointer = (base.pointer or "") + pointer_of(path)
    return attrs.evolve(base, record_kind=kind, record_id=record_id, pointer=pointer)


def _repeated_ids(ids: Mapping[RecordKind, list[str]], where: Locate) -> Iterator[Finding]:
    for kind, of_kind in ids.items():
        first: dict[str, int] = {}
        for index, record_id in enumerate(of_kind):
            before = first.setdefault(record_id, index)
            if before != index:
                earlier = where(kind, before)
                place = f"line {earlier.line}" if earlier.line is not None else earlier.pointer
                yield fault(
                    "reference.duplicate-id",
                    f"the id {quoted(record_id)} is used by another {kind} before, {place}",
                    _at(where, kind, index, record_id, ("id",)),
                    "Give each record an id of its own.",
                    (_at(where, kind, before, record_id, ("id",)),),
                )


Reference = tuple[Path, RecordKind, str]


def _unresolved(
    dataset: Dataset,
    ids: Mapping[RecordKind, list[str]],
    refused: Collection[tuple[RecordKind, str]],
    where: Locate,
) -> Iterator[Finding]:
    known = {kind: frozenset(of_kind) for kind, of_kind in ids.items()}
    guess = {kind: cache(_guesser(of_kind)) for kind, of_kind in ids.items()}
    for kind in LISTS.values():
        if _all_known(_records(dataset, kind), known):
            continue
        for index, record in enumerate(_records(dataset, kind)):
            for path, target, referred in references_of(record):
                if referred in known[target]:
                    continue
                at = _at(where, kind, index, record.id, path)
                if (target, referred) in refused:
                    yield _refused(target, referred, at)
                else:
                    yield _missing(target, referred, at, guess[target](referred))


def _all_known(records: Iterable[Any], known: Mapping[RecordKind, frozenset[str]]) -> bool:
    """Tell whether all references of some records resolve, without their paths: it is quick."""
    found: dict[RecordKind, set[str]] = {kind: set() for kind in known}
    for record in records:
        model: Any = type(record)
        _gatherer(model)(record, found)
    return all(ids <= known[kind] for kind, ids in found.items())


def referred_by(record: Any) -> Mapping[RecordKind, set[str]]:  # noqa: ANN401
    """Return the ids that a record refers to, by the kind of the record referred to."""
    found: dict[RecordKind, set[str]] = {kind: set() for kind in LISTS.values()}
    model: Any = type(record)
    _gatherer(model)(record, found)
    return found


@cache
def _gatherer(model: type) -> Callable[[Any, Mapping[RecordKind, set[str]]], None]:
    steps = tuple((step.field, step.many, step.target) for step in _steps(model))

    def gather(record: Any, found: Mapping[RecordKind, set[str]]) -> None:  # noqa: ANN401
        for name, many, target in steps:
            value = getattr(record, name)
            if not value:
                continue
            if target is None:
                for part in value if many else (value,):
                    inner: Any = type(part)
                    _gatherer(inner)(part, found)
            elif many:
                found[target].update(value)
            else:
                found[target].add(value)

    return gather


def _missing(target: RecordKind, referred: str, at: Location, guess: str | None) -> Finding:
    return fault(
        "reference.missing",
        f"there is no {target} with the id {quoted(referred)}",
        at,
        f"Did you mean {quoted(guess)}?" if guess else f"Add the {target}, or correct the id.",
    )


def _refused(target: RecordKind, referred: str, at: Location) -> Finding:
    return fault(
        "reference.refused",
        f"the {target} {quoted(referred)} has faults and was left out",
        at,
        f"Correct the {target}; its faults are reported on their own.",
    )


@attrs.frozen
class _Step:
    """How to find references in one field of a model."""

    field: str
    many: bool
    target: RecordKind | None


@cache
def _steps(model: type) -> tuple[_Step, ...]:
    steps = []
    for field in attrs.fields(model):
        bare, _ = bare_and_rules(field.type)
        many = get_origin(bare) is tuple
        target = field.metadata.get("refers_to")
        if target is not None or _holds_models(field.type):
            steps.append(_Step(field.name, many, target))
    return tuple(steps)


def _holds_models(annotation: Any) -> bool:  # noqa: ANN401
    bare, _ = bare_and_rules(annotation)
    if get_origin(bare) is Literal:
        return False
    if get_args(bare):
        return any(_holds_models(option) for option in get_args(bare) if option is not ...)
    return isinstance(bare, type) and attrs.has(bare) and bool(_steps(bare))


def references_of(record: Any) -> Iterator[Reference]:  # noqa: ANN401
    """Yield the references of a record: path, kind of the record referred to, and its id."""
    model: Any = type(record)
    for step in _steps(model):
        value = getattr(record, step.field)
        if value is None or value == ():
            continue
        parts: Iterable[tuple[Path, Any]] = (
            (((step.field, index), item) for index, item in enumerate(value))
            if step.many
            else (((step.field,), value),)
        )
        for path, part in parts:
            if step.target is not None:
                yield path, step.target, part
            else:
                for inner, target, referred in references_of(part):
                    yield (*path, *inner), target, referred


def _guesser(ids: Sequence[str]) -> Callable[[str], str | None]:
    """Return a function that finds the id that was probably meant.

    It looks at the ids that begin or end like the wrong one, so that many wrong ids among
    many do not take long.
    """
    forward = sorted(set(ids))
    backward = sorted(record_id[::-1] for record_id in forward)

    def guess(wrong: str) -> str | None:
        near = [*_around(forward, wrong)]
        near += [text[::-1] for text in _around(backward, wrong[::-1])]
        return close_match(wrong, sorted(set(near)))

    return guess


def _around(ordered: list[str], text: str) -> list[str]:
    place = bisect_left(ordered, text)
    return ordered[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]


def _cycles(dataset: Dataset, where: Locate) -> Iterator[Finding]:
    for kind, words, wholes in (
        ("actor", "is a part of or speaks for", _wholes_of_actor),
        ("source", "is derived from", _origins_of_source),
        ("deployment", "is a part of", _wholes_of_deployment),
    ):
        records = _records(dataset, cast("RecordKind", kind))
        index_of = {record.id: index for index, record in reversed(list(enumerate(records)))}
        edges = {
            record_id: [target for target in wholes(records[index]) if target in index_of]
            for record_id, index in sorted(index_of.items(), key=lambda item: item[1])
        }
        for cycle in cycles(edges):
            shown = " -> ".join(quoted(member) for member in _shortened([*cycle, cycle[0]]))
            yield fault(
                "reference.cycle",
                f"this {kind} {words} itself: {shown}",
                _at(where, cast("RecordKind", kind), index_of[cycle[0]], cycle[0], ()),
                "Take out the link that is wrong.",
            )


def _shortened(members: list[str]) -> list[str]:
    return members if len(members) <= 8 else [*members[:4], "...", *members[-3:]]


def _wholes_of_actor(actor: Actor) -> tuple[str, ...]:
    return (*actor.represents, *actor.part_of)


def _origins_of_source(source: Source) -> tuple[str, ...]:
    return source.derived_from


def _wholes_of_deployment(deployment: Deployment) -> tuple[str, ...]:
    return tuple(link.whole for link in deployment.part_of)
