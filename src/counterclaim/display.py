"""What a notebook shows of a value; what draws it is imported when it is asked for."""

from importlib import import_module


def notebook_html(value: object) -> str | None:
    """Return a piece of HTML for a notebook, or None where the extra `html` is not installed."""
    shown: str | None = import_module("counterclaim.report.html.notebook").html_of(value)
    return shown
