"""Every parameter of a check, in one frozen value."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, get_args

from attrs import Attribute, field, frozen

from counterclaim.codelists import PlaceKind
from counterclaim.findings.frozen import FrozenDict

Definition = Literal[
    "one_state",
    "completed_means_absent",
    "part_present",
    "whole_completed",
    "withdrawal_reduces",
    "none_at_all",
    "decided_of_some",
    "count_present",
    "leaving_means_reduction",
    "arriving_means_arrival",
    "arrival_present",
    "one_number",
    "population_within",
    "parts_within_whole",
    "partition_exhaustive",
    "balance",
    "single_value",
    "denied_value",
    "excluded_value",
    "claimed_part",
]
Presumption = Literal[
    "no_regression",
    "no_return",
    "under_way_present",
    "final_reaches_parts",
    "part_reduces_whole",
    "part_arrives",
    "decided_for_parts",
    "takes_time",
    "presence_persists",
    "already_held",
    "presence_before",
    "holds_ahead",
    "contemporaneous",
    "change_excludes_withdrawal",
    "plan_means_agreed",
    "meant_to_last",
    "meant_to_end",
    "decided_means_planned",
    "refusal_means_staying",
    "still_there_to_leave",
    "leaving_excludes_coming",
    "rest_stays",
    "still_to_decide",
    "stay_permitted",
    "destination_means_stay",
    "denial_answers",
    "not_decided",
    "denied_then_affirmed",
    "opposite_answers",
    "explicit_dispute",
    "deadline_moved",
    "condition_added",
    "entered_once",
    "own_words",
    "figure_persists",
    "same_step",
    "ceiling_holds",
    "period_figure",
    "assigned_are_most",
    "changes_differ",
]
RuleCode = Definition | Presumption

PACE: Mapping[PlaceKind, int] = FrozenDict(
    {"country": 7, "region": 2, "area": 2, "town": 0, "base": 0, "site": 0}
)
"""Days that a withdrawal needs at least, by the kind of place."""


_SET_OF_CODES = "expected a set of codes of background rules"


def _codes(value: Iterable[RuleCode]) -> frozenset[RuleCode]:
    """Return codes as a frozen set; what is no set of codes is left to be refused."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value  # type: ignore[return-value]  # the validator names it
    return frozenset(value)


def _pace(value: object) -> object:
    return FrozenDict(value) if isinstance(value, Mapping) else value


def _known(_: object, field_: "Attribute[frozenset[RuleCode]]", value: object) -> None:
    if not isinstance(value, frozenset):
        raise TypeError(f"{field_.name}: {_SET_OF_CODES}, got {value!r}")
    codes = (*get_args(Definition), *get_args(Presumption))
    for code in sorted(value, key=str):
        if code not in codes:
            raise ValueError(f"{field_.name}: there is no background rule {code!r}")


def _kinds(_: object, field_: "Attribute[Mapping[PlaceKind, int]]", value: object) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"{field_.name}: expected days by the kind of place, got {value!r}")
    if set(value) != set(PACE):
        raise ValueError(f"{field_.name}: expected days for each of {', '.join(PACE)}")
    for kind, days in value.items():
        _whole(f"{field_.name} of {kind}", days, 0)


def _at_least(least: int) -> Callable[[object, "Attribute[int]", object], None]:
    return lambda _, field_, value: _whole(field_.name, value, least)


def _day(_: object, field_: "Attribute[int | None]", value: object) -> None:
    if value is not None:
        _whole(field_.name, value, None)


def _whole(name: str, value: object, least: int | None) -> None:
    if type(value) is not int:
        raise TypeError(f"{name}: expected a whole number, got {value!r}")
    if least is not None and value < least:
        raise ValueError(f"{name}: expected at least {least}, got {value}")


@frozen(kw_only=True)
class Policy:
    """What a check presumes, how long things last, and how far it searches.

    Durations are in days. A figure that is approximate is widened by at most
    `approximate_percent`, a round one in a sum by at most `round_percent`; a figure that was
    reported may drift by one per cent in `drift_days` for `figure_days`. `disabled` switches
    background rules off by their codes. `as_of` is a day number: claims stated after it are
    left out (see `skipped` in the report). `max_sets` caps the conflicts of one grade among
    claims that hang together, and `max_work` the steps of the search; a report says where a
    cap was reached.

    Raises:
        TypeError: A value is of another type.
        ValueError: A number is too small, or a rule or a kind of place does not exist.
    """

    disabled: frozenset[RuleCode] = field(default=frozenset(), converter=_codes, validator=_known)
    pace: Mapping[PlaceKind, int] = field(
        default=PACE, converter=_pace, validator=_kinds, hash=False
    )
    presence_days: int = field(default=14, validator=_at_least(0))
    held_days: int = field(default=30, validator=_at_least(0))
    answer_days: int = field(default=30, validator=_at_least(0))
    announcement_days: int = field(default=7, validator=_at_least(0))
    reversal_days: int = field(default=365, validator=_at_least(0))
    plan_days: int = field(default=90, validator=_at_least(0))
    step_days: int = field(default=62, validator=_at_least(0))
    contemporaneous_days: int = field(default=92, validator=_at_least(0))
    approximate_percent: int = field(default=10, validator=_at_least(0))
    round_percent: int = field(default=2, validator=_at_least(0))
    figure_days: int = field(default=180, validator=_at_least(0))
    drift_days: int = field(default=3, validator=_at_least(1))
    as_of: int | None = field(default=None, validator=_day)
    max_sets: int = field(default=50, validator=_at_least(1))
    max_work: int = field(default=100_000, validator=_at_least(1))
