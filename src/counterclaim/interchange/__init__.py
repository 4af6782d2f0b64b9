"""Datasets in the formats that others keep: out of them, and into them.

Exports say what the other format could not hold, imports what they could not read; nothing is
left out in silence, and nothing is ever fetched from a network.
"""

from counterclaim.interchange._values import (
    ConflictLike,
    Exported,
    Imported,
    SameAs,
    Statement,
)
from counterclaim.interchange.codes import INTERCHANGE_CODES
from counterclaim.interchange.data_package import to_data_package, write_data_package
from counterclaim.interchange.ftm import from_ftm, to_ftm, to_ftm_statements
from counterclaim.interchange.rdf import (
    from_prov_json_ld,
    from_turtle,
    to_prov_json_ld,
    to_turtle,
)
from counterclaim.interchange.schema_org import JudgementLike, from_schema_org, to_schema_org
from counterclaim.interchange.statements import statements_csv
from counterclaim.interchange.stix import Tlp, from_stix, to_stix

__all__ = [
    "INTERCHANGE_CODES",
    "ConflictLike",
    "Exported",
    "Imported",
    "JudgementLike",
    "SameAs",
    "Statement",
    "Tlp",
    "from_ftm",
    "from_prov_json_ld",
    "from_schema_org",
    "from_stix",
    "from_turtle",
    "statements_csv",
    "to_data_package",
    "to_ftm",
    "to_ftm_statements",
    "to_prov_json_ld",
    "to_schema_org",
    "to_stix",
    "to_turtle",
    "write_data_package",
]
