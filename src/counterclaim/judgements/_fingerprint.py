"""A fingerprint of what claims say: it changes when their content changes, and only then."""

import json
from collections.abc import Iterable
from hashlib import sha256

from counterclaim.codec import unstructure
from counterclaim.model import Claim, Dataset

_SAID = (
    "text",
    "speaker",
    "stated",
    "about",
    "says",
    "when",
    "polarity",
    "modality",
    "condition",
    "commitment",
)
"""The fields that make up what a claim says. Sources, relays, grades, remarks and relations to
other claims may change without touching it."""

_DIGITS = 16


def fingerprint_of(dataset: Dataset, claims: Iterable[str]) -> str | None:
    """Return 16 hexadecimal digits for what some claims of a dataset say.

    They depend on the ids and the content of these claims, on nothing else and not on their
    order. Of claims with one id the first counts, as in a check.

    Returns:
        The digits, or None where the dataset lacks one of the claims.
    """
    wanted = sorted(set(claims))
    names = frozenset(wanted)
    found = {claim.id: claim for claim in reversed(dataset.claims) if claim.id in names}
    if len(found) != len(wanted):
        return None
    said = [[name, _said(found[name])] for name in wanted]
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()[:_DIGITS]


def _said(claim: Claim) -> dict[str, object]:
    values = unstructure(claim)
    return {name: values[name] for name in _SAID if name in values}
