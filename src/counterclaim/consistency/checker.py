"""Checking a dataset again after a small change, at the cost of what the change touches."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from attrs import evolve, frozen

from counterclaim.consistency.check import check
from counterclaim.consistency.policy import Policy
from counterclaim.consistency.results.conflict import (
    Conflict,
    Report,
    conflict_order,
    truncation_order,
)
from counterclaim.findings import RecordKind
from counterclaim.findings.quoting import quoted
from counterclaim.model import Actor, Claim, Dataset, Deployment, Source
from counterclaim.solver.graphs import closure_of
from counterclaim.structure.components import KINDS, AnyRecord, Key, ties_of

ChangeCode = Literal["not_a_record", "repeated_id", "unknown_id"]


class ChangeError(ValueError):
    """A change that cannot be made; nothing has been changed.

    Attributes:
        code: `not_a_record` for a value that is no actor, source, deployment or claim;
            `repeated_id` for a record whose id another one of its kind has; `unknown_id`
            for a record to remove or replace that is not there.
        kind: The kind of the record; None for `not_a_record`.
        record_id: Its id; None for `not_a_record`.
    """

    def __init__(
        self, code: ChangeCode, message: str, kind: RecordKind | None, record_id: str | None
    ) -> None:
        super().__init__(code, message, kind, record_id)
        self.code = code
        self.message = message
        self.kind = kind
        self.record_id = record_id

    def __str__(self) -> str:
        return self.message


@frozen(kw_only=True)
class Changes:
    """What a change of records did to the conflicts of a dataset; each in the usual order.

    `appeared` are sets of claims that are conflicts now and were none before, `vanished` the
    other way round. `altered` are conflicts of the same claims of which something else has
    changed, such as the severity, the reason or the sources behind a claim, as they are now.
    """

    appeared: tuple[Conflict, ...] = ()
    vanished: tuple[Conflict, ...] = ()
    altered: tuple[Conflict, ...] = ()


@frozen
class _Component:
    """Records that bear on one another, what they need besides, and the result of their check."""

    keys: frozenset[Key]
    context: frozenset[Key]
    report: Report


Record_ = TypeVar("Record_", Actor, Source, Deployment, Claim)


class Checker:
    """A dataset under a policy, kept checked while its records change.

    A change checks those records anew that it may bear on: claims and deployments that hang
    together by references, a matter or an utterance, and for an actor or a source those that
    lead to it. The report equals that of `check` on the whole dataset at all times.

    Args:
        dataset: The records to begin with; it is not changed.
        policy: The parameters of the check; by default those of `Policy()`.

    Raises:
        ChangeError: Two records of a kind have one id (`repeated_id`).
    """

    def __init__(self, dataset: Dataset, policy: Policy | None = None) -> None:
        self._base = dataset
        self._policy = policy or Policy()
        self._records: dict[Key, AnyRecord] = {}
        self._joined: dict[Key, frozenset[Key]] = {}
        self._joined_by: dict[Key, set[Key]] = {}
        self._context: dict[Key, frozenset[Key]] = {}
        self._offered: dict[Key, frozenset[Key]] = {}
        self._components: dict[int, _Component] = {}
        self._home: dict[Key, int] = {}
        self._needed_by: dict[Key, set[int]] = {}
        self._next = 0
        self._report: Report | None = None
        records: list[AnyRecord] = [*dataset.actors, *dataset.sources, *dataset.deployments]
        self._change((), self._new([*records, *dataset.claims]))
        self._dataset: Dataset | None = dataset

    @property
    def policy(self) -> Policy:
        """The parameters of the check."""
        return self._policy

    @property
    def dataset(self) -> Dataset:
        """The records as they are now; new ones stand behind the others of their kind."""
        if self._dataset is None:
            self._dataset = evolve(
                self._base,
                actors=self._kept(Actor, self._records),
                sources=self._kept(Source, self._records),
                deployments=self._kept(Deployment, self._records),
                claims=self._kept(Claim, self._records),
            )
        return self._dataset

    @property
    def report(self) -> Report:
        """The result of the check of the dataset as it is now."""
        if self._report is None:
            reports = [component.report for component in self._components.values()]
            self._report = Report(
                conflicts=_sorted(found for report in reports for found in report.conflicts),
                checked=sum(report.checked for report in reports),
                skipped=tuple(
                    sorted(
                        (entry for report in reports for entry in report.skipped),
                        key=lambda entry: entry.claim,
                    )
                ),
                truncated=tuple(
                    sorted(
                        (cut for report in reports for cut in report.truncated),
                        key=truncation_order,
                    )
                ),
                policy=self._policy,
                unlinked=tuple(sorted(name for report in reports for name in report.unlinked)),
            )
        return self._report

    def add(self, *records: AnyRecord) -> Changes:
        """Add records and return what this did to the conflicts.

        Raises:
            ChangeError: A value is no record, or its id is taken; nothing has been added.
        """
        return self._change((), self._new(records))

    def remove(
        self,
        *,
        actors: Iterable[str] = (),
        sources: Iterable[str] = (),
        deployments: Iterable[str] = (),
        claims: Iterable[str] = (),
    ) -> Changes:
        """Remove records by their ids and return what this did to the conflicts.

        What still refers to a removed record does not resolve any more, as in any dataset.

        Raises:
            ChangeError: There is no such record (`unknown_id`); nothing has been removed.
        """
        named: tuple[tuple[RecordKind, Iterable[str]], ...] = (
            ("actor", actors),
            ("source", sources),
            ("deployment", deployments),
            ("claim", claims),
        )
        gone: dict[Key, None] = {}
        for kind, ids in named:
            for record_id in (ids,) if isinstance(ids, str) else ids:
                self._known(kind, record_id)
                gone[kind, record_id] = None
        return self._change(gone, {})

    def replace(self, *records: AnyRecord) -> Changes:
        """Put records in the place of those with their kinds and ids; return what this did.

        Raises:
            ChangeError: A value is no record, comes twice, or there is none to replace;
                nothing has been replaced.
        """
        new: dict[Key, AnyRecord] = {}
        for record in records:
            kind = _kind_of(record)
            self._known(kind, record.id)
            if (kind, record.id) in new:
                raise _repeated(kind, record.id)
            new[kind, record.id] = record
        return self._change((), new)

    def _kept(self, kind: type[Record_], keys: Iterable[Key]) -> tuple[Record_, ...]:
        found = (self._records.get(key) for key in keys)
        return tuple(record for record in found if isinstance(record, kind))

    def _new(self, records: Iterable[AnyRecord]) -> dict[Key, AnyRecord]:
        new: dict[Key, AnyRecord] = {}
        for record in records:
            kind = _kind_of(record)
            if (kind, record.id) in self._records or (kind, record.id) in new:
                raise _repeated(kind, record.id)
            new[kind, record.id] = record
        return new

    def _known(self, kind: RecordKind, record_id: str) -> None:
        if (kind, record_id) not in self._records:
            message = f"there is no {kind} with the id {quoted(record_id)}"
            raise ChangeError("unknown_id", message, kind, record_id)

    def _change(self, gone: Iterable[Key], new: Mapping[Key, AnyRecord]) -> Changes:
        region: set[Key] = set()
        touched: set[int] = set()
        for key in (*gone, *new):
            region |= {key, *self._joined.get(key, ())}
            touched |= self._needing(key)
            self._drop(key)
        for key in gone:
            del self._records[key]
        for key, record in new.items():
            self._put(key, record)
            region |= self._joined.get(key, frozenset())
            touched |= self._needing(key)
        touched |= {self._home[key] for key in region if key in self._home}
        old = [self._forget(number) for number in sorted(touched)]
        region = region.union(*(component.keys for component in old))
        fresh = self._check(region)
        self._report = self._dataset = None
        return _changes(old, fresh)

    def _needing(self, key: Key) -> set[int]:
        """Return the components that need a record, or a name that it gives."""
        names = (key, *self._offered.get(key, ()))
        return {number for name in names for number in self._needed_by.get(name, ())}

    def _drop(self, key: Key) -> None:
        self._context.pop(key, None)
        for name in self._offered.pop(key, ()):
            self._context[name] -= {key}
        for other in self._joined.pop(key, ()):
            self._joined_by[other].discard(key)

    def _put(self, key: Key, record: AnyRecord) -> None:
        ties = ties_of(record)
        self._records[key] = record
        self._context[key] = ties.context
        self._offered[key] = ties.offered
        for name in ties.offered:
            self._context[name] = self._context.get(name, frozenset()) | {key}
        if key[0] in ("deployment", "claim"):
            self._joined[key] = ties.joined
            for other in ties.joined:
                self._joined_by.setdefault(other, set()).add(key)

    def _forget(self, number: int) -> _Component:
        component = self._components.pop(number)
        for key in component.keys:
            self._home.pop(key, None)
        for key in component.context:
            self._needed_by[key].discard(number)
        return component

    def _check(self, region: Iterable[Key]) -> list[_Component]:
        """Split keys into components and check each; every key that they lead to is among them."""
        fresh = []
        for start in sorted(region):
            if start in self._home or not (start in self._joined or self._joined_by.get(start)):
                continue
            keys = self._component(start)
            context = closure_of(
                (needed for key in keys for needed in self._context.get(key, ())), self._context
            )
            held = sorted(keys | context)
            report = check(
                Dataset(
                    actors=self._kept(Actor, held),
                    sources=self._kept(Source, held),
                    deployments=self._kept(Deployment, held),
                    claims=self._kept(Claim, held),
                ),
                self._policy,
            )
            number = self._next
            self._next += 1
            component = _Component(frozenset(keys), frozenset(context), report)
            self._components[number] = component
            self._home |= dict.fromkeys(keys, number)
            for key in context:
                self._needed_by.setdefault(key, set()).add(number)
            fresh.append(component)
        return fresh

    def _component(self, start: Key) -> set[Key]:
        keys = {start}
        pending = [start]
        while pending:
            key = pending.pop()
            near = self._joined.get(key, frozenset()) | self._joined_by.get(key, set())
            pending += near - keys
            keys |= near
        return keys


def _kind_of(record: AnyRecord) -> RecordKind:
    for model, kind in KINDS:
        if isinstance(record, model):
            return kind
    message = f"expected an actor, a source, a deployment or a claim, got {type(record).__name__}"
    raise ChangeError("not_a_record", message, None, None)


def _repeated(kind: RecordKind, record_id: str) -> ChangeError:
    message = f"the id {quoted(record_id)} is used by another {kind}"
    return ChangeError("repeated_id", message, kind, record_id)


def _changes(old: Sequence[_Component], fresh: Sequence[_Component]) -> Changes:
    before = {frozenset(found.claims): found for part in old for found in part.report.conflicts}
    after = {frozenset(found.claims): found for part in fresh for found in part.report.conflicts}
    return Changes(
        appeared=_sorted(after[claims] for claims in after.keys() - before.keys()),
        vanished=_sorted(before[claims] for claims in before.keys() - after.keys()),
        altered=_sorted(
            after[claims]
            for claims in after.keys() & before.keys()
            if after[claims] != before[claims]
        ),
    )


def _sorted(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    return tuple(sorted(conflicts, key=conflict_order))
