"""What is set for a run: the configuration of each file, and the command line over it."""

import argparse
import os
from collections.abc import Iterable, Mapping
from typing import TypeVar, get_args

from attrs import define, evolve, field, frozen

from counterclaim.cli.outcome import UsageError
from counterclaim.configuration import (
    Configuration,
    FailOn,
    FormatName,
    configuration_for,
    known_codes,
    merge,
    read_configuration,
)
from counterclaim.consistency import Definition, Grade, Presumption, RuleCode
from counterclaim.findings import Finding, Severity
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.report.options import Layout
from counterclaim.report.renderers.text import finding_lines
from counterclaim.time import EdtfError, parse_edtf

_JUDGEMENTS = "judgements.toml"
"""The name of a file of judgements that nobody has named."""

_Code = TypeVar("_Code", bound=str)

_BACKGROUND: tuple[RuleCode, ...] = (*get_args(Definition), *get_args(Presumption))


def stated(options: argparse.Namespace) -> Configuration:
    """Return what the command line of `check`, `validate` or `judge` sets.

    Raises:
        UsageError: A date, a rule or a code does not exist.
    """
    asked = vars(options)
    return Configuration(
        severity=asked.get("severity"),
        grade=asked.get("grade"),
        fail_on=asked.get("fail_on"),
        select=_codes(asked.get("select"), "--select"),
        ignore=_codes(asked.get("ignore"), "--ignore"),
        disable=_listed(asked.get("disable"), _BACKGROUND, "--disable"),
        as_of=_as_of(asked.get("as_of")),
        format=asked.get("format"),
        judgements=asked.get("judgements"),
    )


def _codes(given: list[str] | None, option: str) -> tuple[str, ...] | None:
    if given is None:
        return None
    codes = known_codes()
    families = dict.fromkeys(code.partition(".")[0] for code in codes)
    bare = [text.replace(".,", ",").removesuffix(".") for text in given]
    return _listed(bare, (*codes, *families), option)


def _listed(
    given: list[str] | None, known: Iterable[_Code], option: str
) -> tuple[_Code, ...] | None:
    """Return the codes of an option that may be given several times, or as lists with commas."""
    if given is None:
        return None
    by_text = {str(code): code for code in known}
    codes = [code.strip() for text in given for code in text.split(",")]
    for code in codes:
        if code not in by_text:
            hint = did_you_mean(code, by_text) or "See counterclaim explain for all of them."
            what = "rule" if option == "--disable" else "code"
            raise UsageError(f"{option}: there is no {what} {quoted(code)}. {hint}")
    return tuple(by_text[code] for code in dict.fromkeys(codes))


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


@define
class Settings:
    """Finds what is set for each file; a configuration is read once.

    Attributes:
        over: What the command line sets.
        file: The configuration that was named; None to look for one.
        search: Whether configurations are looked for.
        remarks: By file of configuration, what there is to say about it that is no error.
    """

    over: Configuration
    file: str | None = None
    search: bool = True
    remarks: dict[str, tuple[Finding, ...]] = field(factory=dict)
    _known: dict[str, Configuration] = field(factory=dict)

    def for_file(self, name: str) -> Configuration:
        """Return what is set for a file or folder of claims; `-` counts as one in this folder.

        Raises:
            UsageError: The configuration has errors.
        """
        folder = self._folder(name)
        if folder not in self._known:
            self._known[folder] = merge(self._read(folder), self.over)
        found = self._known[folder]
        if found.judgements is not None or not self.search:
            return found
        return evolve(found, judgements=_beside(name))

    def _folder(self, name: str) -> str:
        if self.file is not None or not self.search:
            return ""
        place = os.path.abspath("." if name == "-" else name)  # noqa: PTH100  (links stay)
        return place if os.path.isdir(place) else os.path.dirname(place)  # noqa: PTH112, PTH120

    def _read(self, folder: str) -> Configuration:
        if self.file is not None:
            configuration, findings = read_configuration(self.file)
        elif self.search:
            configuration, findings = configuration_for(folder)
        else:
            return Configuration()
        if any(found.severity == "error" for found in findings):
            raise UsageError(_told(findings))
        for found in findings:
            path = from_here(found.location.path or folder)
            at = evolve(found.location, path=path)
            told = (*self.remarks.get(path, ()), evolve(found, location=at))
            self.remarks[path] = tuple(dict.fromkeys(told))
        return configuration


def _beside(name: str) -> str | None:
    """Return the file of judgements beside a file, or in a folder, of claims."""
    if name == "-":
        return None
    folder = name if os.path.isdir(name) else os.path.dirname(name)  # noqa: PTH112, PTH120
    return os.path.join(folder, _JUDGEMENTS)  # noqa: PTH118  (as it was typed)


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the settings of a run.

    Raises:
        UsageError: A date, a rule or a code does not exist.
    """
    return Settings(over=stated(options), file=options.config, search=not options.no_config)


def _told(findings: Iterable[Finding]) -> str:
    lines = ["the configuration has faults; nothing was checked"]
    for found in findings:
        at = evolve(found.location, path=from_here(found.location.path or ""))
        lines += finding_lines(evolve(found, location=at), Layout())
    return "\n".join(lines)


def from_here(path: str) -> str:
    """Return a path as it would be typed in this folder, if it lies below it."""
    try:
        shorter = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if shorter.startswith(os.pardir) else shorter


@frozen(kw_only=True)
class Shared:
    """What is set for the report on all files."""

    severity: Severity | None
    grade: Grade | None
    fail_on: FailOn | None
    format: FormatName | None
    outputs: Mapping[FormatName, str]


def shared(configurations: Mapping[str, Configuration]) -> Shared:
    """Return what is set for the report, which has to be the same for all files.

    Args:
        configurations: What is set for each file, by its name.

    Raises:
        UsageError: The configurations of two files set different things.
    """
    first = next(iter(configurations.values()))
    for key in ("severity", "grade", "fail_on", "format", "outputs"):
        for name, configuration in configurations.items():
            if getattr(configuration, key) != getattr(first, key):
                one = next(iter(configurations))
                raise UsageError(
                    f"the configurations of {quoted(one)} and {quoted(name)} set another {key}; "
                    "check them apart, or name one configuration with --config"
                )
    return Shared(
        severity=first.severity,
        grade=first.grade,
        fail_on=first.fail_on,
        format=first.format,
        outputs=first.outputs,
    )
