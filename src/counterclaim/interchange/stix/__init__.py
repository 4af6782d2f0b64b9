"""STIX 2.1: identities, campaigns, notes, reports, opinions and what joins them."""

from counterclaim.interchange.stix._reading import from_stix
from counterclaim.interchange.stix._terms import EXTENSION_ID, Tlp
from counterclaim.interchange.stix._writing import to_stix

__all__ = ["EXTENSION_ID", "Tlp", "from_stix", "to_stix"]
