"""Reports for people and for programs: from the values of a check to text, JSON and HTML."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.pipeline.result import Checked
    from counterclaim.report.html import render_html
    from counterclaim.report.renderers.escaping import Layout
    from counterclaim.report.renderers.json_values import (
        REPORT_VERSION,
        render_json,
        report_values,
    )
    from counterclaim.report.renderers.text import render_text
    from counterclaim.report.schema import report_schema

__all__ = [
    "REPORT_VERSION",
    "Checked",
    "Layout",
    "render_html",
    "render_json",
    "render_text",
    "report_schema",
    "report_values",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: no form of report needs the others."""
    homes = {
        "counterclaim.pipeline.result": ("Checked",),
        "counterclaim.report.html": ("render_html",),
        "counterclaim.report.renderers.escaping": ("Layout",),
        "counterclaim.report.renderers.json_values": (
            "REPORT_VERSION",
            "render_json",
            "report_values",
        ),
        "counterclaim.report.renderers.text": ("render_text",),
        "counterclaim.report.schema": ("report_schema",),
    }
    home = next((home for home, names in homes.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value
