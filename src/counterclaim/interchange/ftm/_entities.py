"""Entities of FollowTheMoney as they stand in a file."""

from collections.abc import Iterable, Mapping
from typing import Any

from counterclaim.interchange._gathering import Gathering, Place


class Entity:
    """An entity; it remembers which of its properties were read."""

    def __init__(self, own_id: str, schema: str, pointer: Place) -> None:
        self.id = own_id
        self.schema = schema
        self.pointer = pointer
        self.caption: object = None
        self.referents: list[str] = []
        self.properties: dict[str, list[str]] = {}
        self._read: set[str] = set()

    def peek(self, name: str) -> list[str]:
        """Return the values of a property."""
        return self.properties.get(name, [])

    def take(self, name: str) -> list[str]:
        """Return the values of a property, and remember that they were read."""
        self._read.add(name)
        return self.peek(name)

    def finish(self, gathering: Gathering) -> None:
        """Say which properties were not read."""
        for name in self.properties:
            if name not in self._read:
                gathering.remark("unread", f"{name}: it has no counterpart", self.pointer)


def merged(
    objects: Iterable[tuple[Mapping[str, Any], Place]], gathering: Gathering
) -> list[Entity]:
    """Return entities, those of one id joined, and say what is no entity."""
    found: dict[str, Entity] = {}
    for item, pointer in objects:
        own, schema, properties = (item.get(name) for name in ("id", "schema", "properties"))
        if (
            not isinstance(own, str)
            or not own
            or not isinstance(schema, str)
            or not isinstance(properties, Mapping)
        ):
            message = "expected an entity with id, schema and properties"
            gathering.remark("document", message, pointer)
            continue
        entity = found.setdefault(own, Entity(own, schema, pointer))
        if entity.schema != schema:
            message = f"the entity has the schemas {entity.schema} and {schema}; the first counts"
            gathering.remark("value", message, pointer)
        entity.caption = entity.caption or item.get("caption")
        referents = item.get("referents")
        if isinstance(referents, list):
            entity.referents += [one for one in referents if isinstance(one, str) and one != own]
        _add(entity, properties, pointer, gathering)
    return list(found.values())


def _add(
    entity: Entity, properties: Mapping[str, Any], pointer: Place, gathering: Gathering
) -> None:
    for name, values in properties.items():
        for value in values if isinstance(values, list) else [values]:
            # streams nest entities where a reference would do
            held = value.get("id") if isinstance(value, Mapping) else value
            if isinstance(held, str) and held:
                entity.properties.setdefault(name, []).append(held)
            else:
                message = f"{name}: expected a text; it was left out"
                gathering.remark("value", message, pointer)
