"""Every parameter of a check, in one frozen value."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from attrs import field, fields, frozen

from counterclaim.codelists import PlaceKind

Definition = Literal[
    "one_state",
    "completed_means_absent",
    "part_present",
    "whole_completed",
    "withdrawal_reduces",
    "none_at_all",
    "decided_of_some",
    "count_present",
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
    "leaving_means_reduction",
    "arriving_means_arrival",
    "arrival_present",
    "nobody_came",
    "denial_is_of_all",
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
    "rest_stays",
    "still_to_decide",
    "staying_decides",
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

PACE: Mapping[PlaceKind, int] = MappingProxyType(
    {"country": 7, "region": 2, "area": 2, "town": 0, "base": 0, "site": 0}
)
"""Days that a withdrawal needs at least, by the kind of place."""


def _read_only(pace: Mapping[PlaceKind, int]) -> Mapping[PlaceKind, int]:
    return MappingProxyType(dict(pace))


def _again(values: Mapping[str, object]) -> "Policy":
    return Policy(**values)  # type: ignore[arg-type]


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
    """

    disabled: frozenset[RuleCode] = field(default=frozenset(), converter=frozenset)
    pace: Mapping[PlaceKind, int] = field(default=PACE, converter=_read_only, hash=False)
    presence_days: int = 14
    held_days: int = 30
    answer_days: int = 30
    announcement_days: int = 7
    reversal_days: int = 365
    plan_days: int = 90
    step_days: int = 62
    contemporaneous_days: int = 92
    approximate_percent: int = 10
    round_percent: int = 2
    figure_days: int = 180
    drift_days: int = 3
    as_of: int | None = None
    max_sets: int = 50
    max_work: int = 100_000

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again from a pickle, which cannot hold a read-only mapping."""
        values = {field.name: getattr(self, field.name) for field in fields(Policy)}
        return _again, ({**values, "pace": dict(self.pace)},)
