"""The values of a configuration are checked in Python as they are in a file: by the schema."""

from collections.abc import Mapping
from typing import Any

from counterclaim.findings import Location
from counterclaim.parsing.toml_text import faults_of


def refuse_faults(name: str, values: Mapping[str, Any]) -> None:
    """Raise what the schema refuses of some keys of a configuration, those that are set.

    Args:
        name: What is built of them, for the message.
        values: The values by their keys in a file; None is not set.

    Raises:
        ValueError: A value is not what a file may have in its place.
    """
    from counterclaim.configuration.schema import configuration_schema  # noqa: PLC0415

    table = {key: _as_in_file(value) for key, value in values.items() if value is not None}
    found = next(faults_of(table, configuration_schema(), Location(pointer="")), None)
    if found is not None:
        hint = "" if found.hint is None else f" {found.hint}"
        raise ValueError(f"{name}: {found.message}.{hint}")


def _as_in_file(value: object) -> object:
    if isinstance(value, tuple):
        return [_as_in_file(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _as_in_file(item) for key, item in value.items() if item is not None}
    return value
