"""The command `convert`."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from counterclaim.cli.arguments import DATA_FORMATS, IMPORT_FORMATS
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
    if options.source_format in IMPORT_FORMATS and options.source_format not in DATA_FORMATS:
        return _from_others(options, chosen)
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
    return _written(reading.dataset, target, chosen, told, options)


def _written(
    dataset: Dataset, target: str, chosen: str, told: tuple[str, ...], style: argparse.Namespace
) -> Outcome:
    """Write a dataset in any format."""
    if chosen not in DATA_FORMATS:
        # others' formats are slow to import, and seldom needed
        from counterclaim.cli.foreign_formats import export  # noqa: PLC0415

        return export(dataset, target, chosen, told)
    if target == "-":
        text = dumps(dataset, cast("Format", chosen), short=style.short)
        return Outcome(text, OK, "utf-8", told)
    name = cast("DataFormat", chosen)
    problem = write_dataset(dataset, target, name, bom=style.bom, short=style.short)
    if problem is not None:
        return Outcome("", INVALID, complaints=(*told, problem))
    records = counted(len(dataset.claims), "claim")
    return Outcome(f"wrote {target}: {records}\n", OK, None, told)


def _from_others(options: argparse.Namespace, chosen: str) -> Outcome:
    """Write what a file of a format of others holds, and its statements beside it."""
    from counterclaim.cli.foreign_formats import read_foreign, write_statements  # noqa: PLC0415

    read = read_foreign(options.source, options.source_format)
    dataset = read.imported.dataset
    is_empty = not read.imported.statements and not any(getattr(dataset, name) for name in LISTS)
    if read.faults and (is_empty or not options.force):
        count = counted(read.faults, "error")
        reason = f"nothing was written: {quoted(options.source)} has {count}"
        hint = "" if is_empty else "; leave out what has faults with --force"
        return Outcome("", INVALID, complaints=(*read.told, f"{reason}{hint}"))
    made = _written(dataset, options.target, chosen, read.told, options)
    if made.code != OK:
        return made
    replace = bool(options.overwrite)
    said = write_statements(read.imported, options.target, replace=replace)
    return made._replace(complaints=(*made.complaints, *said))


def write_dataset(
    dataset: Dataset,
    target: str,
    chosen: DataFormat,
    *,
    bom: bool = False,
    short: bool = False,
) -> str | None:
    """Write a dataset, a file whole or not at all; return what went wrong."""
    try:
        if chosen == "csv":
            write_tables(dataset, target, "csv", bom=bom, short=short)
        elif chosen == "xlsx":
            write_tables(dataset, target, "xlsx", short=short)
        else:
            dump(dataset, target, chosen, short=short)
    except (MissingExtraError, TableError) as error:
        return f"nothing was written: {error}"
    except (OSError, ValueError) as error:
        # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        return f"{quoted(target)} cannot be written: {reason}"
    return None


def refuse_existing(target: str, chosen: str, hint: str | None = None) -> None:
    """Refuse to write over a file, or into a folder that has something in it.

    Raises:
        UsageError: There is something already.
    """
    place = Path(target)
    if chosen in ("csv", "datapackage") and place.is_dir() and not any(place.iterdir()):
        return
    if os.path.lexists(target):
        reason = f"{quoted(target)} is there already; nothing was written"
        raise UsageError(reason if hint is None else f"{reason}. {hint}")


def _format_of(target: str, stated: str | None) -> str:
    if target == "-":
        if stated in ("csv", "xlsx", "datapackage"):
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
