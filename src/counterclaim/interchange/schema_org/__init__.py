"""schema.org `Claim` and `ClaimReview`, as JSON-LD: what fact checkers publish in feeds."""

from counterclaim.interchange.schema_org._reading import from_schema_org
from counterclaim.interchange.schema_org._writing import JudgementLike, to_schema_org

__all__ = ["JudgementLike", "from_schema_org", "to_schema_org"]
