"""The first row of a sheet: which column is which, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.tables._cells import Row, Table, shown
from counterclaim.tables._layout import Column

_SHOWN = 20


@frozen
class Headed:
    """A table with its columns: by header the place of each, from 0; `rows` without the first.

    `fatal` tells that the records cannot be read.
    """

    table: Table
    places: Mapping[str, int]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    fatal: bool


def head(table: Table, columns: Sequence[Column]) -> Headed:
    """Return a table with its columns told apart by the first row."""
    if any(found.severity == "error" for found in table.findings):
        return Headed(table, {}, (), table.findings, fatal=True)
    if not table.rows or table.rows[0].number != 1:
        found = fault(
            "table.no-header",
            "the first row is empty",
            table.at(0, 1),
            f"Write the headers there: {', '.join(column.header for column in columns[:8])}.",
        )
        return Headed(table, {}, (), (*table.findings, found), fatal=True)
    places: dict[str, int] = {}
    findings = [*table.findings, *_read_header(table, columns, places)]
    missing = [column for column in columns if column.required and column.header not in places]
    at = table.at(max(table.rows[0].cells) + 1, 1, table.rows[0].line)
    findings += [
        fault(
            "table.missing-column",
            f"there is no column {column.header}",
            at,
            column.description,
        )
        for column in missing
    ]
    outside = list(_outside(table, places))
    return Headed(table, places, table.rows[1:], (*findings, *outside), fatal=bool(missing))


def _read_header(
    table: Table, columns: Sequence[Column], places: dict[str, int]
) -> Iterator[Finding]:
    known = [column.header for column in columns]
    unknown = 0
    for place, cell in sorted(table.rows[0].cells.items()):
        at = table.at(place, 1, table.rows[0].line)
        if not isinstance(cell, str):
            hint = "Write the name of a column as a text."
            yield fault("table.header", f"expected a header, got {shown(cell)}", at, hint)
        elif cell in places:
            yield fault(
                "table.duplicate-column",
                f"the column {quoted(cell)} stands twice",
                at,
                "Keep one of them.",
            )
        elif cell in known:
            places[cell] = place
        else:
            unknown += 1
            if unknown <= _SHOWN:
                yield _unknown(cell, at, known)
    if unknown > _SHOWN:
        at = table.at(0, 1, table.rows[0].line)
        yield fault("table.unknown-column", f"{unknown - _SHOWN} more columns are unknown", at)


def _unknown(header: str, at: Location, known: Sequence[str]) -> Finding:
    hint = did_you_mean(header, known)
    if hint is None and header.strip() in known:
        hint = "Take out the spaces around it."
    own = ' Data of your own goes into "extra".' if "extra" in known else ""
    return fault(
        "table.unknown-column",
        f"there is no column {quoted(header)} in this sheet",
        at,
        hint or f"The columns are {', '.join(known)}.{own}",
    )


def _outside(table: Table, places: Mapping[str, int]) -> Iterator[Finding]:
    """Yield a finding for the first value of each column that has no header at all."""
    headed = table.rows[0].cells.keys()
    counts: dict[int, int] = {}
    first: dict[int, Row] = {}
    for row in table.rows[1:]:
        for place in row.cells.keys() - headed:
            first.setdefault(place, row)
            counts[place] = counts.get(place, 0) + 1
    for place in sorted(first)[:_SHOWN]:
        row = first[place]
        more = f"; {counts[place] - 1} more below" if counts[place] > 1 else ""
        yield fault(
            "table.outside",
            f"a value stands in a column without a header{more}",
            table.at(place, row.number, row.line),
            "Give the column its header, or empty it; a cell with a separator needs quotation "
            "marks in CSV."
            if places
            else "Write the headers into the first row.",
        )
