"""What judgements have set aside, as values of JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from counterclaim.judgements import ClaimSet, Judgement
from counterclaim.pipeline.result import Checked
from counterclaim.report.options import Options, conflict_code, judged_findings_of, judged_of
from counterclaim.report.sentences.conflicts import message_of, short_id
from counterclaim.report.sentences.names import names_of


def set_aside_values(entries: Sequence[Checked], options: Options) -> Iterator[dict[str, Any]]:
    """Yield the conflicts and findings that judgements have set aside, by file."""
    for entry in entries:
        yield from _judged(entry, options)


def _judged(entry: Checked, options: Options) -> Iterator[dict[str, Any]]:
    names = names_of(entry.dataset)
    for judged in judged_of(entry, options):
        conflict = judged.conflict
        yield {
            "file": entry.name,
            "on": "conflict",
            "code": conflict_code(conflict),
            "severity": conflict.severity,
            "id": short_id(conflict),
            "claims": list(conflict.claims),
            "message": message_of(conflict, names),
            **_judgement(judged.judgement),
        }
    for accepted in judged_findings_of(entry, options):
        found = accepted.finding
        yield {
            "file": entry.name,
            "on": "finding",
            "code": found.code,
            "severity": found.severity,
            "record_kind": found.location.record_kind,
            "record_id": found.location.record_id,
            "message": found.message,
            **_judgement(accepted.judgement),
        }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    about = judgement.about
    return {
        "fingerprint": about.fingerprint if isinstance(about, ClaimSet) else None,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "decided": judgement.on.isoformat(),
        "expires": None if judgement.expires is None else judgement.expires.isoformat(),
        "why": judgement.why,
    }
