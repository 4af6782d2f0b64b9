"""What a rule is: a function that looks at a dataset, and what there is to say about it."""

import re
from collections.abc import Callable, Iterator
from textwrap import dedent

from attrs import frozen

from counterclaim.findings import SEVERITIES, RecordKind, Severity
from counterclaim.findings.json_values import Path
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.rules._context import Context

CODE = re.compile(r"[a-z][a-z0-9]*\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

RESERVED = frozenset(["internal", "parse", "read", "reference", "schema", "structure"])
"""Families of codes that other checks use."""


class InvalidRuleError(ValueError):
    """A rule is not built as a rule must be.

    Attributes:
        code: The code of the rule, as given.
        reason: What is wrong with it.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        """Name the rule and the reason."""
        return f"the rule {quoted(self.code)} cannot be used: {self.reason}"


@frozen
class RecordPath:
    """A place in a dataset: a record by kind and index, and the keys and indexes inside it."""

    kind: RecordKind
    index: int
    path: Path = ()


def at(kind: RecordKind, index: int, *path: str | int) -> RecordPath:
    """Return a place in a dataset.

    Args:
        kind: The kind of the record.
        index: Its index in the list of the dataset; 0 for the dataset itself.
        path: The keys and indexes that lead from the record to the value.
    """
    return RecordPath(kind, index, path)


@frozen
class Observation:
    """What a rule has seen at one place.

    The code and the severity are those of the rule; where no hint is given, its `fix` is.

    Attributes:
        at: The value that is wrong.
        message: What is seen there, in a few words and without the record itself.
        hint: What to do about it.
        related: Further places that have to do with it.
    """

    at: RecordPath
    message: str
    hint: str | None = None
    related: tuple[RecordPath, ...] = ()


Check = Callable[[Dataset, Context], Iterator[Observation]]
"""A rule's function. It may expect records to be valid, and no reference to resolve."""


@frozen(kw_only=True)
class Rule:
    """A check of a dataset with all that a reader needs to know about it.

    Attributes:
        code: Family, dot, name: `time.undated`. It never changes its meaning.
        title: What the rule finds, as a short phrase.
        severity: How grave it is by default.
        does: What exactly is found.
        why: Why it matters.
        fix: What to do about it; also the hint of its findings.
        example: Records with the fault: a dataset in JSON with only the fields that matter.
        instead: The same without it.
        check: The function.

    Raises:
        InvalidRuleError: A field is of another shape than it must be.
    """

    code: str
    title: str
    severity: Severity
    does: str
    why: str
    fix: str
    example: str
    instead: str
    check: Check

    def __attrs_post_init__(self) -> None:
        """Refuse what could not be selected, shown or run."""
        if type(self.code) is not str or not CODE.fullmatch(self.code):
            raise InvalidRuleError(
                str(self.code), "its code is not a family, a dot and a name: time.undated"
            )
        if self.family in RESERVED:
            raise InvalidRuleError(self.code, f"the family {self.family} is in use elsewhere")
        if self.severity not in SEVERITIES:
            raise InvalidRuleError(self.code, f"its severity is not one of {', '.join(SEVERITIES)}")
        for name in ("title", "does", "why", "fix", "example", "instead"):
            text = getattr(self, name)
            if type(text) is not str or not text.strip():
                raise InvalidRuleError(self.code, f"its {name} is not a text, or empty")
        if not callable(self.check):
            raise InvalidRuleError(self.code, "its check is not a function")

    @property
    def family(self) -> str:
        """The part of the code before the dot."""
        return self.code.partition(".")[0]

    @property
    def page(self) -> str:
        """The page about a rule of the library, below its `docs`."""
        return f"reference/rules/{self.code}.md"


def rule(  # noqa: PLR0913  (each is a part of the rule's page)
    code: str,
    title: str,
    severity: Severity,
    *,
    does: str,
    why: str,
    fix: str,
    example: str,
    instead: str,
) -> Callable[[Check], Rule]:
    """Return a decorator that makes a rule of a function; see `Rule` for the arguments."""

    def decorate(check: Check) -> Rule:
        return Rule(
            code=code,
            title=title,
            severity=severity,
            does=does,
            why=why,
            fix=fix,
            example=dedent(example).strip(),
            instead=dedent(instead).strip(),
            check=check,
        )

    return decorate
