"""The codes that a configuration may name."""

from collections.abc import Iterable
from typing import get_args

from counterclaim.configuration.codes import CONFIGURATION_CODES
from counterclaim.consistency import Kind
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.judgements import JUDGEMENT_CODES
from counterclaim.rules import all_rules
from counterclaim.tables import TABLE_CODES


def known_codes() -> tuple[str, ...]:
    """Return the codes that can be selected, ignored and regraded, in alphabetical order.

    They are those of findings, those of the rules about the quality of data that are installed,
    and `conflict.` with the kind for conflicts.
    """
    listed = (*FAULT_CODES, *TABLE_CODES, *CONFIGURATION_CODES, *JUDGEMENT_CODES.values())
    findings = (entry.code for entry in listed)
    rules = (rule.code for rule in all_rules())
    kinds = (f"conflict.{kind}" for kind in get_args(Kind))
    return tuple(sorted({*findings, *rules, *kinds}))


def families_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the families of some codes, which are what stands before the point."""
    return tuple(sorted({code.partition(".")[0] for code in codes}))
