"""A report as one HTML page: timelines, who contradicts whom, conflicts and statements."""

from counterclaim.report.html.page import render_html

__all__ = ["render_html"]
