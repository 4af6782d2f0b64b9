"""Collecting records from a file of another format, with ids made up for them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import attrs

from counterclaim.findings import Finding, Location, RecordKind, Severity
from counterclaim.findings.quoting import quoted
from counterclaim.interchange._dates import date_in
from counterclaim.interchange._iris import identifier_in
from counterclaim.interchange._values import Imported, SameAs, Statement
from counterclaim.interchange.codes import INTERCHANGE_CODES
from counterclaim.model import Actor, Dataset, Identifier, Source
from counterclaim.model.fields import check_for
from counterclaim.model.registry import RECORDS
from counterclaim.time import Edtf

_UNFIT = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}")
_LONGEST = 60

Fields = Mapping[str, Any]

Place = str | int
"""Where something is in a file: a JSON Pointer or the name of a node, or the number of a line."""


class Gathering:
    """The records and findings of one file, in the order in which they are met."""

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.header: dict[str, Any] = {}
        self._records: dict[RecordKind, dict[str, dict[str, Any]]] = {"actor": {}, "source": {}}
        self._ids: dict[tuple[RecordKind, object], str] = {}
        self._statements: dict[str, Statement] = {}
        self._findings: list[Finding] = []
        self._same: list[tuple[str, str, Place]] = []
        self._addresses: dict[str, str] = {}

    def add(self, finding: Finding) -> None:
        """Add a finding that was made elsewhere."""
        self._findings.append(finding)

    def remark(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Add a finding about a place of the file; its severity is that of the code."""
        if isinstance(place, int):
            at = Location(path=self.path, line=place)
        else:
            at = Location(path=self.path, pointer=place)
        severity = _severity(f"interchange.{code}")
        self._findings.append(
            Finding(
                code=f"interchange.{code}",
                severity=severity,
                message=message,
                location=at,
                hint=hint,
            )
        )

    def known(self, kind: RecordKind, key: object) -> str | None:
        """Return the id of the record that was made for a key."""
        return self._ids.get((kind, key))

    def record(self, kind: RecordKind, key: object, name: str, wanted: str | None = None) -> str:
        """Make an empty record for a key, once, and return its id.

        Args:
            kind: `actor` or `source`.
            key: What tells it apart in the file.
            name: What its id is made of.
            wanted: The id that it has where the file states one of ours.
        """
        found = self._ids.get((kind, key))
        if found is None:
            found = _free(wanted, name, kind, self._records[kind])
            self._ids[kind, key] = found
            self._records[kind][found] = {"id": found}
        return found

    def put(self, kind: RecordKind, record_id: str, name: str, value: object, at: Place) -> bool:
        """Give a field of a record a value, if it can hold it; else say so."""
        record = self.header if kind == "dataset" else self._records[kind][record_id]
        return self.fill(kind, record, name, value, at)

    def fill(
        self,
        kind: RecordKind,
        record: dict[str, Any],
        name: str,
        value: object,
        at: Place,
    ) -> bool:
        """Give a field of a record a value, if it can hold it; else say so."""
        reason = _check(kind, name)(value)
        if reason is None:
            record[name] = value
            return True
        self.remark("value", f"{name}: {reason}; it was left out", at)
        return False

    def date(self, text: object, at: Place) -> Edtf | None:
        """Read a date; say so where it is none, or where its time of day is left out."""
        date, timed = date_in(text) if isinstance(text, str) else (None, False)
        if date is None:
            shown = quoted(text) if isinstance(text, str) else "what is no text"
            self.remark(
                "value",
                f"expected a date, got {shown}; it was left out",
                at,
                "Write it as YYYY-MM-DD, YYYY-MM or YYYY.",
            )
        elif timed:
            self.remark("loss", f"the time of day of {quoted(str(text))} was left out", at)
        return date

    def same_as(self, actor: str, iri: str, at: Place) -> None:
        """Keep an address that an actor is said to have elsewhere, and say so."""
        self._same.append((actor, iri, at))

    def address(self, iri: str, actor: str) -> str:
        """Remember that an actor of the file has an address; return the first that has it."""
        return self._addresses.setdefault(iri, actor)

    def statement(self, wanted: str | None, text: str, **fields: Any) -> str:  # noqa: ANN401  (fields of Statement)
        """Add a statement and return its id."""
        name = _free(wanted, f"s{len(self._statements) + 1}", "claim", self._statements)
        self._statements[name] = Statement(id=name, text=text, **fields)
        return name

    def add_note(self, statement: str, note: str) -> None:
        """Add to what a file says about a statement."""
        before = self._statements[statement]
        joined = note if before.note is None else f"{before.note} {note}"
        self._statements[statement] = attrs.evolve(before, note=joined)

    def imported(self) -> Imported:
        """Return everything, with identifiers from addresses of known schemes."""
        pairs = [self._pair(actor, iri, at) for actor, iri, at in self._same]
        actors = [Actor(**_whole("actor", fields)) for fields in self._records["actor"].values()]
        sources = [Source(**fields) for fields in self._records["source"].values()]
        dataset = Dataset(actors=tuple(actors), sources=tuple(sources), **self.header)
        return Imported(
            dataset=dataset,
            statements=tuple(self._statements.values()),
            same_as=tuple(pairs),
            findings=tuple(self._findings),
        )

    def _pair(self, actor: str, iri: str, at: Place) -> SameAs:
        other = self._addresses.get(iri)
        if other is None or other == actor:
            identifier = identifier_in(iri)
            held = self._records["actor"][actor].get("identifiers", ())
            if identifier is not None and identifier not in held:
                self._records["actor"][actor]["identifiers"] = (*held, identifier)
            message = f"actor {quoted(actor)} is said to be {quoted(iri)}; nothing was merged"
        else:
            message = f"actors {quoted(actor)} and {quoted(other)} are said to be one; "
            message += "they were not merged"
        self.remark("same-as", message, at, "Decide yourself whether they are one.")
        return SameAs(actor=actor, iri=iri, other=None if other == actor else other)


def _whole(kind: RecordKind, fields: Fields) -> Fields:
    """Return the fields of a record with those that it needs."""
    defaults = {"kind": "organization", "name": fields["id"]} if kind == "actor" else {}
    return {**defaults, **fields}


def _free(wanted: str | None, name: str, kind: str, taken: Mapping[str, object]) -> str:
    """Return an id that is not taken: the wanted one, or one made of a name."""
    if wanted is not None and _ID.fullmatch(wanted) and wanted not in taken:
        return wanted
    start = _slug(name) or kind
    if start not in taken:
        return start
    number = 2
    while f"{start}-{number}" in taken:
        number += 1
    return f"{start}-{number}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _UNFIT.sub("-", plain.lower()).strip("-")[:_LONGEST].strip("-")


@cache
def _check(kind: RecordKind, name: str) -> Callable[[object], str | None]:
    return check_for(attrs.fields_dict(RECORDS[kind])[name].type)


@cache
def _severity(code: str) -> Severity:
    return next(entry.severity or "error" for entry in INTERCHANGE_CODES if entry.code == code)


def identifier_of(scheme: object, value: object) -> Identifier | None:
    """Return an identifier, or None where scheme or value cannot be one."""
    if not isinstance(scheme, str) or not isinstance(value, str):
        return None
    try:
        return Identifier(scheme=scheme, id=value)
    except ValueError:
        return None
