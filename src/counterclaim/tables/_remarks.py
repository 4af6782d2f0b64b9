"""Notes on values that were converted exactly: one for each column, however many cells."""

from attrs import define, field

from counterclaim.findings import Finding, Location
from counterclaim.tables._convert import Value

_SHOWN = 5


@define
class Remarks:
    """The converted cells of a sheet so far, by column and by what they were before."""

    found: dict[tuple[str, str], list[Location]] = field(factory=dict)
    first: dict[tuple[str, str], str] = field(factory=dict)

    def add(self, header: str, value: Value, at: Location) -> None:
        """Keep the place of a value if it was converted."""
        if value.remark is None:
            return
        key = (header, value.remark)
        text = value.value[0] if isinstance(value.value, list) else value.value
        self.first.setdefault(key, text)
        self.found.setdefault(key, []).append(at)

    def findings(self) -> tuple[Finding, ...]:
        """Return the notes."""
        return tuple(
            self._note(header, remark, places) for (header, remark), places in self.found.items()
        )

    def _note(self, header: str, remark: str, places: list[Location]) -> Finding:
        what = "date" if remark == "date" else "number"
        rest = len(places) - 1
        more = f", and so were {rest} more {what}s of the column" if rest > 1 else ""
        more = f", and so was 1 more {what} of the column" if rest == 1 else more
        text = self.first[header, remark]
        return Finding(
            code=f"table.{remark}",
            severity="note",
            message=f"{header}: the {what} was read as the text {text}{more}",
            location=places[0],
            hint="Check it, and format the column as text.",
            related=tuple(places[1 : _SHOWN + 1]),
        )
