"""The command `judge`."""

import argparse
import re
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from counterclaim.cli.outcome import INVALID, Outcome, UsageError
from counterclaim.cli.settings import settings_of
from counterclaim.configuration import Configuration, is_below
from counterclaim.findings import Finding
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.judgements import Judgement, append_judgement, judgement_on
from counterclaim.pipeline.reading import Input, read_input
from counterclaim.pipeline.stages import FileResult, result_of, rules_at_hand
from counterclaim.report.renderers.escaping import Layout
from counterclaim.report.renderers.text import finding_lines

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@frozen
class _Asked:
    """What is to be judged: the claims, and the file of judgements."""

    claims: tuple[str, ...]
    file: str


def run(options: argparse.Namespace) -> Outcome:
    """Record a judgement on the conflict between some claims.

    Raises:
        UsageError: A claim or the conflict does not exist, a date is none, a text is blank, or
            no file of judgements is named.
    """
    settings = settings_of(options)
    configuration = settings.for_file(options.path)
    if configuration.judgements is None:
        raise UsageError(
            "no file of judgements is known; name one with --judgements, or as judgements in "
            "the configuration, so that check finds it too"
        )
    _require_own_file(options.judgements, configuration)
    asked = _Asked(tuple(dict.fromkeys(options.claims)), configuration.judgements)
    source = Input(name=options.path, format=options.input_format)
    reading = read_input(source)
    if not reading.dataset.claims and reading.errors:
        return Outcome(_lines(reading.errors), INVALID)
    result = result_of(source.shown, reading, configuration, rules_at_hand(), consistency=True)
    _require_conflict(asked.claims, result)
    told = "the judgement was not recorded"
    try:
        findings = append_judgement(_judgement(asked, options, result), asked.file)
    except OSError as error:
        reason = f"{quoted(asked.file)} cannot be written: {error.strerror or error}"
        return Outcome("", INVALID, complaints=(f"{reason}; {told}",))
    if findings:
        return Outcome(_lines(findings), INVALID, complaints=(told,))
    verdict = options.verdict.replace("_", " ")
    return Outcome(f"{asked.file}: {', '.join(sorted(asked.claims))}: {verdict}\n")


def _require_own_file(stated: str | None, configuration: Configuration) -> None:
    """Refuse to write where only a configuration, which comes with the data, says so."""
    path, folder = configuration.judgements, configuration.folder
    if stated is None and path is not None and folder is not None and not is_below(folder, path):
        raise UsageError(
            f"the configuration names {quoted(path)}, which is not below its folder; to write "
            "there, name it with --judgements"
        )


def _judgement(asked: _Asked, options: argparse.Namespace, result: FileResult) -> Judgement:
    on = _day(options.on, "--on")
    expires = None if options.expires is None else _day(options.expires, "--expires")
    try:
        return judgement_on(
            result.reading.dataset,
            asked.claims,
            options.verdict,
            by=options.by,
            on=on,
            why=options.why,
            expires=expires,
        )
    except ValueError as error:
        raise UsageError(f"--{error}") from error


def _day(text: str, option: str) -> date:
    refused = UsageError(f"{option}: expected a day such as 2024-09-06, got {quoted(text)}")
    if not _DAY.fullmatch(text):
        raise refused
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refused from None


def _require_conflict(claims: tuple[str, ...], result: FileResult) -> None:
    """Refuse claims that the check does not report as one conflict."""
    known = [claim.id for claim in result.reading.dataset.claims]
    for claim in claims:
        if claim not in known:
            hint = did_you_mean(claim, known) or ""
            raise UsageError(
                f"{result.name} has no claim with the id {quoted(claim)}. {hint}".rstrip()
            )
    found = () if result.report is None else result.report.conflicts
    if any(set(conflict.claims) == set(claims) for conflict in found):
        return
    near = [conflict.claims for conflict in found if set(conflict.claims) & set(claims)]
    raise UsageError(
        f"the check finds no conflict between exactly {', '.join(claims)}. {_near(near)}"
    )


def _near(conflicts: Iterable[tuple[str, ...]]) -> str:
    shown = [f"({', '.join(claims)})" for claims in conflicts]
    if not shown:
        return "None of these claims is in a conflict."
    more = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
    return f"Conflicts with one of them: {', '.join(shown[:5])}{more}."


def _lines(findings: Iterable[Finding]) -> str:
    return "".join(f"{line}\n" for found in findings for line in finding_lines(found, Layout()))
