"""What a project sets for its checks, in `pyproject.toml` or `counterclaim.toml`.

`configuration_for` finds and reads what holds for a file, `merge` puts the command line over
it, `policy_of` gives the policy of a check. What is selected, ignored and regraded is applied by
`counterclaim.pipeline`.
"""

from counterclaim.configuration._known_codes import known_codes
from counterclaim.configuration._reading import (
    configuration_for,
    find_configuration,
    read_configuration,
)
from counterclaim.configuration._trust import is_below
from counterclaim.configuration._values import (
    FAIL_ON,
    FORMAT_NAMES,
    Configuration,
    FailOn,
    FormatName,
    GradeOrOff,
    PolicyNumbers,
    SeverityOrOff,
    is_excluded,
    merge,
    policy_of,
)
from counterclaim.configuration.schema import configuration_schema

__all__ = [
    "FAIL_ON",
    "FORMAT_NAMES",
    "Configuration",
    "FailOn",
    "FormatName",
    "GradeOrOff",
    "PolicyNumbers",
    "SeverityOrOff",
    "configuration_for",
    "configuration_schema",
    "find_configuration",
    "is_below",
    "is_excluded",
    "known_codes",
    "merge",
    "policy_of",
    "read_configuration",
]
