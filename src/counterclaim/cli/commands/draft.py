"""The command `draft`: from a table of statements to a dataset of proposed claims."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.cli.commands.convert import write_dataset
from counterclaim.cli.outcome import FOUND, INVALID, OK, Outcome, UsageError
from counterclaim.documents import MissingExtraError, format_of
from counterclaim.drafting import Draft, draft, drafted, read_statements
from counterclaim.drafting.gazetteer import Gazetteer, gazetteer, with_places
from counterclaim.drafting.statements import FIELDS, shown_place
from counterclaim.files import write_text
from counterclaim.findings import Finding, group_findings
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.pipeline.reading import DataFormat, read
from counterclaim.reading import ReaderError, reader_named

_SHOWN = 10
"""So many questions of one kind are listed."""
TEMPLATE = (
    "date,speaker,affiliation,outlet,agency,url,text,force,place\n"
    "2025-03-10,Mira Holt,Republic of Arland,Belland Post,,https://post.example/soldiers,"
    "Our soldiers have begun to leave Belland.,Arland forces,Belland\n"
)


def run(options: argparse.Namespace) -> Outcome:
    """Propose claims for the statements of a table.

    Raises:
        UsageError: A column or a reader does not exist, or the format of OUT is not known.
    """
    target: str = options.output
    columns = dict(_column(given) for given in options.column)
    places = _places(options.places)
    try:
        reader = reader_named(options.reader)
        data = sys.stdin.buffer.read() if options.statements == "-" else None
        table = read_statements(options.statements, columns, data)
        before = _before(target)
    except ReaderError as error:
        raise UsageError(f"--reader: {error}") from error
    except MissingExtraError as error:
        return Outcome("", INVALID, complaints=(f"nothing was read: {error}",))
    if isinstance(before, str):
        return Outcome("", INVALID, complaints=(before,))
    if not table.rows:
        lines = tuple(_lines(table.findings))
        return Outcome("", INVALID, complaints=(*lines, "nothing was written"))
    defaults = {
        name: value for name, value in (("force", options.force), ("place", options.place)) if value
    }
    made = draft(table.rows, before, defaults=defaults, reader=reader, places=places)
    problem = write_to(made.dataset, target)
    if problem is not None:
        return Outcome("", INVALID, complaints=(problem,))
    told = tuple(_lines((*table.findings, *made.findings)))
    code = FOUND if made.asked else OK
    return Outcome("".join(f"{line}\n" for line in (*told, *_summary(made, target))), code, "utf-8")


def _column(given: str) -> tuple[str, str]:
    field, equals, header = given.partition("=")
    if not equals or field not in FIELDS:
        known = ", ".join(FIELDS)
        raise UsageError(f"--column {given}: expected FIELD=HEADER, with a field of {known}")
    return field, header


def _places(path: str | None) -> Gazetteer:
    """Return the gazetteer, with the places of a file of one's own."""
    if path is None:
        return gazetteer()
    import csv  # noqa: PLC0415  (seldom needed)

    try:
        rows = list(csv.DictReader(Path(path).read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--places: {quoted(path)} cannot be read: {error}") from error
    if any(not row.get("name") or not row.get("kind") for row in rows):
        raise UsageError(f"--places: {quoted(path)} needs the columns name and kind")
    return with_places({key: value or "" for key, value in row.items() if key} for row in rows)


def _before(target: str) -> Dataset | str | None:
    """Return the dataset that is there already; a text, where it has faults."""
    if not os.path.lexists(target):
        return None
    reading = read(target)
    if reading.errors:
        count = len(reading.errors)
        return (
            f"nothing was written: {quoted(target)} is there and has errors ({count}); "
            f"counterclaim validate {target} lists them"
        )
    return reading.dataset


def write_to(dataset: Dataset, target: str) -> str | None:
    """Write a dataset in the format that the name tells; return what went wrong."""
    chosen: DataFormat | None = format_of(target)
    suffix = Path(target).suffix.lower()
    if chosen is None and suffix == ".xlsx":
        chosen = "xlsx"
    if chosen is None and (not suffix or Path(target).is_dir()):
        chosen = "csv"
    if chosen is None:
        return f"nothing was written: the name {quoted(target)} does not tell the format"
    return write_dataset(dataset, target, chosen)


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    grouped = group_findings(findings, _SHOWN)
    for one in grouped.shown:
        at = one.location
        where = f"{shown_place(at)}: " if at.cell or at.line else ""
        mark = "?" if one.severity == "error" else "-"
        yield f"{mark} {where}{one.message}  [{one.code}]"
        if one.hint:
            yield f"    {one.hint}"
    for first, count in grouped.hidden:
        yield f"  and {count} more such  [{first.code}]"


def _summary(made: Draft, target: str) -> Iterator[str]:
    yield (
        f"{made.statements} statements: {made.read} read now, {made.known} read before, "
        f"{made.asked} to be asked"
    )
    waiting = sum(drafted(claim) for claim in made.dataset.claims)
    yield (
        f"wrote {target}: {len(made.dataset.claims)} claims, {made.proposed} of them new; "
        f"{waiting} proposed claims wait for a person"
    )
    if waiting or made.asked:
        yield f"Go through them: counterclaim readings {target} --interactive"


def write_template(folder: str) -> Outcome:
    """Write an empty table of statements with an example row.

    Raises:
        UsageError: There is one already.
    """
    target = os.path.join(folder, "statements.csv")  # noqa: PTH118  (as it was typed)
    if os.path.lexists(target):
        raise UsageError(f"{quoted(target)} is there already; nothing was written")
    try:
        write_text(TEMPLATE, target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Outcome("", INVALID, complaints=(f"{quoted(target)} cannot be written: {reason}",))
    return Outcome(
        f"wrote {target}\nReplace the example row with your statements, and run: "
        f"counterclaim draft {target} -o dataset.json\n"
    )
