"""What rules find that cannot be, apart from what is only unlikely."""

from counterclaim.findings import Finding
from counterclaim.model import Dataset
from counterclaim.rules._registry import LIBRARY_RULES
from counterclaim.rules._run import run_rules
from counterclaim.structure.references import Locate

_CODES = tuple(rule.code for rule in LIBRARY_RULES if rule.severity == "error")


def impossible(dataset: Dataset, locate: Locate | None = None) -> tuple[Finding, ...]:
    """Return what the rules of the library find in a dataset that is an error.

    Args:
        dataset: The dataset.
        locate: Gives the place of a record; by default its place in one JSON document.
    """
    return run_rules(dataset, select=_CODES, extra_rules=(), locate=locate)
