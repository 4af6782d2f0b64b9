"""Walking through proposals and questions, one answer after the other."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from counterclaim.codelists.readings import READINGS
from counterclaim.drafting import drafted
from counterclaim.model import Claim, Dataset
from counterclaim.proofreading.editing import Waiting, answered, edited, removed, waiting_in
from counterclaim.proofreading.entries import sentence_of

_HELP = (
    "Enter keeps it; a number or the code of a reading chooses another; e SLOT=VALUE edits a "
    "slot (e SLOT= empties it); d drops the claim; s skips it; q ends."
)
_HELP_ASKED = (
    "A number or the code of a reading answers; c FIELD=TEXT fills in a cell; s skips it; q ends."
)


@frozen(kw_only=True)
class Walk:
    """What a walk came to: how many were kept, changed, dropped and answered, and skipped."""

    dataset: Dataset
    kept: int = 0
    changed: int = 0
    dropped: int = 0
    answered: int = 0
    skipped: int = 0


def walk(
    dataset: Dataset,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    save: Callable[[Dataset], None],
) -> Walk:
    """Ask about each proposed claim and each open question, and save after each answer.

    Args:
        dataset: The dataset.
        ask: Shows a text and returns what the person types; EOFError ends the walk.
        tell: Shows a line.
        save: Writes the dataset. What was saved is not lost, whatever comes after.
    """
    counts = dict.fromkeys(("kept", "changed", "dropped", "answered", "skipped"), 0)
    ids = [claim.id for claim in dataset.claims if drafted(claim)]
    steps: list[str | Waiting] = [*ids, *waiting_in(dataset)]
    for number, step in enumerate(steps, 1):
        tell("")
        tell(f"{number} of {len(steps)}")
        try:
            if isinstance(step, str):
                dataset, what = _one_claim(dataset, step, ask, tell, save)
            else:
                dataset, what = _one_question(dataset, step, ask, tell)
        except EOFError:
            break
        if what == "quit":
            break
        counts[what] += 1
        if what != "skipped":
            save(dataset)
    return Walk(dataset=dataset, **counts)


def _one_claim(
    dataset: Dataset,
    claim_id: str,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    save: Callable[[Dataset], None],
) -> tuple[Dataset, str]:
    names = {one.id: one.name for one in dataset.deployments}
    is_changed = False
    while True:
        claim = next(one for one in dataset.claims if one.id == claim_id)
        choices = _alternatives(claim)
        _show(claim, names, choices, tell)
        typed = ask("> ").strip()
        if typed in ("s", "q"):
            return dataset, "changed" if is_changed else {"s": "skipped", "q": "quit"}[typed]
        if typed == "d":
            result = removed(dataset, claim_id)
        elif typed in ("", "k"):
            result = edited(dataset, claim_id, None)
        elif typed.startswith("e "):
            name, _, value = typed[2:].partition("=")
            result = edited(dataset, claim_id, None, {name.strip(): _value(value.strip())})
        elif typed in READINGS or _choice(typed, choices) is not None:
            result = edited(dataset, claim_id, _choice(typed, choices) or typed)
        else:
            tell(_HELP)
            continue
        if isinstance(result, str):
            tell(f"not possible: {result}")
            continue
        dataset = result
        if typed in ("", "k"):
            return dataset, "changed" if is_changed else "kept"
        if typed == "d":
            return dataset, "dropped"
        is_changed = True
        # an edit is shown again, so that a person sees how it is read now
        save(dataset)


def _one_question(
    dataset: Dataset, waiting: Waiting, ask: Callable[[str], str], tell: Callable[[str], None]
) -> tuple[Dataset, str]:
    cells: dict[str, str] = {}
    tell("  not read: " + "; ".join(f"{name}: {text}" for name, text in waiting.cells.items()))
    for number, code in enumerate(waiting.likeliest, 1):
        tell(f"  {number}. {code}: {READINGS[code].meaning}" if code in READINGS else f"  {code}")
    while True:
        typed = ask("> ").strip()
        if typed in ("s", "q"):
            return dataset, {"s": "skipped", "q": "quit"}[typed]
        if typed.startswith("c ") and "=" in typed:
            name, _, text = typed[2:].partition("=")
            cells[name.strip()] = text.strip()
            tell(f"  {name.strip()}: {text.strip()}")
            continue
        code = _choice(typed, waiting.likeliest) or typed
        if code not in READINGS:
            tell(_HELP_ASKED)
            continue
        result = answered(dataset, waiting, code, cells)
        if not isinstance(result, str):
            return result, "answered"
        tell(f"not possible: {result}")


def _show(
    claim: Claim, names: Mapping[str, str], choices: tuple[str, ...], tell: Callable[[str], None]
) -> None:
    tell(f"  {claim.id}: {claim.text}")
    tell(f"  Read as: {sentence_of(claim, names)}")
    if claim.when is not None:
        tell(f"  when: {claim.when.role} {claim.when.edtf or ''}")
    for number, code in enumerate(choices, 1):
        tell(f"  {number}. {code}: {READINGS[code].meaning}")


def _alternatives(claim: Claim) -> tuple[str, ...]:
    listed = (claim.extra or {}).get("alternatives")
    codes = listed if isinstance(listed, list | tuple) else ()
    return tuple(code for code in codes if code in READINGS)


def _choice(typed: str, choices: tuple[str, ...]) -> str | None:
    if typed.isdigit() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    return None


def _value(text: str) -> Any:  # noqa: ANN401  (a value of JSON)
    """Return what a person typed for a slot: a number, true, or a text; None to empty it."""
    if not text:
        return None
    if re.fullmatch(r"-?\d[\d,]*", text):
        return int(text.replace(",", ""))
    return {"true": True, "yes": True}.get(text.lower(), text)
