"""The table of times: which days a claim is about, in its weak and in its strong reading."""

from attrs import frozen
from tests.oracle.theory import OPEN
from tests.oracle.who_and_what import is_number, is_stock

from counterclaim.model import Stage


@frozen
class Window:
    """Every day, or some day, from the first to the last; either may be open."""

    every: bool
    first: float
    last: float

    @property
    def empty(self):
        """Whether no day lies in it."""
        return self.first > self.last or self.first == OPEN or self.last == -OPEN


@frozen
class Times:
    """The readings of a claim's time; `strong` is None where there is none or it is empty."""

    weak: Window
    strong: Window | None
    of_complement: bool
    """Whether the role alone turns the content into its complement (`not_before`)."""
    enters: bool
    """Whether the claim demands that the stage is entered within the weak window."""
    ahead: Window | None = None
    """The days after its statement of which a fact speaks as well."""


class SkipError(Exception):
    """The claim does not take part; the argument is the reason."""


def every(first, last):
    return Window(every=True, first=first, last=last)


def some(first, last):
    return Window(every=False, first=first, last=last)


def hull(edtf):
    """Return the first and last possible day, infinite where they are open."""
    first = -OPEN if edtf.earliest is None else edtf.earliest
    last = OPEN if edtf.latest is None else edtf.latest
    return first, last


def core(edtf):
    """Return the days of an interval that certainly belong, or None."""
    if not edtf.has_core:
        return None
    first = -OPEN if edtf.core_first is None else edtf.core_first
    last = OPEN if edtf.core_last is None else edtf.core_last
    return first, last


def time_of(claim):
    """Return the hull of the time that the claim is about: `when`, else `stated`."""
    return hull(claim.stated if claim.when is None else claim.when.edtf)


def wholly_after(claim):
    """Tell whether the time lies wholly after the statement."""
    return claim.when is not None and hull(claim.when.edtf)[0] > hull(claim.stated)[1]


def weak_row(claim):
    """Return the weak window by the table of times, which may be empty."""
    return _row(claim)[0]


def _stays(claim):
    return (
        claim.polarity == "affirmed"
        and isinstance(claim.says, Stage)
        and claim.says.code in ("present", "none", "not_started")
    )


def times(claim):
    """Return the readings of a claim's time; raises SkipError where there is no weak one."""
    weak, strong, needed = _row(claim)
    of_complement = claim.when is not None and claim.when.role == "not_before"
    if is_number(claim) and (claim.polarity == "affirmed") == of_complement:
        strong = None  # a denied number has no strong reading
    if is_stock(claim) and claim.when is not None and claim.when.role == "by":
        f, l = hull(claim.when.edtf)  # noqa: E741
        if weak.empty:
            raise SkipError("empty window")
        weak = every(l, l)
        strong = None if claim.polarity == "denied" else every(f, l)
    if any(abs(day) == OPEN for day in needed):
        raise SkipError("undated")
    if weak.empty:
        raise SkipError("empty window")
    enters = _enters(claim)
    if strong is not None and (strong.empty or enters):
        strong = None
    ahead = None
    said = hull(claim.stated)[1]
    if _speaks_of_days(claim) and weak.every and weak.first <= said < weak.last:
        ahead = every(said + 1, weak.last)
        weak = every(weak.first, said)
        if strong is not None:
            strong = every(strong.first, min(strong.last, said))
    return Times(weak, strong, of_complement, enters, ahead)


def _speaks_of_days(claim):
    """Tell whether a claim is a fact about what is so on days: of no movement and no ceiling."""
    if claim.modality != "fact" or wholly_after(claim):
        return False
    if not is_number(claim):
        return True
    of_period = claim.when is not None and claim.when.role == "for"
    return is_stock(claim) and claim.says.measure != "ceiling" and not of_period


def _enters(claim):
    return (
        isinstance(claim.says, Stage)
        and claim.says.enters
        and claim.polarity == "affirmed"
        and (
            claim.modality == "fact"
            if claim.when is None
            else claim.when.role in ("at", "during") and claim.when.edtf.kind == "moment"
        )
    )


def _row(claim):
    """Return the weak and the strong window, and the ends of `stated` that they need."""
    fact = claim.modality == "fact" and not wholly_after(claim)
    stated = hull(claim.stated)
    if claim.when is None:
        return _without_when(claim, stated, fact=fact)
    role, edtf = claim.when.role, claim.when.edtf
    f, l = hull(edtf)  # noqa: E741  (the letters of the table)
    if role in ("at", "during", "for"):
        if edtf.kind == "interval" and core(edtf) is not None:
            return every(*core(edtf)), every(f, l), ()
        return some(f, l), every(f, l), ()
    if role == "not_before":
        s1, s2 = stated
        return every(s2, f - 1), every(s1, l - 1), stated
    denied = claim.polarity == "denied"
    if role == "since":
        return _since(stated, f, l, fact=fact)
    row = _by if role == "by" else _until
    return row(stated, f, l, fact=fact, denied=denied)


def _without_when(claim, stated, *, fact):
    s1, s2 = stated
    if fact:
        return some(s1, s2), every(s1, s2), stated
    if claim.polarity == "denied" or _stays(claim):
        return every(s2, OPEN), every(s1, OPEN), stated
    return some(s1, OPEN), None, (s1,)


def _by(stated, f, l, *, fact, denied):  # noqa: E741
    s1, s2 = stated
    if fact and denied:
        return every(-OPEN, f), every(-OPEN, l), ()
    if fact:
        return some(-OPEN, l), some(-OPEN, f), ()
    if denied:
        return every(s2, f), every(s1, l), stated
    return some(s1, l), None if l == OPEN else some(s2, f), stated


def _until(stated, f, l, *, fact, denied):  # noqa: E741
    s1, s2 = stated
    if fact and denied:
        return some(f - 1, l - 1), some(f - 1, f - 1), ()
    if fact:
        return every(f - 1, f - 1), every(f - 1, l - 1), ()
    if denied:
        return some(s1, l - 1), some(s2, f - 1), stated
    return every(s2, f - 1), every(s1, l - 1), stated


def _since(stated, f, l, *, fact):  # noqa: E741
    s1, s2 = stated
    if not fact:
        return every(l, OPEN), every(f, OPEN), ()
    weak = every(l, s1) if l <= s1 else some(f, s2)
    return weak, every(f, s2), stated
