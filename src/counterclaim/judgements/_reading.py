"""Reading a file of judgements: the good ones, and a finding for everything else."""

import os
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from counterclaim.findings import Finding, Location
from counterclaim.findings.codes import finding_of
from counterclaim.findings.finding import fault
from counterclaim.judgements._values import ClaimSet, FindingAbout, Judgement
from counterclaim.judgements.codes import JUDGEMENT_CODES
from counterclaim.judgements.schema import judgement_schema, judgements_schema
from counterclaim.parsing.toml_positions import toml_places
from counterclaim.parsing.toml_text import Schema, Table, faults_of, read_toml, with_lines

Judgements = tuple[Judgement, ...]

_OF_CLAIMS = ("claims", "fingerprint")
_OF_FINDING = ("finding", "record_kind", "record")
_OF_CONFLICTS = ("known_conflict", "not_a_conflict")


def read_judgements(path: str | os.PathLike[str]) -> tuple[Judgements, tuple[Finding, ...]]:
    """Read a file of judgements.

    Returns:
        The judgements without a fault, in the order of the file; and all that is wrong. A
        block with a fault is left out, and its findings say why.
    """
    at = Location(path=os.fspath(path), pointer="")
    file = read_toml(path)
    if file.table is None:
        return (), file.findings
    return judgements_in(file.table, file.text, at)


def judgements_in(table: Table, text: str, at: Location) -> tuple[Judgements, tuple[Finding, ...]]:
    """Return the judgements in the table of a file, and what is wrong with it."""
    blocks = table.get("judgement", [])
    listed = blocks if type(blocks) is list else []
    shell: Schema = judgements_schema()
    shell = {**shell, "properties": {**shell["properties"], "judgement": {"type": "array"}}}
    findings = list(faults_of(table, shell, at))
    if any(found.location.pointer == "/schema_version" for found in findings):
        return (), with_lines(findings, text)
    places = toml_places(text)
    kept: list[Judgement] = []
    for index, block in enumerate(listed):
        place = evolve(at, pointer=f"/judgement/{index}")
        judgement, faults = _judgement(block, place)
        findings += faults
        if judgement is not None:
            line, column = places.get(f"/judgement/{index}", (None, None))
            judgement = evolve(judgement, location=evolve(place, line=line, column=column))
            repeated = _repeated(judgement, kept)
            if repeated is None:
                kept.append(judgement)
            else:
                findings.append(repeated)
    return tuple(kept), with_lines(findings, text)


def _judgement(block: object, at: Location) -> tuple[Judgement | None, list[Finding]]:
    findings = list(faults_of(block, judgement_schema(), at))
    if not isinstance(block, dict):
        return None, findings
    findings += _target_faults(block, at)
    if findings:
        return None, findings
    start, expires = date.fromisoformat(block["on"]), block.get("expires")
    end = None if expires is None else date.fromisoformat(expires)
    if end is not None and end < start:
        reason = "expires: it is before the day of the judgement"
        return None, [fault("schema.range", reason, evolve(at, pointer=f"{at.pointer}/expires"))]
    about = (
        ClaimSet(claims=tuple(block["claims"]), fingerprint=block["fingerprint"])
        if "claims" in block
        else FindingAbout(
            code=block["finding"], record_kind=block["record_kind"], record=block["record"]
        )
    )
    judgement = Judgement(
        about=about,
        verdict=block["verdict"],
        by=block["by"],
        on=start,
        why=block["why"],
        expires=end,
        location=at,
    )
    return judgement, []


def _target_faults(block: Table, at: Location) -> Iterator[Finding]:
    """Yield what is wrong with the keys that say what a judgement is about."""
    of_claims = [key for key in _OF_CLAIMS if key in block]
    of_finding = [key for key in _OF_FINDING if key in block]
    if of_claims and of_finding:
        reason = f"{of_claims[0]} and {of_finding[0]} do not go together"
        hint = "A judgement is about a set of claims or about a finding."
        yield fault("schema.fields", reason, at, hint)
        return
    if not of_claims and not of_finding:
        hint = "Name claims with their fingerprint, or a finding with record_kind and record."
        yield fault("schema.fields", "it is about nothing", at, hint)
        return
    stated = of_claims or of_finding
    missing = [key for key in (_OF_CLAIMS if of_claims else _OF_FINDING) if key not in block]
    if missing:
        yield fault("schema.fields", f"{stated[0]} needs {' and '.join(missing)}", at)
    if of_finding and block.get("verdict") in _OF_CONFLICTS:
        place = evolve(at, pointer=f"{at.pointer}/verdict")
        yield fault("schema.fields", "verdict: a finding can only be accepted", place)


def _repeated(judgement: Judgement, before: Sequence[Judgement]) -> Finding | None:
    first = next((other for other in before if other.about == judgement.about), None)
    if first is None:
        return None
    line = first.location.line
    place = f"line {line}" if line is not None else f"the block {first.location.pointer}"
    return finding_of(
        JUDGEMENT_CODES["judgement.duplicate"],
        f"{place} judges the same already",
        judgement.location,
        "Leave one of the two.",
        (first.location,),
    )
