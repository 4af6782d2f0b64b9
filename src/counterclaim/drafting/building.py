"""From rows of statements to a dataset of proposed claims, and what is to be asked."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from counterclaim.codelists.readings import READINGS
from counterclaim.documents import dumps, reads
from counterclaim.drafting.gazetteer import Gazetteer, gazetteer
from counterclaim.drafting.marks import DRAFTED
from counterclaim.drafting.records import Records
from counterclaim.drafting.rows import Prepared, Question, prepare
from counterclaim.drafting.statements import StatementRow
from counterclaim.findings import Finding, Location
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.reading import Proposal, Reader, Readings, languages, read
from counterclaim.readings import claim_fields

_LIKELIEST = 3


@frozen(kw_only=True)
class Draft:
    """A dataset with what is to be asked and told about it.

    Attributes:
        dataset: What was there, and the new records and claims.
        findings: Questions and remarks, row by row.
        statements: How many rows there were.
        known: How many of them had been read before.
        read: How many of them became claims now.
        asked: How many of them are questions.
        proposed: How many claims were proposed now.
    """

    dataset: Dataset
    findings: tuple[Finding, ...]
    statements: int
    known: int
    read: int
    asked: int
    proposed: int


def draft(
    rows: Sequence[StatementRow],
    before: Dataset | None = None,
    *,
    defaults: Mapping[str, str] | None = None,
    reader: Reader = read,
    places: Gazetteer | None = None,
) -> Draft:
    """Propose claims for statements; what people have made of a dataset is kept.

    Args:
        rows: The statements.
        before: The dataset as it is so far. Its records are found by their names, its claims
            stay as they are, and statements that were read before are not read again.
        defaults: What holds for rows that leave a cell empty, such as `force` and `place`.
        reader: What reads the words.
        places: The gazetteer; by default that of the package.
    """
    known = places or gazetteer()
    values: dict[str, Any] = json.loads(dumps(before if before is not None else Dataset()))
    records = Records(
        known=known,
        actors=values.get("actors", []),
        sources=values.get("sources", []),
        deployments=values.get("deployments", []),
    )
    claims: list[dict[str, Any]] = values.get("claims", [])
    done = _done(values, claims)
    findings: list[Finding] = []
    waiting: list[dict[str, Any]] = []
    counts = {"known": 0, "read": 0, "asked": 0, "proposed": 0}
    numbers = _Numbers({claim["id"] for claim in claims})
    for row in rows:
        key = _key(row.cells)
        if key in done:
            counts["known"] += 1
            continue
        prepared = prepare(row.cells, row.faults, known, defaults or {})
        made: list[dict[str, Any]] = []
        questions = list(prepared.questions)
        likeliest: Sequence[str] = ()
        if prepared.is_ready:
            reading = reader(prepared.text, stated=prepared.stated, **_beside(prepared))
            made, more = _claims(prepared, reading, records, key)
            questions += more
            likeliest = reading.likeliest[:_LIKELIEST]
        findings += _findings(questions, row.place)
        if made:
            done.add(key)
            _number(made, numbers.next(len(made)))
            claims += made
            counts["read"] += 1
            counts["proposed"] += len(made)
        else:
            counts["asked"] += 1
            waiting.append({"key": key, "cells": dict(row.cells), "likeliest": list(likeliest)})
    findings += _told(records)
    values |= {
        "actors": records.actors,
        "sources": records.sources,
        "deployments": records.deployments,
        "claims": claims,
    }
    _put_state(values, done, waiting)
    dataset, faults = _checked(values)
    return Draft(dataset=dataset, findings=(*findings, *faults), statements=len(rows), **counts)


def _key(cells: Mapping[str, str]) -> str:
    """Return what tells a statement from others: the same cells, the same key."""
    told = [cells.get(name, "").strip() for name in _TELLING]
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


_TELLING = ("date", "speaker", "text", "force", "place", "outlet", "url")


def _done(values: Mapping[str, Any], claims: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the keys of the statements that were read before, also of claims taken out since."""
    state = (values.get("extra") or {}).get(DRAFTED)
    listed = state.get("read") if isinstance(state, dict) else None
    done = set(listed) if isinstance(listed, list) else set()
    return done | {
        str(extra["statement"])
        for claim in claims
        if isinstance(extra := claim.get("extra"), dict) and "statement" in extra
    }


def _put_state(
    values: dict[str, Any], done: Iterable[str], waiting: Sequence[Mapping[str, Any]]
) -> None:
    state: dict[str, Any] = {"read": sorted(done)}
    if waiting:
        state["questions"] = list(waiting)
    values["extra"] = {**(values.get("extra") or {}), DRAFTED: state}


def _beside(prepared: Prepared) -> dict[str, Any]:
    cells = prepared.cells
    language = cells.get("language")
    names = (cells["force"], cells["place"])
    held: dict[str, Any] = {"speaker": cells["speaker"], "subjects": names}
    return held | ({"language": language} if language in ("en", "fr") else {})


