"""Rules about deployments: parts and wholes, doubles, and what nothing refers to."""

from collections.abc import Iterator

from counterclaim.findings.quoting import quoted
from counterclaim.model import Claim, Dataset, Deployment, PartOf, Scope, Stage
from counterclaim.rules._context import Context, by_id
from counterclaim.rules._names import same_form
from counterclaim.rules._rule import Observation, RecordPath, at, rule
from counterclaim.structure.reach import reversed_steps

_COMPARED = 8
"""With how many of the deployments of one force and place each further one is compared."""


@rule(
    "deployment.overlapping-parts",
    "Parts of a partition that overlap",
    "warning",
    does="Finds two parts of one whole in one partition of which one is a part of the other, or "
    "which have a part in common.",
    why="Parts of one whole in one partition are disjoint. Whoever adds them up counts the "
    "common part twice.",
    fix="Let the smaller one be a part of the larger only, or give one of them another partition.",
    example="""
        {"deployments": [{"id": "army"},
          {"id": "north", "part_of": [{"whole": "army", "partition": "place"}]},
          {"id": "lake", "part_of": [{"whole": "army", "partition": "place"},
                                     {"whole": "north", "partition": "place"}]}]}
    """,
    instead="""
        {"deployments": [{"id": "army"},
          {"id": "north", "part_of": [{"whole": "army", "partition": "place"}]},
          {"id": "lake", "part_of": [{"whole": "north", "partition": "place"}]}]}
    """,
)
def overlapping_parts(dataset: Dataset, context: Context) -> Iterator[Observation]:
    common: dict[tuple[str, str], tuple[str, str, str]] = {}
    branching = _below_branches(context)
    for _, deployment in by_id(dataset.deployments):
        if deployment.id not in branching:
            continue  # what lies above is one chain, in which no two are parts of one whole
        parts: dict[tuple[str, str], str] = {}
        above = (deployment.id, *context.structure.wholes.get(deployment.id, ()))
        for part in sorted(above):
            for link in context.structure.deployments[part].part_of:
                other = parts.setdefault((link.whole, link.partition), part)
                if other != part:
                    pair = (other, part)
                    if pair not in common or deployment.id in pair:
                        common[pair] = (deployment.id, link.whole, link.partition)
    for (one, two), (shared, whole, partition) in common.items():
        part, other = (one, two) if shared == one else (two, one)
        joined = "lies in it" if shared == part else f"has {quoted(shared)} in common with it"
        yield Observation(
            at("deployment", context.deployments[part][0], "part_of"),
            f"{quoted(other)} is another part of {quoted(whole)} in the partition {partition}, "
            f"and this one {joined}",
            related=(at("deployment", context.deployments[other][0], "part_of"),),
        )


def _below_branches(context: Context) -> set[str]:
    """Return the deployments with several links, and all that lie below one."""
    steps = context.structure.wholes.steps
    below = reversed_steps(steps)
    seen = {name for name, above in steps.items() if len(above) > 1}
    pending = list(seen)
    while pending:
        fresh = [name for name in below[pending.pop()] if name not in seen]
        seen.update(fresh)
        pending += fresh
    return seen


