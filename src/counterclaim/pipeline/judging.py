"""Setting aside what people have judged, for several files at once."""

import os
from collections.abc import Mapping, Sequence

from counterclaim.judgements import Applied, apply, read_judgements
from counterclaim.pipeline.grading import graded_findings, graded_result
from counterclaim.pipeline.result import Checked, beside
from counterclaim.pipeline.stages import Examined


def judged(
    results: Sequence[Examined], rule_codes: Sequence[str]
) -> tuple[tuple[Applied, ...], tuple[Checked, ...]]:
    """Return what judgements leave of each file, and what is to be said about the judgements.

    Files that share a file of judgements are looked at together: a judgement may be about any of
    them.
    """
    applied: dict[int, Applied] = {}
    files = []
    for (path, as_of), members in _groups(results).items():
        # a file that is to be made by the first judgement is none yet
        there = path is not None and os.path.lexists(path)
        judgements, faults = read_judgements(path) if path and there else ((), ())
        cases = [results[index].case for index in members]
        left, findings = apply(cases, judgements, as_of)
        applied |= {
            index: graded_result(one, results[index].configuration, rule_codes)
            for index, one in zip(members, left, strict=True)
        }
        first = results[members[0]].configuration
        shown = graded_findings((*faults, *findings), first, rule_codes)
        if path is not None and shown:
            files.append(beside(path, shown))
    return tuple(applied[index] for index in range(len(results))), tuple(files)


def _groups(results: Sequence[Examined]) -> Mapping[tuple[str | None, int | None], list[int]]:
    """Return the numbers of the files that share a file of judgements and a day."""
    groups: dict[tuple[str | None, int | None], list[int]] = {}
    for index, result in enumerate(results):
        key = (result.configuration.judgements, result.configuration.as_of)
        groups.setdefault(key, []).append(index)
    return groups
