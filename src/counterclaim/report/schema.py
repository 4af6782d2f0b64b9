"""The JSON Schema (draft 2020-12) of the report in JSON."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from counterclaim.codelists import FACETS, Process, TimeRole, Unit
from counterclaim.consistency import ConflictBasis, Definition, Kind, Presumption
from counterclaim.findings import SEVERITIES, RecordKind
from counterclaim.judgements import VERDICTS
from counterclaim.report.structured import REPORT_VERSION
from counterclaim.report.words import ASSUMPTIONS, SKIPS

Schema = dict[str, Any]

_RULES = sorted([*get_args(Definition), *get_args(Presumption)])
_CONSISTENCY = ("conflicts", "skipped", "unlinked", "truncated", "policy")


def report_schema() -> Schema:
    """Return the schema of a report, as published in `schemas/1.0/report.schema.json`."""
    properties = {
        "report_version": {"const": REPORT_VERSION, "description": "The version of this form."},
        "summary": _ref("Summary", "The counts of the whole run."),
        "files": _list("The files, in the order in which they were checked.", _ref("File")),
        "conflicts": _list(
            "The conflicts at or above the threshold: by file, from the gravest.", _ref("Conflict")
        ),
        "findings": _list("The findings at or above the threshold, by file.", _ref("Finding")),
        "set_aside": _list(
            "The conflicts and findings at or above the threshold that judgements have set aside.",
            _ref("SetAside"),
        ),
        "skipped": _list("The claims that took no part, by file.", _ref("Skipped")),
        "unlinked": _list(
            "The claims whose number shares what it counts with no other claim, by file.",
            _ref("Unlinked"),
        ),
        "truncated": _list(
            "Where conflicts may be missing, by file; empty where the lists are complete.",
            _ref("Truncated"),
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
        "$defs": dict(sorted({**_counts(), **_conflict(), **_rest()}.items())),
    }


def _ref(name: str, description: str | None = None) -> Schema:
    told = {} if description is None else {"description": description}
    return {**told, "$ref": f"#/$defs/{name}"}


def _text(description: str, *, null: bool = False, **rules: object) -> Schema:
    kind = ["string", "null"] if null else "string"
    return {"type": kind, "description": description, **rules}


def _number(description: str, minimum: int = 0, *, null: bool = False) -> Schema:
    kind = ["integer", "null"] if null else "integer"
    return {"type": kind, "minimum": minimum, "description": description}


def _code(description: str, codes: Iterable[str | None]) -> Schema:
    return {"description": description, "enum": list(codes)}


def _flag(description: str) -> Schema:
    return {"type": "boolean", "description": description}


def _list(description: str, items: Schema, **rules: object) -> Schema:
    return {"type": "array", "description": description, "items": items, **rules}


def _ids(description: str, **rules: object) -> Schema:
    return _list(description, {"type": "string", "minLength": 1}, **rules)


def _object(
    description: str, properties: Mapping[str, Schema], optional: Iterable[str] = ()
) -> Schema:
    left_out = frozenset(optional)
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }


def _file() -> Schema:
    return _text("The file, as it was named; <stdin> for standard input.")


def _counts() -> dict[str, Schema]:
    consistency = {
        "checked": _number("Claims that took part."),
        "skipped": _number("Claims that took no part."),
        "conflicts": _ref("Counts", "All conflicts, also hidden ones."),
    }
    complete = _flag("False where a search was cut short; see `truncated`.")
    record = {
        "kind": _code("What it is.", ("actor", "source", "deployment", "claim")),
        "id": _text("Its id."),
    }
    return {
        "Severity": _code("From the gravest to the slightest.", SEVERITIES),
        "Counts": _object(
            "How many, by severity.", {name: _number(f"Of {name}s.") for name in SEVERITIES}
        ),
        "Summary": _object(
            "The counts of the whole run. Hidden are those below the threshold.",
            {
                "threshold": _ref("Severity", "What is slighter is counted and not listed."),
                "files": _number("How many files."),
                "claims": _number("How many claims they hold."),
                "findings": _ref("Counts", "All findings, also hidden ones."),
                "hidden_findings": _ref("Counts", "Findings that are not listed."),
                **consistency,
                "hidden_conflicts": _ref("Counts", "Conflicts that are not listed."),
                "complete": complete,
            },
            (*consistency, "hidden_conflicts", "complete"),
        ),
        "File": _object(
            "One file, which is one dataset.",
            {
                "file": _file(),
                "claims": _number("How many claims it holds."),
                "findings": _ref("Counts", "Its findings, also hidden ones."),
                "left_out": _list(
                    "Records that have faults and were not checked. One without an id is only "
                    "in the findings.",
                    _object("A record.", record),
                ),
                **consistency,
                "complete": complete,
                "policy": _ref("Policy", "The parameters of its check."),
                "repair": _ref("Repair", "Claims without which no conflict would be left."),
            },
            (*consistency, "complete", "policy", "repair"),
        ),
    }


def _conflict() -> dict[str, Schema]:
    speaker = {
        "claim": _text("Id of the claim."),
        "actor": _text("Id of the speaker."),
        "name": _text("Name of the speaker, or the id."),
        "stated": _text("When it was stated, in EDTF."),
    }
    ruled_out = {
        "state": _code("The state.", sorted({name for facet in FACETS for name in facet.states})),
        "claims": _ids("Ids of the claims that rule it out."),
        "rules": _list("The rules that rule it out with them.", _ref("UsedRule")),
        "day": _ref("Day", "When the first of these reasons takes hold."),
    }
    return {
        "Conflict": _object(
            "A smallest set of claims that cannot all be true.",
            {
                "id": _text(
                    "Depends on the ids of the claims alone, so that it stays from run to run.",
                    pattern="^[0-9a-f]{8}$",
                ),
                "file": _file(),
                "severity": _ref("Severity", "How grave it is."),
                "kind": _code("Who contradicts whom.", get_args(Kind)),
                "basis": _code("What clashes.", get_args(ConflictBasis)),
                "claims": _ids(
                    "Ids of the claims, in the order in which they were stated.",
                    minItems=1,
                    uniqueItems=True,
                ),
                "speakers": _list(
                    "The speakers, in the order of the claims.",
                    _object("Who stated a claim, and when.", speaker),
                    minItems=1,
                ),
                "message": _text("One sentence: whose statements cannot all be true, and on what."),
                "explanation": _ref("Explanation", "Why they cannot all be true."),
                "assumptions": _list(
                    "What it rests on besides the words of the claims.", _ref("Assumption")
                ),
                "distinctions": _ids("Ids of claims that hold apart what this conflict joins."),
                "within": _list(
                    "The graver conflicts that contain all claims of this one.",
                    _ids("Ids of claims.", minItems=1),
                ),
                "support": _list(
                    "The sources behind each claim, in the order of the claims.", _ref("Support")
                ),
                "group": _text(
                    "The id of the first conflict that differs from this one only in copies of "
                    "its claims; its own id where there is none before it.",
                    pattern="^[0-9a-f]{8}$",
                ),
            },
        ),
        "Support": _object(
            "How many independent sources stand behind a claim. Sources are followed through "
            "`derived_from` to where they begin, so that copies count once.",
            {
                "claim": _text("Id of the claim."),
                "independent_sources": _number("How many origins there are."),
                "origins": _ids("Ids of the sources that are derived from no other one."),
                "repeated_by": _ids("Ids of claims that say the same; their sources count too."),
                "unresolved": _ids("Ids of sources that are named and not there; not counted."),
            },
        ),
        "Explanation": _object(
            "On some days of one timeline no state is left (`ruled_out`), or bounds on numbers do "
            "not fit together (`terms`). Where `by_cases` is true, no single day shows it; where "
            "it is false and both are empty, a rule about the claims themselves is the reason.",
            {
                "subject": _ref("Subject", "The timeline."),
                "first_day": _ref("Day", "The first of the days."),
                "last_day": _ref("Day", "The last of the days."),
                "some_day_of": _text(
                    "Id of the claim that speaks of some day among them, and of none in "
                    "particular; null where nothing is left on any single one of them.",
                    null=True,
                ),
                "ruled_out": _list(
                    "Every state of the facet, with what rules it out.",
                    _object("A state that cannot be.", ruled_out),
                ),
                "rules": _list("All rules that were used.", _ref("UsedRule")),
                "by_cases": _flag("Every combination was tried."),
                "terms": _list("The bounds that do not fit together.", _ref("Term")),
                "short_by": {
                    "type": ["number", "null"],
                    "description": "By how many the least is above the most; null where several "
                    "days had to be tried, or for stages.",
                },
                "dates": _list(
                    "When something begins or ends according to each of two claims, where it is "
                    "dates that clash.",
                    _ref("Dated"),
                ),
                "days_apart": {
                    "type": ["integer", "null"],
                    "description": "By how many days the one is too early for the other.",
                },
                "anchors": _list(
                    "When that comes which relative times are counted from.", _ref("Anchoring")
                ),
                "text": _text("The same in sentences."),
            },
        ),
        "Anchoring": _object(
            "When what a relative time is counted from comes, and the days that follow from it.",
            {
                "claim": _text("Id of the claim with the relative time."),
                "first_day": _ref("Day", "It does not come before this day."),
                "last_day": _ref("Day", "It does not come after this day."),
                "then_first": _ref("Day", "The first day that follows by the length of time."),
                "then_last": _ref("Day", "The last day that follows by the length of time."),
                "claims": _ids("Ids of the claims by which it comes then."),
            },
        ),
        "Dated": _object(
            "When something begins or ends according to a claim.",
            {
                "claim": _text("Id of the claim."),
                "role": _code("How its time is meant.", get_args(TimeRole)),
                "first_day": _ref("Day", "Not before this day."),
                "last_day": _ref("Day", "Not after this day."),
            },
        ),
        "Term": _object(
            "One bound of a sum that cannot hold: a number of a claim, or a rule between numbers.",
            {
                "what": _text(
                    "What is bounded: stock, lasting, leaving, arriving, rule and so on."
                ),
                "deployment": _text("Id of the deployment (the whole, for a rule about parts)."),
                "unit": _code("What is counted.", list(get_args(Unit))),
                "population": _text("Who is counted; null for everybody.", null=True),
                "bound": _code("Which way it bounds.", ["at_least", "at_most"]),
                "number": {"type": "number", "description": "The bound."},
                "factor": {"type": "number", "description": "How often it counts in the sum."},
                "first_day": _ref("Day", "The first of the days."),
                "last_day": _ref("Day", "The last of the days."),
                "claims": _ids("Ids of the claims that say so; empty for a rule."),
                "parts": _ids("The parts that a rule adds up."),
                "rules": _list("Rules that it comes from.", _ref("UsedRule")),
                "reported": {
                    "type": ["number", "null"],
                    "description": "The bound as it was reported, where it has had time to drift.",
                },
                "drift_percent": _number(
                    "By how many per cent it has drifted since; null where it has not had time to.",
                    null=True,
                ),
                "whole_period": _flag("The number is one for its days as a whole."),
                "some_day": _flag("The number is that of some day among its days."),
                "either": _flag("It is one of two bounds of a claim, either of which may hold."),
            },
        ),
        "Assumption": _object(
            "Something that a conflict rests on besides the words of its claims.",
            {
                "code": _code("What is assumed.", sorted(ASSUMPTIONS)),
                "claims": _ids("Ids of the claims that it is about."),
                "subjects": _ids("The deployments that it joins, the part before the whole."),
                "text": _text("The same in a sentence."),
            },
        ),
    }


def _rest() -> dict[str, Schema]:
    return {
        "Day": _text(
            "A day as an ISO 8601 date; null where that side is open.",
            null=True,
            pattern=r"^[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}$",
        ),
        "RuleCode": _code("A background rule.", _RULES),
        "UsedRule": _code(
            "A background rule, the order of the stages, or the strict reading of a time.",
            sorted([*_RULES, "strong_reading", "transitions"]),
        ),
        "Subject": _object(
            "What a timeline is about.",
            {
                "deployment": _text("Id of the deployment; null for a matter.", null=True),
                "matter": _text("Code of the matter; null for a deployment.", null=True),
                "exceptions": _ids("Ids of the deployments that are left out."),
                "facet": _code("The question that it answers.", [facet.facet for facet in FACETS]),
                "process": _code("The process; null for presence.", [*get_args(Process), None]),
                "round": _number("Which run of a process that happens again.", 1),
                "by": _text("Id of the actor that decides or announces.", null=True),
                "phase": _text("Code of the named phase of the process.", null=True),
            },
        ),
        "Finding": _object(
            "What is wrong with a file, or worth a remark.",
            {
                "file": _file(),
                "code": _text(
                    "What is wrong, as a stable code.", pattern="^[a-z][a-z0-9]*[.][a-z0-9-]+$"
                ),
                "severity": _ref("Severity", "How grave it is."),
                "message": _text("The same in words."),
                "hint": _text("What to do about it.", null=True),
                "record_kind": _code(
                    "The kind of the record concerned.", [*get_args(RecordKind), None]
                ),
                "record_id": _text("The id of the record concerned.", null=True),
                "pointer": _text(
                    "JSON Pointer into the document, or into the record of a line.", null=True
                ),
                "line": _number("The line, from 1.", 1, null=True),
                "column": _number("The column, from 1.", 1, null=True),
                "sheet": _text("The sheet, or the table, in which it is.", null=True),
                "cell": _text("The cell of the sheet, such as C3.", null=True),
            },
        ),
        "SetAside": _set_aside(),
        "Skipped": _object(
            "A claim that took no part.",
            {
                "file": _file(),
                "claim": _text("Id of the claim."),
                "reason": _code("Why, as a code.", sorted(SKIPS)),
                "text": _text("Why, in words."),
            },
        ),
        "Unlinked": _object(
            "A claim that takes part, and whose number no other claim is about.",
            {
                "file": _file(),
                "claim": _text("Id of the claim."),
                "text": _text("The same in words."),
            },
        ),
        "Truncated": _object(
            "Where the search for conflicts was cut short.",
            {
                "file": _file(),
                "subjects": _list("The timelines that were searched.", _ref("Subject")),
                "severity": _ref("Severity", "The severity that was searched."),
                "found": _number("How many conflicts had been found."),
            },
        ),
        "Policy": _policy(),
        "Repair": _object(
            "A smallest set of claims that meets every conflict at or above the threshold. It "
            "says how far the claims are from being consistent, not who is right.",
            {
                "severity": _ref("Severity", "The threshold."),
                "claims": _ids("Ids of the claims; of several smallest sets the first by id."),
                "smallest": _flag("False where the search was cut short: a smaller set may do."),
                "complete": _flag("False where conflicts may be missing from the report."),
            },
        ),
    }


def _set_aside() -> Schema:
    of_conflicts = {
        "id": _text("The id of the conflict.", pattern="^[0-9a-f]{8}$"),
        "claims": _ids("Ids of its claims.", minItems=1),
    }
    of_findings = {
        "record_kind": _code("The kind of the record of the finding.", get_args(RecordKind)),
        "record_id": _text("The id of the record of the finding."),
    }
    return _object(
        "A conflict or a finding that somebody has judged; it does not count.",
        {
            "file": _file(),
            "on": _code("What was judged.", ("conflict", "finding")),
            "code": _text("Code of the finding; for a conflict, `conflict.` and its kind."),
            "severity": _ref("Severity", "How grave it is."),
            **of_conflicts,
            **of_findings,
            "message": _text("The conflict or the finding in words."),
            "fingerprint": _text("What the claims said when judged; null for findings.", null=True),
            "verdict": _code("What was decided.", VERDICTS),
            "by": _text("Who decided."),
            "decided": _ref("Day", "The day of the decision."),
            "expires": _ref("Day", "The last day on which it holds; null for no end."),
            "why": _text("The reason."),
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
    return _object(
        "Every parameter of the check. Durations are in days.",
        {
            "disabled": _list(
                "The rules that were switched off.", _ref("RuleCode"), uniqueItems=True
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
            "as_of": _ref("Day", "Claims stated after this day were left out; null for none."),
            "max_sets": _number("Most conflicts listed for one group at one severity."),
            "max_work": _number("Most claims looked at in one such search."),
        },
    )
