"""The numbers of the policy that the pages name, at their defaults."""

from counterclaim.consistency import Policy

POLICY = Policy()
