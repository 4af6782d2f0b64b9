"""FollowTheMoney: entities as lines of JSON, and statements that say where each value is from."""

from counterclaim.interchange.ftm._reading import from_ftm
from counterclaim.interchange.ftm._statements import to_ftm_statements
from counterclaim.interchange.ftm._writing import to_ftm

__all__ = ["from_ftm", "to_ftm", "to_ftm_statements"]
