"""Empty tables to be filled in, with an explanation of every column."""

from collections.abc import Iterator

from counterclaim.tables._convert import Scalar
from counterclaim.tables._flatten import Written
from counterclaim.tables.columns import Column
from counterclaim.tables.layout import SETTINGS, layout, settings

_INTRODUCTION = (
    "One row is one record. Only the sheet claims is needed; the ids in it name rows of the "
    "sheets actors, sources and deployments. The other sheets hold lists that belong to a "
    "record: a row names the record, and its place in the list if that matters."
)
_COLUMNS = (
    "Columns that are needed have a yellow header; the remark on each header says what goes "
    "into it. Leave empty what is not known. Several ids in one cell are separated by ;"
)
_EXAMPLE: dict[str, str] = {
    "actors/id": "ministry",
    "actors/kind": "organization",
    "actors/name": "Ministry of Defence of Arland",
    "sources/id": "report",
    "sources/kind": "news_article",
    "sources/published": "2025-03-11",
    "deployments/id": "army",
    "deployments/name": "Army of Arland in Belland",
    "deployments/force": "ministry",
    "deployments/place.name": "Belland",
    "deployments/place.kind": "country",
    "claims/id": "half-gone",
    "claims/text": "Half of the army has left Belland.",
    "claims/speaker": "ministry",
    "claims/sources": "report; letter",
    "claims/stated": "2025-03-10",
    "claims/about.deployment": "army",
    "claims/about.process": "withdrawal",
    "claims/says.type": "stage",
    "claims/says.code": "under_way",
}


def blank() -> tuple[Written, ...]:
    """Return all sheets without records; the sheet of settings has its keys."""
    keys: tuple[tuple[Scalar | None, ...], ...] = tuple(
        (column.header, _given(column)) for column in settings()
    )
    return (
        Written(name=SETTINGS, headers=("key", "value"), columns=settings(), rows=keys),
        *(
            Written(
                name=sheet.name,
                headers=tuple(column.header for column in sheet.columns),
                columns=sheet.columns,
                rows=(),
            )
            for sheet in layout()
        ),
    )


def readme() -> Iterator[tuple[str, ...]]:
    """Yield the rows of the sheet that explains the others: header, need, meaning, example."""
    yield ("How to fill in these sheets",)
    yield (_INTRODUCTION,)
    yield (_COLUMNS,)
    yield ("This sheet and the sheet lists are not read.",)
    yield ("",)
    yield ("column", "needed", "meaning", "example")
    for sheet in layout():
        yield ("",)
        yield (f"sheet {sheet.name}",)
        for column in sheet.columns:
            yield (
                column.header,
                "yes" if column.required else "",
                column.description,
                _EXAMPLE.get(f"{sheet.name}/{column.header}", ""),
            )


def _given(column: Column) -> str | None:
    """Return the value of a key that can have only one."""
    values = column.choices.values if column.choices is not None else ()
    return values[0] if len(values) == 1 else None
