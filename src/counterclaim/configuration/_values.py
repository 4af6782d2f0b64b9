"""A configuration as a value: what is set, what it means, and how two are put together."""

import os
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from counterclaim.codelists import PlaceKind
from counterclaim.configuration._checking import refuse_faults
from counterclaim.configuration._choices import (
    POLICY_NUMBERS,
    FailOn,
    FormatName,
    GradeOrOff,
    SeverityOrOff,
)
from counterclaim.consistency import PACE, Grade, Policy, RuleCode
from counterclaim.findings import Severity
from counterclaim.findings.frozen import FrozenDict

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _number(name: str) -> Any:  # noqa: ANN401  (a field of attrs)
    """Return the field of a number that may be set, with what its schema says of it."""
    return field(default=None, metadata={"description": POLICY_NUMBERS[name].description})


def _frozen(value: object) -> object:
    return FrozenDict(value) if isinstance(value, Mapping) else value


@frozen(kw_only=True)
class PolicyNumbers:
    """The numbers of a policy that are set; None leaves the default of `Policy`.

    `pace` holds the kinds of places that are set, in days.

    Raises:
        ValueError: A number is not what a file may have in its place.
    """

    pace: Mapping[PlaceKind, int] = field(factory=FrozenDict, hash=False, converter=_frozen)
    presence_days: int | None = _number("presence_days")
    held_days: int | None = _number("held_days")
    answer_days: int | None = _number("answer_days")
    announcement_days: int | None = _number("announcement_days")
    reversal_days: int | None = _number("reversal_days")
    plan_days: int | None = _number("plan_days")
    step_days: int | None = _number("step_days")
    contemporaneous_days: int | None = _number("contemporaneous_days")
    approximate_percent: int | None = _number("approximate_percent")
    round_percent: int | None = _number("round_percent")
    figure_days: int | None = _number("figure_days")
    drift_days: int | None = _number("drift_days")
    max_sets: int | None = _number("max_sets")
    max_work: int | None = _number("max_work")

    def __attrs_post_init__(self) -> None:
        """Refuse what a file could not say."""
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        refuse_faults("PolicyNumbers", {"policy": {**numbers, "pace": self.pace}})


_NUMBERS = tuple(POLICY_NUMBERS)


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

    Raises:
        ValueError: A value is not what a file may have in its place.
    """

    severity: Severity | None = None
    grade: Grade | None = None
    fail_on: FailOn | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severities: Mapping[str, SeverityOrOff] = field(
        factory=FrozenDict, hash=False, converter=_frozen
    )
    grades: Mapping[str, GradeOrOff] = field(factory=FrozenDict, hash=False, converter=_frozen)
    disable: tuple[RuleCode, ...] | None = None
    policy: PolicyNumbers = PolicyNumbers()
    as_of: int | None = None
    format: FormatName | None = None
    outputs: Mapping[FormatName, str] = field(factory=FrozenDict, hash=False, converter=_frozen)
    judgements: str | None = None
    exclude: tuple[str, ...] | None = None
    folder: str | None = None
    source: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what a file could not say."""
        if self.as_of is not None and type(self.as_of) is not int:
            raise ValueError(f"Configuration: as_of: expected a day number, got {self.as_of!r}")
        if not isinstance(self.policy, PolicyNumbers):
            raise ValueError("Configuration: policy: expected PolicyNumbers")  # noqa: TRY004
        names = ("severity", "select", "ignore", "severities", "disable", "format", "outputs")
        more = ("judgements", "exclude")
        refuse_faults("Configuration", {name: getattr(self, name) for name in (*names, *more)})


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
    return FrozenDict({**one, **over})


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
        disabled=frozenset(configuration.disable or ()),
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