def _claims(
    prepared: Prepared, readings: Readings, records: Records, key: str
) -> tuple[list[dict[str, Any]], list[Question]]:
    """Return the claims of a statement; or what is to be asked, where it was not read."""
    able = [one for one in readings.proposals if not _lacking(one)]
    if not able:
        return [], [_unread(readings)]
    cells = prepared.cells
    deployment = records.deployment(cells["force"], cells["place"])
    base = _common(prepared, readings, records)
    rest = sorted({one.reading for one in readings.proposals if _lacking(one)})
    made: list[dict[str, Any]] = []
    for one in able:
        slots = {**one.slots, "deployment": deployment}
        if one.reading == "opinion":
            slots["value"] = prepared.text
        claim = {**base, **claim_fields(one.reading, slots, prepared.stated)}
        if one.commitment != "certain":
            claim["commitment"] = one.commitment
        if one.cue is not None:
            claim["cue"] = one.cue
        claim["extra"] = {
            "reading_by": DRAFTED,
            "statement": key,
            "rests_on": [words.text for words in one.words],
            "alternatives": list(one.alternatives),
        }
        if readings.unread and not made:
            claim["extra"]["unread"] = [words.text for words in readings.unread]
        if rest and not made:
            claim["extra"]["also"] = rest
        made.append(claim)
    return made, []


def _lacking(proposal: Proposal) -> tuple[str, ...]:
    """Return the slots that a reading needs and that the words do not fill."""
    needed = READINGS[proposal.reading].required
    held = {"number"} if {"low", "high"} & proposal.slots.keys() else set()
    if proposal.reading == "opinion":
        held.add("value")
    return tuple(name for name in needed if name not in proposal.slots and name not in held)


def _unread(readings: Readings) -> Question:
    likeliest = ", ".join(readings.likeliest[:_LIKELIEST])
    shown = quoted(readings.text[:80])
    if readings.proposals:
        first = readings.proposals[0]
        lacking = " and ".join(_lacking(first))
        message = f"{shown} may be {first.reading}, which needs {lacking}"
        return Question("draft.slots", message, f"The likeliest readings are {likeliest}.")
    message = f"{shown} was not read"
    hint = f"The likeliest readings are {likeliest}."
    if not re.search("[A-Za-z]", readings.text):
        message += f"; there are words of {' and '.join(languages())} only"
    return Question("draft.unread", message, hint)


def _common(prepared: Prepared, readings: Readings, records: Records) -> dict[str, Any]:
    cells = prepared.cells
    # the outlet first: who speaks in its own outlet is no person
    source = records.source(cells, cells.get("published"))
    common: dict[str, Any] = {
        "text": prepared.text,
        "speaker": records.speaker(cells["speaker"], cells.get("affiliation")),
        "sources": [source],
        "stated": prepared.stated,
        "language": cells.get("language") or readings.language,
    }
    if prepared.is_quotation:
        common["text_kind"] = "quotation"
    if cells.get("agency"):
        common["via"] = [{"actor": records.actor(cells["agency"], "organization")}]
    return common


class _Numbers:
    """Gives the ids of claims: s1, s2 and so on, with letters where a statement has several."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.last = 0

    def next(self, count: int) -> tuple[str, ...]:
        """Return the ids of the claims of one statement."""
        while True:
            self.last += 1
            stem = f"s{self.last}"
            ids = (stem,) if count == 1 else tuple(f"{stem}.{at + 1}" for at in range(count))
            if not ({stem, f"{stem}.1", *ids} & self.taken):
                self.taken |= set(ids)
                return ids


def _number(made: Sequence[dict[str, Any]], ids: Sequence[str]) -> None:
    for claim, given in zip(made, ids, strict=True):
        claim["id"] = given
        if len(made) > 1:
            claim["utterance"] = given.partition(".")[0]


def _findings(questions: Iterable[Question], at: Location) -> Iterable[Finding]:
    for one in questions:
        severity: Any = "error" if one.is_error else "warning"
        yield Finding(
            code=one.code, severity=severity, message=one.message, location=at, hint=one.hint
        )


def _told(records: Records) -> Iterable[Finding]:
    if records.new_actors:
        listed = "; ".join(records.new_actors)
        yield Finding(
            code="draft.told",
            severity="note",
            message=f"the kinds of these actors were taken from their names: {listed}",
            hint="Correct them in the dataset; what is corrected stays.",
        )
    for place in dict.fromkeys(records.unknown_places):
        yield Finding(
            code="draft.place",
            severity="warning",
            message=f"{quoted(place)} is not in the gazetteer; it is taken as an area",
            hint="Correct its kind in the dataset, or add it with --places.",
        )


def _checked(values: Mapping[str, Any]) -> tuple[Dataset, tuple[Finding, ...]]:
    """Return the dataset of the values, and what is wrong with records that were made."""
    reading = reads(json.dumps(values, ensure_ascii=False))
    faults = tuple(
        evolve(found, code="draft.record", hint=found.hint or found.code)
        for found in reading.findings
        if found.severity == "error"
    )
    return reading.dataset, faults
