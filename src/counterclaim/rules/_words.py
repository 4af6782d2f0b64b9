"""What words of English tell about a claim. They hint at a slip and prove nothing.

Rules that read them look at texts in English only, and are notes.
"""

import re

from counterclaim.model import Claim

Hints = tuple[tuple[str, ...], re.Pattern[str]]
"""Parts of words without which the pattern finds nothing, and the pattern: most texts have none."""

PLANNED: Hints = (
    ("will", "shall", "going to", "plan", "intend"),
    re.compile(
        r"(?<!the )(?<!political )(?<!good )(?<!free )\bwill\b(?! have)(?! of the)"
        r"|\bshall\b|\b(?:is|are) going to\b|\bplans? to\b|\bintends? to\b",
    ),
)
CONDITIONAL: Hints = (
    ("if ", "If ", "nless ", "rovided that", "n condition that", "s long as", "n case"),
    re.compile(
        r"^(?:if|unless)\b|(?<=, )if\b(?! not| any)|\bunless\b|\bprovided that\b"
        r"|\bon condition that\b|\bonly if\b|\bas long as\b|\bin case\b",
        re.IGNORECASE,
    ),
)
HEDGED: Hints = (
    ("may", "might", "robably", "ossibly", "erhaps", "eportedly", "llegedly"),
    re.compile(
        r"\b(?:may|might)\b(?! day)"
        r"|\b(?:[Pp]robably|[Pp]ossibly|[Pp]erhaps|[Rr]eportedly|[Aa]llegedly)\b"
    ),
)
NONE_AT_ALL = re.compile(
    r"\b(?:no|not any|never any|without any) (?:[a-z]+ ){0,2}"
    r"(?:withdrawals?|pull-?outs?|departures?|drawdowns?)\b",
    re.IGNORECASE,
)
PARTLY = re.compile(
    r"\bpartial(?:ly)?\b|\bmost of\b|\bsome of the\b|\bmuch of\b|\balmost\b|\bnearly\b"
    r"|\b(?:first|second|third|next|initial) (?:phase|stage|batch|wave|group)\b|\ball but\b",
    re.IGNORECASE,
)
OTHER_UNITS = re.compile(
    r"\d[\d,.]*\s+(?:[a-z-]+\s+)?"
    r"(?:bases|outposts|posts|checkpoints|positions|vehicles|tanks|trucks|aircraft|jets|planes"
    r"|helicopters|ships|vessels|battalions|brigades|divisions|regiments|units|percent|per cent)\b"
    r"|\d\s?%",
    re.IGNORECASE,
)
PERSONS = re.compile(
    r"\b(?:soldiers?|troops?|persons?|people|m[ae]n|wom[ae]n|personnel|staff|servicem[ae]n"
    r"|service members?|advis[eo]rs?|trainers?|marines?|fighters?|civilians?|members?"
    r"|peacekeepers?|contractors?|recruits?|airm[ae]n|sailors?|paratroopers?|operators?|officers?)\b",
    re.IGNORECASE,
)


def is_english(claim: Claim) -> bool:
    """Tell whether the text of a claim is said to be in English."""
    return claim.language is not None and claim.language.casefold().partition("-")[0] == "en"


def found_in(text: str, hints: Hints) -> str | None:
    """Return the first words in a text that hint at something, if there are any."""
    parts, pattern = hints
    if not any(part in text for part in parts):
        return None
    found = pattern.search(text)
    return found[0] if found else None
