"""Names of actors: what kind of actor a name is, whether it is two, and the id made of it."""

import re
import unicodedata
from collections.abc import Collection, Mapping

from counterclaim.drafting.gazetteer import Gazetteer, table

_PERSON = re.compile(
    r"[^\W\d_][^\W\d_.'\u2019-]*\.?[ -][^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,3}"
)
_JOINT = re.compile(r"\s+(?:and|&|et|und)\s+|\s*[;/]\s*")


def kind_of_actor(name: str, known: Gazetteer) -> str:
    """Return the kind of an actor that its name suggests; a person looks at it afterwards."""
    place = known.place(name)
    is_country = place is not None and place.kind == "country"
    if is_country or name.lower().removeprefix("the ").strip() in known.countries:
        return "state"
    words = set(re.findall(r"[\w]+", name.lower()))
    for row in table("actors"):
        listed = row["words"].split(";")
        if any(word in words or (" " in word and word in name.lower()) for word in listed):
            return row["kind"]
    if name[:1].islower():
        return "unnamed"
    return "person" if _PERSON.fullmatch(name) else "organization"


def two_names(name: str, known: Gazetteer) -> tuple[str, ...]:
    """Return the names of the people that stand in one cell; empty where there is one name."""
    parts = tuple(part.strip() for part in _JOINT.split(name) if part.strip())
    if len(parts) < 2:
        return ()
    whole = kind_of_actor(name, known)
    people = [kind_of_actor(part, known) in ("person", "state") for part in parts]
    return parts if all(people) or (any(people) and whole == "person") else ()


def new_id(name: str, taken: Collection[str], stem: str) -> str:
    """Return an id made of a name, with a number where that is taken.

    The stem stands for names of which no letter is Latin.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-") or stem
    found, number = slug, 2
    while found in taken:
        found, number = f"{slug}-{number}", number + 1
    return found


def plain_name(name: str) -> str:
    """Return a name in the form in which names are compared."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"\s+", " ", plain).strip()


def names_of(actor: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of an actor, as the values of JSON."""
    more = actor.get("names")
    listed = more if isinstance(more, list) else []
    others = (str(entry.get("text", "")) for entry in listed if isinstance(entry, dict))
    return (str(actor.get("name", "")), *others)