@rule(
    "deployment.repeated-part-of",
    "One whole twice in one partition",
    "warning",
    does="Finds a deployment that names the same whole twice in the same partition.",
    why="One of the two was meant to be another whole, or another partition.",
    fix="Correct one of the two, or take it out.",
    example="""
        {"deployments": [{"id": "army"},
          {"id": "lake", "part_of": [{"whole": "army", "partition": "place"},
                                     {"whole": "army", "partition": "place"}]}]}
    """,
    instead="""
        {"deployments": [{"id": "army"},
          {"id": "lake", "part_of": [{"whole": "army", "partition": "place"},
                                     {"whole": "army", "partition": "role"}]}]}
    """,
)
def repeated_part_of(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, deployment in enumerate(dataset.deployments):
        first: dict[PartOf, int] = {}
        for number, link in enumerate(deployment.part_of):
            earlier = first.setdefault(link, number)
            if earlier != number:
                yield Observation(
                    at("deployment", index, "part_of", number),
                    f"{quoted(link.whole)} is named twice in the partition {link.partition}",
                    related=(at("deployment", index, "part_of", earlier),),
                )


@rule(
    "deployment.exhaustive-without-parts",
    "Exhaustive partition without parts",
    "warning",
    does="Finds a deployment that declares a partition exhaustive of which no part is recorded.",
    why="It says that the recorded parts are all there is, and there is none: then nobody would "
    "be deployed. Mostly the name of the partition is spelt differently in the parts.",
    fix="Add the parts, or spell the partition as they do, or take it out of exhaustive.",
    example="""
        {"deployments": [{"id": "army", "exhaustive": ["place"]},
          {"id": "lake", "part_of": [{"whole": "army", "partition": "by_place"}]}]}
    """,
    instead="""
        {"deployments": [{"id": "army", "exhaustive": ["place"]},
          {"id": "lake", "part_of": [{"whole": "army", "partition": "place"}]}]}
    """,
)
def exhaustive_without_parts(dataset: Dataset, _: Context) -> Iterator[Observation]:
    known = {
        (link.whole, link.partition)
        for deployment in dataset.deployments
        for link in deployment.part_of
    }
    for index, deployment in enumerate(dataset.deployments):
        for number, partition in enumerate(deployment.exhaustive):
            if (deployment.id, partition) not in known:
                yield Observation(
                    at("deployment", index, "exhaustive", number),
                    f"no deployment is recorded as a part in the partition {partition}",
                )


@rule(
    "deployment.part-in-other-country",
    "Part in another country than its whole",
    "warning",
    does="Finds a deployment whose place has another country than the place of its whole.",
    why="A part is where the whole is. The checks draw conclusions from part to whole, and would "
    "draw them from one country to another.",
    fix="Correct the country or part_of; a whole in several countries has no country of its own.",
    example="""
        {"deployments": [
          {"id": "army", "place": {"name": "Iraq", "kind": "country", "country": "IQ"}},
          {"id": "tanf", "place": {"name": "Al-Tanf", "kind": "base", "country": "SY"},
           "part_of": [{"whole": "army", "partition": "place"}]}]}
    """,
    instead="""
        {"deployments": [
          {"id": "army", "place": {"name": "Iraq and Syria", "kind": "area"}},
          {"id": "tanf", "place": {"name": "Al-Tanf", "kind": "base", "country": "SY"},
           "part_of": [{"whole": "army", "partition": "place"}]}]}
    """,
)
def part_in_other_country(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, deployment in enumerate(dataset.deployments):
        country = deployment.place.country
        for number, link in enumerate(deployment.part_of):
            place, whole = context.deployments.get(link.whole, (0, None))
            other = whole.place.country if whole is not None else None
            if country is not None and other is not None and country != other:
                yield Observation(
                    at("deployment", index, "part_of", number, "whole"),
                    f"this deployment is in {country}, and its whole {quoted(link.whole)} "
                    f"in {other}",
                    related=(at("deployment", place, "place", "country"),),
                )


def _apart(left: Deployment, right: Deployment, context: Context) -> bool:
    """Tell whether neither is a part of the other and no whole has both as parts."""
    wholes = context.structure.wholes
    if left.id in wholes.get(right.id, ()) or right.id in wholes.get(left.id, ()):
        return False
    of_left = {link.whole for link in left.part_of}
    return not any(link.whole in of_left for link in right.part_of)


@rule(
    "deployment.duplicate",
    "Two deployments of one force at one place",
    "warning",
    does="Finds two deployments with the same force, place, kind of place and mission, and the "
    "same country as far as both state it, where neither is a part of the other and they are not "
    "parts of one whole. Countries are the same place if their codes are, whatever their names.",
    why="A deployment is a force at a place for a mission. Recorded twice, claims about the one "
    "never meet claims about the other.",
    fix="Make them one record, or say what tells them apart: the mission, or part_of.",
    example="""
        {"deployments": [{"id": "d1", "force": "army-of-arland",
                          "place": {"name": "Lakeland", "kind": "country"}},
                         {"id": "d2", "force": "army-of-arland",
                          "place": {"name": "LAKELAND", "kind": "country"}}]}
    """,
    instead="""
        {"deployments": [{"id": "d1", "force": "army-of-arland",
                          "place": {"name": "Lakeland", "kind": "country"}},
                         {"id": "d2", "force": "army-of-arland", "mission": "Training mission",
                          "place": {"name": "Lakeland", "kind": "country"}}]}
    """,
)
def duplicate(dataset: Dataset, context: Context) -> Iterator[Observation]:
    groups: dict[object, list[tuple[int, Deployment]]] = {}
    for index, deployment in by_id(dataset.deployments):
        keys = list(_places_of(deployment))
        candidates = [entry for key in keys for entry in groups.get(key, ())[:_COMPARED]]
        for first, other in dict(candidates).items():
            if _apart(deployment, other, context) and _may_be_one(deployment, other):
                yield Observation(
                    at("deployment", index),
                    f"{quoted(other.id)} is the same force at the same place",
                    related=(at("deployment", first),),
                )
                break
        for key in keys:
            groups.setdefault(key, []).append((index, deployment))


def _places_of(deployment: Deployment) -> Iterator[tuple[object, ...]]:
    """Yield what the deployments of one force at one place share: a name, or a country."""
    place, common = deployment.place, (deployment.force, deployment.mission, deployment.place.kind)
    form = same_form(place.name)
    if form:  # a name of signs alone tells nothing
        yield (*common, form)
    if place.kind == "country" and place.country is not None:
        yield (*common, "code", place.country)


def _may_be_one(one: Deployment, other: Deployment) -> bool:
    """Tell whether the countries of two places are the same, as far as both are stated."""
    countries = {one.place.country, other.place.country} - {None}
    return len(countries) <= 1


@rule(
    "deployment.unused",
    "Deployment that nothing refers to",
    "note",
    does="Finds a deployment that no claim is about and that is neither a part nor a whole.",
    why="Mostly a claim was forgotten or names another deployment by mistake.",
    fix="Take it out, or check which claim should be about it.",
    example='{"deployments": [{"id": "island", "place": {"name": "Isle", "kind": "site"}}]}',
    instead="""
        {"deployments": [{"id": "island", "place": {"name": "Isle", "kind": "site"}}],
         "claims": [{"id": "c1", "about": {"deployment": "island"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
)
def unused(dataset: Dataset, _: Context) -> Iterator[Observation]:
    used: set[str | None] = set()
    for deployment in dataset.deployments:
        used.update(link.whole for link in deployment.part_of)
        if deployment.part_of:
            used.add(deployment.id)
    for claim in dataset.claims:
        used.update(_deployments_of(claim))
    for index, deployment in enumerate(dataset.deployments):
        if deployment.id not in used:
            yield Observation(at("deployment", index), "nothing refers to this deployment")


def _deployments_of(claim: Claim) -> Iterator[str | None]:
    yield claim.about.deployment
    if isinstance(claim.says, Stage):
        yield from claim.says.exceptions
    elif isinstance(claim.says, Scope):
        yield from (subject.deployment for subject in claim.says.subjects)
    if claim.when is not None and claim.when.relative is not None:
        yield claim.when.relative.anchor.deployment


@rule(
    "stage.exception-outside",
    "Exception that is not a part of the subject",
    "warning",
    does="Finds an exception of a stage that is the subject itself, or no part of it.",
    why="“All have left but those at the port” sets a part apart. What is no part was never "
    "meant, and with the subject itself excepted nothing is said at all.",
    fix="Name a part of the deployment, or record the missing part_of.",
    example="""
        {"deployments": [{"id": "army"},
          {"id": "island", "place": {"name": "Isle", "kind": "site"}}],
         "claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed", "exceptions": ["island"]}}]}
    """,
    instead="""
        {"deployments": [{"id": "army"},
          {"id": "island", "place": {"name": "Isle", "kind": "site"},
           "part_of": [{"whole": "army", "partition": "place"}]}],
         "claims": [{"id": "c1", "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed", "exceptions": ["island"]}}]}
    """,
)
def exception_outside(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim in enumerate(dataset.claims):
        if not isinstance(claim.says, Stage):
            continue
        whole = claim.about.deployment
        for number, exception in enumerate(claim.says.exceptions):
            related: tuple[RecordPath, ...] = (at("claim", index, "about"),)
            place = at("claim", index, "says", "exceptions", number)
            if whole is None:
                yield Observation(place, "a matter has no parts to except", related=related)
            elif exception == whole:
                yield Observation(place, "the subject itself is excepted", related=related)
            elif (
                exception in context.deployments
                and whole in context.deployments
                and whole not in context.structure.wholes[exception]
            ):
                message = f"{quoted(exception)} is not a part of {quoted(whole)}"
                yield Observation(place, message, related=related)


RULES = (
    overlapping_parts,
    repeated_part_of,
    exhaustive_without_parts,
    part_in_other_country,
    duplicate,
    unused,
    exception_outside,
)
