"""Statements that still have to be read, as a table that a person fills in."""

from counterclaim.interchange._values import Imported
from counterclaim.tables.csv_text import csv_text, escaped
from counterclaim.tables.layout import layout


def statements_csv(imported: Imported) -> str:
    """Return the statements of an import with the columns of `claims.csv`.

    What the file said is filled in; the columns of `about`, `says` and `when` are empty, for
    whoever reads the words. A row that is filled in is a row of `claims.csv`.
    """
    claims = next(sheet for sheet in layout() if sheet.name == "claims")
    headers = [column.header for column in claims.columns]
    rows = [headers]
    for statement in imported.statements:
        filled = {
            "id": statement.id,
            "text": statement.text,
            "speaker": statement.speaker or "",
            "sources": "; ".join(statement.sources),
            "stated": "" if statement.stated is None else statement.stated.text,
            "language": statement.language or "",
            "note": statement.note or "",
        }
        rows.append([escaped(filled.get(header, "")) for header in headers])
    return csv_text(rows)
