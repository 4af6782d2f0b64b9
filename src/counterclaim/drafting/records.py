"""The records of a dataset while it is being made: found by their names, or added."""

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from counterclaim.drafting.gazetteer import Gazetteer, KnownPlace
from counterclaim.drafting.names import kind_of_actor, names_of, new_id, plain_name


@define
class Records:
    """Actors, sources and deployments as the values of JSON, and what was taken from names."""

    known: Gazetteer
    actors: list[dict[str, Any]] = field(factory=list)
    sources: list[dict[str, Any]] = field(factory=list)
    deployments: list[dict[str, Any]] = field(factory=list)
    new_actors: list[str] = field(factory=list)
    unknown_places: list[str] = field(factory=list)
    _actor_ids: dict[str, str] = field(factory=dict)
    _source_ids: dict[tuple[str, ...], str] = field(factory=dict)
    _deployment_ids: dict[tuple[str, str], str] = field(factory=dict)
    _taken: dict[str, set[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Index what is there already."""
        for actor in self.actors:
            self._ids("actor").add(actor["id"])
            for name in names_of(actor):
                self._actor_ids.setdefault(plain_name(name), actor["id"])
        for source in self.sources:
            self._ids("source").add(source["id"])
            self._source_ids.setdefault(_source_key(source), source["id"])
        for one in self.deployments:
            self._ids("deployment").add(one["id"])
            key = (one["force"], plain_name(one["place"]["name"]))
            self._deployment_ids.setdefault(key, one["id"])

    def _ids(self, kind: str) -> set[str]:
        return self._taken.setdefault(kind, set())

    def actor(self, name: str, kind: str | None = None) -> str:
        """Return the id of an actor by its name; one that is not there is made."""
        state = self.known.countries.get(plain_name(name))
        found = self._actor_ids.get(plain_name(name if state is None else state.name))
        if found is not None:
            return found
        if state is not None:
            # one record for a country, whatever it is called
            name, kind = state.name, "state"
        made = new_id(name, self._ids("actor"), "actor")
        record: dict[str, Any] = {
            "id": made,
            "kind": kind or kind_of_actor(name, self.known),
            "name": name,
        }
        self._ids("actor").add(made)
        self._actor_ids[plain_name(name)] = made
        self.actors.append(record)
        self.new_actors.append(f"{name} ({record['kind']})")
        country = self.known.country_in(name)
        if country is not None and record["kind"] == "state":
            record["country"] = country.country
        elif country is not None and record["kind"] in ("armed_force", "organization"):
            record["part_of"] = [self.actor(country.name, "state")]
        return made

    def speaker(self, name: str, affiliation: str | None) -> str:
        """Return the id of a speaker, with whom he or she represents."""
        made = self.actor(name)
        if affiliation:
            above = self.actor(affiliation)
            record = next(one for one in self.actors if one["id"] == made)
            is_new = made != above and made in self._new_ids()
            if is_new and above not in record.get("represents", ()):
                record.setdefault("represents", []).append(above)
        return made

    def _new_ids(self) -> set[str]:
        count = len(self.new_actors)
        return {one["id"] for one in self.actors[len(self.actors) - count :]}

    def source(self, cells: Mapping[str, str], published: str | None) -> str:
        """Return the id of the source of a row: one for a link, or for an outlet and its day."""
        outlet = cells.get("outlet")
        record: dict[str, Any] = {
            "kind": "wire_report" if cells.get("agency") and not outlet else "news_article",
            "publisher": self.actor(outlet, "organization") if outlet else None,
            "title": cells.get("title"),
            "url": cells.get("url"),
            "published": published,
            "language": cells.get("language"),
        }
        record = {name: value for name, value in record.items() if value is not None}
        key = _source_key(record)
        if key not in self._source_ids:
            name = f"{outlet or 'source'} {published or ''}"
            made = new_id(name, self._ids("source"), "source")
            self._ids("source").add(made)
            self._source_ids[key] = made
            self.sources.append({"id": made, **record})
        return self._source_ids[key]

    def deployment(self, force: str, place: str) -> str:
        """Return the id of the deployment of a force at a place."""
        force_id = self.actor(force, _force_kind(force, self.known))
        shown, _, within = (part.strip() for part in place.partition(","))
        found = self.known.place(place) or self.known.place(shown)
        around = self.known.place(within.rpartition(",")[2]) if within else None
        name = place if found is None else found.name
        key = (force_id, plain_name(name))
        if key in self._deployment_ids:
            return self._deployment_ids[key]
        if found is None:
            self.unknown_places.append(place)
            found = KnownPlace(shown, "area", around.country if around is not None else "")
            name = shown
        made = new_id(f"{force} in {name}", self._ids("deployment"), "deployment")
        where = {"name": name, "kind": found.kind}
        if found.country:
            where["country"] = found.country
        record = {"id": made, "name": f"{force} in {name}", "force": force_id, "place": where}
        self._ids("deployment").add(made)
        self._deployment_ids[key] = made
        self.deployments.append(record)
        self._link(record)
        return made

    def _link(self, made: dict[str, Any]) -> None:
        """Make a deployment at a place within another's a part of that."""
        for other in self.deployments:
            if other is made or other["force"] != made["force"]:
                continue
            if self._lies_within(made["place"], other["place"]):
                _put_part(made, other["id"])
            elif self._lies_within(other["place"], made["place"]):
                _put_part(other, made["id"])

    def _lies_within(self, inner: Mapping[str, str], outer: Mapping[str, str]) -> bool:
        if outer["kind"] == "country" and inner["kind"] != "country" and "country" in outer:
            return outer["country"] == inner.get("country")
        known = self.known.place(inner["name"])
        return known is not None and plain_name(known.within) == plain_name(outer["name"])


def _put_part(part: dict[str, Any], whole: str) -> None:
    wholes = part.setdefault("part_of", [])
    if not any(one["whole"] == whole for one in wholes):
        wholes.append({"whole": whole, "partition": "place"})


def _force_kind(name: str, known: Gazetteer) -> str:
    kind = kind_of_actor(name, known)
    return kind if kind in ("armed_group", "coalition", "armed_force") else "armed_force"


def _source_key(source: Mapping[str, Any]) -> tuple[str, ...]:
    if source.get("url"):
        return ("url", str(source["url"]))
    return tuple(str(source.get(name, "")) for name in ("publisher", "published", "title"))
