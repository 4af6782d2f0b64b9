"""A judgement: what it is about, the verdict, who, when, why, and until when."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from attrs import Attribute, field, frozen
from attrs.validators import in_, instance_of, optional

from counterclaim.findings import Location, RecordKind
from counterclaim.findings.quoting import quoted
from counterclaim.judgements._fingerprint import fingerprint_of
from counterclaim.model import Dataset

Verdict = Literal["known_conflict", "not_a_conflict", "accepted"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

LINE = r"^[^\u0000-\u001f\u007f]*[^\u0000-\u0020\u007f][^\u0000-\u001f\u007f]*$"
"""A text on one line that is not blank, as a pattern of JSON Schema."""
FINGERPRINT = r"^[0-9a-f]{16}$"
CODE = r"^[a-z]+[.][a-z_-]+$"


def _matches(pattern: str, wanted: str, value: object, name: str) -> None:
    # \Z, since $ would let a line break stand at the end
    if not isinstance(value, str) or re.search(pattern[:-1] + r"\Z", value) is None:
        raise ValueError(f"{name}: expected {wanted}, got {quoted(str(value))}")
    if any("\ud800" <= mark <= "\udfff" for mark in value):
        raise ValueError(f"{name}: half of a surrogate pair cannot be written as UTF-8")


def _line(_: object, attribute: "Attribute[str]", value: str) -> None:
    _matches(LINE, "a text on one line", value, attribute.name)


def _fingerprint(_: object, attribute: "Attribute[str]", value: str) -> None:
    _matches(FINGERPRINT, "16 hexadecimal digits", value, attribute.name)


def _code(_: object, attribute: "Attribute[str]", value: str) -> None:
    _matches(CODE, "a code such as schema.missing", value, attribute.name)


def _ids(_: object, attribute: "Attribute[tuple[str, ...]]", value: tuple[str, ...]) -> None:
    if not value:
        raise ValueError(f"{attribute.name}: expected at least one id")
    if len(set(value)) != len(value):
        raise ValueError(f"{attribute.name}: an id stands twice")
    for name in value:
        _matches(LINE, "the id of a claim", name, attribute.name)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise ValueError(f"claims: expected the ids of claims, got the text {quoted(names)}")  # noqa: TRY004
    return tuple(sorted(names))


@frozen(kw_only=True)
class ClaimSet:
    """Some claims, by their ids in alphabetical order, and what they said when judged."""

    claims: tuple[str, ...] = field(converter=_sorted, validator=_ids)
    fingerprint: str = field(validator=_fingerprint)


@frozen(kw_only=True)
class FindingAbout:
    """A finding: its code, and the record that it is about."""

    code: str = field(validator=_code)
    record_kind: RecordKind = field(validator=in_(get_args(RecordKind)))
    record: str = field(validator=_line)


@frozen(kw_only=True)
class Judgement:
    """What somebody has decided about a set of claims or about a finding.

    `known_conflict`: they do conflict, and that is known. `not_a_conflict`: they do not, for
    the reason given. `accepted`: left as it is. A finding can only be accepted. `expires` is
    the last day on which it holds. `location` is where it stands, and no part of it.

    Raises:
        ValueError: A text is blank or has a line break, or a finding is not `accepted`.
        TypeError: A date is no date.
    """

    about: ClaimSet | FindingAbout = field(validator=instance_of((ClaimSet, FindingAbout)))
    verdict: Verdict = field(validator=in_(VERDICTS))
    by: str = field(validator=_line)
    on: date = field(validator=instance_of(date))
    why: str = field(validator=_line)
    expires: date | None = field(default=None, validator=optional(instance_of(date)))
    location: Location = field(default=Location(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a verdict that does not fit, and an end before the beginning."""
        if isinstance(self.about, FindingAbout) and self.verdict != "accepted":
            raise ValueError("verdict: a finding can only be accepted")
        if self.expires is not None and self.expires < self.on:
            raise ValueError("expires: it is before the day of the judgement")


def judgement_on(
    dataset: Dataset,
    claims: Iterable[str],
    verdict: Verdict,
    *,
    by: str,
    on: date,
    why: str,
    expires: date | None = None,
) -> Judgement:
    """Return a judgement on some claims of a dataset, with the fingerprint of what they say.

    Raises:
        KeyError: The dataset has no claim with one of the ids.
        ValueError: A text is blank or has a line break, or `expires` is before `on`.
    """
    ids = _sorted(claims)
    fingerprint = fingerprint_of(dataset, ids)
    if fingerprint is None:
        known = {claim.id for claim in dataset.claims}
        raise KeyError(next(name for name in ids if name not in known))
    return Judgement(
        about=ClaimSet(claims=ids, fingerprint=fingerprint),
        verdict=verdict,
        by=by,
        on=on,
        why=why,
        expires=expires,
    )
