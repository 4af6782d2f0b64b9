"""Find the statements about military deployments that cannot all be true, and say why.

The usual way in::

    from counterclaim import check, load

    report = check(load("claims.json"))

Records are in `counterclaim.model`, files in `counterclaim.documents`, the checker in
`counterclaim.consistency`, all stages of a check in `counterclaim.pipeline`, EDTF in
`counterclaim.time`, code lists in `counterclaim.codelists`, hypothesis strategies in
`counterclaim.strategies`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.consistency import Changes, Checker, Conflict, Policy, Report, check
    from counterclaim.documents import Reading, dump, dumps
    from counterclaim.findings import Finding, Location, Severity
    from counterclaim.model import (
        About,
        Actor,
        Attribute,
        Change,
        Claim,
        Count,
        Dataset,
        Deployment,
        Identifier,
        InvalidValueError,
        Name,
        PartOf,
        Place,
        Relation,
        Relay,
        Said,
        Scope,
        Source,
        Stage,
        TimeReference,
    )
    from counterclaim.pipeline import InvalidDocumentError, load, loads, read, reads
    from counterclaim.time import Edtf, parse_duration, parse_edtf

__all__ = [
    "About",
    "Actor",
    "Attribute",
    "Change",
    "Changes",
    "Checker",
    "Claim",
    "Conflict",
    "Count",
    "Dataset",
    "Deployment",
    "Edtf",
    "Finding",
    "Identifier",
    "InvalidDocumentError",
    "InvalidValueError",
    "Location",
    "Name",
    "PartOf",
    "Place",
    "Policy",
    "Reading",
    "Relation",
    "Relay",
    "Report",
    "Said",
    "Scope",
    "Severity",
    "Source",
    "Stage",
    "TimeReference",
    "check",
    "dump",
    "dumps",
    "load",
    "loads",
    "parse_duration",
    "parse_edtf",
    "read",
    "reads",
]

_HOMES = {
    "counterclaim.consistency": ("Changes", "Checker", "Conflict", "Policy", "Report", "check"),
    "counterclaim.documents": ("Reading", "dump", "dumps"),
    "counterclaim.findings": ("Finding", "Location", "Severity"),
    "counterclaim.pipeline": ("InvalidDocumentError", "load", "loads", "read", "reads"),
    "counterclaim.time": ("Edtf", "parse_duration", "parse_edtf"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that each user pays for what they use."""
    if name == "__version__":
        return import_module("importlib.metadata").version("counterclaim")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = next((home for home, names in _HOMES.items() if name in names), "counterclaim.model")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]
