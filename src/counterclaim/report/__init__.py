"""Reports for people and for programs: from the values of a check to text and JSON."""

from counterclaim.report.checked import Checked
from counterclaim.report.schema import report_schema
from counterclaim.report.structured import REPORT_VERSION, render_json, report_values
from counterclaim.report.terminal import Layout
from counterclaim.report.text import render_text

__all__ = [
    "REPORT_VERSION",
    "Checked",
    "Layout",
    "render_json",
    "render_text",
    "report_schema",
    "report_values",
]
