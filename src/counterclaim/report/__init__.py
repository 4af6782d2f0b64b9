"""Reports for people and for programs: from the values of a check to text, JSON and HTML."""

from counterclaim.report.document import REPORT_VERSION
from counterclaim.report.groups import Group, groups_of
from counterclaim.report.html import render_drawing, render_html
from counterclaim.report.options import Layout, Options
from counterclaim.report.renderers.json_values import render_json, report_values
from counterclaim.report.renderers.text import render_text
from counterclaim.report.schema import report_schema
from counterclaim.report.sentences.conflicts import sentence
from counterclaim.report.sentences.names import Names, names_of

__all__ = [
    "REPORT_VERSION",
    "Group",
    "Layout",
    "Names",
    "Options",
    "groups_of",
    "names_of",
    "render_drawing",
    "render_html",
    "render_json",
    "render_text",
    "report_schema",
    "report_values",
    "sentence",
]
