"""Formulas that are nothing but a value: what some programs make of true and false."""

from collections.abc import Mapping
from types import MappingProxyType

_CONSTANTS: Mapping[str, bool] = MappingProxyType(
    {"TRUE()": True, "FALSE()": False, "TRUE": True, "FALSE": False}
)


def constant_of(formula: str | None) -> bool | None:
    """Return the value of a formula that states it, such as `TRUE()`; None for any other.

    LibreOffice saves a cell that is true as this formula. Nothing is worked out.
    """
    text = (formula or "").strip().removeprefix("of:").removeprefix("=").replace(" ", "")
    return _CONSTANTS.get(text.upper())
