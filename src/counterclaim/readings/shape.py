"""Which reading a claim has: the parts of it that tell one reading from another."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from counterclaim.codelists.readings import READINGS, ContentType, ReadingPattern
from counterclaim.model.claim import Claim
from counterclaim.model.content import Attribute, Change, Content, Count, Said, Scope, Stage


@frozen
class Shape:
    """The parts of a claim that a reading fixes; `past` for every day up to a time."""

    says: ContentType
    content: str
    process: str | None
    extent: str
    polarity: str
    modality: str
    past: bool


def reading_of(claim: Claim) -> str | None:
    """Return the code of the reading that a claim has, or None where it has none.

    A reading of a certain key or time goes before one of any key or time.
    """
    when = claim.when
    past = when is not None and when.role == "during" and _is_past(str(when.edtf or ""))
    says, content = _content_of(claim.says)
    about = claim.about
    shape = Shape(says, content, about.process, about.extent, claim.polarity, claim.modality, past)
    found = pattern_of(shape)
    return None if found is None else found.code


def shape_of(fields: Mapping[str, Any]) -> Shape | None:
    """Return the shape of a claim as the values of JSON, or None where its parts are amiss."""
    about, says, when = (fields.get(name) or {} for name in ("about", "says", "when"))
    if not all(isinstance(part, dict) for part in (about, says, when)):
        return None
    kind: Any = says.get("type")
    if kind not in FIELD_OF_CONTENT:
        return None
    content = says.get(FIELD_OF_CONTENT[kind], "")
    return Shape(
        kind,
        content,
        about.get("process"),
        about.get("extent", "all"),
        fields.get("polarity", "affirmed"),
        fields.get("modality", "fact"),
        when.get("role") == "during" and _is_past(str(when.get("edtf", ""))),
    )


def pattern_of(shape: Shape) -> ReadingPattern | None:
    """Return the reading of a shape, the most specific one that fits."""
    fitting = [entry for entry in READINGS.values() if _fits(entry, shape)]
    return max(fitting, key=_specific, default=None)


def _fits(pattern: ReadingPattern, shape: Shape) -> bool:
    if pattern.says != shape.says or pattern.content not in (None, shape.content):
        return False
    if shape.modality not in pattern.modalities or (pattern.up_to_now and not shape.past):
        return False
    if pattern.says != "stage":
        # the process, the extent and the polarity are slots
        return True
    fixed = (pattern.process, pattern.extent, pattern.polarity)
    return fixed == (shape.process, shape.extent, shape.polarity)


def _specific(pattern: ReadingPattern) -> tuple[bool, bool]:
    return pattern.content is not None, pattern.up_to_now


def _is_past(edtf: str) -> bool:
    return edtf.startswith("../")


FIELD_OF_CONTENT: Mapping[ContentType, str] = MappingProxyType(
    {
        "stage": "code",
        "count": "measure",
        "attribute": "key",
        "scope": "relation",
        "said": "stance",
        "change": "direction",
    }
)
"""The field of each type of content that tells its readings apart."""


def _content_of(says: Content) -> tuple[ContentType, str]:
    match says:
        case Stage():
            return "stage", says.code
        case Count():
            return "count", says.measure
        case Attribute():
            return "attribute", says.key
        case Scope():
            return "scope", says.relation
        case Said():
            return "said", says.stance
        case Change():
            return "change", says.direction
