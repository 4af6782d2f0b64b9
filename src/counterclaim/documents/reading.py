"""What was read from a file, or from anywhere else: the good records and all that is wrong."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from counterclaim.findings import Finding, Location, RecordKind
from counterclaim.model import Dataset
from counterclaim.model.registry import LISTS
from counterclaim.parsing.positions import Finder
from counterclaim.structure.references import check_references


@frozen(kw_only=True)
class Reading:
    """What was read: the good records, and a finding for everything else.

    Attributes:
        dataset: The records without a fault of their own. Their references may still be
            faulty; the findings then say so.
        findings: All that is wrong, in the order of the file, references last.
        path: The file, as it was named.
        positions: For each kind, where each good record was, in the order of the dataset:
            its line in JSON Lines (from 1), else its index in the list of the document. For
            the kind `dataset` it is the line that describes the dataset, if there is one.
        lines: Whether the positions are lines.
        finder: Finds lines and columns, where that can be done; see `locate`.
        origins: Of several files that are taken together, what was read from each.
    """

    dataset: Dataset
    findings: tuple[Finding, ...]
    path: str | None = None
    positions: Mapping[RecordKind, tuple[int, ...]] = field(
        factory=lambda: MappingProxyType({}), repr=False
    )
    lines: bool = False
    finder: Finder | None = field(default=None, repr=False, eq=False)
    origins: "tuple[Reading, ...]" = field(default=(), repr=False, eq=False)

    def __str__(self) -> str:
        """Return it in short: `claims.json: dataset: 2 claims, ...; 1 finding`."""
        number = len(self.findings)
        findings = f"{number or 'no'} finding{'' if number == 1 else 's'}"
        return f"{self.path or 'read'}: {self.dataset}; {findings}"

    def location(self, kind: RecordKind, index: int) -> Location:
        """Return where a record of the dataset was: file, pointer, and line in JSON Lines.

        It costs next to nothing, and leaves out what has to be looked for: `locate` gives
        lines and columns.

        Args:
            kind: The kind of the record; `dataset` for what the dataset says about itself.
            index: Its index in the list of the dataset; 0 for the dataset.

        Raises:
            IndexError: There is no such record.
            KeyError: There are no records of the kind.
        """
        if kind == "dataset":
            line = self.positions.get("dataset", (None,))[index]
            return Location(
                path=self.path,
                record_kind=kind,
                record_id=self.dataset.id,
                pointer="",
                line=line if self.lines else None,
            )
        if self.origins:
            return self._location_in_origin(kind, index)
        position = self.positions[kind][index]
        name = next(name for name, kept in LISTS.items() if kept == kind)
        return Location(
            path=self.path,
            record_kind=kind,
            record_id=getattr(self.dataset, name)[index].id,
            pointer="" if self.lines else f"/{name}/{position}",
            line=position if self.lines else None,
        )

    def _location_in_origin(self, kind: RecordKind, index: int) -> Location:
        name = next(name for name, kept in LISTS.items() if kept == kind)
        for origin in self.origins:
            number = len(getattr(origin.dataset, name))
            if index < number:
                return origin.location(kind, index)
            index -= number
        raise IndexError(index)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(found for found in self.findings if found.severity == "error")


def nothing_read(path: str | None, *findings: Finding) -> Reading:
    """Return the reading of a file of which nothing could be read."""
    return Reading(dataset=Dataset(), findings=findings, path=path)


def reading_of(dataset: Dataset) -> Reading:
    """Return the reading of a dataset that comes from no file, with the faults of its references.

    Its places are those that it would have in one JSON document.
    """
    return Reading(
        dataset=dataset,
        findings=check_references(dataset),
        positions=MappingProxyType(
            {kind: tuple(range(len(getattr(dataset, name)))) for name, kind in LISTS.items()}
        ),
    )
