"""The conflict that somebody means by its id, or by its claims, in one file."""

import re
from collections.abc import Iterable, Sequence

from counterclaim.cli.inputs import Input, read_input
from counterclaim.cli.outcome import UsageError
from counterclaim.configuration import Configuration
from counterclaim.consistency import Conflict
from counterclaim.documents import Reading
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.pipeline.reading import DataFormat
from counterclaim.pipeline.stages import Examined, examined, rules_at_hand

_ID = re.compile(r"[0-9a-f]{8}")


def looks_like_id(text: str) -> bool:
    """Tell whether a text has the form of the id of a conflict."""
    return _ID.fullmatch(text) is not None


def checked_file(path: str, chosen: DataFormat | None, configuration: Configuration) -> Examined:
    """Read and check one file; without claims its findings say why."""
    source = Input(name=path, format=chosen)
    reading: Reading = read_input(source)
    return examined(source.shown, reading, configuration, rules_at_hand(), consistency=True)


def conflict_meant(words: Sequence[str], result: Examined) -> Conflict:
    """Return the conflict of an id, or of all its claims.

    Raises:
        UsageError: There is none.
    """
    conflicts = () if result.report is None else result.report.conflicts
    if len(words) == 1:
        for conflict in conflicts:
            if conflict.id == words[0]:
                return conflict
    claims = tuple(dict.fromkeys(words))
    known = [claim.id for claim in result.reading.dataset.claims]
    if len(words) == 1 and words[0] not in known:
        raise UsageError(_no_id(words[0], result.name, conflicts))
    for claim in claims:
        if claim not in known:
            hint = did_you_mean(claim, known) or ""
            raise UsageError(
                f"{result.name} has no claim with the id {quoted(claim)}. {hint}".rstrip()
            )
    for conflict in conflicts:
        if set(conflict.claims) == set(claims):
            return conflict
    near = [conflict for conflict in conflicts if set(conflict.claims) & set(claims)]
    raise UsageError(
        f"the check finds no conflict between exactly {', '.join(claims)}. {_near(near)}"
    )


def _no_id(word: str, name: str, conflicts: Iterable[Conflict]) -> str:
    ids = [conflict.id for conflict in conflicts]
    if not ids:
        return f"the check finds no conflict in {name}"
    hint = did_you_mean(word, ids)
    more = ", …" if len(ids) > 5 else ""
    known = hint or f"Ids of its conflicts: {', '.join(ids[:5])}{more}."
    return f"{name} has no conflict with the id {quoted(word)}. {known}"


def _near(conflicts: Sequence[Conflict]) -> str:
    if not conflicts:
        return "None of these claims is in a conflict."
    shown = [f"{one.id} ({', '.join(one.claims)})" for one in conflicts[:5]]
    more = f" and {len(conflicts) - 5} more" if len(conflicts) > 5 else ""
    return f"Conflicts with one of them: {', '.join(shown)}{more}."
