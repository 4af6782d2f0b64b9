"""What a background rule is: its code, its words, and the function that applies it.

A rule is written in one place. Its function has one of four forms: what the words of an answer
imply for another line of the same subject, what follows from one claim besides, what an answer
says of the wholes and the parts of its subject, or when two claims cannot both hold. Rules that
the search or the arithmetic of a step applies itself have no function of their own.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Protocol

from attrs import evolve, frozen

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.consistency.interpretation.lines import Line
from counterclaim.consistency.interpretation.times import Window
from counterclaim.consistency.policy import RuleCode
from counterclaim.structure.hierarchy import Subject

Content = Literal["stage", "count", "change", "attribute", "said", "scope"]
"""What a claim says, by its type."""
Ending = Literal["out", "in", "start"]
"""Which kind of report ends a presumption: people leave, people come, a process begins."""
Assumed = RuleCode | Literal["strong_reading"]


@frozen
class Answer:
    """What a claim allows on one line, on every or on some day of a window.

    `grade` is how firm the answer is, `rules` what it rests on besides the words; `ended_by`
    the kind of report that ends what is presumed. `intent` marks what is to be, and not what
    is.
    """

    line: Line
    mask: int
    window: Window
    grade: int
    rules: tuple[Assumed, ...] = ()
    ended_by: Ending | None = None
    intent: bool = False


@frozen
class Clash:
    """That two claims cannot both hold: how firmly, by which rules, and what would explain it.

    `answers` are those that exclude one another, where it is about a line: that of the first
    claim and that of the second. `ended_by` names
    the kinds of report that would explain the clash away, `gap` the number of persons who
    would have to move. `joins` are further claims that the clash needs.
    """

    grade: int
    rules: tuple[Assumed, ...]
    answers: tuple[Answer, Answer] | None = None
    ended_by: frozenset[Ending] = frozenset()
    gap: float | None = None
    joins: tuple[str, ...] = ()


Imply = Callable[[Answer], Answer | None]
Derive = Callable[[Interpretation, Context], Iterator[Answer]]


class Transfer(Protocol):
    """What an answer about one subject says of another: of a whole (`up`) or of a part."""

    def __call__(self, answer: Answer, other: Subject, *, up: bool) -> Answer | None:
        """Return what follows, or None."""
        ...


Compare = Callable[[Interpretation, Interpretation, Context], Clash | None]


@frozen(kw_only=True)
class Rule:
    """A background rule with everything that is said about it.

    Attributes:
        code: Its name, by which it is switched off.
        kind: A definition follows from what words mean; a presumption is how things usually
            are, and may be wrong.
        title: What it says, in a few words.
        meaning: What it says, exactly.
        why: Why one would assume it.
        example: Two statements that clash by it.
        because: The reason in a report, after "because".
        unless: What would make both statements true, after "unless"; empty for a definition
            that nothing but another reading of the words would.
        reverses: Whether one party overturns its own words where the rule bites.
        of: The contents of the one claim that it looks at, or of the first of two; none for all.
        between: The contents of the second of two claims that it looks at; none for all.
    """

    code: RuleCode
    kind: Literal["definition", "presumption"]
    title: str
    meaning: str
    why: str
    example: str
    because: str
    unless: str = ""
    reverses: bool = False
    of: tuple[Content, ...] = ()
    between: tuple[Content, ...] = ()
    imply: Imply | None = None
    derive: Derive | None = None
    transfer: Transfer | None = None
    compare: Compare | None = None


def firmest(clashes: Iterable[Clash]) -> Clash | None:
    """Return the firmest of some clashes; of equal ones that with fewer rules, then the first."""
    return min(clashes, key=lambda clash: (clash.grade, len(clash.rules)), default=None)


def with_rule(answer: Answer, code: RuleCode, grade: int) -> Answer:
    """Return an answer that rests on one rule more."""
    rules = answer.rules if code in answer.rules else (*answer.rules, code)
    return evolve(answer, rules=rules, grade=max(answer.grade, grade))
