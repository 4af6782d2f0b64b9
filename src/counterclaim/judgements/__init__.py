"""What people have decided about reported conflicts and findings, kept in a file of its own.

A judgement says of a set of claims, or of one finding, that it is known, no conflict, or
accepted; who says so, when and why. It holds as long as the claims say what they said then.
"""

from counterclaim.judgements._applying import Applied, Case, Judged, JudgedFinding, apply
from counterclaim.judgements._fingerprint import fingerprint_of
from counterclaim.judgements._reading import read_judgements
from counterclaim.judgements._values import (
    VERDICTS,
    ClaimSet,
    FindingAbout,
    Judgement,
    Verdict,
    judgement_on,
)
from counterclaim.judgements._writing import append_judgement, judgements_text, write_judgements
from counterclaim.judgements.codes import JUDGEMENT_CODES
from counterclaim.judgements.schema import JUDGEMENTS_VERSION, judgements_schema

__all__ = [
    "JUDGEMENTS_VERSION",
    "JUDGEMENT_CODES",
    "VERDICTS",
    "Applied",
    "Case",
    "ClaimSet",
    "FindingAbout",
    "Judged",
    "JudgedFinding",
    "Judgement",
    "Verdict",
    "append_judgement",
    "apply",
    "fingerprint_of",
    "judgement_on",
    "judgements_schema",
    "judgements_text",
    "read_judgements",
    "write_judgements",
]
