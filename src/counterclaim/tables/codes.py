"""The codes of the findings that only tables have: one table."""

from counterclaim.documents.codes import FaultCode

TABLE_CODES: tuple[FaultCode, ...] = (
    FaultCode("parse.csv", "The text is not CSV: its quotation marks do not match."),
    FaultCode("parse.xlsx", "The file is not a workbook, or its parts do not fit together."),
    FaultCode("table.old-format", "The file is a spreadsheet of another format, such as .xls."),
    FaultCode("table.encrypted", "The workbook, or a part of it, is encrypted."),
    FaultCode("table.macros", "The workbook holds macros."),
    FaultCode("table.unsafe", "The workbook is built as those are that attack their readers."),
    FaultCode("table.limit", "A file, sheet or cell is larger than what is read."),
    FaultCode("table.missing-sheet", "There is no sheet of claims."),
    FaultCode("table.unknown-sheet", "The name of a sheet is nearly that of a sheet of data."),
    FaultCode("table.copy", "A sheet looks like a copy of one; it was not read.", "warning"),
    FaultCode("table.version", "A spreadsheet has shortened the version 1.0 to 1.", "note"),
    FaultCode("table.unread-sheet", "A sheet does not belong to the format.", "note"),
    FaultCode("table.hidden", "A sheet, or rows or columns of it, are hidden; they count.", "note"),
    FaultCode("table.merged", "Cells are merged."),
    FaultCode("table.no-header", "The first row of a sheet is empty."),
    FaultCode("table.header", "A header is not a text."),
    FaultCode("table.unknown-column", "There is no such column."),
    FaultCode("table.duplicate-column", "A column stands twice in a sheet."),
    FaultCode("table.missing-column", "A column that is needed is missing."),
    FaultCode("table.outside", "A value stands in a column without a header."),
    FaultCode("table.formula", "A cell holds a formula."),
    FaultCode("table.error-cell", "A cell shows an error of the spreadsheet."),
    FaultCode("table.date", "A cell was a date, and was read as its ISO text.", "note"),
    FaultCode("table.number", "A cell was a whole number, and was read as a text.", "note"),
    FaultCode("table.orphan", "A row belongs to a record that is not there."),
    FaultCode("table.order", "The places of the rows of a record are not clear."),
)
"""In the order in which a table is read."""
