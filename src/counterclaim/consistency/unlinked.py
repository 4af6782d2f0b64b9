"""Numbers that stand alone: no other claim speaks of what they count."""

from counterclaim.consistency.amounts import Quantity, quantity_of
from counterclaim.consistency.theory import Compiled, Theory
from counterclaim.model import Count


def unlinked_claims(theory: Theory) -> tuple[str, ...]:
    """Return the claims whose number shares its quantity with no other claim, by id.

    The persons of everybody at a deployment are tied to who is present, so that such a number
    never stands alone. What the rules let a claim say of a further quantity counts as well: a
    ceiling speaks of those whose number it limits.
    """
    spoken: dict[Quantity, set[str]] = {}
    own = {compiled.claim.id: _quantities(compiled) for compiled in theory.claims}
    for name, quantities in own.items():
        for quantity in quantities:
            spoken.setdefault(quantity, set()).add(name)
    return tuple(
        sorted(
            compiled.claim.id
            for compiled in theory.claims
            if isinstance(compiled.claim.says, Count)
            and not any(
                _is_everybody(quantity) or len(spoken[quantity]) > 1
                for quantity in own[compiled.claim.id]
            )
        )
    )


def _quantities(compiled: Compiled) -> set[Quantity]:
    found = {item.quantity for item in compiled.numbers}
    anchored = compiled.anchored
    if anchored is None:
        quantity = quantity_of(compiled.claim)
        return found if quantity is None else found | {quantity}
    return found | ({anchored.content} if isinstance(anchored.content, Quantity) else set())


def _is_everybody(quantity: Quantity) -> bool:
    return quantity.counts_persons and quantity.population is None
