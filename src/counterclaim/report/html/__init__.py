"""A report as one HTML page: timelines, who contradicts whom, conflicts and statements."""

from counterclaim.report.html.notebook import html_of, render_drawing
from counterclaim.report.html.page import render_html, render_page

__all__ = ["html_of", "render_drawing", "render_html", "render_page"]
