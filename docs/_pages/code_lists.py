"""The page of all code lists."""

from collections.abc import Iterable, Mapping

import attrs

from _pages.table import table
from counterclaim.codelists import CODE_LISTS, FACETS, STAGES, TRANSITIONS, CodeList
from counterclaim.codelists.populations import POPULATIONS_WITHIN
from counterclaim.model.registry import MODELS
from counterclaim.schema import code_types, dataset_schema

_INTRODUCTION = """\
# Code lists

Every code that the format knows, with its meaning. Codes stand in files exactly as they are
written here, in small letters.

A **closed** list is complete: a code outside it is an error. An **open** list suggests codes; a
publisher may use others, made of small letters, digits and `_`.

The same lists lie as CSV in `schemas/1.0/codelists/`, one file a list, with the columns `Code`,
`Title` and `Description`. `index.csv` beside them names the lists.

"""

_POPULATIONS = """\

### Which population lies within which

Every population lies within everybody. Some lie within another one besides: their number is at
most that of the wider one (`population_within`). The others divide everybody in different ways,
`assigned` and `rotational` in one and `uniformed`, `civilian` and `contractors` in another, and are
not compared with one another.

"""

_STAGES = """\

### What a stage allows

A stage says which states of its facet are possible; a denied stage allows the others. States are
what the checker reasons with, and do not stand in files. This table is `schemas/1.0/stages.csv`.

"""

_TRANSITIONS = """\

### Steps between states

From one day to the next a subject moves along these steps, any number of them at a time. A
*hard* step is ordinary progress. A *soft* step goes backwards: it can happen, and the checker
presumes that it does not (`no_regression`). This table is `schemas/1.0/transitions.csv`.

"""


def pages() -> Mapping[str, str]:
    """Return the page."""
    users = _users()
    overview = table(
        ("list", "title", "kind", "used by"),
        (
            (f"[{name}](#{name})", listed.title, _kind(listed), ", ".join(users.get(name, ())))
            for name, listed in CODE_LISTS.items()
        ),
    )
    sections = "".join(_section(name, listed) for name, listed in CODE_LISTS.items())
    return {"reference/code-lists.md": f"{_INTRODUCTION}{overview}{sections}"}


def _kind(listed: CodeList) -> str:
    return "open" if listed.open else "closed"


def _section(name: str, listed: CodeList) -> str:
    codes = table(
        ("code", "title", "meaning"),
        ((f"`{code.code}`", code.title, code.description) for code in listed.codes),
    )
    further = {"stages": _of_stages, "populations": _of_populations}.get(name, str)()
    return f"\n({name})=\n\n## {listed.title}\n\n`{name}`, {_kind(listed)}.\n\n{codes}{further}"


def _of_populations() -> str:
    order = table(
        ("population", "lies within"),
        ((f"`{one}`", f"`{wider}`") for one, wider in POPULATIONS_WITHIN.items()),
    )
    return f"{_POPULATIONS}{order}"


def _of_stages() -> str:
    allowed = table(
        ("code", "facet", "states"),
        ((f"`{one.code}`", one.facet, ", ".join(one.states)) for one in STAGES),
    )
    order = [facet.facet for facet in FACETS]
    steps = table(
        ("facet", "from", "to", "kind", "reason"),
        (
            (step.facet, step.source, step.target, step.kind, step.reason)
            for step in sorted(TRANSITIONS, key=lambda step: order.index(step.facet))
        ),
    )
    return f"{_STAGES}{allowed}{_TRANSITIONS}{steps}"


def _users() -> dict[str, list[str]]:
    """Return the fields that hold codes of each list."""
    named = {name: listed.name for name, listed in code_types().items()}
    found: dict[str, list[str]] = {}
    for model in MODELS:
        schema = dataset_schema()["$defs"].get(model.__name__, dataset_schema())
        for field in attrs.fields(model):
            suggested = field.metadata.get("suggestions")
            lists = [suggested] if suggested else _lists_of(schema["properties"][field.name], named)
            for name in lists:
                found.setdefault(name, []).append(f"`{model.__name__}.{field.name}`")
    return found


def _lists_of(schema: dict[str, object], named: Mapping[str, str]) -> Iterable[str]:
    target = schema.get("$ref")
    if isinstance(target, str):
        name = named.get(target.rpartition("/")[2])
        return [name] if name else []
    items = schema.get("items")
    return _lists_of(items, named) if isinstance(items, dict) else []
