"""Leave to stay: a host that refuses it, and a guest that plans to come or to stay."""

from counterclaim.consistency.background.context import Context
from counterclaim.consistency.background.plans import is_firm, is_to_stay, planned
from counterclaim.consistency.background.registration import comparison
from counterclaim.consistency.background.rule import Clash
from counterclaim.consistency.interpretation.claims import LIKELY, WEAK, Interpretation
from counterclaim.consistency.interpretation.lines import REJECTED
from counterclaim.model import Attribute
from counterclaim.structure.hierarchy import Subject


def _refuses(claim: Interpretation, context: Context) -> bool:
    """Tell whether a claim says that somebody else than the owner refuses leave to stay."""
    line = claim.line
    if line is None or line.facet != "decision" or line.process != "stay" or line.phase:
        return False
    refused = claim.mask == REJECTED and claim.manner == "fact"
    return refused and line.by is not None and line.by != context.owner(claim.subject)


@comparison(
    "stay_permitted",
    "presumption",
    of=("stage", "count"),
    between=("stage",),
    title="Who plans to stay needs the leave of the host",
    meaning="A firm plan of the party of a force to stay, not to leave, or to come, against the "
    "fact that somebody else who decides has refused leave to stay at the same "
    "deployment or a whole of it; where the plan reaches to the day of the refusal. It is weak "
    "where the refusal comes more than 90 days (`plan_days`) after the plan.",
    why="A refusal and a plan to stay cannot both come true.",
    example='"Our soldiers stay" and, from the host, "they have no leave to stay".',
    because="who plans to stay needs leave to stay",
    unless="they stay against the will of the host, or the host changes its mind",
)
def stay_permitted(first: Interpretation, second: Interpretation, context: Context) -> Clash | None:
    """A guest that plans to stay is not refused leave to do so."""
    if not _refuses(second, context) or not is_firm(first):
        return None
    if not context.owns(first) or first.window.last < second.window.first:
        return None
    stays = is_to_stay(first) or first.moves == "in" or planned(first) == "arrival"
    structure = context.structure
    there = first.subject == second.subject or structure.is_part(first.subject, second.subject)
    if not stays or not there:
        return None  # who has to go from one place may stay elsewhere
    old = second.stated[0] - first.stated[1] > context.policy.plan_days
    return Clash(max(first.grade, second.grade, WEAK if old else LIKELY), ())


@comparison(
    "destination_means_stay",
    "presumption",
    of=("attribute",),
    between=("stage",),
    title="Who is sent somewhere is to be there",
    meaning="A firm plan of the party of a force that gives a destination, against the refusal "
    "of leave to stay at a deployment of the same force at that place.",
    why="A destination, an arrival and a presence are one answer.",
    example='"They go to the neighbouring country" and, from that country, "they have no leave '
    'to stay".',
    because="who is sent to a place is taken to stay there for some time",
    unless="they only pass through",
)
def destination_means_stay(
    first: Interpretation, second: Interpretation, context: Context
) -> Clash | None:
    """Who is sent to a place that refuses them is not to stay there."""
    says = first.claim.says
    if not isinstance(says, Attribute) or says.key != "destination" or not first.affirmed:
        return None
    if not _refuses(second, context) or not is_firm(first) or not context.owns(first):
        return None
    if _leads_to(says, second.subject, first.subject, context):
        return Clash(max(first.grade, second.grade, LIKELY), ())
    return None


def _leads_to(says: Attribute, subject: Subject, origin: Subject, context: Context) -> bool:
    """Tell whether a destination is the place of a deployment of the same force."""
    deployments = context.structure.deployments
    if subject.deployment is None or origin.deployment is None:
        return False
    target = deployments[subject.deployment]
    if context.owner(subject) != context.owner(origin):
        return False
    return any(
        context.places.within(value, name)
        for value in (says.value, *says.implies)
        for name in (target.place.name, target.place.country)
        if name is not None
    )


RULES = (stay_permitted, destination_means_stay)
