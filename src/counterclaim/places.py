"""Where the claims of a file stand, for reports that point at them."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from counterclaim.documents import Reading
from counterclaim.findings import Location


def claim_places(reading: Reading, claims: Collection[str]) -> Mapping[str, Location]:
    """Return the places of some claims by their ids; of claims with one id, of the first.

    Places have lines and columns, or sheets and cells, as far as the reading can tell them.

    Args:
        reading: What was read. A dataset that was not read from a file has no places.
        claims: The ids that are wanted. Ids that the dataset lacks are left out.
    """
    wanted = frozenset(claims)
    first: dict[str, Location] = {}
    count = len(reading.positions.get("claim", ()))
    for index, claim in enumerate(reading.dataset.claims[:count]):
        if claim.id in wanted and claim.id not in first:
            first[claim.id] = reading.location("claim", index)
    known = {} if reading.finder is None else reading.finder.find(first.values())
    return MappingProxyType({name: known.get(at, at) for name, at in first.items()})
