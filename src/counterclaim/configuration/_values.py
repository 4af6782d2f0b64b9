"""A configuration as a value: what is set, what it means, and how two are put together."""

import os
import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

from attrs import evolve, field, fields, frozen

from counterclaim.codelists import PlaceKind
from counterclaim.consistency import PACE, Grade, Policy, RuleCode
from counterclaim.findings import Severity

FormatName = Literal["text", "json", "jsonl", "sarif", "junit", "github", "markdown"]
"""The forms of a report."""

FORMAT_NAMES: tuple[FormatName, ...] = get_args(FormatName)
"""Every form of a report."""

FailOn = Literal["faults", "certain", "likely", "weak", "never"]
"""From what on a check fails: faults of the files alone, or conflicts of a grade as well."""

FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
"""Every choice of what a check fails on."""

SeverityOrOff = Severity | Literal["off"]
"""How grave the findings of a code are, or that they are not reported."""

GradeOrOff = Grade | Literal["off"]
"""How sure the conflicts of a kind are, or that they are not reported."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _number(description: str, minimum: int = 0) -> Any:  # noqa: ANN401  (a field of attrs)
    """Return the field of a number that may be set, with what its schema says of it."""
    return field(default=None, metadata={"description": description, "minimum": minimum})


@frozen(kw_only=True)
class PolicyNumbers:
    """The numbers of a policy that are set; None leaves the default of `Policy`.

    `pace` holds the kinds of places that are set, in days.
    """

    pace: Mapping[PlaceKind, int] = field(default=MappingProxyType({}), hash=False)
    presence_days: int | None = _number("How long a presence or an absence lasts, in days.")
    held_days: int | None = _number(
        "How long before its report what is going on is taken to have begun, in days."
    )
    answer_days: int | None = _number(
        "How long after a denial a report of what it denies contradicts it, in days."
    )
    announcement_days: int | None = _number(
        "How long after an announcement a denial answers it, in days."
    )
    reversal_days: int | None = _number(
        "Within how many days a party that says the opposite takes back its words."
    )
    plan_days: int | None = _number("How many days apart plans of two parties are no conflict.")
    step_days: int | None = _number("How many days apart the numbers of one step may be stated.")
    contemporaneous_days: int | None = _number(
        "How many days the date of a report on the present may span."
    )
    approximate_percent: int | None = _number(
        "How much an approximate figure is widened at most, in per cent."
    )
    round_percent: int | None = _number(
        "How much a round figure in a sum is widened at most, in per cent."
    )
    figure_days: int | None = _number("How long a figure stands, in days.")
    drift_days: int | None = _number(
        "In how many days a figure may drift by one per cent.", minimum=1
    )
    max_sets: int | None = _number(
        "Most conflicts of one grade among claims that hang together.", minimum=1
    )
    max_work: int | None = _number("Most pairs of claims compared in one such group.", minimum=1)


_NUMBERS = tuple(each.name for each in fields(PolicyNumbers) if each.name != "pace")


@frozen(kw_only=True)
class Configuration:
    """What is set for checks; None, or nothing, is what is not set.

    Attributes:
        severity: Findings that are slighter are not shown, and let no check fail.
        grade: Conflicts that are less sure are not shown in texts.
        fail_on: From what on a check fails.
        select: Codes, or families of codes, that alone are reported.
        ignore: Codes, or families, that are not reported; goes before `select`.
        severities: By the code of a finding, another severity, or `off`.
        grades: By the code of a kind of conflicts, another grade, or `off`.
        disable: The background rules that are switched off.
        policy: The numbers of the policy.
        as_of: Day number: what was stated later is left out.
        format: The form of the report on the standard output.
        outputs: By format, the file that gets a report of that format.
        judgements: The file of judgements.
        exclude: Patterns of files and folders that are not checked; see `is_excluded`.
        folder: The folder below which the patterns hold; None for the working folder.
        source: The file in which this is set; None for a command line, or where nothing is.
    """

    severity: Severity | None = None
    grade: Grade | None = None
    fail_on: FailOn | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severities: Mapping[str, SeverityOrOff] = field(default=MappingProxyType({}), hash=False)
    grades: Mapping[str, GradeOrOff] = field(default=MappingProxyType({}), hash=False)
    disable: tuple[RuleCode, ...] | None = None
    policy: PolicyNumbers = PolicyNumbers()
    as_of: int | None = None
    format: FormatName | None = None
    outputs: Mapping[FormatName, str] = field(default=MappingProxyType({}), hash=False)
    judgements: str | None = None
    exclude: tuple[str, ...] | None = None
    folder: str | None = None
    source: str | None = field(default=None, eq=False)


def merge(configuration: Configuration, over: Configuration) -> Configuration:
    """Return a configuration with what is set in another one, such as a command line, over it.

    Lists are replaced whole; `severities`, `grades`, `outputs` and the numbers of the policy
    key by key.
    """
    return Configuration(
        severity=_first(over.severity, configuration.severity),
        grade=_first(over.grade, configuration.grade),
        fail_on=_first(over.fail_on, configuration.fail_on),
        select=_first(over.select, configuration.select),
        ignore=_first(over.ignore, configuration.ignore),
        severities=_both(configuration.severities, over.severities),
        grades=_both(configuration.grades, over.grades),
        disable=_first(over.disable, configuration.disable),
        policy=_numbers(configuration.policy, over.policy),
        as_of=_first(over.as_of, configuration.as_of),
        format=_first(over.format, configuration.format),
        outputs=_both(configuration.outputs, over.outputs),
        judgements=_first(over.judgements, configuration.judgements),
        exclude=_first(over.exclude, configuration.exclude),
        folder=configuration.folder if over.exclude is None else over.folder,
        source=_first(over.source, configuration.source),
    )


def _first(one: _Value | None, other: _Value | None) -> _Value | None:
    return other if one is None else one


def _both(one: Mapping[_Key, _Value], over: Mapping[_Key, _Value]) -> Mapping[_Key, _Value]:
    return MappingProxyType({**one, **over})


def _numbers(one: PolicyNumbers, over: PolicyNumbers) -> PolicyNumbers:
    stated = {name: getattr(over, name) for name in _NUMBERS if getattr(over, name) is not None}
    return evolve(one, pace=_both(one.pace, over.pace), **stated)


def policy_of(configuration: Configuration) -> Policy:
    """Return the policy of a check: the defaults, with what is set in their place."""
    numbers = configuration.policy
    stated = {
        name: getattr(numbers, name) for name in _NUMBERS if getattr(numbers, name) is not None
    }
    return Policy(
        disabled=frozenset(configuration.disable or ()),  # type: ignore[arg-type]
        pace=_both(PACE, numbers.pace),
        as_of=configuration.as_of,
        **stated,
    )


def is_excluded(configuration: Configuration, path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is not to be checked, because a pattern fits it or a folder above it.

    In a pattern `*` stands for any characters but a slash, `?` for one of them, `**` for any
    number of folders. A pattern without a slash fits names in every folder.
    """
    if not configuration.exclude:
        return False
    folder = os.path.abspath(configuration.folder or "")  # noqa: PTH100  (links stay as named)
    place = os.path.abspath(path)  # noqa: PTH100
    try:
        below = PurePath(place).relative_to(folder)
    except ValueError:  # not below the folder of the patterns
        return False
    names = [*reversed(below.parents), below][1:]
    patterns = [re.compile(_expression(pattern)) for pattern in configuration.exclude]
    return any(pattern.fullmatch(name.as_posix()) for pattern in patterns for name in names)


_PIECES = re.compile(
    r"(?P<folders>\*\*/)|(?P<all>\*\*)|(?P<some>\*)|(?P<one>\?)|(?P<plain>.)", re.DOTALL
)
_MEANINGS = {"folders": "(?:[^/]+/)*", "all": ".*", "some": "[^/]*", "one": "[^/]"}


def _expression(pattern: str) -> str:
    """Return the regular expression of a pattern."""
    shape = pattern.rstrip("/")
    if "/" not in shape:
        shape = f"**/{shape}"
    pieces = (
        re.escape(found[0]) if found.lastgroup == "plain" else _MEANINGS[found.lastgroup or ""]
        for found in _PIECES.finditer(shape.removeprefix("/").removeprefix("./"))
    )
    return f"(?s:{''.join(pieces)})"
