"""What a claim answers in plain words: yes or no, to who leaves, who is there, or a process."""

from typing import Literal

from counterclaim.consistency.interpretation.lines import (
    ABSENT,
    NOT_BEGUN,
    NOT_STARTED,
    PRESENT,
    STARTED,
    Line,
)
from counterclaim.consistency.interpretation.quantities import Figure
from counterclaim.model import Claim, Count

Movement = Literal["out", "in"]


def movement_of(claim: Claim) -> Movement | None:
    """Return whether a claim counts persons who leave or come: at least one, or vaguely."""
    says = claim.says
    if not isinstance(says, Count) or says.unit != "persons" or claim.polarity != "affirmed":
        return None
    if says.basis != "vague" and (says.low is None or says.low < 1):
        return None
    if says.measure == "leaving":
        return "out"
    return "in" if says.measure == "arriving" else None


def presence_of(line: Line | None, mask: int, figure: Figure | None) -> int:
    """Return the states of the presence that a claim reports, by a stage or a number; else 0."""
    if line is not None and line.facet == "presence":
        return mask
    if figure is None or figure.role not in ("stock", "rest") or figure.outside:
        return 0
    if not figure.quantity.counts_persons:
        return 0
    if figure.low is not None and figure.low >= 1:
        return PRESENT
    everybody = figure.quantity.population is None
    return ABSENT if everybody and figure.high is not None and figure.high < 1 else 0


def question_of(line: Line | None, presence: int, moves: Movement | None) -> str | None:
    """Return the question that a claim says yes or no to, if it does."""
    if moves is not None:
        return "leaving" if moves == "out" else "presence"
    if presence:
        return "presence"
    if line is None or line.phase is not None or line.facet != "execution":
        return None
    if line.process in ("withdrawal", "reduction"):
        return "leaving"
    return "presence" if line.process == "arrival" else line.process


def says_yes(
    claim: Claim, line: Line | None, mask: int, presence: int, moves: Movement | None
) -> bool:
    """Tell whether a claim says that people leave, come, or are there."""
    if moves is not None or presence == PRESENT:
        return True
    executes = line is not None and line.facet == "execution"
    return executes and claim.polarity == "affirmed" and mask & ~STARTED == 0


def says_no(claim: Claim, line: Line | None, mask: int, presence: int, code: str | None) -> bool:
    """Tell whether a claim says that nobody leaves, comes, or is there."""
    if presence == ABSENT:
        return True
    if line is None or line.facet != "execution":
        return False
    denied = claim.polarity == "denied" and code in ("under_way", "started")
    # what is called off or halted was decided, or had begun
    return denied or (mask & ~NOT_BEGUN == 0 and bool(mask & NOT_STARTED))
