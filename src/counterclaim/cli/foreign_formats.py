"""The formats of others in the command `convert`."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen

from counterclaim.cli.outcome import INVALID, OK, Outcome, UsageError
from counterclaim.documents import MissingExtraError
from counterclaim.files import write_text
from counterclaim.findings import Finding, Location, group_findings
from counterclaim.findings.quoting import quoted
from counterclaim.interchange import (
    Exported,
    Imported,
    from_ftm,
    from_prov_json_ld,
    from_schema_org,
    from_stix,
    from_turtle,
    statements_csv,
    to_ftm,
    to_prov_json_ld,
    to_schema_org,
    to_stix,
    to_turtle,
    write_data_package,
)
from counterclaim.model import Dataset
from counterclaim.report.options import Layout
from counterclaim.report.renderers.text import finding_lines
from counterclaim.report.sentences.days import counted
from counterclaim.tables import TableError

IMPORTS: Mapping[str, Callable[[bytes, str | None], Imported]] = MappingProxyType(
    {
        "schemaorg": from_schema_org,
        "stix": from_stix,
        "ftm": from_ftm,
        "turtle": from_turtle,
        "prov-jsonld": from_prov_json_ld,
    }
)
"""What reads each format of others."""

EXPORTS: Mapping[str, Callable[[Dataset], Exported]] = MappingProxyType(
    {
        "schemaorg": to_schema_org,
        "stix": to_stix,
        "ftm": to_ftm,
        "turtle": to_turtle,
        "prov-jsonld": to_prov_json_ld,
    }
)
"""What writes each format of others, but for that of a folder."""

DATA_PACKAGE = "datapackage"


@frozen(kw_only=True)
class Foreign:
    """What was read from a format of others, or what went wrong."""

    imported: Imported
    told: tuple[str, ...]
    faults: int


def read_foreign(source: str, chosen: str) -> Foreign:
    """Read a file of a format of others, or the standard input."""
    try:
        data = _standard_input() if source == "-" else Path(source).read_bytes()
        imported = IMPORTS[chosen](data, "<stdin>" if source == "-" else source)
    except (OSError, ValueError, MissingExtraError) as error:
        # ValueError: a null character in the name
        code = "read.package" if isinstance(error, MissingExtraError) else "read.file"
        reason = getattr(error, "strerror", None) or str(error)
        found = Finding(code=code, severity="error", message=reason, location=Location(path=source))
        imported = Imported(dataset=Dataset(), findings=(found,))
    faults = sum(found.severity == "error" for found in imported.findings)
    return Foreign(imported=imported, told=_told(imported.findings), faults=faults)


def write_statements(imported: Imported, target: str, *, replace: bool) -> tuple[str, ...]:
    """Write the statements beside the records; return what to say about it."""
    if not imported.statements:
        return ()
    count = counted(len(imported.statements), "statement")
    if target == "-":
        return (f"{count} that a person has to read are not written to the standard output",)
    beside = Path(target)
    place = beside / "statements.csv" if beside.is_dir() else _beside(beside)
    if os.path.lexists(place) and not replace:
        return (f"{quoted(str(place))} is there already; {count} were not written",)
    try:
        place.write_bytes(statements_csv(imported).encode("utf-8"))
    except OSError as error:
        return (f"{quoted(str(place))} cannot be written: {error.strerror}",)
    return (f"wrote {place}: {count} that a person has to read",)


def export(dataset: Dataset, target: str, chosen: str, told: tuple[str, ...]) -> Outcome:
    """Write a dataset in a format of others, with what the format could not hold."""
    if chosen == DATA_PACKAGE:
        return _package(dataset, target, told)
    out = EXPORTS[chosen](dataset)
    told = (*told, *_told(out.losses, limit=1))
    if target == "-":
        return Outcome(out.text, OK, "utf-8", told)
    try:
        write_text(out.text, target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = f"{quoted(target)} cannot be written: {reason}"
        return Outcome("", INVALID, complaints=(*told, problem))
    claims = counted(len(dataset.claims), "claim")
    return Outcome(f"wrote {target}: {claims}\n", OK, None, told)


def _package(dataset: Dataset, target: str, told: tuple[str, ...]) -> Outcome:
    if target == "-":
        raise UsageError(f"--to: {DATA_PACKAGE} cannot go to the standard output")
    try:
        write_data_package(dataset, target)
    except (TableError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Outcome("", INVALID, complaints=(*told, f"nothing was written: {reason}"))
    claims = counted(len(dataset.claims), "claim")
    return Outcome(f"wrote {target}: {claims}\n", OK, None, told)


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.stem}.statements.csv")


def _standard_input() -> bytes:
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    data = b"" if stream is None else stream.read()
    return data.encode("utf-8") if isinstance(data, str) else bytes(data)


def _told(findings: Iterable[Finding], limit: int = 3) -> tuple[str, ...]:
    """Return findings as texts, of those with one cause the first few."""
    grouped = group_findings(findings, limit)
    more = {id(first): count for first, count in grouped.hidden}
    lines = []
    for found in grouped.shown:
        shown = found
        if id(found) in more and limit == 1:
            message = f"{found.message} (and {more[id(found)]} more like it)"
            shown = evolve(found, message=message)
        lines.append("\n".join(finding_lines(shown, Layout())))
    if limit > 1:
        lines += [
            f"not shown: {count} more like {quoted(first.message)}"
            for first, count in grouped.hidden
        ]
    return tuple(lines)
