"""Rules about relations between claims."""

from collections.abc import Iterator

from counterclaim.findings.quoting import quoted
from counterclaim.model import About, Claim, Dataset
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, at, rule
from counterclaim.solver.graphs import connected

_REPLACING = ("corrects", "updates", "supersedes", "retracts")
_ABOUT_THE_SAME = (*_REPLACING, "disputes")
_BACKWARD = (*_ABOUT_THE_SAME, "repeats", "qualifies")
_SHOWN = 8

Link = tuple[int, Claim, int, str, int, Claim]
"""Index and claim, number and kind of the relation, index and claim of the other."""


def _links(dataset: Dataset, context: Context) -> Iterator[Link]:
    """Yield the relations whose other claim is known and is another one."""
    for index, claim in enumerate(dataset.claims):
        for number, relation in enumerate(claim.relations):
            place, other = context.claims.get(relation.claim, (0, None))
            if other is not None and relation.claim != claim.id:
                yield index, claim, number, relation.kind, place, other


@rule(
    "relation.to-itself",
    "Claim related to itself",
    "error",
    does="Finds a relation of a claim to the claim itself.",
    why="No statement corrects, repeats or disputes itself: another id was meant.",
    fix="Write the id of the other claim, or take the relation out.",
    example="""
        {"claims": [{"id": "c1", "relations": [{"kind": "repeats", "claim": "c1"}]}]}
    """,
    instead="""
        {"claims": [{"id": "c0", "text": "We stay."},
                    {"id": "c1", "relations": [{"kind": "repeats", "claim": "c0"}]}]}
    """,
)
def to_itself(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        for number, relation in enumerate(claim.relations):
            if relation.claim == claim.id:
                yield Observation(
                    at("claim", index, "relations", number, "claim"),
                    f"the relation {relation.kind} leads back to this claim",
                )


@rule(
    "relation.to-later-claim",
    "Relation to a later claim",
    "warning",
    does="Finds a claim that disputes, corrects, updates, supersedes, retracts, repeats or "
    "qualifies one that was certainly stated later.",
    why="Nobody answers what has not been said. The two ids were exchanged, or a date is wrong.",
    fix="Put the relation into the later claim, or correct the date.",
    example="""
        {"claims": [{"id": "c1", "text": "We stay.", "stated": "2025-03-10",
                     "relations": [{"kind": "updates", "claim": "c2"}]},
                    {"id": "c2", "text": "We go.", "stated": "2025-03-20"}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "We stay.", "stated": "2025-03-10"},
                    {"id": "c2", "text": "We go.", "stated": "2025-03-20",
                     "relations": [{"kind": "updates", "claim": "c1"}]}]}
    """,
)
def to_later_claim(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim, number, kind, place, other in _links(dataset, context):
        last, first = claim.stated.latest, other.stated.earliest
        if kind in _BACKWARD and last is not None and first is not None and last < first:
            yield Observation(
                at("claim", index, "relations", number),
                f"stated on {claim.stated}, it {kind} {quoted(other.id)} of {other.stated}",
                related=(at("claim", place, "stated"),),
            )


@rule(
    "relation.cycle",
    "Claims that replace one another",
    "error",
    does="Finds claims that correct, update, supersede or retract one another in a circle.",
    why="None of them is the one that stands: each is withdrawn by another.",
    fix="Take out the relation that leads from the older claim to the newer one.",
    example="""
        {"claims": [{"id": "c1", "text": "We stay.",
                     "relations": [{"kind": "supersedes", "claim": "c2"}]},
                    {"id": "c2", "text": "We go.",
                     "relations": [{"kind": "supersedes", "claim": "c1"}]}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "We stay."},
                    {"id": "c2", "text": "We go.",
                     "relations": [{"kind": "supersedes", "claim": "c1"}]}]}
    """,
)
def cycle(dataset: Dataset, context: Context) -> Iterator[Observation]:
    edges: dict[str, list[str]] = {}
    for _, claim, _, kind, _, other in _links(dataset, context):
        if kind in _REPLACING:
            edges.setdefault(claim.id, []).append(other.id)
    circles = (sorted(members) for members in connected(edges) if len(members) > 1)
    for members in sorted(circles):
        first, *others = members
        named = ", ".join(quoted(one) for one in others[:_SHOWN])
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        yield Observation(
            at("claim", context.claims[first][0], "relations"),
            f"this claim and {named}{more} replace one another",
            related=tuple(
                at("claim", context.claims[one][0], "relations") for one in others[:_SHOWN]
            ),
        )


@rule(
    "relation.across-parties",
    "Replacement of another party's claim",
    "warning",
    does="Finds a claim that corrects, updates, supersedes or retracts one of a party for which "
    "its speaker does not speak. An unnamed speaker that represents nobody has no party.",
    why="Only a party takes back its own words. The check takes such a relation to say that the "
    "other is wrong, as `disputes`, and the other claim stands.",
    fix="Make it disputes; or record what the two speakers represent, if it is one party.",
    example="""
        {"claims": [{"id": "c1", "text": "We stay.", "speaker": "ministry"},
                    {"id": "c2", "text": "That is wrong.", "speaker": "monitor",
                     "relations": [{"kind": "corrects", "claim": "c1"}]}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "We stay.", "speaker": "ministry"},
                    {"id": "c2", "text": "That is wrong.", "speaker": "monitor",
                     "relations": [{"kind": "disputes", "claim": "c1"}]}]}
    """,
)
def across_parties(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim, number, kind, place, other in _links(dataset, context):
        if kind not in _REPLACING:
            continue
        if not context.structure.speaks_for(claim.speaker, other.speaker):
            yield Observation(
                at("claim", index, "relations", number, "kind"),
                f"{quoted(claim.speaker)} {kind} a claim of {quoted(other.speaker)}, for whom it "
                "does not speak",
                related=(at("claim", place, "speaker"),),
            )


@rule(
    "relation.different-subjects",
    "Relation between different subjects",
    "note",
    does="Finds a claim that disputes, corrects, updates, supersedes or retracts one about "
    "another deployment, which is neither a part nor a whole of its own, or about another matter.",
    why="Perhaps the id is that of another claim. A dispute about different subjects makes no "
    "conflict.",
    fix="Correct the id or the subject; or record the missing part_of.",
    example="""
        {"deployments": [{"id": "army"},
          {"id": "island", "place": {"name": "Isle", "kind": "site"}}],
         "claims": [{"id": "c1", "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}},
                    {"id": "c2", "speaker": "monitor", "about": {"deployment": "island"},
                     "says": {"type": "stage", "code": "absent"},
                     "relations": [{"kind": "disputes", "claim": "c1"}]}]}
    """,
    instead="""
        {"deployments": [{"id": "army"}],
         "claims": [{"id": "c1", "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}},
                    {"id": "c2", "speaker": "monitor", "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "absent"},
                     "relations": [{"kind": "disputes", "claim": "c1"}]}]}
    """,
)
def different_subjects(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim, number, kind, place, other in _links(dataset, context):
        if kind in _ABOUT_THE_SAME and not _meet(claim.about, other.about, context):
            yield Observation(
                at("claim", index, "relations", number),
                f"it {kind} {quoted(other.id)}, which is about something else",
                related=(at("claim", place, "about"),),
            )


def _meet(left: About, right: About, context: Context) -> bool:
    if left.deployment is None or right.deployment is None:
        return left.matter == right.matter
    wholes = context.structure.wholes
    return (
        left.deployment == right.deployment
        or left.deployment in wholes.get(right.deployment, ())
        or right.deployment in wholes.get(left.deployment, ())
    )


RULES = (
    to_itself,
    to_later_claim,
    cycle,
    across_parties,
    different_subjects,
)
