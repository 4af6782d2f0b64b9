"""Rules about actors: names that are shared, alike or none, parties, identifiers."""

from collections.abc import Iterator
from itertools import product

from counterclaim.findings.quoting import quoted
from counterclaim.model import Actor, Dataset, Identifier
from counterclaim.rules._context import Context, by_id
from counterclaim.rules._names import (
    fixed_words,
    is_description,
    is_personal_name,
    near_forms,
    same_form,
    sound_form,
)
from counterclaim.rules._rule import Observation, RecordPath, at, rule

_OWN = ("native", "romanization", "alias")
_WRONG = ("misspelling", "mistranslation")
_COMPARED = 8
"""With how many of the actors of one name each further one is compared."""

Entry = tuple[int, Actor, RecordPath, str]
"""The index of an actor, the actor, where a name of it stands, and the name."""
Named = dict[str, list[Entry]]
"""The actors that have a name, by the form of the name."""


def _names_of(index: int, actor: Actor) -> Iterator[tuple[RecordPath, str]]:
    """Yield the names that are an actor's own, and whole: not short forms, initials, errors."""
    yield at("actor", index, "name"), actor.name
    for number, name in enumerate(actor.names):
        if name.kind in _OWN:
            yield at("actor", index, "names", number, "text"), name.text


def _own_names(dataset: Dataset) -> Named:
    found: Named = {}
    for index, actor in by_id(dataset.actors):
        if actor.kind == "unnamed":
            continue  # a description may fit many
        forms = set()
        for place, text in _names_of(index, actor):
            form = same_form(text)
            if form and form not in forms:
                forms.add(form)
                found.setdefault(form, []).append((index, actor, place, text))
    return found


def _are_linked(left: Actor, right: Actor, context: Context) -> bool:
    """Tell whether one speaks for the other or is a part of it, or both are of other countries."""
    if left.country is not None and right.country is not None and left.country != right.country:
        return True
    above = (*left.represents, *left.part_of), (*right.represents, *right.part_of)
    if right.id in above[0] or left.id in above[1]:
        return True
    roots = context.structure.roots
    return left.id in roots.get(right.id, ()) or right.id in roots.get(left.id, ())


