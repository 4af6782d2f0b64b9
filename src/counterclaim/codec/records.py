"""Single records as plain values of Python, such as a web service or a database keeps."""

from collections.abc import Mapping
from typing import Any, TypeVar

from counterclaim.codec import structure, unstructure
from counterclaim.findings import Finding, RecordKind
from counterclaim.model import Actor, Claim, Dataset, Deployment, Source
from counterclaim.model.registry import RECORDS

AnyRecord = TypeVar("AnyRecord", Actor, Source, Deployment, Claim, Dataset)


class InvalidRecordError(ValueError):
    """Plain values are no record.

    Attributes:
        findings: What is wrong, one finding a fault, each with a pointer into the values.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        """Give each fault with its place and what to write instead."""
        return "\n".join(_line(found) for found in self.findings)


def _line(found: Finding) -> str:
    hint = "" if found.hint is None else f" {found.hint}"
    return f"{found.location.pointer or '/'}: {found.message}{hint}"


def to_dict(record: Actor | Source | Deployment | Claim | Dataset) -> dict[str, Any]:
    """Return a record as objects, lists, texts, numbers and flags: the values of JSON.

    Fields at their default are left out; the content of a claim has a `type`.
    """
    return unstructure(record)


def from_dict(model: type[AnyRecord], values: Mapping[str, Any]) -> AnyRecord:
    """Return the record that plain values hold, as strictly as it is read from a file.

    References to other records are not followed.

    Args:
        model: `Actor`, `Source`, `Deployment`, `Claim` or `Dataset`.
        values: The values, as `to_dict` gives them.

    Raises:
        InvalidRecordError: Something is missing, unknown or of another kind than expected.
        TypeError: The model is none of a record.
    """
    kinds: list[RecordKind] = [name for name, record in RECORDS.items() if record is model]
    if not kinds:
        known = ", ".join(record.__name__ for record in RECORDS.values())
        raise TypeError(f"expected one of {known}, got {model!r}")
    record, findings = structure(kinds[0], _plain(values))
    if not isinstance(record, model):
        raise InvalidRecordError(findings)
    return record


def _plain(values: object) -> object:
    """Return any mapping as a dict, since the values of JSON are no others."""
    return dict(values) if isinstance(values, Mapping) else values
