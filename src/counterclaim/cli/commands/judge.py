"""The command `judge`."""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import date

from counterclaim.cli.found import checked_file, conflict_meant
from counterclaim.cli.outcome import INVALID, Outcome, UsageError
from counterclaim.cli.settings import settings_of
from counterclaim.configuration import Configuration, is_below
from counterclaim.consistency import Conflict
from counterclaim.findings import Finding
from counterclaim.findings.quoting import quoted
from counterclaim.judgements import Judgement, append_judgement, judgement_on
from counterclaim.pipeline.stages import Examined
from counterclaim.report.options import Layout
from counterclaim.report.renderers.text import finding_lines

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def run(options: argparse.Namespace) -> Outcome:
    """Record a judgement on a conflict, by its id or by its claims.

    Raises:
        UsageError: The conflict does not exist, a date is none, a text is blank, nobody is named,
            or the file of judgements is not this project's.
    """
    configuration = settings_of(options).for_file(options.path)
    file = configuration.judgements
    if file is None:
        raise UsageError(
            "no file of judgements is known; name one with --judgements, or as judgements in "
            "the configuration"
        )
    _require_own_file(options.judgements, configuration)
    result = checked_file(options.path, options.input_format, configuration)
    if not result.reading.dataset.claims and result.reading.errors:
        return Outcome(_lines(result.reading.errors), INVALID)
    conflict = conflict_meant(options.claims, result)
    told = "the judgement was not recorded"
    try:
        findings = append_judgement(_judgement(conflict, options, result), file)
    except OSError as error:
        reason = f"{quoted(file)} cannot be written: {error.strerror or error}"
        return Outcome("", INVALID, complaints=(f"{reason}; {told}",))
    if findings:
        return Outcome(_lines(findings), INVALID, complaints=(told,))
    verdict = options.verdict.replace("_", " ")
    claims = ", ".join(sorted(conflict.claims))
    return Outcome(f"{file}: {conflict.id} ({claims}): {verdict}\n")


def _require_own_file(stated: str | None, configuration: Configuration) -> None:
    """Refuse to write where only a configuration, which comes with the data, says so."""
    path, folder = configuration.judgements, configuration.folder
    if stated is None and path is not None and folder is not None and not is_below(folder, path):
        raise UsageError(
            f"the configuration names {quoted(path)}, which is not below its folder; to write "
            "there, name it with --judgements"
        )


def _judgement(conflict: Conflict, options: argparse.Namespace, result: Examined) -> Judgement:
    on = date.today() if options.on is None else _day(options.on, "--on")  # noqa: DTZ011  (here)
    expires = None if options.expires is None else _day(options.expires, "--expires")
    try:
        return judgement_on(
            result.reading.dataset,
            conflict.claims,
            options.verdict,
            by=_who() if options.by is None else options.by,
            on=on,
            why=options.why,
            expires=expires,
        )
    except ValueError as error:
        raise UsageError(f"--{error}") from error


def _who() -> str:
    """Return who decides: the name that git knows, or else what is typed.

    Raises:
        UsageError: Neither git nor a person says.
    """
    git = shutil.which("git")
    if git is not None:
        told = subprocess.run(  # noqa: S603  (nothing of it comes from data)
            [git, "config", "user.name"], capture_output=True, text=True, check=False
        )
        if told.stdout.strip():
            return told.stdout.strip()
    if sys.stdin is not None and sys.stdin.isatty():
        sys.stderr.write("Who decides? ")
        sys.stderr.flush()
        return sys.stdin.readline().strip()
    raise UsageError("--by: git knows no user.name; say who decided with --by NAME")


def _day(text: str, option: str) -> date:
    refused = UsageError(f"{option}: expected a day such as 2024-09-06, got {quoted(text)}")
    if not _DAY.fullmatch(text):
        raise refused
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refused from None


def _lines(findings: Iterable[Finding]) -> str:
    return "".join(f"{line}\n" for found in findings for line in finding_lines(found, Layout()))
