"""Datasets as tables: a folder of CSV files, or a workbook of a spreadsheet program.

A sheet holds one kind of record, or the lists inside such records. Nothing is lost between a
dataset and its tables. Workbooks need the extra `xlsx`.
"""

from counterclaim.tables._files import (
    TableFormat,
    format_of,
    read_tables,
)
from counterclaim.tables._flatten import TableError
from counterclaim.tables._writing import write_tables, write_template
from counterclaim.tables.codes import TABLE_CODES

__all__ = [
    "TABLE_CODES",
    "TableError",
    "TableFormat",
    "format_of",
    "read_tables",
    "write_tables",
    "write_template",
]
