"""What a project sets for its checks, in `pyproject.toml` or `counterclaim.toml`.

`configuration_for` finds and reads what holds for a file, `merge` puts the command line over
it, `policy_of` gives the policy of a check, `graded` and `graded_conflicts` apply what is
selected, ignored and regraded.
"""

from counterclaim.configuration._grading import (
    graded,
    graded_conflicts,
    known_codes,
)
from counterclaim.configuration._reading import (
    configuration_for,
    find_configuration,
    read_configuration,
)
from counterclaim.configuration._trust import is_below
from counterclaim.configuration._values import (
    Configuration,
    Grade,
    PolicyNumbers,
    is_excluded,
    merge,
    policy_of,
)
from counterclaim.configuration.schema import configuration_schema

__all__ = [
    "Configuration",
    "Grade",
    "PolicyNumbers",
    "configuration_for",
    "configuration_schema",
    "find_configuration",
    "graded",
    "graded_conflicts",
    "is_below",
    "is_excluded",
    "known_codes",
    "merge",
    "policy_of",
    "read_configuration",
]