@rule(
    "actor.shared-name",
    "Two actors with one name",
    "warning",
    does="Finds two actors that have the same name, native name, romanization or alias, apart "
    "from case, marks, hyphens and apostrophes. Short forms, initials, unnamed speakers, actors "
    "of different countries and actors that speak for one another are left alone.",
    why="If they are one, its statements are spread over two parties and no longer meet as its "
    "own; if they are two, readers will take one for the other.",
    fix="Make them one record if they are one; else give each a name that tells them apart.",
    example="""
        {"actors": [{"id": "a1", "kind": "armed_group", "name": "Northern Guard"},
                    {"id": "a2", "kind": "armed_group", "name": "Guards of the North",
                     "names": [{"text": "Northern Guard", "kind": "alias"}]}]}
    """,
    instead="""
        {"actors": [{"id": "a1", "kind": "armed_group", "name": "Northern Guard",
                     "names": [{"text": "Guards of the North", "kind": "alias"}]}]}
    """,
)
def shared_name(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for named in _own_names(dataset).values():
        for number, (_, actor, place, text) in enumerate(named):
            for _, other, first, _ in named[: min(number, _COMPARED)]:
                if not _are_linked(actor, other, context):
                    message = f"the actor {quoted(other.id)} has the name {quoted(text)} as well"
                    yield Observation(place, message, related=(first,))
                    break


@rule(
    "actor.similar-name",
    "Two actors with nearly the same name",
    "note",
    does="Finds two actors of one kind with names that are spelt differently and would be the "
    "same with o for u, e for i, single for doubled letters, and at most one letter left out, "
    "two neighbours exchanged or one vowel replaced. Numbers must agree. It only suggests: "
    "nothing is ever merged.",
    why="One person in two romanizations becomes two speakers, and what they say no longer meets.",
    fix="If they are one, make them one record and list the other spelling under its names.",
    example="""
        {"actors": [{"id": "a1", "kind": "person", "name": "Imad Alou"},
                    {"id": "a2", "kind": "person", "name": "Imad Allouh"}]}
    """,
    instead="""
        {"actors": [{"id": "a1", "kind": "person", "name": "Imad Alou",
                     "names": [{"text": "Imad Allouh", "kind": "romanization"}]}]}
    """,
)
def similar_name(dataset: Dataset, context: Context) -> Iterator[Observation]:
    forms: Named = {}
    for named in _own_names(dataset).values():
        for entry in named:
            forms.setdefault(sound_form(entry[3]), []).append(entry)
    reported: set[tuple[str, str]] = set()
    for one, two in [*((form, form) for form in forms), *near_forms(forms)]:
        for left, right in product(_few(forms[one]), _few(forms[two])):
            first, later = sorted((left, right), key=lambda entry: entry[1].id)
            pair = (first[1].id, later[1].id)
            if pair not in reported and _may_be_one(first, later, context):
                reported.add(pair)
                message = (
                    f"{quoted(later[3])} is spelt nearly like {quoted(first[3])}, "
                    f"the actor {quoted(first[1].id)}"
                )
                yield Observation(later[2], message, related=(first[2],))


def _few(named: list[Entry]) -> list[Entry]:
    return sorted(named, key=lambda entry: entry[1].id)[: _COMPARED + 1]


def _may_be_one(left: Entry, right: Entry, context: Context) -> bool:
    return (
        left[1].id != right[1].id
        and left[1].kind == right[1].kind
        and same_form(left[3]) != same_form(right[3])
        and fixed_words(left[3]) == fixed_words(right[3])
        and not _are_linked(left[1], right[1], context)
    )


@rule(
    "actor.wrong-name-of-another",
    "Wrong name that is the right name of another",
    "note",
    does="Finds a misspelling or mistranslation of one actor that is the name, native name, "
    "romanization or alias of another one.",
    why="Whoever reads the source takes one for the other. That may be just what the record "
    "warns of; every claim in which the name occurs needs a second look.",
    fix="Check the speaker of the claims in which this name occurs.",
    example="""
        {"actors": [{"id": "government-of-iraq", "kind": "organization", "name": "Iraqi government",
                     "names": [{"text": "Sudanese government", "kind": "mistranslation"}]},
                    {"id": "government-of-sudan", "kind": "organization",
                     "name": "Sudanese government"}]}
    """,
    instead="""
        {"actors": [{"id": "government-of-iraq", "kind": "organization", "name": "Iraqi government",
                     "names": [{"text": "Sudanese government", "kind": "mistranslation"}]},
                    {"id": "government-of-sudan", "kind": "organization",
                     "name": "Government of Sudan"}]}
    """,
)
def wrong_name_of_another(dataset: Dataset, _: Context) -> Iterator[Observation]:
    own = _own_names(dataset)
    for index, actor in enumerate(dataset.actors):
        for number, name in enumerate(actor.names):
            if name.kind not in _WRONG:
                continue
            for _index, other, first, _text in own.get(same_form(name.text), ())[:2]:
                if other.id != actor.id:
                    yield Observation(
                        at("actor", index, "names", number, "text"),
                        f"the {name.kind} {quoted(name.text)} is a name of the actor "
                        f"{quoted(other.id)}",
                        related=(first,),
                    )
                    break


@rule(
    "actor.shared-identifier",
    "Two actors with one identifier",
    "warning",
    does="Finds two actors that have the same identifier in the same scheme.",
    why="An identifier stands for one thing. Either they are one actor, or one of the "
    "identifiers is wrong.",
    fix="Make them one record, or correct the identifier.",
    example="""
        {"actors": [{"id": "a1", "kind": "state", "name": "Iraq",
                     "identifiers": [{"scheme": "wikidata", "id": "Q796"}]},
                    {"id": "a2", "kind": "organization", "name": "Iraqi government",
                     "identifiers": [{"scheme": "wikidata", "id": "Q796"}]}]}
    """,
    instead="""
        {"actors": [{"id": "a1", "kind": "state", "name": "Iraq",
                     "identifiers": [{"scheme": "wikidata", "id": "Q796"}]},
                    {"id": "a2", "kind": "organization", "name": "Iraqi government",
                     "represents": ["a1"]}]}
    """,
)
def shared_identifier(dataset: Dataset, _: Context) -> Iterator[Observation]:
    first: dict[Identifier, tuple[str, RecordPath]] = {}
    for index, actor in by_id(dataset.actors):
        for number, identifier in enumerate(actor.identifiers):
            place = at("actor", index, "identifiers", number)
            owner, related = first.setdefault(identifier, (actor.id, place))
            if owner != actor.id:
                message = (
                    f"{identifier.scheme} {quoted(identifier.id)} is an identifier of the actor "
                    f"{quoted(owner)} as well"
                )
                yield Observation(place, message, related=(related,))


@rule(
    "actor.unnamed-with-name",
    "Unnamed speaker with a personal name",
    "note",
    does="Finds an actor of the kind `unnamed` whose name looks like that of a person: two to "
    "four capitalized words in Latin letters, none of which tells a role.",
    why="An unnamed speaker has no party of its own, so that its statements conflict with those "
    "of nobody's side but by the actor it represents.",
    fix="Make it a person if it is named; else give the description as printed: a diplomat.",
    example='{"actors": [{"id": "allou", "kind": "unnamed", "name": "Imad Allou"}]}',
    instead='{"actors": [{"id": "allou", "kind": "person", "name": "Imad Allou"}]}',
)
def unnamed_with_name(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, actor in enumerate(dataset.actors):
        if actor.kind == "unnamed" and is_personal_name(actor.name):
            yield Observation(
                at("actor", index, "kind"),
                f"{quoted(actor.name)} looks like the name of a person",
                related=(at("actor", index, "name"),),
            )


@rule(
    "actor.person-without-name",
    "Person known by a description only",
    "note",
    does="Finds an actor of the kind `person` whose name only says what somebody is: “a Pentagon "
    "official”, “the prime minister”.",
    why="Somebody who is not named is an unnamed speaker: two officials are not one person. And "
    "who holds an office changes.",
    fix="Make it an unnamed speaker, or write the name of the person.",
    example='{"actors": [{"id": "official", "kind": "person", "name": "a Pentagon official"}]}',
    instead='{"actors": [{"id": "official", "kind": "unnamed", "name": "a Pentagon official"}]}',
)
def person_without_name(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, actor in enumerate(dataset.actors):
        if actor.kind == "person" and is_description(actor.name):
            yield Observation(
                at("actor", index, "name"),
                f"{quoted(actor.name)} is a description and no name",
                related=(at("actor", index, "kind"),),
            )


@rule(
    "actor.several-parties",
    "Person of several parties",
    "note",
    does="Finds a person who by `represents` and `part_of` belongs to more than one party.",
    why="Who speaks for several parties has none: the statements are a joint speaker's, and "
    "never a reversal or self-contradiction of one side. For a single person that is rare.",
    fix="Leave the party in whose name the person speaks, or make an actor for each office.",
    example="""
        {"actors": [{"id": "us", "kind": "state", "name": "United States"},
                    {"id": "coalition", "kind": "coalition", "name": "Coalition"},
                    {"id": "general", "kind": "person", "name": "Ann Lee",
                     "represents": ["us", "coalition"]}]}
    """,
    instead="""
        {"actors": [{"id": "us", "kind": "state", "name": "United States"},
                    {"id": "general", "kind": "person", "name": "Ann Lee",
                     "represents": ["us"]}]}
    """,
)
def several_parties(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, actor in enumerate(dataset.actors):
        roots = sorted(context.structure.roots.get(actor.id, ()))
        if actor.kind == "person" and len(roots) > 1:
            shown = " and ".join(quoted(root) for root in roots[:3])
            related = tuple(at("actor", context.actors[root][0]) for root in roots)
            yield Observation(
                at("actor", index), f"this person belongs to {shown}", related=related
            )


@rule(
    "actor.unused",
    "Actor that nothing refers to",
    "note",
    does="Finds an actor that does not speak, relay, decide, publish, is not deployed, and is "
    "nobody's party.",
    why="Mostly a claim was forgotten or names another actor by mistake.",
    fix="Take it out, or check which record should refer to it.",
    example='{"actors": [{"id": "nobody", "kind": "person", "name": "Ann Lee"}]}',
    instead="""
        {"actors": [{"id": "somebody", "kind": "person", "name": "Ann Lee"}],
         "claims": [{"id": "c1", "speaker": "somebody"}]}
    """,
)
def unused(dataset: Dataset, _: Context) -> Iterator[Observation]:
    used: set[str | None] = set()
    for actor in dataset.actors:
        used.update(actor.represents, actor.part_of)
    used.update(source.publisher for source in dataset.sources)
    used.update(deployment.force for deployment in dataset.deployments)
    for claim in dataset.claims:
        used.update((claim.speaker, claim.about.by), (relay.actor for relay in claim.via))
        if subjects := getattr(claim.says, "subjects", ()):
            used.update(subject.by for subject in subjects)
    for index, actor in enumerate(dataset.actors):
        if actor.id not in used:
            yield Observation(at("actor", index), "nothing refers to this actor")


RULES = (
    shared_name,
    similar_name,
    wrong_name_of_another,
    shared_identifier,
    unnamed_with_name,
    person_without_name,
    several_parties,
    unused,
)
