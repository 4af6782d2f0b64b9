"""The JSON Schema (draft 2020-12) of the report in JSON, made from what it holds."""

from counterclaim.consistency import AssumptionCode, RuleCode
from counterclaim.report.document import REPORT_VERSION, ReportDocument
from counterclaim.schema.derived import Schema, class_schema


def report_schema() -> Schema:
    """Return the schema of a report, as published in `schemas/1.0/report.schema.json`."""
    named = {"RuleCode": RuleCode, "AssumptionCode": AssumptionCode}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:counterclaim:{REPORT_VERSION}:report",
        "title": "A report on files of claims",
        **class_schema(ReportDocument, named),
    }
