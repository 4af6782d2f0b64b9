"""The command `convert`."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from counterclaim.cli.inputs import Input, read_input
from counterclaim.cli.outcome import INVALID, OK, Outcome, UsageError
from counterclaim.documents import SUFFIXES, Format, MissingExtraError, dump, dumps, format_of
from counterclaim.findings import Finding
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS
from counterclaim.pipeline import Checked
from counterclaim.pipeline.reading import DataFormat
from counterclaim.pipeline.result import left_out
from counterclaim.report.options import Layout
from counterclaim.report.renderers.text import finding_lines
from counterclaim.report.sentences.days import counted
from counterclaim.tables import TableError, write_tables


def run(options: argparse.Namespace) -> Outcome:
    """Write a dataset in another format.

    Raises:
        UsageError: The format of OUT is not known, or OUT is there already.
    """
    target: str = options.target
    chosen = _format_of(target, options.target_format)
    if options.bom and chosen != "csv":
        raise UsageError("--bom: only CSV files are written with a byte-order mark")
    if target != "-" and not options.overwrite:
        refuse_existing(target, chosen, "--overwrite replaces it")
    source = Input(name=options.source, format=options.source_format)
    _refuse_folder(source)
    reading = read_input(source)
    told = _lines(reading.findings)
    is_empty = not any(getattr(reading.dataset, name) for name in LISTS)
    if reading.errors and (is_empty or not options.force):
        count = counted(len(reading.errors), "error")
        hint = "correct them, or leave out the records with faults with --force"
        hint = "there is no record without a fault" if is_empty else hint
        reason = f"nothing was written: {source.shown} has {count}; {hint}"
        return Outcome("", INVALID, complaints=(*told, reason))
    missing = left_out(
        Checked(name=source.shown, dataset=reading.dataset, findings=reading.findings)
    )
    if missing:
        names = ", ".join(f"{kind} {record_id}" for kind, record_id in missing)
        told = (*told, f"left out because of their faults: {names}")
    if target == "-":
        return Outcome(dumps(reading.dataset, cast("Format", chosen)), OK, "utf-8", told)
    problem = write_dataset(reading.dataset, target, chosen, bom=options.bom)
    if problem is not None:
        return Outcome("", INVALID, complaints=(*told, problem))
    records = counted(len(reading.dataset.claims), "claim")
    return Outcome(f"wrote {target}: {records}\n", OK, None, told)


def write_dataset(
    dataset: Dataset, target: str, chosen: DataFormat, *, bom: bool = False
) -> str | None:
    """Write a dataset, a file whole or not at all; return what went wrong."""
    try:
        if chosen == "csv":
            write_tables(dataset, target, "csv", bom=bom)
        elif chosen == "xlsx":
            write_tables(dataset, target, "xlsx")
        else:
            dump(dataset, target, chosen)
    except (MissingExtraError, TableError) as error:
        return f"nothing was written: {error}"
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return f"{quoted(target)} cannot be written: {reason}"
    return None


def refuse_existing(target: str, chosen: DataFormat, hint: str | None = None) -> None:
    """Refuse to write over a file, or into a folder that has something in it.

    Raises:
        UsageError: There is something already.
    """
    place = Path(target)
    if chosen == "csv" and place.is_dir() and not any(place.iterdir()):
        return
    if os.path.lexists(target):
        reason = f"{quoted(target)} is there already; nothing was written"
        raise UsageError(reason if hint is None else f"{reason}. {hint}")


def _format_of(target: str, stated: DataFormat | None) -> DataFormat:
    if target == "-":
        if stated in ("csv", "xlsx"):
            raise UsageError(f"--to: {stated} cannot go to the standard output")
        if stated is None:
            raise UsageError("--to: say in which format the standard output is")
        return stated
    if stated is not None:
        return stated
    found: DataFormat | None = format_of(target)
    if found is not None:
        return found
    suffix = Path(target).suffix.lower()
    if suffix == ".xlsx":
        return "xlsx"
    if not suffix or Path(target).is_dir():
        return "csv"
    known = ", ".join((*SUFFIXES, ".xlsx"))
    raise UsageError(
        f"the name {quoted(target)} does not tell the format; name it {known}, a folder for "
        "CSV, or give --to"
    )


def _refuse_folder(source: Input) -> None:
    if source.name == "-" and source.format in ("csv", "xlsx"):
        raise UsageError(f"--from: {source.format} cannot come from the standard input")


def _lines(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the findings that are errors, one text each."""
    return tuple(
        "\n".join(finding_lines(found, Layout())) for found in findings if found.severity == "error"
    )
