"""The forms of a report by their names."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from counterclaim.configuration import FormatName
from counterclaim.pipeline.result import Checked
from counterclaim.report.html import render_page
from counterclaim.report.options import Options
from counterclaim.report.renderers.github import render_github
from counterclaim.report.renderers.json_lines import render_lines
from counterclaim.report.renderers.json_values import render_json
from counterclaim.report.renderers.junit import render_junit
from counterclaim.report.renderers.markdown import render_markdown
from counterclaim.report.renderers.sarif import render_sarif
from counterclaim.report.renderers.text import render_text

Renderer = Callable[[Sequence[Checked], Options], str]

FORMATS: Mapping[FormatName, Renderer] = MappingProxyType(
    {
        "text": render_text,
        "json": render_json,
        "jsonl": render_lines,
        "sarif": render_sarif,
        "junit": render_junit,
        "github": render_github,
        "markdown": render_markdown,
        "html": render_page,
    }
)
"""Each gives the whole report as a text, from the checked datasets and the options alone."""
