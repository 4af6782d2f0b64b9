"""Writing a dataset in few words: the short forms that stand for exactly its records."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from counterclaim.codec import unstructure
from counterclaim.documents._names import id_of_name, source_id
from counterclaim.documents._widths import narrowed, widened
from counterclaim.documents.gathering import read_document
from counterclaim.documents.short_forms import SUBJECT_SLOTS
from counterclaim.model import Dataset
from counterclaim.parsing.limits import STANDARD
from counterclaim.readings import slots_of_claim

Values = dict[str, Any]

_FIRST = ("id", "text", "speaker", "sources", "stated")
_REPLACED = ("about", "says", "when", "polarity", "modality", "condition")


def shorten(dataset: Dataset, *, flat: bool = False) -> Values:
    """Return a dataset as the values of JSON, in short forms as far as they lose nothing.

    What is read from them is the same dataset again. Claims that have no reading, and names
    whose records hold more than a name, stay as they are.

    Args:
        dataset: The dataset.
        flat: Whether each claim is a record without lists of objects in it, as in a table.
    """
    whole: Values = unstructure(dataset)
    claims = [_short_claim(claim, flat=flat) for claim in whole.get("claims", ())]
    plain = {**whole, "claims": claims} if claims else whole
    named = _with_names(plain)
    for values in (named, plain):
        merged = claims and not flat
        short = {**values, "claims": _merged(values["claims"])} if merged else values
        if _same(short, dataset):
            return short
    return plain


def _same(values: Values, dataset: Dataset) -> bool:
    reading = read_document(values, None, STANDARD)
    return reading.dataset == dataset


def _short_claim(claim: Values, *, flat: bool) -> Values:
    """Return a claim with a reading in the place of its content, if it has one."""
    found = slots_of_claim(claim)
    stated = claim["stated"]
    # in a short claim a mark for about has a width, which this date has not
    if found is None or widened(stated) != stated:
        return claim
    code, slots = found
    if flat and "subjects" in slots:
        return claim
    rest = {key: value for key, value in claim.items() if key not in _REPLACED}
    first = {key: rest.pop(key) for key in _FIRST if key in rest}
    return {**first, "stated": narrowed(stated), "reading": code, **slots, **rest}


def _merged(claims: Sequence[Values]) -> list[Values]:
    """Return the claims, those that are readings of one statement as one record."""
    merged: list[Values] = []
    start = 0
    while start < len(claims):
        end = start + 1
        while end < len(claims) and _belong(claims[start], claims[end], end - start + 1):
            end += 1
        together = end - start > 1 and claims[start]["id"] == f"{claims[start]['utterance']}-1"
        merged += [_statement(claims[start:end])] if together else claims[start:end]
        start = end
    return merged


def _belong(first: Values, other: Values, number: int) -> bool:
    """Tell whether a claim is the next reading of the statement of another."""
    whole = first.get("utterance")
    if whole is None or "reading" not in first or "reading" not in other:
        return False
    return other["id"] == f"{whole}-{number}" and _common(first) == _common(other)


def _common(claim: Values) -> Values:
    return {key: claim[key] for key in claim if key in _SHARED}


_SHARED = frozenset(
    {
        *("speaker", "sources", "stated", "text_kind", "language", "via", "utterance"),
        *("speaker_name", "speaker_kind", "affiliation", "agency", "outlet", "url", "title"),
        *("published", "accessed"),
    }
)
"""The keys that readings of one statement have in common."""


def _statement(claims: Sequence[Values]) -> Values:
    """Return readings of one statement as one record."""
    first = claims[0]
    shared = _common(first)
    whole = shared.pop("utterance")
    same = [
        key
        for key in ("text", *SUBJECT_SLOTS)
        if all(key in claim and claim[key] == first[key] for claim in claims)
    ]
    if "deployment" not in same and "matter" not in same:
        same = [key for key in same if key not in SUBJECT_SLOTS]
    outside = {key: first[key] for key in same}
    readings = [
        {
            key: value
            for key, value in claim.items()
            if key not in outside and key not in _SHARED and key != "id"
        }
        for claim in claims
    ]
    if "text" not in outside:
        # a statement has words of its own; each reading keeps its half
        outside = {"text": first["text"], **outside}
    return {"id": whole, **outside, **shared, "readings": readings}


def _with_names(values: Values) -> Values:
    """Return a dataset with names for the actors and sources that are nothing but names."""
    actors = {actor["id"]: actor for actor in values.get("actors", ()) if _is_name(actor)}
    sources = {
        source["id"]: source
        for source in values.get("sources", ())
        if source["id"] == source_id(source, actors)
    }
    claims = [_named(claim, actors, actors, sources) for claim in values.get("claims", ())]
    kept = {
        **values,
        "sources": [one for one in values.get("sources", ()) if one["id"] not in sources],
        "claims": claims,
    }
    rest = Counter(_texts({key: kept[key] for key in kept if key != "actors"}))
    needed = {identity for identity in actors if rest[identity]}
    for actor in values.get("actors", ()):
        if actor["id"] not in actors or actor["id"] in needed:
            needed.update(actor.get("represents", ()))
            needed.update(actor.get("part_of", ()))
    kept["actors"] = [
        one for one in values.get("actors", ()) if one["id"] not in actors or one["id"] in needed
    ]
    # who keeps a record is named by its id
    gone = {identity: actors[identity] for identity in actors if identity not in needed}
    kept["claims"] = [_named(claim, gone, actors, sources) for claim in values.get("claims", ())]
    return {key: value for key, value in kept.items() if value != []}


def _is_name(actor: Values) -> bool:
    """Tell whether an actor is one that its name alone makes."""
    return (
        actor["id"] == id_of_name(actor["name"])
        and actor.keys() <= {"id", "kind", "name", "represents"}
        and len(actor.get("represents", ())) <= 1
    )


def _named(
    claim: Values,
    gone: Mapping[str, Values],
    actors: Mapping[str, Values],
    sources: Mapping[str, Values],
) -> Values:
    """Return a claim with the names of the actors and sources whose records are gone."""
    replaced: Values = {}
    speaker = gone.get(claim["speaker"])
    if speaker is not None:
        replaced["speaker"] = _speaker_keys(speaker, actors)
    via = claim.get("via", ())
    if len(via) == 1 and via[0].keys() == {"actor"} and via[0]["actor"] in gone:
        replaced["via"] = {"agency": actors[via[0]["actor"]]["name"]}
    found = [sources.get(one) for one in claim["sources"]]
    if len(found) == 1 and found[0] is not None:
        source = {key: value for key, value in found[0].items() if key not in ("id", "publisher")}
        if "publisher" in found[0]:
            source = {"outlet": actors[found[0]["publisher"]]["name"], **source}
        replaced["sources"] = source
    named: Values = {}
    for key, value in claim.items():
        named.update(replaced.get(key, {key: value}))
    return named


def _speaker_keys(speaker: Values, actors: Mapping[str, Values]) -> Values:
    keys = {"speaker_name": speaker["name"]}
    if speaker["kind"] != "person":
        keys["speaker_kind"] = speaker["kind"]
    for side in speaker.get("represents", ()):
        if side not in actors:
            return {"speaker": speaker["id"]}
        keys["affiliation"] = actors[side]["name"]
    return keys


def _texts(value: object) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
