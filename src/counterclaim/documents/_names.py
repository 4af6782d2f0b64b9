"""Actors and sources that are written as plain names, and the records made of them.

The same name makes the same id wherever it stands, so that ids are stable.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from counterclaim.codelists.readings import NAMES
from counterclaim.findings import RecordKind
from counterclaim.findings.json_values import kind_of

NAME_KEYS = tuple(NAMES)
_SOURCE_KEYS = ("outlet", "url", "title", "published", "accessed")

_LONGEST = 80
_APART = re.compile(r"[^a-z0-9]+")


@frozen(kw_only=True)
class Made:
    """A record made of names: its kind, its values, and the key of the claim it comes from."""

    kind: RecordKind
    data: dict[str, Any]
    key: str


Wrong = tuple[str, str, str]
"""A code, the key that is wrong, and what is wrong with it."""


def id_of_name(name: str) -> str:
    """Return the id of an actor with a name: its letters and digits, others as a digest.

    Letters with marks lose them. Where something else than marks and spaces is lost, a digest
    of the whole name keeps names apart.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    ascii_only = plain.encode("ascii", "ignore").decode()
    start = _APART.sub("_", ascii_only).strip("_")[:_LONGEST].strip("_")
    letters = [mark for mark in plain if mark.isalnum()]
    if len(letters) == len(start.replace("_", "")):
        return start
    return "-".join(part for part in (start, _digest(name)) if part)


def expand_names(
    written: Mapping[str, Any],
) -> tuple[dict[str, Any], tuple[Made, ...], dict[str, str], tuple[Wrong, ...]]:
    """Return a claim with ids for names, the records made, places and what is wrong.

    The places lead from pointers into the claim to pointers into what was written.
    """
    wrong = tuple(_wrong(written))
    claim = {key: value for key, value in written.items() if key not in NAME_KEYS}
    if wrong:
        return claim, (), {}, wrong
    made: list[Made] = []
    places: dict[str, str] = {}
    if "speaker_name" in written:
        claim["speaker"] = _speaker(written, made)
        places["/speaker"] = "/speaker_name"
    if "agency" in written:
        agency = _actor(written["agency"], "organization", "agency")
        made.append(agency)
        claim["via"] = [{"actor": agency.data["id"]}]
        places["/via"] = "/agency"
    given = [key for key in _SOURCE_KEYS if key in written]
    if given:
        source = _source(written, given, made)
        claim["sources"] = [source]
        places["/sources"] = f"/{given[0]}"
    return claim, tuple(made), places, ()


def _wrong(written: Mapping[str, Any]) -> "list[Wrong]":
    found: list[Wrong] = []
    for key in NAME_KEYS:
        value = written.get(key, "x")
        if not isinstance(value, str) or not value.strip():
            got = "an empty text" if isinstance(value, str) else kind_of(value)
            found.append(("schema.type", key, f"{key}: expected a text, got {got}"))
    found += [
        ("schema.fields", key, f"{key}: expected either {key} or {other}")
        for key, other in (("speaker_name", "speaker"), ("agency", "via"))
        if key in written and other in written
    ]
    given = [key for key in _SOURCE_KEYS if key in written]
    if given and "sources" in written:
        told = f"{given[0]}: expected either sources, or {', '.join(_SOURCE_KEYS)}"
        found.append(("schema.fields", given[0], told))
    found += [
        ("schema.fields", key, f"{key}: it needs speaker_name; else it is told by the actor")
        for key in ("speaker_kind", "affiliation")
        if key in written and "speaker_name" not in written
    ]
    return found


def _speaker(written: Mapping[str, Any], made: list[Made]) -> str:
    kind = written.get("speaker_kind", "person")
    speaker = _actor(written["speaker_name"], kind, "speaker_name")
    if "affiliation" in written:
        side = _actor(written["affiliation"], "organization", "affiliation")
        speaker.data["represents"] = [side.data["id"]]
        made.append(speaker)
        made.append(side)
    else:
        made.append(speaker)
    identity: str = speaker.data["id"]
    return identity


def _actor(name: str, kind: str, key: str) -> Made:
    return Made(kind="actor", data={"id": id_of_name(name), "kind": kind, "name": name}, key=key)


def _source(written: Mapping[str, Any], given: list[str], made: list[Made]) -> str:
    data: dict[str, Any] = {key: written[key] for key in given if key != "outlet"}
    start = "source"
    if "outlet" in written:
        publisher = _actor(written["outlet"], "organization", "outlet")
        made.append(publisher)
        start = publisher.data["id"]
        data["publisher"] = start
    identity = _id_of_source(start, data)
    made.append(Made(kind="source", data={"id": identity, **data}, key=given[0]))
    return identity


def source_id(source: Mapping[str, Any], actors: Mapping[str, Any]) -> str | None:
    """Return the id that a source has if it is made of names; None where it cannot be.

    Args:
        source: The values of a source.
        actors: The actors that are made of names, by id.
    """
    publisher = source.get("publisher")
    if not source.keys() <= {"id", "publisher", *_SOURCE_KEYS} or len(source) == 1:
        return None
    if publisher is not None and publisher not in actors:
        return None
    data = {key: value for key, value in source.items() if key != "id"}
    return _id_of_source(publisher or "source", data)


def _id_of_source(start: str, data: Mapping[str, Any]) -> str:
    told = [f"{key}={data[key]}" for key in sorted(data) if key != "publisher"]
    return f"{start}-{_digest(' '.join(told))}" if told else f"{start}-unseen"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
