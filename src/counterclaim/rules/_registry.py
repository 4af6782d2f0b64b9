"""All rules in one list: those of the library, and those that installed packages offer."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from counterclaim.findings import Finding, Location, Severity
from counterclaim.findings.finding import fault
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import close_match
from counterclaim.rules import (
    actors,
    codes,
    counts,
    deployments,
    places,
    relations,
    sources,
    speakers,
    stages,
    texts,
    times,
)
from counterclaim.rules._rule import InvalidRuleError, Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "counterclaim.rules"
"""The group of entry points under which a package offers rules: a rule, or several."""

LIBRARY_RULES: tuple[Rule, ...] = (
    *times.RULES,
    *speakers.RULES,
    *actors.RULES,
    *sources.RULES,
    *deployments.RULES,
    *places.RULES,
    *counts.RULES,
    *codes.RULES,
    *stages.RULES,
    *texts.RULES,
    *relations.RULES,
)
"""The rules of the library, by families."""


class UnknownRuleError(ValueError):
    """There is no rule, and no family of rules, of that name.

    Attributes:
        code: The code or the family, as given.
        suggestion: What was probably meant, if that can be told.
    """

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        super().__init__(code, suggestion)
        self.code = code
        self.suggestion = suggestion

    def __str__(self) -> str:
        """Name what is unknown and what was probably meant."""
        hint = f"; did you mean {quoted(self.suggestion)}?" if self.suggestion else ""
        return f"there is no rule {quoted(self.code)}{hint}"


@frozen
class Registry:
    """The rules that can be run, and why some of those that packages offer cannot."""

    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...] = ()


def all_rules() -> tuple[Rule, ...]:
    """Return the rules of the library and, after them, those of installed packages."""
    return registry().rules


def registry(extra_rules: Iterable[Rule] | None = None) -> Registry:
    """Return the rules of the library with further ones.

    Args:
        extra_rules: The further rules; by default those that installed packages offer under
            `counterclaim.rules`. Of these, what is no sound rule becomes a finding.

    Raises:
        InvalidRuleError: One of `extra_rules` is not a rule, or has the code of another one.
    """
    known = {rule.code: rule for rule in LIBRARY_RULES}
    if extra_rules is not None:
        for rule in extra_rules:
            known[_new_code(rule, known)] = rule
        return Registry(tuple(known.values()))
    findings: list[Finding] = []
    for entry in _entry_points():
        try:
            for rule in _offered(entry):
                known[_new_code(rule, known)] = rule
        # whatever a package does when it is imported, ending the program included: its rules
        # are missing, the others run
        except (Exception, SystemExit) as error:  # noqa: BLE001
            findings.append(_not_loaded(entry, error))
    return Registry(tuple(known.values()), tuple(findings))


def _entry_points() -> "list[EntryPoint]":
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow, and seldom needed)

    return sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name, entry.value))


def _offered(entry: "EntryPoint") -> Iterator[Rule]:
    loaded = entry.load()
    yield from [loaded] if isinstance(loaded, Rule) else loaded


def _new_code(rule: object, known: Mapping[str, Rule]) -> str:
    if not isinstance(rule, Rule):
        raise InvalidRuleError(type(rule).__name__, "it is not built with counterclaim.rules.rule")
    if rule.code in known:
        raise InvalidRuleError(rule.code, "another rule has this code")
    return rule.code


def _not_loaded(entry: "EntryPoint", error: BaseException) -> Finding:
    reason = str(error) if isinstance(error, InvalidRuleError) else f"{type(error).__name__} raised"
    return fault(
        "internal.rule-not-loaded",
        f"the rules of the entry point {quoted(entry.name)} were not all loaded: {reason}",
        Location(record_kind="dataset", pointer=""),
        f"Correct or remove the package that offers {entry.value}.",
    )


def chosen(
    rules: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Return the rules that are selected and not ignored.

    Args:
        rules: The rules to choose from.
        select: Codes and families, such as `time.undated` and `time`; all if there is none.
        ignore: Codes and families that are left out, even where they are selected.

    Raises:
        UnknownRuleError: A code or family does not exist.
    """
    known = tuple(rules)
    selected = [_checked(name, known) for name in select]
    ignored = [_checked(name, known) for name in ignore]
    return tuple(
        rule
        for rule in known
        if (not selected or any(_names(name, rule) for name in selected))
        and not any(_names(name, rule) for name in ignored)
    )


def _names(name: str, rule: Rule) -> bool:
    return name in (rule.code, rule.family)


def _checked(name: str, known: tuple[Rule, ...]) -> str:
    """Return a code or family without the dot that may stand behind a family."""
    bare = name.removesuffix(".")
    if any(_names(bare, rule) for rule in known):
        return bare
    words = dict.fromkeys(word for rule in known for word in (rule.family, rule.code))
    last = {rule.code.partition(".")[2]: rule.code for rule in known}
    # a code whose family was forgotten
    raise UnknownRuleError(name, last.get(bare) or close_match(bare, words))


def severities_of(
    rules: Iterable[Rule], severities: Mapping[str, Severity]
) -> Mapping[str, Severity]:
    """Return the severity of each rule; what is said of a code goes before its family.

    Raises:
        UnknownRuleError: A code or family does not exist.
    """
    known = tuple(rules)
    stated = {_checked(name, known): severity for name, severity in severities.items()}
    return {
        rule.code: stated.get(rule.code, stated.get(rule.family, rule.severity)) for rule in known
    }
