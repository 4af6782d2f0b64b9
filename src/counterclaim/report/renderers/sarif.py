"""The report as SARIF 2.1.0, the exchange format of the results of checks.

Source of the terms: Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS
Standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, get_args
from urllib.parse import quote

from counterclaim.consistency import Conflict, Kind
from counterclaim.consistency.codes import conflict_code
from counterclaim.findings import SEVERITIES, Finding, Location
from counterclaim.findings.codes import CodeEntry
from counterclaim.judgements import Judgement
from counterclaim.pipeline.result import (
    Checked,
    conflicts_of,
    findings_of,
    judged_findings_of,
    judged_of,
    place_of,
)
from counterclaim.report.options import Options, finding_words, judgement_words, level_of
from counterclaim.report.renderers.escaping import clean, safe_json
from counterclaim.report.sentences.conflicts import message_of, unless_sentence, why_sentence
from counterclaim.report.sentences.names import Names, dated_ref, names_of
from counterclaim.report.sentences.statements import statement_of

MAX_RESULTS = 5_000
"""The most results in a report; GitHub shows no more of one run, and refuses 25,000."""
_CLAUSES = 5
"""How many ways to reconcile the statements are told."""
SARIF_VERSION = "2.1.0"
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

Values = dict[str, Any]


def render_sarif(entries: Sequence[Checked], options: Options) -> str:
    """Return the report on some datasets as SARIF 2.1.0, one run for all.

    A conflict is a result of the rule `conflict.` with its kind: its location is the latest
    statement, the others are related locations. Each is named by the id of its claim in a
    logical location. It is an error where the check fails on its grade, else a warning, and a
    note where it is weak. Results keep a fingerprint that other records do not change. What has
    been judged is there too, as suppressed.
    """
    return safe_json(sarif_values(entries, options), indent=2) + "\n"


def sarif_values(entries: Sequence[Checked], options: Options) -> Values:
    """Return the same as the values of JSON."""
    results = [result for entry in entries for result in _results(entry, options)]
    if any("suppressions" in result for result in results):
        # either all results of a run state their suppressions, or none does (3.27.23)
        results = [{"suppressions": [], **result} for result in results]
    rules = _rules(results, options.rules)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    driver: Values = {"name": "counterclaim"}
    if options.version is not None:
        driver["version"] = options.version
    driver["rules"] = rules
    invocation: Values = {"executionSuccessful": True}
    kept = _gravest(results)
    told = [cut for entry in entries for cut in _cuts(entry)]
    if len(kept) < len(results):
        told.append(_too_many(len(results), entries[0]))
    if told:
        invocation["toolExecutionNotifications"] = told
    numbered = [{**result, "ruleIndex": order[result["ruleId"]]} for result in kept]
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": _distinct(numbered),
    }
    return {"$schema": _SCHEMA, "version": SARIF_VERSION, "runs": [run]}


def _gravest(results: Sequence[Values]) -> list[Values]:
    """Return the gravest results, as many as are shown, in their order."""
    if len(results) <= MAX_RESULTS:
        return list(results)
    levels = {severity: place for place, severity in enumerate(SEVERITIES)}
    # what has been judged comes last
    order = sorted(
        range(len(results)),
        key=lambda place: ("suppressions" in results[place], levels[results[place]["level"]]),
    )
    return [results[place] for place in sorted(order[:MAX_RESULTS])]


def _too_many(number: int, first: Checked) -> Values:
    told = (
        f"{number:,} results were found; the {MAX_RESULTS:,} gravest are listed, as code scanning "
        "shows no more. The report in JSON has all of them."
    )
    at = _location(Location(path=first.name), first)
    return {"level": "warning", "message": {"text": told}, "locations": [at]}


def _rules(results: Sequence[Values], texts: Mapping[str, CodeEntry]) -> list[Values]:
    """Return all rules that are explained, and those without explanation that are used."""
    of_conflicts = {f"conflict.{kind}": kind for kind in get_args(Kind)}
    explained = {code: texts.get(kind) for code, kind in of_conflicts.items()}
    explained |= {code: text for code, text in texts.items() if "." in code}
    for result in results:
        explained.setdefault(result["ruleId"], None)
    return [_rule(code, text) for code, text in explained.items()]


def _rule(code: str, text: CodeEntry | None) -> Values:
    if text is None:
        return {"id": code}
    remedy = "" if text.remedy is None else f" {text.remedy}"
    return {
        "id": code,
        "shortDescription": {"text": _said(text.title)},
        "fullDescription": {"text": _said(text.meaning)},
        "help": {"text": _said(f"{text.why}{remedy}")},
    }


def _results(entry: Checked, options: Options) -> Iterator[Values]:
    for found in findings_of(entry, options.threshold):
        yield _finding(found, entry)
    for accepted in judged_findings_of(entry, options.threshold):
        yield _finding(accepted.finding, entry) | _suppressed(accepted.judgement)
    names = names_of(entry.dataset)
    for conflict in conflicts_of(entry, options.grade):
        yield _conflict(conflict, names, entry, options)
    for judged in judged_of(entry, options.grade):
        yield _conflict(judged.conflict, names, entry, options) | _suppressed(judged.judgement)


def _suppressed(judgement: Judgement) -> Values:
    entry = {
        "kind": "external",
        "status": "accepted",
        "justification": clean(judgement_words(judgement)),
        "properties": {"verdict": judgement.verdict},
    }
    return {"suppressions": [entry]}


def _finding(found: Finding, entry: Checked) -> Values:
    at = found.location
    # the place of a record in its list says nothing about the record
    inside = re.sub(r"\A/[a-z]+/[0-9]+", "", at.pointer or "") if at.record_id else at.pointer
    said = [found.code, at.record_kind, at.record_id, inside]
    result: Values = {
        "ruleId": found.code,
        "level": found.severity,
        "message": {"text": _said(finding_words(found))},
        "locations": [_location(at, entry)],
        "partialFingerprints": _fingerprints("finding/v1", said),
    }
    if found.related:
        result["relatedLocations"] = [
            _location(place, entry, number) for number, place in enumerate(found.related, start=1)
        ]
    return result


def _conflict(conflict: Conflict, names: Names, entry: Checked, options: Options) -> Values:
    *earlier, latest = conflict.claims
    places = {name: place_of(name, entry) for name in conflict.claims}
    result: Values = {
        "ruleId": conflict_code(conflict),
        "level": level_of(conflict, options),
        "message": {"text": _said(" ".join(_told(conflict, names)))},
        "locations": [
            _location(places[latest], entry) | {"message": {"text": _statement(latest, names)}}
        ],
        "partialFingerprints": _fingerprints("claimSet/v1", sorted(conflict.claims)),
        "properties": {
            "id": conflict.id,
            "grade": conflict.grade,
            "kind": conflict.kind,
            "question": conflict.question,
            "claims": list(conflict.claims),
            "assumptions": [assumption.code for assumption in conflict.assumptions],
        },
    }
    if earlier:
        result["relatedLocations"] = [
            _location(places[name], entry, number) | {"message": {"text": _statement(name, names)}}
            for number, name in enumerate(earlier, start=1)
        ]
    return result


def _told(conflict: Conflict, names: Names) -> Iterator[str]:
    yield message_of(conflict, names)
    yield why_sentence(conflict, names)
    yield unless_sentence(conflict, names, _CLAUSES)


def _statement(claim: str, names: Names) -> str:
    found = statement_of(names, claim)
    words = "" if found is None else f": {found.words}"
    return _said(f"{dated_ref(names, claim)}{words}")


def _location(at: Location, entry: Checked, number: int | None = None) -> Values:
    physical: Values = {"artifactLocation": {"uri": _uri(at.path or entry.name)}}
    if at.line is not None:
        physical["region"] = {"startLine": at.line}
        if at.column is not None:
            physical["region"]["startColumn"] = at.column
    location: Values = {} if number is None else {"id": number}
    location["physicalLocation"] = physical
    if at.record_id is not None and at.record_kind is not None:
        location["logicalLocations"] = [
            {
                "name": clean(at.record_id),
                "fullyQualifiedName": clean(f"{at.record_kind}:{at.record_id}"),
                "kind": at.record_kind,
            }
        ]
    return location


def _uri(path: str) -> str:
    """Return the reference to a file: relative where the path is, else with the scheme file."""
    shown = path.replace(os.sep, "/")
    uri = quote(shown.removeprefix("./"), safe="/", errors="surrogatepass")
    if shown.startswith("/"):
        return f"file://{uri}"
    if os.path.isabs(path):  # noqa: PTH117  (with a drive, on Windows)
        return f"file:///{uri}"
    return uri


def _fingerprints(name: str, said: Sequence[str | None]) -> dict[str, str]:
    # lone surrogates, which UTF-8 lacks, must not end the report
    text = "\n".join("" if part is None else part for part in said)
    digits = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return {name: digits, "primaryLocationLineHash": digits}


def _distinct(results: Sequence[Values]) -> list[Values]:
    """Number the results of one rule in one file that have one fingerprint."""
    seen: dict[tuple[str, ...], int] = {}
    for result in results:
        prints = result["partialFingerprints"]
        file = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        key = (result["ruleId"], file, prints["primaryLocationLineHash"])
        seen[key] = seen.get(key, 0) + 1
        for name in prints:
            prints[name] = f"{prints[name]}:{seen[key]}"
    return list(results)


def _cuts(entry: Checked) -> Iterator[Values]:
    for cut in () if entry.report is None else entry.report.truncated:
        told = f"There may be more conflicts about {cut.place} than are listed."
        if cut.left_out is not None:
            told = f"{cut.left_out} more {cut.grade} conflicts about {cut.place} are not listed."
        at = Location(path=entry.name)
        yield {
            "level": "warning",
            "message": {"text": _said(told)},
            "locations": [_location(at, entry)],
        }


def _said(text: str) -> str:
    """Return a text as a message, in which nothing is a placeholder or a link.

    Braces are doubled (3.11.5); brackets are escaped where they would be a link (3.11.6).
    """
    safe = clean(text)
    if "](" in safe:
        for mark in "\\[]":
            safe = safe.replace(mark, f"\\{mark}")
    return safe.replace("{", "{{").replace("}", "}}")
