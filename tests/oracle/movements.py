"""Over which days a movement is totalled: the wide days, and the narrow days within them."""

from tests.oracle.theory import OPEN
from tests.oracle.windows import SkipError, Window, core, every, hull, wholly_after

NONE = every(OPEN, -OPEN)
"""No days."""


def wide_and_narrow(claim):
    """Return the wide and the narrow days of a claim; raises SkipError where there are no wide."""
    wide, narrow = _row(claim)
    if wide.empty:
        raise SkipError("empty window")
    beyond = narrow.last == -OPEN or narrow.first == OPEN
    return wide, NONE if narrow.empty or beyond else narrow


def _row(claim) -> tuple[Window, Window]:
    fact = claim.modality == "fact" and not wholly_after(claim)
    s1, s2 = hull(claim.stated)
    if claim.when is None:
        return (every(s1, s2), every(s2, s1)) if fact else (every(s1, OPEN), every(s2, OPEN))
    role, edtf = claim.when.role, claim.when.edtf
    f, l = hull(edtf)  # noqa: E741  (the letters of the table)
    if role == "by":
        first = (-OPEN, -OPEN) if fact else (s1, s2)
        return every(first[0], l), every(first[1], f)
    if role == "until":
        first = (-OPEN, -OPEN) if fact else (s1, s2)
        return every(first[0], l - 1), every(first[1], f - 1)
    if role == "since":
        last = (s2, s1) if fact else (OPEN, OPEN)
        return every(f, last[0]), every(l, last[1])
    if role == "not_before":
        return every(f, OPEN), NONE
    return every(f, l), _certain(edtf)


def _certain(edtf):
    """Return the days that surely belong: of a date all, of a set of several days none."""
    first, last = hull(edtf)
    if edtf.kind == "interval":
        return NONE if core(edtf) is None else every(*core(edtf))
    return every(first, last) if first == last or not edtf.text.startswith("[") else NONE
