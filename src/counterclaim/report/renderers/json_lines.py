"""The report as JSON Lines: one object a line, each with its type."""

from collections.abc import Iterator, Sequence
from typing import Any

from counterclaim.pipeline.result import Checked
from counterclaim.report.options import Options
from counterclaim.report.renderers.escaping import safe_json
from counterclaim.report.renderers.json_values import report_values

_LISTS = {
    "files": "file",
    "findings": "finding",
    "conflicts": "conflict",
    "skipped": "skipped",
    "unlinked": "unlinked",
    "truncated": "truncated",
    "near": "near",
    "set_aside": "judgement",
}
"""The lists of a report in JSON, with the type of their lines."""


def render_lines(entries: Sequence[Checked], options: Options) -> str:
    """Return the report on some datasets as JSON Lines.

    Each line is an object of the report in JSON with a `type`: `file`, `finding`, `conflict`,
    `skipped`, `unlinked`, `truncated`, `near`, `policy`; a `judgement` is a conflict or finding
    that was set aside; the `summary` is the last.
    """
    return "".join(f"{safe_json(line)}\n" for line in _lines(entries, options))


def _lines(entries: Sequence[Checked], options: Options) -> Iterator[dict[str, Any]]:
    values = report_values(entries, options)
    for name, kind in _LISTS.items():
        for item in values.get(name, ()):
            yield {"type": kind, **item}
    if "policy" in values:
        yield {"type": "policy", **values["policy"]}
    yield {
        "type": "summary",
        "report_version": values["report_version"],
        **values["summary"],
    }
