"""Reports for people and for programs: from the values of a check to text and JSON."""

from counterclaim.pipeline.result import Checked
from counterclaim.report.renderers.escaping import Layout
from counterclaim.report.renderers.json_values import REPORT_VERSION, render_json, report_values
from counterclaim.report.renderers.text import render_text
from counterclaim.report.schema import report_schema

__all__ = [
    "REPORT_VERSION",
    "Checked",
    "Layout",
    "render_json",
    "render_text",
    "report_schema",
    "report_values",
]
