"""How a function becomes a background rule: a decorator for each of its forms."""

from collections.abc import Callable
from typing import Literal, TypedDict, Unpack

from counterclaim.consistency.background.rule import (
    Compare,
    Content,
    Derive,
    Imply,
    Rule,
    Transfer,
)
from counterclaim.consistency.policy import RuleCode


class Words(TypedDict, total=False):
    """What is said about a rule; see `Rule`."""

    title: str
    meaning: str
    why: str
    example: str
    because: str
    unless: str
    reverses: bool
    of: tuple[Content, ...]
    between: tuple[Content, ...]


def _rule(
    code: RuleCode, kind: Literal["definition", "presumption"], words: Words
) -> Callable[..., Rule]:
    def made(
        *,
        imply: Imply | None = None,
        derive: Derive | None = None,
        transfer: Transfer | None = None,
        compare: Compare | None = None,
    ) -> Rule:
        return Rule(
            code=code,
            kind=kind,
            title=words["title"],
            meaning=words["meaning"],
            why=words["why"],
            example=words["example"],
            because=words["because"],
            unless=words.get("unless", ""),
            reverses=words.get("reverses", False),
            of=words.get("of", ()),
            between=words.get("between", ()),
            imply=imply,
            derive=derive,
            transfer=transfer,
            compare=compare,
        )

    return made


def definition(code: RuleCode, **words: Unpack[Words]) -> Callable[[Derive], Rule]:
    """Make a function of one claim a definition."""
    return lambda apply: _rule(code, "definition", words)(derive=apply)


def implication(code: RuleCode, **words: Unpack[Words]) -> Callable[[Imply], Rule]:
    """Make a function of an answer, for another line of the same subject, a definition."""
    return lambda apply: _rule(code, "definition", words)(imply=apply)


def presumption(code: RuleCode, **words: Unpack[Words]) -> Callable[[Derive], Rule]:
    """Make a function of one claim a presumption."""
    return lambda apply: _rule(code, "presumption", words)(derive=apply)


def transfer(
    code: RuleCode, kind: Literal["definition", "presumption"], **words: Unpack[Words]
) -> Callable[[Transfer], Rule]:
    """Make a function of an answer and another subject a rule about parts and wholes."""
    return lambda apply: _rule(code, kind, words)(transfer=apply)


def comparison(
    code: RuleCode, kind: Literal["definition", "presumption"], **words: Unpack[Words]
) -> Callable[[Compare], Rule]:
    """Make a function of two claims a rule that excludes one of them."""
    return lambda apply: _rule(code, kind, words)(compare=apply)


def arithmetic(
    code: RuleCode, kind: Literal["definition", "presumption"], **words: Unpack[Words]
) -> Rule:
    """Return a rule that the arithmetic of a step applies."""
    return _rule(code, kind, words)()
