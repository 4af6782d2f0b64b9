"""From a table of statements to a dataset of proposed claims, for people to confirm."""

from counterclaim.drafting.building import Draft, draft
from counterclaim.drafting.codes import DRAFT_CODES
from counterclaim.drafting.marks import DRAFTED, drafted, without_mark
from counterclaim.drafting.statements import StatementRow, StatementTable, read_statements

__all__ = [
    "DRAFTED",
    "DRAFT_CODES",
    "Draft",
    "StatementRow",
    "StatementTable",
    "draft",
    "drafted",
    "read_statements",
    "without_mark",
]
