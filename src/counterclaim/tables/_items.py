"""The items of a list in one cell: `one; two; "three; with a semicolon"`.

An item stands in double quotation marks where it holds a semicolon or a comma, begins or ends
with a space, begins with a quotation mark, or is empty; a quotation mark inside is then written
twice, as CSV does it with cells.
"""

import re
from collections.abc import Iterable

from counterclaim.findings.quoting import quoted
from counterclaim.tables._cells import FaultyCell

_NEEDS_QUOTES = re.compile(r'[;,]|^[ "]| $|^$')
# the quoted form first: what begins with a quotation mark and does not fit it is no item
_ITEM = re.compile(r' *(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^;"][^;]*+|)) *(?P<end>;|\Z)')


def items_text(items: Iterable[str]) -> str:
    """Return the text of a cell that holds the items of a list."""
    return "; ".join(_written(item) for item in items)


def items_of(text: str) -> list[str] | FaultyCell:
    """Return the items of a list in a cell, or what is wrong with them."""
    items: list[str] = []
    place = 0
    while True:
        found = _ITEM.match(text, place)
        if found is None:
            reason = f"a quotation mark begins an item and does not end it: {quoted(text[place:])}"
            hint = 'Put the whole item in quotation marks, those inside it twice: "a ""b"" c".'
            return FaultyCell("schema.value", reason, hint)
        if found["quoted"] is not None:
            items.append(found["quoted"].replace('""', '"'))
        elif "," in found["bare"]:
            reason = f"expected items separated by semicolons, got {quoted(text)}"
            hint = 'Write ; between the items, or put an item with a comma in quotes: "a, b".'
            return FaultyCell("schema.value", reason, hint)
        else:
            items.append(found["bare"].strip(" "))
        if not found["end"]:
            return items
        place = found.end()


def _written(item: str) -> str:
    if _NEEDS_QUOTES.search(item):
        return '"' + item.replace('"', '""') + '"'
    return item
