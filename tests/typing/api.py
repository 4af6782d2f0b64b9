"""The types of the public names, as somebody sees them who uses the library.

This file is read by type checkers and never run.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, assert_type

import counterclaim
from counterclaim import codelists, consistency, documents, findings, model, pipeline, time
from counterclaim.codelists import PlaceKind, StageCode
from counterclaim.consistency import Policy, Report, RuleCode, check

dataset = pipeline.load(Path("claims.json"))
assert_type(dataset, model.Dataset)
assert_type(pipeline.loads(b"{}", "yaml"), model.Dataset)
assert_type(documents.dumps(dataset, format="jsonl"), str)
assert_type(documents.dump(dataset, "claims.yaml"), None)
assert_type(documents.format_of("claims.json"), Literal["json", "jsonl", "yaml"] | None)

reading = documents.read("claims.jsonl", "jsonl")
assert_type(reading, documents.Reading)
assert_type(reading.dataset, model.Dataset)
assert_type(reading.findings, tuple[findings.Finding, ...])
assert_type(reading.findings[0].location.line, int | None)
assert_type(reading.findings[0].severity, Literal["error", "warning", "note"])

policy = Policy(disabled=frozenset({"no_return"}), as_of=time.day_number(2024, 9, 6))
assert_type(policy.disabled, frozenset[RuleCode])
assert_type(policy.pace, Mapping[PlaceKind, int])
assert_type(policy.as_of, int | None)

report = check(dataset, policy)
assert_type(report, Report)
assert_type(check(dataset), Report)
assert_type(report.conflicts, tuple[consistency.Conflict, ...])
assert_type(report.skipped, tuple[consistency.Skipped, ...])
assert_type(report.truncated, tuple[consistency.Truncation, ...])
assert_type(report.checked, int)

conflict = report.conflicts[0]
assert_type(conflict.claims, tuple[str, ...])
assert_type(conflict.grade, consistency.Grade)
assert_type(conflict.kind, consistency.Kind)
assert_type(conflict.within, tuple[tuple[str, ...], ...])
assert_type(conflict.assumptions[0].code, consistency.AssumptionCode)
assert_type(conflict.question, consistency.Question)
assert_type(conflict.rule, RuleCode)
assert_type(conflict.subject.deployment, str | None)
assert_type(
    conflict.reason,
    consistency.States | consistency.Numbers | consistency.Sum | consistency.Pair,
)
if isinstance(conflict.reason, consistency.States):
    assert_type(conflict.reason.facet, codelists.Facet)
    assert_type(conflict.reason.holdings[0].first, date | None)
elif isinstance(conflict.reason, consistency.Sum):
    assert_type(conflict.reason.numbers[0].low, float | None)
    assert_type(conflict.reason.gap, float)
elif isinstance(conflict.reason, consistency.Numbers):
    assert_type(conflict.reason.gap, float | None)
else:
    assert_type(conflict.reason.days, int | None)
assert_type(conflict.explained[0].firm, bool)
assert_type(consistency.at_least(conflict.grade, "likely"), bool)
assert_type(findings.at_least(reading.findings[0].severity, "warning"), bool)

claim = dataset.claims[0]
assert_type(claim, model.Claim)
assert_type(claim.stated, time.Edtf)
assert_type(
    claim.says,
    model.Stage | model.Count | model.Attribute | model.Scope | model.Said | model.Change,
)
assert_type(claim.when, model.TimeReference | None)
assert_type(claim.about.deployment, str | None)
assert_type(claim.commitment, codelists.Commitment)
if isinstance(claim.says, model.Stage):
    assert_type(claim.says.code, StageCode)
elif isinstance(claim.says, model.Count):
    assert_type(claim.says.low, float | None)
elif isinstance(claim.says, model.Scope):
    assert_type(claim.says.subjects, tuple[model.About, ...])
elif isinstance(claim.says, model.Said):
    assert_type(claim.says.claim, str)
elif isinstance(claim.says, model.Change):
    assert_type(claim.says.direction, codelists.Direction)
else:
    assert_type(claim.says, model.Attribute)

place = model.Place(name="Iraq", kind="country", country="IQ")
assert_type(place.latitude, float | None)
assert_type(dataset.deployments[0].part_of, tuple[model.PartOf, ...])
assert_type(dataset.actors[0].kind, codelists.ActorKind)

edtf = time.parse_edtf("2024-09")
assert_type(edtf, time.Edtf)
assert_type(edtf.earliest, int | None)
assert_type(time.parse_duration("P6M"), time.Duration)
assert_type(time.day_text(1), str)

assert_type(codelists.code_list("stages").values, tuple[str, ...])
assert_type(codelists.stage_meaning("agreed").mask, int)
assert_type(codelists.facet_of("present"), codelists.Facet)
assert_type(codelists.CODE_LISTS, Mapping[str, codelists.CodeList])

# the names at the top are those of their homes
assert_type(counterclaim.check(counterclaim.load("claims.json")), consistency.Report)
assert_type(counterclaim.parse_edtf("2024"), time.Edtf)
assert_type(counterclaim.reads("{}"), documents.Reading)

try:
    counterclaim.loads("{}")
except counterclaim.InvalidDocumentError as error:
    assert_type(error.findings, tuple[findings.Finding, ...])
try:
    model.Stage(code="agreed")
except counterclaim.InvalidValueError as fault:
    assert_type(fault.field, str | None)

assert_type(pipeline.read("claims.xlsx"), documents.Reading)
assert_type(counterclaim.load("claims.csv", "csv"), model.Dataset)
assert_type(pipeline.run(dataset), pipeline.Result)
assert_type(pipeline.run("claims.json").entries, tuple[pipeline.Checked, ...])
