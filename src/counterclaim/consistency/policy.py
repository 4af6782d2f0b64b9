"""Every parameter of a check, in one frozen value."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from attrs import field, frozen

from counterclaim.codelists import PlaceKind

Definition = Literal[
    "completed_means_absent",
    "part_present",
    "whole_completed",
    "withdrawal_reduces",
    "balance",
    "count_present",
    "population_within",
    "parts_within_whole",
    "partition_exhaustive",
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
    "leaving_means_reduction",
    "arriving_means_arrival",
    "takes_time",
    "presence_persists",
    "already_held",
    "presence_before",
    "contemporaneous",
    "plan_means_agreed",
    "stay_permitted",
    "arrival_present",
    "holds_ahead",
    "explicit_dispute",
    "denied_then_affirmed",
    "figure_persists",
    "ceiling_holds",
    "target_stands",
    "period_figure",
    "change_excludes_withdrawal",
    "step_arithmetic",
    "closure",
    "deadline_moved",
    "entered_once",
    "condition_added",
    "own_words",
]
RuleCode = Definition | Presumption

PACE: Mapping[PlaceKind, int] = MappingProxyType(
    {"country": 7, "region": 2, "area": 2, "town": 0, "base": 0, "site": 0}
)
"""Days that a withdrawal needs at least, by the kind of place."""


def _with_consequences(codes: Iterable[RuleCode]) -> frozenset[RuleCode]:
    """Add the rules that fall with others: a part that is not within its whole is in no sum."""
    disabled = frozenset(codes)
    sums: frozenset[RuleCode] = frozenset({"parts_within_whole", "partition_exhaustive"})
    return disabled | sums if "part_present" in disabled else disabled


@frozen(kw_only=True)
class Policy:
    """What a check presumes, how long things last, and how far it searches.

    Durations are in days. A figure that is approximate is widened by at most
    `approximate_percent`; one that was reported stands for `figure_grace_days` and then drifts
    by `drift_percent` for each begun `drift_days`. `disabled` switches background rules off by
    their codes; with `part_present` go the sums of parts, `parts_within_whole` and
    `partition_exhaustive`. `as_of` is a day number: claims stated after it are left out (see
    `skipped` in the report). `max_sets` caps the conflicts enumerated in one connected group of
    timelines at one tier, and `max_work` the claims looked at in the search for them (one counts
    twenty times where numbers are searched together with stages or parts); a report says where a
    cap was reached.
    """

    disabled: frozenset[RuleCode] = field(default=frozenset(), converter=_with_consequences)
    pace: Mapping[PlaceKind, int] = field(default=PACE, hash=False)
    presence_days: int = 14
    presence_note_days: int = 365
    presence_held_days: int = 30
    arrival_days: int = 30
    contemporaneous_days: int = 31
    denial_days: int = 365
    plan_days: int = 90
    approximate_percent: int = 10
    figure_days: int = 180
    figure_note_days: int = 365
    figure_grace_days: int = 7
    drift_percent: int = 10
    drift_days: int = 30
    as_of: int | None = None
    max_sets: int = 50
    max_work: int = 400_000
