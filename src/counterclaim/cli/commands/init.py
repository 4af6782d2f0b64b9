"""The command `init`: something to begin with."""

import argparse
import os

from counterclaim import loads
from counterclaim.cli.commands.convert import refuse_existing, write_dataset
from counterclaim.cli.outcome import INVALID, Outcome
from counterclaim.documents import MissingExtraError
from counterclaim.findings.quoting import quoted
from counterclaim.pipeline.reading import DataFormat
from counterclaim.tables import TableFormat, write_template

_NAME = "dataset"

START = """
{
  "schema_version": "1.0",
  "id": "start",
  "title": "A dataset to begin with",
  "description": "All names are invented. Replace them with your own records.",
  "actors": [
    {"id": "arland", "kind": "state", "name": "Arland"},
    {"id": "arland-army", "kind": "armed_force", "name": "Army of Arland", "part_of": ["arland"]},
    {"id": "mira-holt", "kind": "person", "name": "Mira Holt", "represents": ["arland"]},
    {"id": "belland-post", "kind": "organization", "name": "Belland Post"}
  ],
  "sources": [
    {
      "id": "post-2025-03-11",
      "kind": "news_article",
      "publisher": "belland-post",
      "title": "Minister: soldiers are on their way home",
      "url": "https://post.example/2025/03/11/soldiers",
      "published": "2025-03-11",
      "language": "en"
    }
  ],
  "deployments": [
    {
      "id": "arland-in-belland",
      "name": "Soldiers of Arland in Belland",
      "force": "arland-army",
      "place": {"name": "Belland", "kind": "country"}
    }
  ],
  "claims": [
    {
      "id": "c1",
      "text": "Our soldiers have begun to leave Belland.",
      "text_kind": "quotation",
      "language": "en",
      "speaker": "mira-holt",
      "sources": ["post-2025-03-11"],
      "stated": "2025-03-10",
      "about": {"deployment": "arland-in-belland", "process": "withdrawal"},
      "says": {"type": "stage", "code": "under_way"}
    }
  ]
}
"""
"""A small dataset without a fault and without a conflict."""


def run(options: argparse.Namespace) -> Outcome:
    """Write a dataset to edit, or empty tables; nothing is written over.

    Raises:
        UsageError: What would be written is there already.
    """
    if getattr(options, "statements", False):
        from counterclaim.cli.commands.draft import write_template as write_statements  # noqa: PLC0415

        return write_statements(options.folder)
    chosen: DataFormat = options.format
    name = _NAME if chosen == "csv" else f"{_NAME}.{chosen}"
    target = os.path.join(options.folder, name)  # noqa: PTH118  (as it was typed)
    refuse_existing(target, chosen)
    problem = (
        _write_template(target, chosen)
        if chosen in ("csv", "xlsx")
        else write_dataset(loads(START), target, chosen)
    )
    if problem is not None:
        return Outcome("", INVALID, complaints=(problem,))
    return Outcome(f"wrote {target}\n{_next(target, chosen)}\n")


def _write_template(target: str, chosen: TableFormat) -> str | None:
    try:
        write_template(target, chosen)
    except MissingExtraError as error:
        return f"nothing was written: {error}"
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return f"{quoted(target)} cannot be written: {reason}"
    return None


def _next(target: str, chosen: DataFormat) -> str:
    check = f"counterclaim check {target}"
    if chosen == "xlsx":
        return f"Fill in the sheets (README explains the columns), save, and run: {check}"
    if chosen == "csv":
        return (
            f"Fill in the files (counterclaim schema claims explains the columns), and run: {check}"
        )
    return f"Edit it, and run: {check}"
