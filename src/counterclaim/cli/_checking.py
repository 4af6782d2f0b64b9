"""The commands `check` and `validate`."""

import argparse
import sys
from collections.abc import Iterable
from typing import get_args

from counterclaim._guess import did_you_mean
from counterclaim.cli._arguments import UsageError
from counterclaim.cli._files import readings_of
from counterclaim.cli._output import has_colour, width_of
from counterclaim.consistency import Definition, Policy, Presumption, RuleCode, check
from counterclaim.report import Checked, Layout, render_json, render_text
from counterclaim.report.checked import conflicts_of, findings_of
from counterclaim.time import EdtfError, parse_edtf
from counterclaim.time.errors import quoted

_RULES: tuple[RuleCode, ...] = (*get_args(Definition), *get_args(Presumption))


def run(options: argparse.Namespace) -> tuple[str, bool, bool]:
    """Run `check` or `validate`.

    Returns:
        The report; whether input could not be read or is invalid; and whether anything was
        found at or above the threshold.

    Raises:
        UsageError: A date or a rule does not exist, or standard input is asked for twice.
    """
    policy = _policy(options) if options.command == "check" else None
    entries = [
        Checked(
            name=name,
            dataset=reading.dataset,
            findings=reading.findings,
            report=None if policy is None else check(reading.dataset, policy),
        )
        for name, reading in readings_of(options.paths, options.input_format)
    ]
    if options.format == "json":
        report = render_json(entries, threshold=options.severity)
    else:
        report = render_text(
            entries,
            threshold=options.severity,
            layout=Layout(
                width=width_of(sys.stdout), colour=has_colour(options.colour, sys.stdout)
            ),
            verbose=policy is not None and options.verbose,
        )
    invalid = any(findings_of(entry, "error") for entry in entries)
    found = any(
        findings_of(entry, options.severity) or conflicts_of(entry, options.severity)
        for entry in entries
    )
    return report, invalid, found


def _policy(options: argparse.Namespace) -> Policy:
    return Policy(disabled=_disabled(options.disable), as_of=_as_of(options.as_of))


def _as_of(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        day = parse_edtf(text).latest
    except EdtfError as error:
        raise UsageError(f"--as-of: {error}") from error
    if day is None:
        raise UsageError(f"--as-of: {quoted(text)} has no last day")
    return day


def _disabled(listed: Iterable[str]) -> frozenset[RuleCode]:
    known = {str(code): code for code in _RULES}
    codes = [code.strip() for text in listed for code in text.split(",")]
    for code in codes:
        if code not in known:
            hint = did_you_mean(code, known) or "See counterclaim explain for all of them."
            raise UsageError(f"--disable: there is no rule {quoted(code)}. {hint}")
    return frozenset(known[code] for code in codes)
