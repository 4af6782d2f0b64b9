"""Gathering the actors and sources that are made of the names in short forms."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, evolve, field, frozen

from counterclaim.documents._names import Made
from counterclaim.findings import Location, RecordKind
from counterclaim.model import Actor, Claim


@frozen(kw_only=True)
class MadeRecord:
    """A record made of a name: its values, and where the name stands first."""

    kind: RecordKind
    data: dict[str, Any]
    position: int
    at: Location

    def places(self, key: str) -> Mapping[str, str]:
        """Return where its values stand in the claim, in which its name has a key."""
        fields = {f"/{name}": f"/{name}" for name in self.data}
        others = {"/represents": "/affiliation", "/publisher": "/outlet"}
        return {**fields, "": f"/{key}", "/id": f"/{key}", "/name": f"/{key}", **others}


@define
class MadeRecords:
    """The records made so far, each once, in the order in which their names come first."""

    found: dict[tuple[RecordKind, str], MadeRecord] = field(factory=dict)
    claims: list[int] = field(factory=list)
    renamed: dict[str, str] = field(factory=dict)

    def add(self, made: Made, position: int, at: Location) -> None:
        """Keep a record; what a second mention adds to an actor is added to the first."""
        key = (made.kind, made.data["id"])
        before = self.found.get(key)
        if before is None:
            self.found[key] = MadeRecord(kind=made.kind, data=made.data, position=position, at=at)
            return
        sides = [*before.data.get("represents", ()), *made.data.get("represents", ())]
        if sides:
            before.data["represents"] = list(dict.fromkeys(sides))

    def used_by(self, claim: int) -> None:
        """Note the index of a claim that was written short."""
        self.claims.append(claim)

    def records(self, known: Mapping[RecordKind, list[Any]]) -> tuple[MadeRecord, ...]:
        """Return the records that are not there already, under their id or their name."""
        ids = {(kind, record.id) for kind in ("actor", "source") for record in known[kind]}
        by_name = _by_name(known["actor"])
        kept = []
        for (kind, identity), made in self.found.items():
            if (kind, identity) in ids:
                continue
            recorded = by_name.get(made.data["name"].casefold()) if kind == "actor" else None
            if recorded is not None:
                self.renamed[identity] = recorded
            else:
                kept.append(made)
        return tuple(evolve(made, data=self._named(made.data)) for made in kept)

    def rename(self, records: Mapping[RecordKind, list[Any]]) -> None:
        """Let the claims that were written short name the actors that were recorded in full."""
        if self.renamed:
            claims = records["claim"]
            for index in self.claims:
                claims[index] = self._renamed_claim(claims[index])

    def _renamed_claim(self, claim: Claim) -> Claim:
        via = tuple(evolve(relay, actor=self._new(relay.actor)) for relay in claim.via)
        return evolve(claim, speaker=self._new(claim.speaker), via=via)

    def _named(self, data: dict[str, Any]) -> dict[str, Any]:
        named = dict(data)
        if "publisher" in named:
            named["publisher"] = self._new(named["publisher"])
        if "represents" in named:
            named["represents"] = [self._new(one) for one in named["represents"]]
        return named

    def _new(self, identity: str) -> str:
        return self.renamed.get(identity, identity)


def _by_name(actors: Iterable[Actor]) -> dict[str, str]:
    """Return the ids of actors by their names, without those that two of them bear."""
    found: dict[str, str] = {}
    shared = set()
    for actor in actors:
        for name in {actor.name.casefold(), *(one.text.casefold() for one in actor.names)}:
            if found.setdefault(name, actor.id) != actor.id:
                shared.add(name)
    return {name: identity for name, identity in found.items() if name not in shared}
