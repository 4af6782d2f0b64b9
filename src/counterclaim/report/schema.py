"""The JSON Schema (draft 2020-12) of the report in JSON."""

from typing import get_args

from counterclaim.codelists import FACETS, Process
from counterclaim.consistency import Definition, Presumption
from counterclaim.findings import SEVERITIES, RecordKind
from counterclaim.judgements import VERDICTS
from counterclaim.report.renderers.json_values import REPORT_VERSION
from counterclaim.report.schema_conflict import conflict_definitions
from counterclaim.report.schema_nodes import (
    Schema,
    code,
    file_name,
    flag,
    ids,
    list_of,
    number,
    object_of,
    reference,
    text,
)
from counterclaim.report.sentences.vocabulary import SKIPS

_RULES = sorted([*get_args(Definition), *get_args(Presumption)])
_CONSISTENCY = ("conflicts", "skipped", "unlinked", "truncated", "policy")


def report_schema() -> Schema:
    """Return the schema of a report, as published in `schemas/1.0/report.schema.json`."""
    properties = {
        "report_version": {"const": REPORT_VERSION, "description": "The version of this form."},
        "summary": reference("Summary", "The counts of the whole run."),
        "files": list_of("The files, in the order in which they were checked.", reference("File")),
        "conflicts": list_of(
            "The conflicts at or above the threshold: by file, from the gravest.",
            reference("Conflict"),
        ),
        "findings": list_of(
            "The findings at or above the threshold, by file.", reference("Finding")
        ),
        "set_aside": list_of(
            "The conflicts and findings at or above the threshold that judgements have set aside.",
            reference("SetAside"),
        ),
        "skipped": list_of("The claims that took no part, by file.", reference("Skipped")),
        "unlinked": list_of(
            "The claims whose number shares what it counts with no other claim, by file.",
            reference("Unlinked"),
        ),
        "truncated": list_of(
            "Where conflicts may be missing, by file; empty where the lists are complete.",
            reference("Truncated"),
        ),
        "policy": {
            "description": "The parameters of the check; null where files have different ones.",
            "oneOf": [{"$ref": "#/$defs/Policy"}, {"type": "null"}],
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:counterclaim:{REPORT_VERSION}:report",
        "title": "A report on files of claims",
        "description": (
            "What a check of some files found. Where only the files were validated there is "
            f"nothing on consistency: no {', '.join(_CONSISTENCY)}."
        ),
        "type": "object",
        "properties": properties,
        "required": ["report_version", "summary", "files", "findings", "set_aside"],
        "dependentRequired": {
            name: [other for other in _CONSISTENCY if other != name] for name in _CONSISTENCY
        },
        "additionalProperties": False,
        "$defs": dict(sorted({**_counts(), **conflict_definitions(), **_rest()}.items())),
    }


def _counts() -> dict[str, Schema]:
    consistency = {
        "checked": number("Claims that took part."),
        "skipped": number("Claims that took no part."),
        "conflicts": reference("Counts", "All conflicts, also hidden ones."),
    }
    complete = flag("False where a search was cut short; see `truncated`.")
    record = {
        "kind": code("What it is.", ("actor", "source", "deployment", "claim")),
        "id": text("Its id."),
    }
    return {
        "Severity": code("From the gravest to the slightest.", SEVERITIES),
        "Counts": object_of(
            "How many, by severity.", {name: number(f"Of {name}s.") for name in SEVERITIES}
        ),
        "Summary": object_of(
            "The counts of the whole run. Hidden are those below the threshold.",
            {
                "threshold": reference("Severity", "What is slighter is counted and not listed."),
                "files": number("How many files."),
                "claims": number("How many claims they hold."),
                "findings": reference("Counts", "All findings, also hidden ones."),
                "hidden_findings": reference("Counts", "Findings that are not listed."),
                **consistency,
                "hidden_conflicts": reference("Counts", "Conflicts that are not listed."),
                "complete": complete,
            },
            (*consistency, "hidden_conflicts", "complete"),
        ),
        "File": object_of(
            "One file, which is one dataset.",
            {
                "file": file_name(),
                "configuration": text(
                    "The file of configuration that holds for it; null if there is none.",
                    null=True,
                ),
                "claims": number("How many claims it holds."),
                "findings": reference("Counts", "Its findings, also hidden ones."),
                "left_out": list_of(
                    "Records that have faults and were not checked. One without an id is only "
                    "in the findings.",
                    object_of("A record.", record),
                ),
                **consistency,
                "complete": complete,
                "policy": reference("Policy", "The parameters of its check."),
                "repair": reference("Repair", "Claims without which no conflict would be left."),
            },
            (*consistency, "complete", "policy", "repair"),
        ),
    }


def _rest() -> dict[str, Schema]:
    return {
        "Day": text(
            "A day as an ISO 8601 date; null where that side is open.",
            null=True,
            pattern=r"^[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}$",
        ),
        "RuleCode": code("A background rule.", _RULES),
        "UsedRule": code(
            "A background rule, the order of the stages, or the strict reading of a time.",
            sorted([*_RULES, "strong_reading", "transitions"]),
        ),
        "Subject": object_of(
            "What a timeline is about.",
            {
                "deployment": text("Id of the deployment; null for a matter.", null=True),
                "matter": text("Code of the matter; null for a deployment.", null=True),
                "exceptions": ids("Ids of the deployments that are left out."),
                "facet": code("The question that it answers.", [facet.facet for facet in FACETS]),
                "process": code("The process; null for presence.", [*get_args(Process), None]),
                "round": number("Which run of a process that happens again.", 1),
                "by": text("Id of the actor that decides or announces.", null=True),
                "phase": text("Code of the named phase of the process.", null=True),
            },
        ),
        "Finding": object_of(
            "What is wrong with a file, or worth a remark.",
            {
                "file": file_name(),
                "code": text(
                    "What is wrong, as a stable code.", pattern="^[a-z][a-z0-9]*[.][a-z0-9-]+$"
                ),
                "severity": reference("Severity", "How grave it is."),
                "message": text("The same in words."),
                "hint": text("What to do about it.", null=True),
                "record_kind": code(
                    "The kind of the record concerned.", [*get_args(RecordKind), None]
                ),
                "record_id": text("The id of the record concerned.", null=True),
                "pointer": text(
                    "JSON Pointer into the document, or into the record of a line.", null=True
                ),
                "line": number("The line, from 1.", 1, null=True),
                "column": number("The column, from 1.", 1, null=True),
                "sheet": text("The sheet, or the table, in which it is.", null=True),
                "cell": text("The cell of the sheet, such as C3.", null=True),
            },
        ),
        "SetAside": _set_aside(),
        "Skipped": object_of(
            "A claim that took no part.",
            {
                "file": file_name(),
                "claim": text("Id of the claim."),
                "reason": code("Why, as a code.", sorted(SKIPS)),
                "text": text("Why, in words."),
            },
        ),
        "Unlinked": object_of(
            "A claim that takes part, and whose number no other claim is about.",
            {
                "file": file_name(),
                "claim": text("Id of the claim."),
                "text": text("The same in words."),
            },
        ),
        "Truncated": object_of(
            "Where the search for conflicts was cut short.",
            {
                "file": file_name(),
                "subjects": list_of("The timelines that were searched.", reference("Subject")),
                "severity": reference("Severity", "The severity that was searched."),
                "found": number("How many conflicts had been found."),
            },
        ),
        "Policy": _policy(),
        "Repair": object_of(
            "A smallest set of claims that meets every conflict at or above the threshold. It "
            "says how far the claims are from being consistent, not who is right.",
            {
                "severity": reference("Severity", "The threshold."),
                "claims": ids("Ids of the claims; of several smallest sets the first by id."),
                "smallest": flag("False where the search was cut short: a smaller set may do."),
                "complete": flag("False where conflicts may be missing from the report."),
            },
        ),
    }


def _set_aside() -> Schema:
    of_conflicts = {
        "id": text("The id of the conflict.", pattern="^[0-9a-f]{8}$"),
        "claims": ids("Ids of its claims.", minItems=1),
    }
    of_findings = {
        "record_kind": code("The kind of the record of the finding.", get_args(RecordKind)),
        "record_id": text("The id of the record of the finding."),
    }
    return object_of(
        "A conflict or a finding that somebody has judged; it does not count.",
        {
            "file": file_name(),
            "on": code("What was judged.", ("conflict", "finding")),
            "code": text("Code of the finding; for a conflict, `conflict.` and its kind."),
            "severity": reference("Severity", "How grave it is."),
            **of_conflicts,
            **of_findings,
            "message": text("The conflict or the finding in words."),
            "fingerprint": text("What the claims said when judged; null for findings.", null=True),
            "verdict": code("What was decided.", VERDICTS),
            "by": text("Who decided."),
            "decided": reference("Day", "The day of the decision."),
            "expires": reference("Day", "The last day on which it holds; null for no end."),
            "why": text("The reason."),
        },
        (*of_conflicts, *of_findings),
    )


def _policy() -> Schema:
    numbers = {
        "presence_days": "How long a presence or an absence lasts, for warnings.",
        "presence_note_days": "The same for notes.",
        "presence_held_days": "How long before its report a presence is taken to have begun.",
        "arrival_days": "How long after its report an arrival is taken to go on.",
        "contemporaneous_days": "How long the date of a report on the present may be.",
        "denial_days": "How long a denial is not out of date.",
        "plan_days": "How far apart plans of two parties are no conflict.",
        "approximate_percent": "How much an approximate figure is widened at most.",
        "figure_days": "How long a figure stands for, for warnings.",
        "figure_note_days": "The same for notes.",
        "figure_grace_days": "How long of it the figure stands unchanged.",
        "drift_percent": "By how much it then drifts for each begun drift_days.",
        "drift_days": "After how long each it drifts by drift_percent.",
    }
    return object_of(
        "Every parameter of the check. Durations are in days.",
        {
            "disabled": list_of(
                "The rules that were switched off.", reference("RuleCode"), uniqueItems=True
            ),
            "pace": {
                "type": "object",
                "description": "Days that a withdrawal needs at least, by the kind of place.",
                "additionalProperties": {"type": "integer"},
            },
            **{
                name: {"type": "integer", "description": description}
                for name, description in numbers.items()
            },
            "as_of": reference("Day", "Claims stated after this day were left out; null for none."),
            "max_sets": number("Most conflicts listed for one group at one severity."),
            "max_work": number("Most claims looked at in one such search."),
        },
    )
