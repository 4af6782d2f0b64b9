"""The mark of a claim that was proposed and that no person has confirmed yet."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from counterclaim.model import Claim

DRAFTED = "draft"
"""What `reading_by` holds, in the `extra` of a claim, until a person has confirmed the claim."""


def drafted(claim: Claim) -> bool:
    """Tell whether a claim was proposed and not confirmed yet."""
    return (claim.extra or {}).get("reading_by") == DRAFTED


def without_mark(claim: Claim) -> Claim:
    """Return a claim that a person has confirmed; what the proposal rested on is kept."""
    kept: Mapping[str, Any] = {
        key: value for key, value in (claim.extra or {}).items() if key != "reading_by"
    }
    return evolve(claim, extra=kept or None)
